"""Understanding a post by rules: kind, problems named, what is asked, urgency. An agent can correct it."""

from __future__ import annotations

from drafting.models import Frozen
from drafting.reading import ReadAs, Reading
from drafting.writer.reading.kinds import Look, kind_of
from drafting.writer.reading.signals import Signals, signals_of
from drafting.writer.reading.troubled import STRONG, troubles_in
from drafting.writer.words.language import Language, language
from drafting.writer.words.legible import legible
from drafting.writer.words.text import clip, fold, sentences, stems, words
from policy.models import PostKind

_MAX_PROBLEMS, _MAX_ASKED = 4, 3
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
    doubtful: bool = False
    """True where praise may be a complaint, or a complaint praise: then the reply neither thanks nor regrets."""

    def in_words(self) -> tuple[str, ...]:
        """Say for the agent what was seen in the post, so that it can be corrected."""
        seen = (("Problems named", self.problems), ("Asked", self.asked), ("Demands", self.demands))
        lines = [f"{title}: {'; '.join(f'“{clip(text, 80)}”' for text in texts)}." for title, texts in seen if texts]
        about = [*self.topics, *(["their own case"] if self.own_case else []), *(["urgent"] if self.urgent else [])]
        unsure = ("It may praise or complain: the reply fits both.",) if self.doubtful else ()
        return (*lines, *((f"About: {', '.join(about)}.",) if about else ()), *unsure)


def understand(post: str, lang: str, pack: Language, kind: PostKind | None = None) -> Understanding:
    """Read a post. `kind` is the agent's correction and is taken as it is."""
    signals = signals_of(pack)
    parts = sentences(post)
    asks = (part for part in parts if signals.questions(part) or signals.requests(part))
    asked = tuple(clip(part, 200) for part in asks if not _mere_reproach(part, pack))[:_MAX_ASKED]
    troubles = troubles_in(parts, signals, pack)
    found = kind_of(Look(post, parts, asked, troubles, signals, pack))
    seen = kind or found.kind
    least = 1 if seen in ("complaint", "attack", "other") else STRONG
    told = tuple(trouble.words for trouble in troubles if trouble.weight >= least and stems(trouble.words, pack.stop))
    if seen == "attack":  # what somebody wishes on us is no matter to look into
        told = tuple(words for words in told if not pack.has("curse", words))
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
        sure=1.0 if kind else found.sure,
        doubtful=kind is None and found.doubtful,
    )


def fitting_both(seen: Understanding) -> Understanding:
    """Return how a doubtful post is answered by sentences that are put together: as neither praise nor complaint."""
    return seen.model_copy(update={"kind": "other"}) if seen.doubtful else seen


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
    seen = corrected(understand(legible(post), lang, pack, kind), read_as, pack)
    return Reading(
        kind=seen.kind,
        problems=seen.problems,
        asked=seen.asked if read_as.asked is not None else tuple(dict.fromkeys((*seen.asked, *seen.demands))),
        urgent=seen.urgent,
        corrected=read_as != ReadAs(),
    )


def _mere_reproach(part: str, pack: Language) -> bool:
    """Whether a question only scolds and has no matter beside it: "Is anyone there?"."""
    left = pack.pattern("reproach").sub(" ", fold(part))
    return left != fold(part) and not stems(left, pack.stop)


def _personal(topic: str, post: str, pack: Language) -> bool:
    """Whether only the customer's own papers settle a topic: what was charged, and not what is charged."""
    if topic == "order" and pack.has("device", post):
        return pack.has("sent", post)  # an order that an app does not show is no matter of that order
    return topic in _PERSONAL and (topic != "billing" or pack.has("charge_told", post))


def _asks_a_deed(asked: tuple[str, ...], signals: Signals, pack: Language) -> bool:
    """Whether something is to be done that only their own order or booking allows: cancel, return, change."""
    deeds = pack.sense(" ".join(pack.phrases["deeds"]))
    return any(signals.requests(part) and not deeds.isdisjoint(pack.sense(part)) for part in asked)


def _urgent(parts: list[str], asked: tuple[str, ...], pack: Language) -> bool:
    """Whether an answer tomorrow is too late: something said to be urgent, or asked or wrong for today."""
    if any(pack.has("urgent", part) for part in parts):
        return True
    return any(pack.has("urgent_when", part) for part in parts) and bool(asked)
