"""Understanding a post by rules: kind, problems named, what is asked, urgency. An agent can correct it."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafting.models import Frozen
from drafting.reading import ReadAs, Reading
from drafting.writer.language import Language, language
from drafting.writer.matter import telling
from drafting.writer.signals import Signals, is_shouted, signals_of
from drafting.writer.text import clip, fold, sentences, stems, words
from policy.models import PostKind

_LINK = re.compile(r"https?://|www\.|\b[\w-]+\.(?:com|net|io|xyz|shop|biz|ru|top|click)\b", re.IGNORECASE)
_MAX_PROBLEMS, _MAX_ASKED = 4, 3
_STRONG = 2
"""What a word of trouble weighs; a bare negation weighs half of it."""
_MUCH = 2
"""Words of praise from which a polite request beside them is not the point."""
_SHORT = 4
APP_STORES = ("google_play", "app_store")
"""Channels on which whatever is reviewed runs on a device."""
_PERSONAL = ("order", "booking", "billing", "account")
_TOPICS = ("order", "booking", "billing", "account", "visit", "device")


class Understanding(Frozen):
    """What the rules make of a post."""

    kind: PostKind
    lang: str
    problems: tuple[str, ...] = ()
    """The customer's own words, one clause for each problem."""
    asked: tuple[str, ...] = ()
    """Questions put to the company, and what it is asked to do."""
    request: bool = False
    """True when it is asked to do something, rather than to say something."""
    own_case: bool = False
    """True when only the customer's own order, booking or account can settle it."""
    topics: tuple[str, ...] = ()
    """What it is about: order, booking, billing, account, visit, device."""
    demands: tuple[str, ...] = ()
    """Sentences that ask for a remedy."""
    urgent: bool = False
    sure: float = 0.0
    """0 to 1: how clearly the rules saw the kind."""

    def in_words(self) -> tuple[str, ...]:
        """Say for the agent what was seen in the post, so that it can be corrected."""
        seen = (("Problems named", self.problems), ("Asked", self.asked), ("Demands", self.demands))
        lines = [f"{title}: {'; '.join(f'“{clip(text, 80)}”' for text in texts)}." for title, texts in seen if texts]
        about = [*self.topics, *(["their own case"] if self.own_case else []), *(["urgent"] if self.urgent else [])]
        return (*lines, f"About: {', '.join(about)}.") if about else tuple(lines)


def understand(post: str, lang: str, pack: Language, kind: PostKind | None = None) -> Understanding:
    """Read a post. `kind` is the agent's correction and is taken as it is."""
    signals = signals_of(pack)
    parts = sentences(post)
    asks = (part for part in parts if signals.questions(part) or signals.requests(part))
    asked = tuple(clip(part, 200) for part in asks if not _mere_reproach(part, pack))[:_MAX_ASKED]
    troubles = _troubles(parts, signals, pack)
    found, sure = _kind(post, parts, asked, troubles, signals, pack)
    seen = kind or found
    least = 1 if seen in ("complaint", "attack", "other") else _STRONG
    told = tuple(trouble.words for trouble in troubles if trouble.weight >= least and stems(trouble.words, pack.stop))
    first = {fold(word) for word in pack.words["first_person"]}
    demands = tuple(clip(part, 200) for part in parts if pack.has("demand", part))[:3]
    topics = tuple(topic for topic in _TOPICS if pack.has(topic, post))
    return Understanding(
        kind=seen,
        lang=lang,
        problems=told[:_MAX_PROBLEMS] if seen in ("complaint", "attack", "question", "other") else (),
        asked=asked,
        request=any(signals.requests(part) for part in asked) and not any("?" in part for part in asked),
        own_case=bool(first & set(words(post)))
        and (any(_personal(topic, post, pack) for topic in topics) or _asks_a_deed(asked, signals, pack)),
        topics=topics,
        demands=demands if seen in ("complaint", "question", "attack") else (),
        urgent=_urgent(parts, asked, pack) if seen not in ("praise", "idea", "spam") else False,
        sure=1.0 if kind else sure,
    )


def corrected(seen: Understanding, read_as: ReadAs, pack: Language) -> Understanding:
    """Put what a person says a post names and asks in the place of what the rules saw."""
    changes: dict[str, object] = {}
    if read_as.problems is not None:
        changes["problems"] = read_as.problems
    if read_as.asked is not None:
        signals = signals_of(pack)
        wants = any(signals.requests(part) for part in read_as.asked)
        changes |= {"asked": read_as.asked, "request": wants and not any("?" in part for part in read_as.asked)}
        changes["demands"] = tuple(part for part in read_as.asked if pack.has("demand", part))
    return seen.model_copy(update=changes) if changes else seen


def read_post(post: str, lang: str, kind: PostKind | None, read_as: ReadAs) -> Reading:
    """Say what a post is taken to say; `lang` is ISO 639-1, `kind` None where nobody knows it yet."""
    pack = language(lang)
    seen = corrected(understand(post, lang, pack, kind), read_as, pack)
    return Reading(
        kind=seen.kind,
        problems=seen.problems,
        asked=seen.asked if read_as.asked is not None else tuple(dict.fromkeys((*seen.asked, *seen.demands))),
        urgent=seen.urgent,
        corrected=read_as != ReadAs(),
    )


class _Trouble(NamedTuple):
    """A clause that names a trouble."""

    weight: int
    place: int
    words: str
    asked: bool
    """True when it stands in a question or a request: what is asked about, rather than what is told."""


def _mere_reproach(part: str, pack: Language) -> bool:
    """Whether a question only scolds and has no matter beside it: "Is anyone there?"."""
    left = pack.pattern("reproach").sub(" ", fold(part))
    return left != fold(part) and not stems(left, pack.stop)


def _personal(topic: str, post: str, pack: Language) -> bool:
    """Whether only the customer's own papers settle a topic: what was charged, and not what is charged."""
    return topic in _PERSONAL and (topic != "billing" or pack.has("charge_told", post))


def _asks_a_deed(asked: tuple[str, ...], signals: Signals, pack: Language) -> bool:
    """Whether something is to be done that only their own order or booking allows: cancel, return, change."""
    deeds = pack.sense(" ".join(pack.phrases["deeds"]))
    return any(signals.requests(part) and not deeds.isdisjoint(pack.sense(part)) for part in asked)


def _troubles(parts: list[str], signals: Signals, pack: Language) -> list[_Trouble]:
    """Return the clauses that name a trouble, the most telling first."""
    found: list[tuple[tuple[int, int], _Trouble]] = []
    wishing = any(signals.requests(part) for part in parts)
    for part in parts:
        if wishing and signals.conditional_on(part):
            continue  # what to do if the wish cannot be met: nothing of it happened
        turn = signals.turn(part)
        over = turn is not None and _got_over(*turn, signals)
        preferring = signals.requests(part)
        blamed = turn is not None and not over and _blames_after_praise(*turn, signals)
        for number, clause in enumerate(signals.clauses(turn[1] if turn and over else part)):
            flat = clause.strip(" .,!?;:-\"'¿¡")
            content = len(stems(flat, pack.stop))
            weight = signals.troubles(flat, wishing=wishing, preferring=preferring)
            if blamed and number and content and not signals.praise(flat):
                weight = max(weight, _STRONG)
            if weight and not (signals.insults(flat) and weight <= _STRONG):
                asks = (signals.requests(clause) or signals.questions(clause)) and not signals.reproaches(part)
                trouble = _Trouble(weight, len(found), clip(flat, 120), asks)
                order = (-telling(flat, pack), -min(weight, 3) * 10 - min(content, 8))
                found.append((order, trouble))
    return [trouble for _, trouble in sorted(found, key=lambda item: item[0])]


def _got_over(before: str, after: str, signals: Signals) -> bool:
    """Whether a trouble was put right in the same breath: "It was late, but Amir fixed everything"."""
    return bool(signals.troubles(before)) and signals.helped(after) and not signals.troubles(after)


def _blames_after_praise(before: str, after: str, signals: Signals) -> bool:
    """Whether praise turns into what is wrong, in whatever words: "Lovely clothes, but they come after the date"."""
    if not signals.praise(before) or signals.praise(after) or signals.troubles(before):
        return False
    return not (signals.wishes(after) or signals.would_be(after) or signals.questions(after) or signals.requests(after))


def _urgent(parts: list[str], asked: tuple[str, ...], pack: Language) -> bool:
    """Whether an answer tomorrow is too late: something said to be urgent, or asked or wrong for today."""
    if any(pack.has("urgent", part) for part in parts):
        return True
    return any(pack.has("urgent_when", part) for part in parts) and bool(asked)


def _kind(
    post: str,
    parts: list[str],
    asked: tuple[str, ...],
    troubles: list[_Trouble],
    signals: Signals,
    pack: Language,
) -> tuple[PostKind, float]:
    praise = signals.praise(post)
    told = [trouble for trouble in troubles if not trouble.asked and trouble.weight >= _STRONG]
    strong = [trouble for trouble in troubles if trouble.weight >= _STRONG]
    questions = any(signals.questions(part) for part in parts)
    if signals.spam(post) + (1 if _LINK.search(post) else 0) >= 1 + bool(strong) and not asked:
        return "spam", 0.9
    if pack.has("irony", post):
        return "complaint", 0.7
    if signals.insults(post):
        if len(told) <= 1 or is_shouted(post):
            return "attack", 0.8
        return "complaint", 0.6
    if signals.wishes(post) and len(told) <= 1 and not _own_matter(asked, signals):
        return "idea", 0.8
    if praise and _told_in_praise(parts, signals) and not questions:
        return "praise", 0.7
    if asked and len(told) <= 1 and _opens_with_wish(parts, signals):
        return "question", 0.6 if troubles else 0.8
    if told or signals.reproaches(post):
        return "complaint", min(1.0, 0.5 + 0.1 * len(told) + (0 if praise else 0.2))
    if asked and (strong or praise < _MUCH or questions):
        return "question", 0.6 if troubles else 0.8
    if praise:
        return "praise", min(1.0, 0.5 + 0.1 * praise) if not strong else 0.5
    if strong:
        return "complaint", 0.6
    if asked:
        return "question", 0.7
    if any(_got_over(*turn, signals) for part in parts if (turn := signals.turn(part))):
        return "praise", 0.5
    if signals.would_be(post) and not troubles:
        return "idea", 0.4
    if troubles or signals.pleads(post):
        return "complaint", 0.4
    if len(words(post)) <= _SHORT and pack.has("short_praise", post):
        return "praise", 0.6
    return "other", 0.3


def _own_matter(asked: tuple[str, ...], signals: Signals) -> bool:
    """Whether something is to be done in the customer's own case."""
    return any(signals.requests(part) and not signals.wishes(part) for part in asked)


def _opens_with_wish(parts: list[str], signals: Signals) -> bool:
    """Whether the first words ask: a trouble told after them says why, one told before them is the point."""
    first = parts[0]
    asks = signals.questions(first) or signals.requests(first)
    return asks and not signals.reproaches(first) and signals.troubles(first, wishing=True, preferring=asks) < _STRONG


def _told_in_praise(parts: list[str], signals: Signals) -> bool:
    """Whether a tale of trouble is told to praise who helped: it thanks at an end of it, or closes with praise."""
    ends = (clause for part in (*parts[:1], *parts[-2:]) for clause in signals.clauses(part))
    if any(signals.thanks(clause) and not signals.troubles(clause) for clause in ends):
        return True
    closes = signals.praise(parts[-1]) and not signals.troubles(parts[-1])
    return bool(closes) and any(signals.helped(part) for part in parts)
