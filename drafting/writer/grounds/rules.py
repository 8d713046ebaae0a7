"""What the policy says to a wish: the statement on the very deed and thing, and whether it says no."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from drafting.writer.grounds.answers import helps
from drafting.writer.grounds.evidence import Evidence, ranked_statements
from drafting.writer.grounds.nearness import Similar
from drafting.writer.grounds.statements import Statement, leans
from drafting.writer.grounds.to_customer import to_the_customer
from drafting.writer.reading.wishes import Wish
from drafting.writer.words.forms import dated
from drafting.writer.words.language import Language
from drafting.writer.words.text import fold, kin, stems, words
from policy import detect_language

_NAME_WORD = re.compile(r"(?<=[a-z,] )[A-Z]\w+")
_BARE = re.compile(r"(?:There (?:are|is) \w+ |The current |Our \w+ \w+ has |For example|Each \w+ (?:\w+ )?has the)")
"""How a statement begins that only describes how things are sorted."""
_WE_DO = re.compile(r"(?:We|Wir|Nous) (?!can|können|pouvons)\w+|\w+[aei]mos ")
_LABEL_ALONE = re.compile(r"[^:]{3,40}: [a-z]")
"""A heading with a few words after it, which is no sentence."""
_SHARED_WITH_RULE = 2
"""Telling words that a rule must share with a wish before it is told."""
_PART_OF_DEED = 0.1
"""Part of a rule's words that must be about the wish, where it is about the very deed."""
_HEAD = 30
"""Characters in which a rule says what it is about."""
_SENTENCE_WORDS, _MOST_READ, _SUBJECT = 4, 4, 2
_FIRST_IF = re.compile(
    r"(?:if|without|when|after|with|wenn|ohne|bei|mit|nach|si|sans|avec|en cas|sin|con|cuando)\b"
    r"(.{3,80}?)(?:,| we | you )",
    re.IGNORECASE,
)
"""The condition with which a rule begins."""
_HANGS = re.compile(
    r"\b(?:if|unless|when|until|without|only|except|before|within|wenn|falls|nur|ohne|bis|innerhalb|si|sauf|sans|avant|solo|"
    r"salvo|sin|hasta|whose|otherwise)\b",
    re.IGNORECASE,
)
"""Words by which a no hangs on something."""
_LIST = re.compile(r",\s+(?:and|or|und|oder|et|ou|y|o)\s+|,\s+|\s+(?:and|or|und|oder|et|ou|y|o)\s+", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\bnumber of (\w+)", re.IGNORECASE)


def rules_for(
    wanted: Sequence[Wish], post: str, evidence: Evidence, pack: Language, similar: Similar
) -> dict[str, Statement]:
    """Return what the policy says to each wish, said to the customer, by the words of the wish."""
    found: dict[str, Statement] = {}
    for wish in wanted:
        statement = _no_to(wish, post, evidence, pack) or _on_the_deed(wish, post, evidence, pack, similar)
        if statement is None:
            statement = next(iter(helps((wish.source,), post, evidence, pack, similar).values()), None)
            if statement and wish.deed and pack.deed_named(statement.text) not in ("", wish.deed):
                statement = None
            if statement and _elsewhere(statement.text, post, pack):
                statement = None
        if statement is not None and not (wish.deed and _beside(statement.text, post, pack)):
            said = to_the_customer(statement.text, pack.code)
            found[wish.said] = statement.model_copy(update={"text": said})
    return found


def refuses(rule: str, asked: str, deed: str, post: str, pack: Language) -> bool:
    """Say whether a rule plainly says no: to this deed, with this very thing, on no condition.

    asked: the wish or the question. deed: its English name; empty where it names none.
    """
    told = pack.sense(post)
    for found in _denials(rule, tuple(pack.phrases["forbids"])):
        sentence, parts = found.string, found.groupdict()
        counted = _NUMBER_OF.search(sentence)
        if counted:
            if deed in ("add", "remove") and pack.sense(counted[1]) <= pack.sense(asked):
                return True
            continue
        if deed and pack.deed_named(parts["deed"]) not in ("", deed):
            continue
        if deed and pack.deed_named(parts["deed"]) != deed and parts.get("object") is None:
            continue
        part = "what" if parts.get("what") else "object"
        named, by = parts.get(part) or "", told if part == "what" else pack.sense(asked)
        if part == "what" and _HANGS.search(sentence[found.end("what") :]):
            continue
        if any(_is_meant(item, by, pack) and not _HANGS.search(item) for item in _LIST.split(named)):
            return True
    return False


@lru_cache(maxsize=2048)  # the same statements of the policy are looked at with every wish
def _denials(rule: str, forbids: tuple[str, ...]) -> tuple[re.Match[str], ...]:
    """Return where the sentences of a rule say no, sentence by sentence."""
    found = (
        pattern.search(sentence) for sentence in re.split(r"(?<=[.!])\s+", rule) for pattern in _forbidding(forbids)
    )
    return tuple(match for match in found if match is not None)


def _is_meant(item: str, told: frozenset[str], pack: Language) -> bool:
    """Whether the post speaks of one thing of a rule's list, with all that the rule says of it."""
    general = pack.sense(" ".join((*pack.phrases["whole_matter"], *pack.phrases["deeds"])))
    own = [root for root in pack.sense(item) if not _any_kin(root, general)]
    return bool(own) and all(_any_kin(root, told) for root in own)


def _any_kin(root: str, others: frozenset[str]) -> bool:
    return root in others or any(kin(root, other) for other in others)


def _no_to(wish: Wish, post: str, evidence: Evidence, pack: Language) -> Statement | None:
    """Return the statement that plainly refuses a wish."""
    if not wish.deed:
        return None
    every = ranked_statements(evidence.notes + evidence.passages + evidence.also, f"{wish.said} {post}", pack)
    for statement in every:
        said = to_the_customer(statement.text, pack.code)
        if refuses(said, wish.said, wish.deed, post, pack) and detect_language(said) in (pack.code, "und"):
            return statement
    return None


def _on_the_deed(wish: Wish, post: str, evidence: Evidence, pack: Language, similar: Similar) -> Statement | None:
    """Return the statement on what is wished: of those about the deed and the thing, the nearest by meaning."""
    if wish.deed not in {group["name"] for group in pack.phrases["deed_matters"]}:
        return None
    known = pack.sense(" ".join(pack.phrases["deeds"]))
    first = next((root for word in words(wish.said) for root in pack.sense(word) if root in known), None)
    if first is None:
        return None
    deeds = frozenset((first,))
    about = pack.sense(wish.said)
    # A name in common says that both are about the same thing, not that one answers the other. German writes all
    # nouns with a capital, so there nothing can be told.
    named = frozenset(stems(" ".join(_NAME_WORD.findall(post)))) if pack.code != "de" else frozenset()
    found: list[Statement] = []
    for statement in ranked_statements(evidence.notes + evidence.passages, f"{wish.said} {post}", pack, deeds):
        content = pack.sense(statement.text)
        shared = {root for root in about & content if not (pack.is_common(root) or root.isdigit() or root in named)}
        near = len(shared) >= _SHARED_WITH_RULE and len(shared) / len(content) >= _PART_OF_DEED
        near = near or (bool(shared & deeds) and pack.has("general", statement.text))
        subject = deeds & pack.sense(" ".join(statement.text.split()[:_SUBJECT])) if ":" not in statement.text else ()
        near = near and (bool(shared - deeds) or bool(subject) or pack.has("whole_matter", statement.text[:_HEAD]))
        if (
            near
            and not _WE_DO.match(statement.text)  # what we do is no answer to what they may do
            and not _beside(statement.text, post, pack)
            and (wish.kind != "us" or pack.code == "en" or _names_deed(wish.deed, statement.text, pack))
            and not _elsewhere(statement.text, post, pack)
            and not (dated(statement.text) and not dated(post))
            and detect_language(statement.text) in (pack.code, "und")
            and _whole(to_the_customer(statement.text, pack.code))
        ):
            found.append(statement)
    found = found[:_MOST_READ]
    if not found:
        return None
    alike = similar(wish.source, [statement.text for statement in found])
    return max(zip(alike, found, strict=True), key=lambda one: one[0])[1]


def _names_deed(deed: str, text: str, pack: Language) -> bool:
    """Whether a rule names a deed: Spanish gives back goods and money by one verb, "devolver"."""
    return pack.entries(f"deed {deed}", pack.phrases["deed_names"][deed]).search(fold(text)) is not None


def _beside(statement: str, post: str, pack: Language) -> bool:
    """Whether a rule is about a part of the matter that the post does not speak of: the cabin, a bag, the insurance."""
    head, told = fold(statement[:_HEAD]), fold(post)
    return any(
        (words := pack.entries(f"matters {number}", group["words"])).search(head) and not words.search(told)
        for number, group in enumerate(pack.phrases["matters"])
        if group.get("apart")
    )


def _elsewhere(statement: str, post: str, pack: Language) -> bool:
    """Whether a rule begins with a condition of which the post says nothing: that an order was made is none."""
    found = _FIRST_IF.match(statement)
    if found is None:
        return False
    general = pack.sense(" ".join(pack.phrases["whole_matter"]))
    return (pack.sense(found[1]) - general).isdisjoint(pack.sense(post))


def _whole(text: str) -> bool:
    """Whether a statement tells a customer something by itself."""
    return (
        text[-1] in ".!"
        and text[0].isupper()
        and len(text.split()) >= _SENTENCE_WORDS
        and not (leans(text) or _BARE.match(text) or _LABEL_ALONE.match(text))
    )


@cache
def _forbidding(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def unwanted(rules: Mapping[str, str], wanted: Sequence[Wish], post: str, pack: Language) -> frozenset[str]:
    """Return those of the rules, as told, that plainly say no to their wish."""
    deeds = {wish.said: wish.deed for wish in wanted}
    return frozenset(
        rule
        for said, rule in rules.items()
        if refuses(rule, said, deeds[said] if said in deeds else pack.deed_named(said), post, pack)
    )
