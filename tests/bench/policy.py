"""The guard's figures: speed of a check, loading, hostile input, X, personal data, evasions, real replies, peers."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from policy import (
    Company,
    Context,
    EvidenceItem,
    Guard,
    default_rulebook_dir,
    example_company,
    find_personal_data,
    load_rulebook,
    prove,
)
from policy.lengths import x_length
from policy.load import _compiled
from tests.policy.test_matcher import differences

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
REPLY = (
    "Hi Ana, thanks for telling us about the kettle that leaked on your kitchen floor. That must have "
    "been a nasty start "
    "to the day. Our care team would like to hear which model you have, so please send us a direct message and we can "
    "find out what went wrong. - Tom"
)
POST = "My kettle leaked all over the kitchen floor and nobody answers the phone. When will I get a new one?"
KINDS = {
    "EMAIL_ADDRESS": "email",
    "CREDIT_CARD": "card",
    "IBAN_CODE": "iban",
    "US_SSN": "national_id",
    "PHONE_NUMBER": "phone",
}


def say(what: str, value: str, limit: str = "") -> None:
    """Print one line: what, the figure, and what it is compared with."""
    sys.stdout.write(f"{what:<62} {value:>22}   {limit}\n")


def timed(run: Callable[[], object], times: int) -> list[float]:
    """Wall milliseconds of each of `times` runs."""
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        run()
        spent.append((time.perf_counter() - started) * 1000)
    return spent


def main() -> None:
    """Print every figure of the guard's table."""
    _compiled.cache_clear()
    loading = timed(lambda: load_rulebook(default_rulebook_dir()), 1)[0]
    rulebook = load_rulebook(default_rulebook_dir())
    guard = Guard(rulebook, example_company())
    say(
        f"load {len(rulebook.rules)} rules, {rulebook.matcher.size} phrases, first time",
        f"{loading:.0f} ms",
        "<= 150 ms",
    )
    _checking(guard)
    _hostile(guard)
    _x()
    _personal_data()
    _peers()
    _examples()
    _real_replies(rulebook)
    wrong = differences(100_000, seed=11)
    say("matcher against a naive one, 100,000 texts", f"{len(wrong)} differences", "0")


def _checking(guard: Guard) -> None:
    evidence = tuple(
        EvidenceItem(
            id=f"p{i}", kind="passage", text=f"Clause {i}: return it within {20 + i} days; refunds take {i + 2} days."
        )
        for i in range(20)
    )
    context = Context(channel="x", post=POST, evidence=evidence)
    guard.check(REPLY, context)
    spent = timed(lambda: guard.check(REPLY, context), 2_000)
    say(f"check of {len(REPLY)} characters, 20 pieces of evidence, p50", f"{median(spent):.2f} ms", "<= 0.5 ms")
    say("the same, p99", f"{quantiles(spent, n=100)[98]:.2f} ms", "<= 2 ms")


def _hostile(guard: Guard) -> None:
    shapes = {
        "a": "a",
        "promises": "we will refund you ",
        "digits": "1 ",
        "points": "a.",
        "quotes": '"a ',
        "spaced": "r e f ",
    }
    for channel in ("feedback", "email"):
        for name, unit in shapes.items():
            at = []
            for size in (2_000, 10_000, 20_000):
                text = (unit * size)[:size]
                at.append(min(timed(partial(guard.check, text, Context(channel=channel)), 3)))
            say(
                f"hostile {name!r} on {channel}, 2, 10, 20 kB",
                " ".join(f"{t:.1f}" for t in at) + " ms",
                "<= 10 ms at 10 kB",
            )


def _x() -> None:
    text = REPLY + " https://brightwater.example/help 😊"
    say("X length of one text", f"{median(timed(lambda: x_length(text), 2_000)) * 1000:.0f} us", "<= 50 us")


def _rows() -> list[dict[str, object]]:
    path = DATA / "pii" / "synthetic_750.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []


def _scores(
    find: Callable[[str], Sequence[tuple[str, int, int]]], rows: list[dict[str, object]]
) -> dict[str, tuple[int, int, int]]:
    counts = {kind: [0, 0, 0] for kind in KINDS.values()}
    for row in rows:
        found = find(str(row["full_text"]))
        spans: list[dict[str, object]] = row["spans"]  # type: ignore[assignment]  # the data's own shape
        for label, kind in KINDS.items():
            gold = [
                (int(str(s["start_position"])), int(str(s["end_position"]))) for s in spans if s["entity_type"] == label
            ]
            mine = [(a, b) for k, a, b in found if k == kind]
            hit = sum(any(a < y and x < b for a, b in mine) for x, y in gold)
            counts[kind][0] += hit
            counts[kind][1] += len(gold) - hit
            counts[kind][2] += sum(not any(a < y and x < b for x, y in gold) for a, b in mine)
    return {kind: (c[0], c[1], c[2]) for kind, c in counts.items()}


def _personal_data() -> None:
    rows = _rows()
    if not rows:
        say("personal data", "no data", "shared/data is not here")
        return
    for kind, (hit, missed, false) in _scores(
        lambda t: [(d.kind, d.start, d.end) for d in find_personal_data(t)], rows
    ).items():
        precision, recall = hit / max(1, hit + false), hit / max(1, hit + missed)
        f2 = 5 * precision * recall / max(1e-9, 4 * precision + recall)
        limit = "recall >= 0.90, precision >= 0.70" if kind == "phone" else "F2 >= 0.95"
        say(f"{kind}: precision, recall, F2", f"{precision:.3f} {recall:.3f} {f2:.3f}", limit)


def _peers() -> None:
    """LangChain's detectors of e-mail and card on the same texts, counts asserted before timing."""
    rows = _rows()
    if not rows:
        return
    try:
        from langchain.agents.middleware._redaction import detect_credit_card, detect_email
    except ImportError:
        say("LangChain's PII detectors", "not installed", "")
        return
    texts = [str(row["full_text"]) for row in rows]
    theirs_found = sum(len(detect_email(t)) + len(detect_credit_card(t)) for t in texts)
    ours_found = sum(d.kind in ("email", "card") for t in texts for d in find_personal_data(t))
    ours = min(timed(lambda: [find_personal_data(t) for t in texts], 3))
    theirs = min(timed(lambda: [(detect_email(t), detect_credit_card(t)) for t in texts], 3))
    say("LangChain finds, we find (e-mail and card)", f"{theirs_found}, {ours_found}", "ours >= theirs")
    say(
        "750 texts: LangChain's two kinds, our ten kinds",
        f"{theirs:.0f} ms, {ours:.0f} ms",
        f"ratio {theirs / ours:.2f}",
    )
    hostile = "a" * 32_000
    say(
        "32 kB without an @: LangChain's e-mail, ours",
        f"{min(timed(lambda: detect_email(hostile), 1)):.0f} ms, "
        f"{min(timed(lambda: find_personal_data(hostile), 3)):.1f} ms",
    )


def _examples() -> None:
    proof = prove(default_rulebook_dir())
    say(
        f"examples of {proof.rules} rules that hold",
        f"{proof.examples - len(proof.failures)} of {proof.examples}",
        "all",
    )
    say(f"evasion transforms that still hit, of {proof.transformed}", f"{proof.survival:.2%}", ">= 98 %")


def _real_replies(rulebook: object) -> None:
    path = DATA / "play_reviews" / "resolved_cases.jsonl"
    if not path.is_file():
        say("real replies", "no data", "shared/data is not here")
        return
    company = Company(name="Mozilla", products=("Firefox",), link_domains=("mozilla.org", "mzl.la"))
    guard = Guard(rulebook, company)  # type: ignore[arg-type]  # the rulebook of `main`
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    counts: dict[str, int] = {}
    for row in rows:
        verdict = guard.check(row["reply"], Context(channel="google_play", post=row["review"]))
        for name in {f.rule for f in verdict.findings if f.severity == "block"}:
            counts[name] = counts.get(name, 0) + 1
    for name, count in sorted(counts.items(), key=lambda item: -item[1]):
        say(f"blocks on {len(rows)} real replies: {name}", f"{count} ({count / len(rows):.2%})", "false ones <= 0.2 %")


if __name__ == "__main__":
    main()
