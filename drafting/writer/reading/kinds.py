"""What kind of post it is: one small question after another, in order of what would be worst to miss."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from drafting.writer.reading.doubt import (
    at_odds,
    cut_short,
    denies_vaguely,
    help_after_trouble,
    in_quotes,
    of_a_nuisance,
    undone_later,
)
from drafting.writer.reading.good_turns import good_turns
from drafting.writer.reading.matter import grave
from drafting.writer.reading.outcome import did_not_come
from drafting.writer.reading.signals import Signals, is_shouted
from drafting.writer.reading.soured import taken_back, turned_sour
from drafting.writer.reading.troubled import STRONG, Trouble, got_over, turned_at
from drafting.writer.words.language import Language
from drafting.writer.words.text import fold, words
from policy.models import PostKind

_LINK = re.compile(r"https?://|www\.|\b[\w-]+\.(?:com|net|io|xyz|shop|biz|ru|top|click)\b", re.IGNORECASE)
_MUCH = 2
"""Words of praise from which a polite request beside them is not the point."""
_SHORT = 4
_WHY = re.compile(r"\W*(?:why|how come|warum|wieso|weshalb|pourquoi|por que)\b")


class Sure(NamedTuple):
    """A kind, and how it was seen."""

    kind: PostKind
    sure: float
    """0 to 1: how clearly."""
    doubtful: bool = False
    """True where it may as well be the contrary: praise for a complaint, a complaint for praise."""


@dataclass(frozen=True)
class Look:
    """A post with what was found in it, as the questions look at it."""

    post: str
    parts: Sequence[str]
    """Its sentences."""
    asked: Sequence[str]
    troubles: Sequence[Trouble]
    signals: Signals
    pack: Language

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of its sentences, in their order."""
        return tuple(clause for part in self.parts for clause in self.signals.clauses(part))

    @cached_property
    def praise(self) -> int:
        """How much pleases."""
        return self.signals.praise(self.post)

    @cached_property
    def strong(self) -> tuple[Trouble, ...]:
        """Troubles with a word for them, not only a denial."""
        return tuple(trouble for trouble in self.troubles if trouble.weight >= STRONG)

    @cached_property
    def told(self) -> tuple[Trouble, ...]:
        """Those of `strong` that are told rather than asked about."""
        return tuple(trouble for trouble in self.strong if not trouble.asked)

    @cached_property
    def questions(self) -> bool:
        """Whether something is to be told, rather than done."""
        return any(self.signals.questions(part) for part in self.parts)


def kind_of(look: Look) -> Sure:
    """Return the kind of a post and how clearly it was seen: what the first question that knows it says."""
    return next((said for question in _QUESTIONS if (said := question(look)) is not None), Sure("other", 0.3))


def _spam(look: Look) -> Sure | None:
    promises = look.signals.spam(look.post) + (1 if _LINK.search(look.post) else 0)
    if promises < 1 + bool(look.strong):
        return None
    lured = len(look.parts) > 1 and all(part in look.parts[0] for part in look.asked)  # "Struggling with debt? …"
    gains = _LINK.search(look.post) and look.pack.has("spam_gain", look.post)
    elsewhere = lured and (gains or look.pack.has("spam_elsewhere", look.post))
    return Sure("spam", 0.9) if not look.asked or elsewhere else None


def _winking(look: Look) -> Sure | None:
    """Ruin told with a wink: "that sale murdered my bank account and I'd let it do it again"."""
    beside, ruins = look.pack.pattern("mock_grief").subn(" ", fold(look.post))
    if not ruins or look.questions or look.signals.troubles(beside) >= STRONG:
        return None
    return Sure("praise", 0.7)


def _ironic(look: Look) -> Sure | None:
    mended = look.pack.pattern("spotless").sub(" ", fold(look.post))
    if not look.pack.has("irony", mended):
        return None
    served = [part for part in look.parts if look.pack.has("irony", part) and good_turns([part], look.pack)]
    return Sure("complaint", 0.5, doubtful=True) if served else Sure("complaint", 0.7)


def _insulting(look: Look) -> Sure | None:
    if not look.signals.insults(look.post):
        return None
    return Sure("attack", 0.8) if len(look.told) <= 1 or is_shouted(look.post) else Sure("complaint", 0.6)


def _wishing(look: Look) -> Sure | None:
    wishes = look.signals.wishes(look.post) and len(look.told) <= 1
    of_ours = _proposes(look) or not _own_matter(look)
    return Sure("idea", 0.8) if wishes and of_ours and not _asks_beside(look) else None


def _turned(look: Look) -> Sure | None:
    """Praise that turns into blame in a later sentence, in whatever words."""
    return Sure("complaint", 0.6) if turned_at(look.parts, look.signals, look.pack) is not None else None


def _thankful_tale(look: Look) -> Sure | None:
    return Sure("praise", 0.7) if look.praise and _told_in_praise(look) and not look.questions else None


def _undone(look: Look) -> Sure | None:
    """Something good that was taken back, or belittles: "They put one aside, and it had been sold"."""
    if look.asked:
        return None
    undone = look.pack.has("belittled", look.post) or undone_later(look.clauses, look.signals, look.pack)
    return Sure("complaint", 0.5, doubtful=not look.told) if undone else None


def _at_odds(look: Look) -> Sure | None:
    """Praise that figures speak against, or a thing's short life: "Great service, 40 minutes on hold"."""
    if any("?" in part for part in look.parts):
        return None
    if at_odds(look.clauses, look.signals, look.pack):
        return Sure("complaint", 0.5, doubtful=not look.told)
    if look.told:
        return None
    if cut_short(look.parts, look.signals, look.pack):
        return Sure("complaint", 0.5, doubtful=True)
    quoted = (
        look.praise and not look.asked and in_quotes(look.post, look.signals) and not good_turns(look.parts, look.pack)
    )
    meant = quoted or of_a_nuisance(look.clauses, look.signals, look.pack)
    return Sure("complaint", 0.4, doubtful=True) if meant else None


def _kindness_told(look: Look) -> Sure | None:
    """A kindness told as it happened, or a thing that lasts, with no trouble after it."""
    if look.questions or len(look.told) > 1 or look.signals.reproaches(look.post) or _asks_for_more(look):
        return None
    if not good_turns(look.parts, look.pack):
        return None
    grieves = look.pack.has("grief", look.post) and not look.praise
    return Sure("praise", 0.5 if grieves else 0.7, doubtful=grieves)


def _asking_first(look: Look) -> Sure | None:
    asks = look.asked and len(look.told) <= 1 and _opens_with_wish(look)
    return Sure("question", 0.6 if look.troubles else 0.8) if asks else None


def _complaining(look: Look) -> Sure | None:
    if not look.told and not look.signals.reproaches(look.post):
        return None
    sure = min(1.0, 0.5 + 0.1 * len(look.told) + (0 if look.praise else 0.2))
    plain = len(look.told) > _MUCH or look.asked or look.signals.reproaches(look.post)
    doubtful = not plain and help_after_trouble(look.clauses, look.signals, look.pack)
    return Sure("complaint", 0.5 if doubtful else sure, doubtful)


def _asking(look: Look) -> Sure | None:
    asks = look.asked and (look.strong or look.praise < _MUCH or look.questions)
    return Sure("question", 0.6 if look.troubles else 0.8) if asks else None


def _praising(look: Look) -> Sure | None:
    if not look.praise:
        return None
    if look.strong:
        return Sure("praise", 0.5, doubtful=True)
    return Sure("praise", min(1.0, 0.5 + 0.1 * look.praise), doubtful=look.praise < _MUCH and bool(look.troubles))


def _troubled(look: Look) -> Sure | None:
    return Sure("complaint", 0.6) if look.strong else None


def _got_over_it(look: Look) -> Sure | None:
    turns = (look.signals.turn(part) for part in look.parts)
    return Sure("praise", 0.5) if any(got_over(*turn, look.signals) for turn in turns if turn) else None


def _musing(look: Look) -> Sure | None:
    return Sure("idea", 0.4) if look.signals.would_be(look.post) and not look.troubles else None


def _helped(look: Look) -> Sure | None:
    """A deed that helped, with no word for a trouble anywhere."""
    helped = [place for place, clause in enumerate(look.clauses) if _helps(clause, look)]
    if not helped or look.strong or taken_back(look.clauses[max(helped) + 1 :], look.pack):
        return None
    return Sure("praise", 0.5)


def _going_wrong(look: Look) -> Sure | None:
    """Trouble without a word for it: "Code refused. The line rang out."."""
    clauses = (clause for part in look.parts if "?" not in part for clause in look.signals.clauses(part))
    return Sure("complaint", 0.4) if any(grave(clause, look.pack) for clause in clauses) else None


def _denying(look: Look) -> Sure | None:
    if not look.troubles and not look.signals.pleads(look.post):
        return None
    plain = look.signals.pleads(look.post) or did_not_come(look.post, look.pack)
    return Sure("complaint", 0.4, doubtful=not plain and denies_vaguely(look.clauses, look.signals, look.pack))


def _short_praise(look: Look) -> Sure | None:
    short = len(words(look.post)) <= _SHORT and look.pack.has("short_praise", look.post)
    return Sure("praise", 0.6) if short else None


_QUESTIONS: tuple[Callable[[Look], Sure | None], ...] = (
    _spam,
    _winking,
    _ironic,
    _insulting,
    _wishing,
    _undone,
    _at_odds,
    _turned,
    _thankful_tale,
    _kindness_told,
    _asking_first,
    _complaining,
    _asking,
    _praising,
    _troubled,
    _got_over_it,
    _musing,
    _helped,
    _denying,
    _going_wrong,
    _short_praise,
)


def _helps(clause: str, look: Look) -> bool:
    """Whether a clause tells how somebody was helped, and of nothing that spoils it."""
    signals = look.signals
    return signals.helped(clause) and not signals.troubles(clause) and not turned_sour(clause, look.pack)


def _proposes(look: Look) -> bool:
    """Whether a post opens with a proposal put as a question, and demands nothing: "How about lending tents?"."""
    first = look.parts[0] if look.parts else ""
    return "?" in first and look.signals.wishes(first) and not look.pack.has("demand", look.post)


def _own_matter(look: Look) -> bool:
    """Whether something is to be done in the customer's own case."""
    return any(look.signals.requests(part) and not look.signals.wishes(part) for part in look.asked)


def _asks_for_more(look: Look) -> bool:
    """Whether something is to be done besides thanking somebody: "Thank that boy for me" asks for nothing more."""
    return any(look.signals.requests(part) and not look.signals.thanks(part) for part in look.asked)


def _asks_beside(look: Look) -> bool:
    """Whether a question stands beside what sounds like a wish, and comes before it."""
    plain = (place for place, part in enumerate(look.parts) if part.endswith("?") and not _WHY.match(fold(part)))
    asks = next(plain, None)
    wishes = next((place for place, part in enumerate(look.parts) if look.signals.wishes(part)), 0)
    return asks is not None and asks < wishes


def _opens_with_wish(look: Look) -> bool:
    """Whether the first words ask: a trouble told after them says why, one told before them is the point."""
    first, signals = look.parts[0], look.signals
    asks = signals.questions(first) or signals.requests(first)
    return asks and not signals.reproaches(first) and signals.troubles(first, wishing=True, preferring=asks) < STRONG


def _told_in_praise(look: Look) -> bool:
    """Whether a tale of trouble is told to praise who helped: it thanks at an end of it, or closes with praise."""
    parts, signals = look.parts, look.signals
    ends = (clause for part in (*parts[:1], *parts[-2:]) for clause in signals.clauses(part))
    if any(signals.thanks(clause) and not signals.troubles(clause) for clause in ends):
        return True
    closes = signals.praise(parts[-1]) and not signals.troubles(parts[-1])
    return bool(closes) and any(signals.helped(part) for part in parts)
