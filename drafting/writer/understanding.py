"""Understanding a post by rules: kind, problems named, what is asked, urgency. An agent can correct it."""

from __future__ import annotations

import re

from drafting.models import Frozen
from drafting.writer.language import Language
from drafting.writer.text import clip, fold, sentences, stems, words
from policy.models import PostKind

_LINK = re.compile(r"https?://|www\.|\b[\w-]+\.(?:com|net|io|xyz|shop|biz|ru|top|click)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[;:–—]\s+|,\s+(?:and|but|also|plus|y|pero|ademas|además|et|mais|und|aber|ausserdem|außerdem)\s+|,\s+|\s+(?:but|pero|mais|aber)\s+",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"(if|unless|whether|without|si|sin|sans|wenn|falls|ohne)\b")
_MAX_PROBLEMS = 4
_SHORT = 4
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
    parts = sentences(post)
    problems = _problems(parts, pack)
    asked = tuple(clip(part, 200) for part in parts if _asks(part, pack))[:3]
    found, sure = _kind(post, problems, asked, pack)
    first = {fold(word) for word in pack.words["first_person"]}
    demands = tuple(clip(part, 200) for part in parts if pack.has("demand", part))[:3]
    topics = tuple(topic for topic in _TOPICS if pack.has(topic, post))
    return Understanding(
        kind=kind or found,
        lang=lang,
        problems=problems if (kind or found) in ("complaint", "attack", "question", "other") else (),
        asked=asked,
        request=any(pack.has("request", part) for part in asked) and not any("?" in part for part in asked),
        own_case=bool(first & set(words(post)))
        and (any(topic in _PERSONAL for topic in topics) or _asks_a_deed(asked, pack)),
        topics=topics,
        demands=demands if (kind or found) in ("complaint", "question", "attack") else (),
        urgent=pack.has("urgent", post),
        sure=1.0 if kind else sure,
    )


def _asks_a_deed(asked: tuple[str, ...], pack: Language) -> bool:
    """Whether something is to be done that only their own order or booking allows: cancel, return, change."""
    deeds = pack.sense(" ".join(pack.phrases["deeds"]))
    return any(pack.has("request", part) and not deeds.isdisjoint(pack.sense(part)) for part in asked)


def _asks(sentence: str, pack: Language) -> bool:
    if sentence.rstrip("\"')” ").endswith(("?", "？")) or pack.has("request", sentence):
        return True
    return pack.pattern("asks_plainly").match(fold(sentence).lstrip(" \"'¿")) is not None


def _problems(parts: list[str], pack: Language) -> tuple[str, ...]:
    """Return the clauses that name a trouble, the most telling first, each once."""
    found: list[tuple[int, int, str]] = []
    place = 0
    for part in parts:
        for clause in _CLAUSE.split(part):
            place += 1
            flat = clause.strip(" .,!?;:-\"'")
            content = stems(flat, pack.stop)
            asks = pack.has("request", flat)
            weight = 2 * max(0, pack.count("complaint", flat) - (pack.count("demand", flat) if asks else 0))
            if not pack.has("request", flat) and not _CONDITION.match(fold(flat)):
                weight += pack.count("negation", flat)
            if weight and content:
                found.append((-min(weight, 3) * 10 - min(len(content), 8), place, clip(flat, 120)))
    return tuple(text for _, _, text in sorted(found)[:_MAX_PROBLEMS])


def _kind(post: str, problems: tuple[str, ...], asked: tuple[str, ...], pack: Language) -> tuple[PostKind, float]:
    praise, complaint = pack.count("praise", post), pack.count("complaint", post)
    complaint += min(2, len(problems))
    if pack.has("irony", post):
        return "complaint", 0.7
    if complaint == praise and pack.pattern("praise").match(fold(post).lstrip()):
        return "praise", 0.5
    if pack.count("spam", post) + (1 if _LINK.search(post) else 0) >= 2 and complaint < 4:
        return "spam", 0.9
    if pack.has("attack", post):
        shouted = sum(1 for word in post.split() if len(word) > 3 and word.isupper())
        if complaint <= 2 or shouted > 3:
            return "attack", 0.8
        return "complaint", 0.6
    asks_to_do = any(pack.has("request", part) for part in asked)
    if asks_to_do:
        complaint -= min(complaint, pack.count("demand", post))
    if pack.has("idea", post) and complaint <= praise + 3 and not asks_to_do:
        return "idea", 0.8
    open_questions = sum(1 for part in asked if "?" in part or not pack.has("demand", part))
    rants = len(problems) > 1 and complaint > 2 * min(open_questions, 2) and not asks_to_do
    if open_questions and complaint <= open_questions * 2 + 1 and praise <= 2 and not rants:
        return "question", 0.8 if complaint == 0 else 0.6
    if complaint > praise or (complaint and complaint == praise):
        return "complaint", min(1.0, 0.5 + 0.1 * (complaint - praise))
    if praise:
        return "praise", min(1.0, 0.5 + 0.1 * (praise - complaint))
    if asked:
        return "question", 0.7
    if len(words(post)) <= _SHORT and pack.has("short_praise", post):
        return "praise", 0.6
    return "other", 0.3
