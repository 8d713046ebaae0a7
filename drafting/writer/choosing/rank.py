"""Deterministic ranking of candidates: verdict first, then specific, grounded, not canned, length, language."""

from __future__ import annotations

from rapidfuzz import fuzz

from drafting.models import Frozen
from drafting.writer.prompting.sieve import Grounds, novel, role_of
from drafting.writer.reading.understanding import Understanding
from drafting.writer.telling.repair import badness
from drafting.writer.telling.reply import Reply
from drafting.writer.words.language import Language
from drafting.writer.words.text import longest_run, stems
from policy import detect_language
from policy.models import PastReply, Verdict

_BEST_LENGTH = (90, 420)
"""Characters between which a public reply reads well; real company replies have medians of 109 to 211."""

_SAYS_ENOUGH = 14
"""Telling words of a reply that takes up a matter and answers it; a first sentence alone has about half."""


class Score(Frozen):
    """Why a candidate stands where it stands; higher is better, each 0 to 1 except the verdict."""

    approvable: bool
    warnings: int
    specific: float
    grounded: float
    fresh: float
    length: float
    language: float
    own_words: float
    """Share of the sentences that the model wrote, rather than the writer."""
    kept: float = 1.0
    """Share of a capable model's sentences that mending left."""
    heeded: bool = True
    """False when it is not as the agent asked for it to be changed."""
    substance: float | None = None
    """How much a capable model's reply says, 1 from `_SAYS_ENOUGH` telling words on; None for a small one's."""

    @property
    def total(self) -> float:
        """One number to sort by.

        A capable model may use words of its own, and the guard has seen what rests on nothing: there a reply that takes
        the matter up and helps comes before one that says little, and so nothing wrong. A small model's words are
        trusted only as far as the case has them.
        """
        if self.substance is not None:
            return (
                (100.0 if self.approvable else 0.0)
                - (0.0 if self.heeded else 30.0)
                - 2.0 * self.warnings
                + 6.0 * self.specific
                + 6.0 * self.substance
                + 0.5 * self.grounded
                + 2.0 * self.fresh
                + 1.0 * self.length
                + 4.0 * self.language
                + 4.0 * self.kept
            )
        return (
            (100.0 if self.approvable else 0.0)
            - 2.0 * self.warnings
            + 3.0 * self.specific
            + 3.0 * self.grounded
            + 2.0 * self.fresh
            + 1.0 * self.length
            + 4.0 * self.language
            + 1.5 * self.own_words
            + 4.0 * self.kept
        )


def score(
    reply: Reply,
    verdict: Verdict,
    post: str,
    understood: Understanding,
    grounds: Grounds,
    recent: tuple[PastReply, ...],
    pack: Language,
    *,
    kept: float | None = None,
    heeded: bool = True,
) -> Score:
    """Judge a checked candidate. `kept`: share of its sentences that mending left, for a capable model's. `heeded`:
    False when it is not as an agent asked for it to be changed."""
    text = reply.text
    blocks, weight = badness(verdict)
    return Score(
        approvable=verdict.approvable and blocks == 0,
        warnings=weight,
        specific=_specific(text, post, understood, pack),
        grounded=_grounded(reply, grounds, pack),
        fresh=_fresh(text, recent),
        length=_length(text, verdict),
        language=_language(text, understood.lang),
        own_words=_own_words(reply, post, pack),
        kept=1.0 if kept is None else kept,
        heeded=heeded,
        substance=None if kept is None else _substance(reply, pack),
    )


def _specific(text: str, post: str, understood: Understanding, pack: Language) -> float:
    """Share of the named problems (or the post's own words) that the reply takes up."""
    said = set(stems(text, pack.stop))
    matters = understood.problems or understood.asked or (post,)
    taken = 0.0
    for matter in matters:
        about = {root for root in stems(matter, pack.stop) if not pack.is_common(root)} or set(stems(matter, pack.stop))
        taken += min(1.0, len(about & said) / max(1, min(3, len(about))))
    return taken / len(matters)


def _substance(reply: Reply, pack: Language) -> float:
    """How many different telling words the body has: none of manners, none of the stock around every reply."""
    said = {root for root in stems(" ".join(reply.body), pack.stop) if not pack.is_common(root)}
    return min(1.0, len(said) / _SAYS_ENOUGH)


def _grounded(reply: Reply, grounds: Grounds, pack: Language) -> float:
    content = stems(" ".join(reply.body), pack.stop)
    if not content:
        return 1.0
    new = sum(len(novel(sentence, grounds, pack)) for sentence in reply.body)
    return max(0.0, 1.0 - 2.0 * new / len(content))


def _fresh(text: str, recent: tuple[PastReply, ...]) -> float:
    """1 when no recent reply is like it; falls as the nearest comes closer."""
    nearest = max((fuzz.token_set_ratio(text, past.text) for past in recent[:200]), default=0.0)
    return 1.0 - max(0.0, nearest - 50.0) / 50.0


def _length(text: str, verdict: Verdict) -> float:
    low, high = _BEST_LENGTH
    high = min(high, verdict.limit)
    if len(text) < low:
        return len(text) / low
    return 1.0 if len(text) <= high else max(0.0, 1.0 - (len(text) - high) / high)


def _language(text: str, lang: str) -> float:
    found = detect_language(text)
    if found == lang:
        return 1.0
    return 0.6 if found == "und" else 0.0


def _own_words(reply: Reply, post: str, pack: Language) -> float:
    """Falls with parroting and with sentences that carry nothing."""
    if not reply.body:
        return 0.0
    parroted = max(longest_run(sentence, post) for sentence in reply.body)
    claims = sum(1 for sentence in reply.body if role_of(sentence, pack) != "question")
    return max(0.0, 1.0 - parroted / 14) * min(1.0, claims / 2)
