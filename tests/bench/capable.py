"""What the writer makes of a capable model's replies: good ones should leave as they were written, slips never.

The replies were written by hand as a very good model would, half of them before the writer was worked on with them.
A local endpoint tells them to the production writer, plain and in the wrappings that models use. `--out FOLDER` keeps
an account of every reply that was changed or held, and of every slip that got through.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple, get_args

from drafting.compose import App, compose
from drafting.models import DraftJob, DraftResult
from drafting.settings import load_settings
from tests.bench._capable_posts import Half, Room, Written, rooms
from tests.bench._capable_trades import trade_rooms
from tests.fake_endpoint import FakeEndpoint

Fate = Literal["whole", "added to", "changed", "held"]
_FATES: tuple[Fate, ...] = ("whole", "added to", "changed", "held")
_GREETED = re.compile(r"[^.!?…]{0,40}[,!:.]?\s*")
_SIGNED = re.compile(r"\s*\^?\w+\s*")
_WRAPPINGS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("as it is", str),
    ("a preamble", lambda text: f"Here is the reply:\n\n{text}"),
    ("a greeting and a signature", lambda text: f"Hi there,\n\n{text}\n\n^Mia"),
    ("quotes and bold type", lambda text: "“**{}** {}”".format(*text.split(" ", 1))),
    ("a closing", lambda text: f"{text}\n\nBest regards,\nMia"),
)


class Told(NamedTuple):
    """One answer of the endpoint and what came of it."""

    written: Written
    said: str
    """Name of the wrapping, or the kind of slip."""
    fate: Fate
    first_try: bool
    """True when the guard found nothing to block in what the model wrote."""
    through: bool
    """True when the slip stands in a reply that could be approved."""
    result: DraftResult


def main() -> None:
    """Print the table for each half."""
    keep = os.environ.get("REPLYDESK_BENCH_OUT")
    with TemporaryDirectory() as folder:
        made = chain(rooms(Path(folder)), trade_rooms(Path(folder)))
        told = [one for room in made for one in _replay(room)]
    for half in get_args(Half):
        _table(half, [one for one in told if one.written.half == half])
    if keep:
        Path(keep).mkdir(parents=True, exist_ok=True)
        seen = [one for one in told if one.written.half != "unseen"]
        (Path(keep) / "capable.md").write_text("\n".join(_account(seen)), encoding="utf-8")


def _replay(room: Room) -> Iterator[Told]:
    """Tell every reply of one workspace to its writer."""
    teller = _Teller()
    with FakeEndpoint(author=teller.answer) as fake:
        settings = load_settings(room.folder, {"OPENAI_BASE_URL": fake.base_url})
        with compose(settings) as app:
            app.knowledge.ingest()
            for number, (job, written) in enumerate(room.written):
                yield from _tell(app, teller, job, written, number)


def _tell(app: App, teller: _Teller, job: DraftJob, written: Written, number: int) -> Iterator[Told]:
    wrapping = _WRAPPINGS[1 + number % (len(_WRAPPINGS) - 1)]
    teller.written = written
    for name, wrap in (_WRAPPINGS[0], wrapping):
        teller.text = wrap(written.good)
        yield _judged(written, name, None, app.writer.draft(job))
    for slip in written.slips:
        teller.text = f"{written.good} {slip.sentence}"
        yield _judged(written, f"slip: {slip.kind}", slip.sentence, app.writer.draft(job))


class _Teller:
    """The model: says what it is told to, and the kind of post when that is asked."""

    def __init__(self) -> None:
        self.written: Written | None = None
        self.text = ""

    def answer(self, messages: list[dict[str, str]]) -> str:
        """Answer a prompt."""
        assert self.written is not None
        if '{"kind"' in messages[0]["content"]:
            return json.dumps({"kind": self.written.kind})
        return self.text


def _judged(written: Written, said: str, slip: str | None, result: DraftResult) -> Told:
    fate = _fate(written.good, result)
    through = slip is not None and result.verdict.approvable and slip in result.reply
    return Told(written, said, fate, result.recipe.first_verdict != "block", through, result)


def _fate(good: str, result: DraftResult) -> Fate:
    """Say what became of a good reply: only a greeting before it and a signature behind it leave it whole."""
    if not result.verdict.approvable:
        return "held"
    at = next((result.reply.find(form) for form in (good, good[0].lower() + good[1:]) if form in result.reply), -1)
    if at < 0:
        return "changed"
    before, after = result.reply[:at], result.reply[at + len(good) :]
    around = _GREETED.fullmatch(before) and (not after or _SIGNED.fullmatch(after))
    return "whole" if around else "added to"


def _table(half: Half, told: Sequence[Told]) -> None:
    if not told:
        _say(f"{half}: none")
        return
    plain = [one for one in told if one.said == _WRAPPINGS[0][0]]
    wrapped = [one for one in told if one not in plain and not one.said.startswith("slip")]
    slips = [one for one in told if one.said.startswith("slip")]
    _say(f"{half} part: {len(plain)} good replies, {len(slips)} slips")
    _say(f"  first try passes the guard  {_share(sum(o.first_try for o in plain), len(plain))}")
    _say(f"  good, as written            {_fates(plain)}")
    _say(f"  good, wrapped               {_fates(wrapped)}")
    caught = [one for one in slips if not one.through]
    kept = [one for one in caught if one.fate == "whole"]
    _say(
        f"  slips caught                {_share(len(caught), len(slips))}: {len(kept)} taken out of a reply that was "
        f"otherwise left whole, {sum(o.fate == 'held' for o in caught)} held"
    )
    missed = Counter(one.said.removeprefix("slip: ") for one in slips if one.through)
    _say("  got through                 " + (", ".join(f"{kind} {n}" for kind, n in missed.items()) or "none"))
    seconds = median(one.result.recipe.overhead_seconds for one in told)
    _say(f"  everything but the model    {seconds * 1000:.0f} ms a draft (median)")


def _fates(told: Sequence[Told]) -> str:
    count: Mapping[Fate, int] = Counter(one.fate for one in told)
    return ", ".join(f"{fate} {_share(count.get(fate, 0), len(told))}" for fate in _FATES)


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / max(1, whole):.0%})"


def _account(told: Sequence[Told]) -> Iterator[str]:
    """Everything that was not as it should be, for reading."""
    for one in told:
        if one.said.startswith("slip") and not one.through and one.fate in ("whole", "held"):
            continue
        if not one.said.startswith("slip") and one.fate == "whole" and one.first_try:
            continue
        yield f"\n## {one.written.half} {one.written.source} {one.written.id}: {one.said}: {one.fate}"
        yield f"good:  {one.written.good!r}\nreply: {one.result.reply!r}"
        yield from (f"- {f.severity} {f.rule}: {f.match!r} {f.message}" for f in one.result.verdict.findings)
        yield from (f"- {step}" for step in one.result.recipe.steps)
        if not one.first_try:
            yield f"- first try: {', '.join(one.result.recipe.first_rules)}"


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
