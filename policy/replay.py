"""`policy replay`: what a changed rulebook would now hold, or let go, among past replies."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Literal

from pydantic import Field

from policy.errors import TextRefused
from policy.load import load_rulebook
from policy.models import Company, Context, Frozen
from policy.side_by_side import SideBySide

CHUNK = 250
"""Replies a worker takes at a time."""
SHOWN = 20
"""Texts kept for each rule and direction."""


class PastCase(Frozen):
    """A reply that was sent, with the context it is judged in."""

    id: str
    text: str
    context: Context = Context()


class Change(Frozen):
    """A reply that a rule judges otherwise than before."""

    rule: str
    now: Literal["held", "let go"]
    id: str
    text: str
    match: str
    """Words that the rule found, now or before."""


class RuleChange(Frozen):
    """What changes for one rule."""

    rule: str
    held: int = 0
    """Replies it now holds and did not before."""
    released: int = 0
    """Replies it held before and no longer does."""
    texts: tuple[Change, ...] = ()
    """Some of the replies of either kind."""


class Replay(Frozen):
    """What a changed rulebook would do."""

    replies: int
    now_held: int = 0
    """Replies that could go out before and cannot now."""
    now_released: int = 0
    """Replies that were held before and could go out now."""
    refused: int = 0
    """Texts that cannot be checked at all."""
    rules: tuple[RuleChange, ...] = Field(default=())


class _Part(Frozen):
    replies: int
    now_held: int
    now_released: int
    refused: int
    held: tuple[Change, ...]
    released: tuple[Change, ...]


def replay(old: Path, new: Path, company: Company, replies: Iterable[PastCase], processes: int | None = None) -> Replay:
    """Judge `replies` by the rulebooks in the folders `old` and `new`, side by side.

    processes: how many work at once; the number of cores by default. Raises RulebookError for either folder.
    """
    for folder in (old, new):
        load_rulebook(folder)
    count = processes or os.cpu_count() or 1
    start = (old, new, company.model_dump_json())
    chunks = _chunks(replies)
    if count == 1:
        _begin(*start)
        return _sum(map(_compare, chunks))
    with multiprocessing.get_context("spawn").Pool(count, initializer=_begin, initargs=start) as pool:
        return _sum(pool.imap(_compare, chunks))


_guards: SideBySide | None = None
"""The guards of a worker process; set once by `_begin`, because a pool's workers take no other state."""


def _begin(old: Path, new: Path, company: str) -> None:
    global _guards
    _guards = SideBySide(load_rulebook(old), load_rulebook(new), Company.model_validate_json(company))


def _compare(chunk: Sequence[PastCase]) -> _Part:
    assert _guards is not None
    held: list[Change] = []
    released: list[Change] = []
    now_held = now_released = refused = 0
    for past in chunk:
        try:
            was, becomes = _guards.check(past.text, past.context)
        except TextRefused:
            refused += 1
            continue
        now_held += bool(becomes) and not was
        now_released += bool(was) and not becomes
        held += [_change(past, rule, "held", match) for rule, match in becomes.items() if rule not in was]
        released += [_change(past, rule, "let go", match) for rule, match in was.items() if rule not in becomes]
    return _Part(
        replies=len(chunk),
        now_held=now_held,
        now_released=now_released,
        refused=refused,
        held=tuple(held),
        released=tuple(released),
    )


def _change(past: PastCase, rule: str, now: Literal["held", "let go"], match: str) -> Change:
    return Change(rule=rule, now=now, id=past.id, text=past.text, match=match)


def _chunks(replies: Iterable[PastCase]) -> Iterator[tuple[PastCase, ...]]:
    source = iter(replies)
    while chunk := tuple(islice(source, CHUNK)):
        yield chunk


def _sum(parts: Iterable[_Part]) -> Replay:
    replies = now_held = now_released = refused = 0
    held: dict[str, list[Change]] = {}
    released: dict[str, list[Change]] = {}
    for part in parts:
        replies += part.replies
        now_held += part.now_held
        now_released += part.now_released
        refused += part.refused
        for into, changes in ((held, part.held), (released, part.released)):
            for change in changes:
                into.setdefault(change.rule, []).append(change)
    rules = tuple(
        RuleChange(
            rule=rule,
            held=len(held.get(rule, ())),
            released=len(released.get(rule, ())),
            texts=(*held.get(rule, ())[:SHOWN], *released.get(rule, ())[:SHOWN]),
        )
        for rule in sorted({*held, *released})
    )
    return Replay(replies=replies, now_held=now_held, now_released=now_released, refused=refused, rules=rules)
