"""Mutations of grounded facts: value, unit, role, sign, date, digit and path, over replies that hold as they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from policy import CaseFacts, Company, Context, EvidenceItem, GivenText, Guard, Rulebook

ROWS = Path(__file__).parent / "data" / "grounded_replies.yaml"
COMPANY = Company(name="Northgate", languages=("en", "es", "de", "fr"), link_domains=("example.com",))
"""No remedies and no contacts: nothing but the row's own evidence supports a figure."""
_MARK = re.compile("«([^»]*)»")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DATE = re.compile(r"(\d{1,2}) (" + "|".join(_MONTHS) + ")")
_UNITS = {
    "working days": "weeks", "days": "weeks", "hours": "days", "minutes": "hours", "months": "years",
    "weeks": "months", "years": "months", "kg": "lb", "GB": "MB", "MB": "GB", "°C": "°F", "%": "€", "€": "$", "£": "€",
    "$": "£", "am": "pm", "pm": "am", "días": "semanas", "Tage": "Wochen",
}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """A reply that its evidence supports, and where its figures stand."""

    reply: str
    figures: tuple[tuple[int, int], ...]
    roles: tuple[str, ...]
    context: Context


@dataclass(frozen=True)
class Outcome:
    """What the guard caught: kind of mutation -> (run, caught), and the ones that went by."""

    pairs: int
    false: tuple[str, ...]
    by_kind: dict[str, tuple[int, int]]
    missed: tuple[str, ...]
    by_grounding: int
    """Of the caught, those that a rule of the family `grounding` caught."""

    @property
    def share(self) -> float:
        """Share of all mutations that were caught."""
        return sum(c for _, c in self.by_kind.values()) / max(1, sum(r for r, _ in self.by_kind.values()))


def pairs() -> list[Pair]:
    """Read the pairs; `«…»` marks the figures."""
    return [_pair(row) for row in yaml.safe_load(ROWS.read_text(encoding="utf-8"))]


def _pair(row: dict[str, Any]) -> Pair:
    spans: list[tuple[int, int]] = []
    reply = ""
    at = 0
    for mark in _MARK.finditer(row["reply"]):
        reply += row["reply"][at : mark.start()]
        spans.append((len(reply), len(reply) + len(mark.group(1))))
        reply += mark.group(1)
        at = mark.end()
    reply += row["reply"][at:]
    passages = tuple(EvidenceItem(id=f"p{i}", kind="passage", text=t) for i, t in enumerate(row.get("evidence", ())))
    facts = tuple(GivenText(id=f"f{i}", text=text) for i, text in enumerate(row.get("facts", ())))
    context = Context(channel="feedback", evidence=passages, facts=CaseFacts(facts=facts))
    return Pair(reply, tuple(spans), tuple(row["role"]), context)


def mutations(pair: Pair) -> Iterator[tuple[str, str]]:
    """Yield (kind of mutation, wrong reply) for every figure; values that the evidence also names are left out."""
    known = " ".join([e.text for e in pair.context.evidence] + [f.text for f in pair.context.facts.facts])
    for start, end in pair.figures:
        figure = pair.reply[start:end]
        for kind, wrong in dict.fromkeys(_wrong(figure)):
            if wrong != figure and (wrong not in known or kind == "path"):
                yield kind, pair.reply[:start] + wrong + pair.reply[end:]
    for text in pair.roles:
        yield "role", text


def _wrong(figure: str) -> Iterator[tuple[str, str]]:
    if "example.com/" in figure:
        yield from _wrong_paths(figure)
        return
    if dated := _DATE.match(figure):
        yield from _wrong_dates(figure, dated)
        return
    if re.fullmatch(r"\d\d:\d\d", figure):
        hour, minute = int(figure[:2]), int(figure[3:])
        yield "value", f"{(hour + 1) % 24:02}:{minute:02}"
        yield "value", f"{hour:02}:{(minute + 15) % 60:02}"
        yield from _wrong_digits(figure[:4] if figure[4] == "0" else figure, figure[4:] if figure[4] == "0" else "")
        return
    number = _NUMBER.search(figure)
    if number is None:
        return
    before, digits, after = figure[: number.start()], number.group(), figure[number.end() :]
    if digits.isdigit():
        for value in (int(digits) + 1, int(digits) - 1, int(digits) * 2, int(digits) * 10):
            if value > 0 and not (re.search(r"[ap]m", after) and value > 12):
                yield "value", f"{before}{value}{after}"
    else:
        yield "value", f"{before}{digits[:-1]}{(int(digits[-1]) + 1) % 10}{after}"
    for kind, wrong in _wrong_digits(digits, ""):
        if not (re.search(r"[ap]m", after) and int(wrong) > 12):
            yield kind, before + wrong + after
    for unit, other in _UNITS.items():
        if unit in after or unit in before:
            yield "unit", before.replace(unit, other) + digits + after.replace(unit, other)
            break
    if "%" in after or "°" in after or any(sign in figure for sign in "€£$"):
        yield "sign", figure.replace("-", "") if "-" in figure else f"-{figure}"


def _wrong_digits(digits: str, rest: str) -> Iterator[tuple[str, str]]:
    """Each digit changed by three, and two neighbours swapped."""
    for index, char in enumerate(digits):
        if char.isdigit():
            other = (int(char) + 3) % 10
            if index or other:
                wrong = digits[:index] + str(other) + digits[index + 1 :] + rest
                if ":" not in wrong or (int(wrong[:2]) < 24 and int(wrong[3:]) < 60):
                    yield "digit", wrong
    if len(digits) > 1 and digits[:2].isdigit() and digits[0] != digits[1] and digits[1] != "0":
        wrong = digits[1] + digits[0] + digits[2:] + rest
        if ":" not in wrong or int(wrong[:2]) < 24:
            yield "digit", wrong


def _wrong_dates(figure: str, dated: re.Match[str]) -> Iterator[tuple[str, str]]:
    day, month, rest = int(dated.group(1)), _MONTHS.index(dated.group(2)), figure[dated.end() :]
    for other in (day - 1, day + 1):
        if 1 <= other <= 28 or (other <= 30 and month != 1):
            yield "date", f"{other} {_MONTHS[month]}{rest}"
    yield "date", f"{day} {_MONTHS[(month + 1) % 12]}{rest}" if day <= 28 else figure
    if rest:
        yield "date", f"{day} {_MONTHS[month]} {int(rest) + 1}"


def _wrong_paths(link: str) -> Iterator[tuple[str, str]]:
    head, _, last = link.rpartition("/")
    yield "path", f"{head}/{last[:-1]}"
    yield "path", f"{head}/{last[:-1]}{'a' if last[-1] != 'a' else 'b'}"
    yield "path", f"{head}/{last}-2"
    yield "path", f"{head}/{last.replace('-', '_')}"
    yield "path", f"{head}s/{last}"
    yield "path", head


def run(rulebook: Rulebook) -> Outcome:
    """Judge every pair as it stands and under every mutation.

    Caught: a rule blocks the wrong reply that does not block the right one. False: a rule blocks the right one.
    """
    guard = Guard(rulebook, COMPANY)
    false: list[str] = []
    missed: list[str] = []
    ran: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    by_grounding = 0
    given = pairs()
    for pair in given:
        before = _blocking(guard, pair.reply, pair.context)
        if before:
            false.append(f"{', '.join(sorted(name for name, _ in before))}: {pair.reply}")
        for kind, wrong in mutations(pair):
            ran[kind] += 1
            new = _blocking(guard, wrong, pair.context) - before
            if new:
                caught[kind] += 1
                by_grounding += any(name.startswith("grounding.") for name, _ in new)
            else:
                missed.append(f"{kind}: {wrong}")
    shares = {kind: (ran[kind], caught[kind]) for kind in ran}
    return Outcome(len(given), tuple(false), shares, tuple(missed), by_grounding)


def _blocking(guard: Guard, reply: str, context: Context) -> set[tuple[str, str]]:
    """Return (rule, words it blocks)."""
    return {(f.rule, f.match) for f in guard.check(reply, context).findings if f.severity == "block"}
