"""Whether the draft asks for what no fact says."""

from __future__ import annotations

import re

from evals.scorers.requirements import PATTERN
from evals.scorers.score import Score, Scorer, Seen
from evals.scorers.words import content

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def _judge(seen: Seen) -> Score | None:
    """Share of the item's needs that one question of the draft, or one sentence of its text, takes up.

    A need in words is taken up by half of its content words; one that begins with `re:` by its pattern, which is how
    a need is written for a reply in another language. Range 0 to 1, higher is better. Read it as a sign, not as a
    proof.
    """
    if not seen.item.needs or not seen.wanted:
        return None
    asked = [need.question for need in seen.result.needs]
    for text in (seen.reply, seen.result.private_message or ""):
        asked += _SENTENCE.findall(text)
    missed = [need for need in seen.item.needs if not any(_takes_up(need, one) for one in asked)]
    return Score(1 - len(missed) / len(seen.item.needs), f"Not asked: {'; '.join(missed)}." if missed else "")


def _takes_up(need: str, asked: str) -> bool:
    if need.startswith(PATTERN):
        return re.search(need.removeprefix(PATTERN), asked, re.IGNORECASE) is not None
    wanted = content(need)
    return 2 * len(wanted & content(asked)) >= len(wanted) > 0


NEEDS = Scorer("needs", "Asks what it needs", _judge)
