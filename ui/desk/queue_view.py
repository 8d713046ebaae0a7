"""The queue: what waits, how long, and who is on it; model and rulebook said plainly above it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Protocol

from drafting.desk import Desk
from drafting.models import Actor, CaseState, QueueFilter
from drafting.states import NEEDS_SOMEONE
from policy.errors import UnknownChannel
from policy.models import ChannelSpec
from ui.desk import wording
from ui.desk.asks import Queue
from ui.desk.gateway import Answer
from ui.desk.rendering import render

PAGE = 40
DONE = tuple(state for state in CaseState if state not in NEEDS_SOMEONE)


class Health(Protocol):
    """What the top line says about the parts behind the desk."""

    def problems(self) -> tuple[str, ...]:
        """Things that someone must mend now, in plain words."""

    def notice(self) -> str | None:
        """What is merely going on, for example that the model is warming up."""


def queue_view(desk: Desk, health: Health, channel: Callable[[str], ChannelSpec], actor: Actor, ask: Queue) -> Answer:
    """One page of the queue with its counts."""
    page = desk.queue(actor, _filter(ask), ask.cursor, PAGE)
    counts = desk.counts(actor)
    return {
        "html": {
            "queue": render(
                "queue",
                items=page.items,
                next_cursor=page.next_cursor,
                first=ask.cursor is None,
                total=page.total,
                selected=ask.selected,
                me=actor.username,
                title_of=lambda name: _title(channel, name),
                filtered=_is_filtered(ask),
                now=datetime.now(UTC),
            ),
            "counts": render("counts", line=_count_line(counts)),
            "health": render("health", problems=health.problems(), notice=health.notice()),
        },
        "ids": [item.id for item in page.items],
        "waiting": counts.get("waiting", 0),
    }


def _title(channel: Callable[[str], ChannelSpec], name: str) -> str:
    """Title of a channel; one that was taken out of the settings while its cases wait goes by its name."""
    try:
        return channel(name).title
    except UnknownChannel:
        return name


def _filter(ask: Queue) -> QueueFilter:
    states: tuple[CaseState, ...] | None
    if ask.states == "waiting":
        states = None
    elif ask.states == "done":
        states = DONE
    else:
        states = (CaseState(ask.states),)
    return QueueFilter(
        states=states,
        channel=ask.channel or None,
        kind=ask.kind,
        lang=ask.lang or None,
        mine=ask.mine,
        text=(ask.text or "").strip() or None,
        order=ask.order,
    )


def _is_filtered(ask: Queue) -> bool:
    return ask.states != "waiting" or bool(ask.channel or ask.kind or ask.lang or ask.mine or ask.text)


def _count_line(counts: Mapping[str, int]) -> str:
    waiting = counts.get("waiting", 0)
    if not waiting:
        return "Nobody is waiting."
    line = f"{waiting} waiting"
    if "oldest_seconds" in counts:
        line += f", oldest {wording.duration(counts['oldest_seconds'])}"
    if counts.get("urgent"):
        line += f", {counts['urgent']} urgent"
    return line
