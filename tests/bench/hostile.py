"""How long posts made to be slow take through the whole desk, without a model: reading, routing, drafting, the guard.

CPU milliseconds at 10,000 and 20,000 characters; what costs more than 150 ms at the first size beyond a short post, or
more than 2.5 times as much at the second, is named.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from drafting.compose import compose
from drafting.errors import ModelFailed
from drafting.model.chat import EndpointModel
from drafting.model.types import Completion
from drafting.models import DraftJob
from drafting.parts.knowledge import scrub
from drafting.settings import load_settings
from drafting.workspace import init_workspace
from drafting.writer import Writer
from drafting.writer.grounds.ports import Checker
from knowledge.models import ResolvedCase
from knowledge.scrubbing import scrubbed
from knowledge.suspicious import found_in
from policy.models import Context, EvidenceItem
from tests.hostile_posts import LANGUAGES, post, timed

_SIZE = 10_000
_MOST_MS, _GROWTH = 150.0, 2.5


class _Away(EndpointModel):
    """A small model that is not there, so that the writer composes."""

    def complete(self, *_messages: object, **_options: object) -> Completion:
        raise ModelFailed("unreachable", "No model here.")


def main() -> None:
    """Print for each reader the slowest shape and all that are too slow."""
    with TemporaryDirectory() as folder:
        workspace = Path(folder) / "sample"
        init_workspace(workspace, sample=True)
        settings = load_settings(workspace, {})
        with compose(settings) as app:
            app.knowledge.ingest()
            away = _Away(settings.model, "http://127.0.0.1:9/v1", small=True)
            writer = Writer(away, app.guard, app.knowledge, settings, tuple)
            for name, read in _readers(writer, app.guard).items():
                _report(name, read)


def _readers(writer: Writer, guard: Checker) -> Mapping[str, Callable[[str, str], object]]:
    reply = "The kettle should not have broken, sorry. We will refund £20 within 2 days."

    def draft(text: str, lang: str) -> None:
        try:
            writer.draft(DraftJob(post=text, channel="feedback", lang=lang))
        except ModelFailed:
            return  # a post that the rules cannot read asks a model, and there is none

    def evidence(text: str, lang: str) -> None:
        item = EvidenceItem(id="p", kind="passage", text=text)
        guard.check(reply, Context(channel="email", post="Why?", lang=lang, evidence=(item,)))

    return {
        "reading a post": lambda text, lang: writer.understand(DraftJob(post=text, channel="feedback", lang=lang)),
        "routing": lambda text, lang: guard.triage(text, Context(post=text, lang=lang)),
        "a draft": draft,
        "the guard: a reply": lambda text, lang: guard.check(text, Context(channel="email", post="Why?", lang=lang)),
        "the guard: its post": lambda text, lang: guard.check(reply, Context(channel="email", post=text, lang=lang)),
        "the guard: its evidence": evidence,
        "ingest of a past case": lambda text, _: scrubbed(ResolvedCase(id="c", post=text, reply=text), scrub),
        "ingest of a document": lambda text, _: found_in(text),
    }


def _report(name: str, read: Callable[[str, str], object]) -> None:
    for lang in LANGUAGES:  # what is read once in a language is no part of it
        read(post(lang, "complaint", "words", 200), lang)
    plain = min(row.once for row in timed(read, 100, ("complaint",)))
    rows = list(timed(read, _SIZE))
    worst = max(rows, key=lambda row: row.once)
    slow = [row for row in rows if row.once - plain > _MOST_MS or row.twice > max(_GROWTH * row.once, _MOST_MS)]
    _say(
        f"{name}: short {plain:.0f} ms; slowest at 10 kB {worst.once:.0f} ms ({worst.lang} {worst.shape}); "
        f"too slow {len(slow)} of {len(rows)}"
    )
    for row in sorted(slow, key=lambda row: -row.once)[:12]:
        _say(f"    {row.lang} {row.beginning}, {row.shape}: {row.once:.0f} and {row.twice:.0f} ms")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
