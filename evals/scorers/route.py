"""Whether posts that need a person went to one, and all others got a draft."""

from __future__ import annotations

from evals.scorers.score import Score, Scorer, Seen

NO_REPLY = "no-reply"
"""The route of an item to which no reply is due, such as spam."""


def _judge(seen: Seen) -> Score | None:
    """1 when the item's route was taken and nothing drafted, or when no route is wanted and a draft came.

    0.5 when it was held back and sent to another desk. The route `no-reply` is taken when nothing was drafted and
    nobody was called. Range 0 to 1, higher is better.
    """
    routes = sorted({f.route for f in seen.result.routing if f.route})
    if seen.item.route is None:
        return Score(
            float(seen.result.drafted), "" if seen.result.drafted else f"Held back for {', '.join(routes) or 'spam'}."
        )
    if seen.result.drafted:
        return Score(0.0, f"Drafted, but belongs to {seen.item.route}.")
    if seen.item.route in routes or (seen.item.route == NO_REPLY and not routes):
        return Score(1.0)
    return Score(0.5, f"Sent to {', '.join(routes) or 'nobody'}, belongs to {seen.item.route}.")


ROUTE = Scorer("route", "Right route", _judge)
