"""The rubric that trainers and the judge share: six questions, each answered from 1 to 5."""

from __future__ import annotations

from evals.models import Frozen


class Criterion(Frozen):
    """One question about a draft."""

    id: str
    question: str
    one: str
    """What a 1 looks like."""
    five: str
    """What a 5 looks like."""


RUBRIC: tuple[Criterion, ...] = (
    Criterion(
        id="addresses",
        question="Does it address this post: everything the customer says and asks?",
        one="It could stand under any post, or misses the point.",
        five="Each problem and question of the post is taken up.",
    ),
    Criterion(
        id="personal",
        question="Is it one person writing to another?",
        one="Corporate or canned.",
        five="Reads as if a colleague wrote it for this customer alone.",
    ),
    Criterion(
        id="true",
        question="Is all of it true, as far as facts and policy say?",
        one="Claims or promises something that nothing bears out.",
        five="Each claim stands in the facts or the policy; what is not known is left open.",
    ),
    Criterion(
        id="fault",
        question="Is it honest about whose fault it was?",
        one="Makes excuses, blames the customer, or takes blame that is not ours.",
        five="Owns what the facts say is ours, plainly, and no more than that.",
    ),
    Criterion(
        id="next_step",
        question="Does it say the right next step?",
        one="The customer does not know what happens now, or is sent the wrong way.",
        five="Says what happens next and who does it, as the policy has it.",
    ),
    Criterion(
        id="tone",
        question="Is the tone right for this customer at this moment?",
        one="Would make the customer angrier.",
        five="Warm, calm and plain; would turn a critic into a friend.",
    ),
)
GOOD = 4
"""From here an answer is good. A draft is good when every answer is."""
