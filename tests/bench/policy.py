"""The guard's figures: speed of a check, loading, hostile input, X, personal data, evasions, real replies, peers.

`--full` runs every rule mutant and replays 100,000 replies; `--survivors` prints the texts and mutants that went by.
`--rule RULE` mutates that rule alone.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles

from policy import (
    Company,
    Context,
    Guard,
    Rulebook,
    default_rulebook_dir,
    example_company,
    find_personal_data,
    load_rulebook,
    prove,
)
from policy.lengths import x_length
from policy.load import _compiled
from tests.bench import _closed_world as _closed
from tests.bench import _grounding, _replies
from tests.bench import _hostile as _hostiles
from tests.bench import _peers as _others
from tests.bench import _replay as _replays
from tests.bench import _rule_mutants as _mutants
from tests.bench._replies import POST, REPLY
from tests.policy import test_matcher_differential, test_x_differential
from tests.policy import test_x_conformance as x_cases
from tests.policy.test_matcher import differences

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
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


def timed(run: Callable[[], object], times: int) -> tuple[list[float], list[float]]:
    """Wall and CPU milliseconds of each of `times` runs. On a busy machine the second says more."""
    wall, cpu = [], []
    for _ in range(times):
        began, used = time.perf_counter(), time.process_time()
        run()
        cpu.append((time.process_time() - used) * 1000)
        wall.append((time.perf_counter() - began) * 1000)
    return wall, cpu


def main() -> None:
    """Print every figure of the guard's table."""
    _compiled.cache_clear()
    loading, used = timed(lambda: load_rulebook(default_rulebook_dir()), 1)
    rulebook = load_rulebook(default_rulebook_dir())
    guard = Guard(rulebook, example_company())
    say(
        f"load {len(rulebook.rules)} rules, {rulebook.matcher.size} phrases, first time",
        f"{loading[0]:.0f} ms, CPU {used[0]:.0f}",
        "<= 150 ms",
    )
    _checking(guard)
    _hostile(guard)
    _x()
    _personal_data()
    _peers()
    _examples()
    _grounded(rulebook)
    _leaks(rulebook)
    _rule_mutants()
    _real_replies(rulebook)
    _replayed()
    _differential()


def _differential() -> None:
    wrong = differences(100_000, seed=11)
    say("matcher against a naive one, 100,000 texts", f"{len(wrong)} differences", "0")
    wrong = test_matcher_differential.differences(100_000, seed=22)
    say("the same on generated phrases, 100,000 pairs", f"{len(wrong)} differences", "0")
    lengths = test_x_differential.differences(100_000, seed=9)
    say("X length against the published patterns, 100,000 texts", f"{len(lengths)} differences", "0")
    glued = test_x_differential.differences(5_000, 9, test_x_differential.GLUE)
    say("  the same with links welded to other signs, 5,000 texts", f"{len(glued)} differences", "")
    _tell(glued[:20])


def _checking(guard: Guard) -> None:
    evidence = _replies.EVIDENCE
    context = Context(channel="x", post=POST, evidence=evidence)
    guard.check(REPLY, context)
    _say_times(
        f"check of {len(REPLY)} characters, 20 pieces of evidence",
        timed(lambda: guard.check(REPLY, context), 2_000),
    )
    spent = [_replies.checked(guard, reply) for reply in _replies.REPLIES]
    warm = [time for times, _ in spent for time in times]
    fresh = [time for _, times in spent for time in times]
    _say_times(f"  {len(spent)} varied replies, the context ready", (warm, warm))
    _say_times("  the same, a new post and new evidence each time", (fresh, fresh))
    keys = _replies.typed(guard, REPLY)
    _say_times(f"a reply of {len(REPLY)} characters typed, each key checked", (keys, keys))


def _say_times(what: str, times: tuple[list[float], list[float]]) -> None:
    wall, cpu = times
    say(f"{what}, p50", f"{median(wall):.2f} ms, CPU {median(cpu):.2f}", "<= 0.5 ms")
    say("  p99", f"{quantiles(wall, n=100)[98]:.2f} ms, CPU {quantiles(cpu, n=100)[98]:.2f}", "<= 2 ms")


def _hostile(guard: Guard) -> None:
    say("hostile texts, all read: CPU ms at " + ", ".join(f"{s // 1000}" for s in _hostiles.SIZES) + " kB", "growth")
    rows = list(_hostiles.rows(guard))
    for row in rows:
        times = " ".join(f"{spent:.1f}" for spent in row.milliseconds)
        say(f"  {row.shape}: {times}", f"x{row.growth:.2f} of linear", "<= 10 ms at 10 kB, x1 from 10 to 64 kB")
    over = [row.shape for row in rows if row.milliseconds[2] > 10]
    say(f"  over 10 ms at 10 kB, of {len(rows)} shapes", str(len(over)), ", ".join(over) or "none")


def _grounded(rulebook: Rulebook) -> None:
    for name in _grounding.ROWS:
        done = _grounding.run(rulebook, name)
        mutations = sum(ran for ran, _ in done.by_kind.values())
        say(f"{name}: wrong figures caught, of {mutations} over {done.pairs} pairs", f"{done.share:.2%}", ">= 99 %")
        say("  of these by a rule of the family grounding", f"{done.by_grounding / mutations:.2%}")
        say("  by kind", "", ", ".join(f"{kind} {caught} of {ran}" for kind, (ran, caught) in done.by_kind.items()))
        say("  grounded replies blocked as they stand (false)", f"{len(done.false) / done.pairs:.2%}", "<= 1 %")
        own = sum("grounding." in line.partition(":")[0] for line in done.false)
        say("  of these by a rule of the family grounding", f"{own / done.pairs:.2%}")
        if "held" not in name:
            _tell((*(f"false: {line}" for line in done.false), *done.missed))


def _leaks(rulebook: Rulebook) -> None:
    done = _closed.run(rulebook)
    say(f"claims that nothing supports caught, of {done.leaks}", f"{1 - len(done.passed) / done.leaks:.2%}", ">= 99 %")
    say(f"honest replies blocked, of {done.honest} (false)", f"{len(done.blocked) / done.honest:.2%}", "<= 1 %")
    _tell((*(f"passed: {line}" for line in done.passed), *(f"false: {line}" for line in done.blocked)))


def _rule_mutants() -> None:
    rule = sys.argv[sys.argv.index("--rule") + 1] if "--rule" in sys.argv else None
    tally = _mutants.run(limit=None if "--full" in sys.argv else 400, rule=rule)
    ran = sum(count for count, _ in tally.by_kind.values())
    say(f"rule mutants killed by the examples, {ran} of {tally.made} run", f"{tally.share:.1%}", ">= 95 %")
    say("  the same, each kind weighed by how many of it there are", f"{tally.weighed:.1%}")
    weighed = {"drop a token", "drop a negation", "flip a negation"}
    for kind, (count, killed) in sorted(tally.by_kind.items()):
        say(f"  {kind}", f"{killed} of {count} ({killed / count:.0%})", ">= 95 %" if kind in weighed else "")
    if tally.unsteady:
        say("  examples left out: they do not hold for their rule alone", str(tally.unsteady))
    _tell(tally.survivors)


def _tell(lines: Sequence[str]) -> None:
    """Print what went by, when it was asked for."""
    if "--survivors" in sys.argv:
        sys.stdout.writelines(f"    {line}\n" for line in lines)


def _replayed() -> None:
    path = DATA / "play_reviews" / "resolved_cases.jsonl"
    if not path.is_file():
        say("replay", "no data", "shared/data is not here")
        return
    done = _replays.run(path, _replays.ALL if "--full" in sys.argv else 5_000)
    say(f"replay of {done.replies} replies, old and new, two processes", f"{done.seconds:.0f} s", "")
    say("  for 100,000: wall at this load", f"{done.for_all:.0f} s", "<= 120 s")
    say("  for 100,000: CPU, on two idle cores", f"{done.cpu_for_all:.0f} s", "<= 120 s")
    say("  now held, now let go", f"{done.result.now_held}, {done.result.now_released}")


def _passes(test: Callable[..., None], *values: object) -> bool:
    try:
        test(*values)
    except AssertionError:
        return False
    return True


def _x() -> None:
    text = REPLY + " https://brightwater.example/help 😊"
    for what, cases, holds in (
        ("weighted length", x_cases._lengths(), x_cases.test_weighted_length),
        ("extraction", x_cases._extractions(), x_cases.test_extraction),
    ):
        right = sum(_passes(holds, *case.values) for case in cases)
        say(f"X's own cases: {what}", f"{right} of {len(cases)}", "42 of 42" if "length" in what else "238 of 238")
    say("X length of one text, CPU", f"{median(timed(lambda: x_length(text), 2_000)[1]) * 1000:.0f} us", "<= 50 us")


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
    """E-mail and card only, on all sides; the counts come before the times."""
    rows = _rows()
    if not rows:
        return
    texts = [str(row["full_text"]) for row in rows]
    for peer in (_others.langchain(texts), *_others.others(texts)):
        if peer.skipped:
            say(peer.name, "skipped", peer.skipped)
            continue
        wanted = {"LangChain's PII detectors": ">= 1", "Presidio with a small spaCy model": ">= 20"}.get(peer.name, "-")
        say(f"{peer.name}: finds, ours finds", f"{peer.found}, {peer.ours_found}", "ours >= theirs")
        if not 0 < peer.found <= peer.ours_found:
            say("  not timed", "", "it finds nothing, or what ours does not: the times would say nothing")
            continue
        times = f"{peer.seconds * 1000:.1f}, {peer.ours_seconds * 1000:.1f} ms"
        say("  CPU for the same texts: theirs, ours", times, f"ours {peer.ratio:.2f}x as fast, wanted {wanted}")
    from langchain.agents.middleware._redaction import detect_email

    hostile = "a." * 16_000
    say(
        "32 kB of points and no @: LangChain's e-mail, ours",
        f"{_others.cpu(detect_email, [hostile], 1) * 1000:.0f} ms, "
        f"{_others.cpu(_others.count_ours, [hostile]) * 1000:.1f} ms",
    )


def _examples() -> None:
    proof = prove(default_rulebook_dir())
    say(
        f"examples of {proof.rules} rules that hold",
        f"{proof.examples - len(proof.failures)} of {proof.examples}",
        "all",
    )
    say(f"evasion transforms that still hit, of {proof.transformed}", f"{proof.survival:.2%}", ">= 98 %")


def _real_replies(rulebook: Rulebook) -> None:
    path = DATA / "play_reviews" / "resolved_cases.jsonl"
    if not path.is_file():
        say("real replies", "no data", "shared/data is not here")
        return
    company = Company(name="Mozilla", products=("Firefox",), link_domains=("mozilla.org", "mzl.la"))
    guard = Guard(rulebook, company)
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
