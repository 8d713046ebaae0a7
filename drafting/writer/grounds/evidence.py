"""Evidence for one draft: passages, precedents, facts and notes, each found separately, best first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rapidfuzz import fuzz

from drafting.models import DraftJob, Frozen
from drafting.writer.grounds.deadlines import in_time
from drafting.writer.grounds.in_english import in_english
from drafting.writer.grounds.ports import Retriever
from drafting.writer.grounds.statements import Statement, statements
from drafting.writer.grounds.to_customer import to_the_customer
from drafting.writer.reading.understanding import Understanding
from drafting.writer.reading.wishes import wishes
from drafting.writer.words.language import Language
from drafting.writer.words.text import clip
from knowledge.models import Filters, Hit
from policy import detect_language
from policy.models import EvidenceItem

_MAX_QUERY = 400
_MAX_QUERIES = 3
_LONG_POST = 160
"""Characters from which a post has matters enough to be looked up one by one."""
_PASSAGES_A_QUERY, _PASSAGES_A_QUESTION = 4, 8
_LOOKED_THROUGH, _LOOKED_THROUGH_WIDE = 16, 24
"""Passages of each search that are read for the one clause to tell."""
_PERHAPS = 0.05
"""Relevance below which passages are left out; the sample company's eval set has its clause among the first three
hits for 19 of 33 posts, of which 12 are called relevant."""
_NEAREST, _NEAREST_WIDE = 2, 4
"""Passages taken when the search is not sure that any of them answers: for the writer, and for a capable model."""
_IN_ENGLISH = 3
"""Passages taken of those that are found by a post's words in English."""
_MAX_PASSAGES = 8
_ROOM_WIDE = 4_500
"""Characters of policy that a capable model is given where the search has so much: a small company's whole policy. The
clause that answers is often further down, and not found at all by a post in another language."""
_MAX_PRECEDENTS = 6
_ALIKE = 0.25
"""Likeness below which a past post is about something else, and its reply no model for this one."""
_COPY = 75
"""Likeness of two replies in their words (0 to 100, order and repetition left out) from which they are one reply with
another name or date in it."""
_CONTENT = 3
"""Words of content from which a statement says something."""


class Place(Frozen):
    """Where a search found a passage."""

    rank: int
    """Its place among the hits for the post, or for a part of it when the post does not find it; from 1 on."""
    near: float | None
    """Cosine of the passage to what was asked, -1 to 1; None where the search found it by its words alone."""


class Evidence(Frozen):
    """What a draft may rest on, and what it may learn its tone from."""

    facts: tuple[EvidenceItem, ...] = ()
    notes: tuple[EvidenceItem, ...] = ()
    """Evidence that was given with the case."""
    passages: tuple[EvidenceItem, ...] = ()
    also: tuple[EvidenceItem, ...] = ()
    """Passages further down: looked through for the one statement that helps, and evidence only when it is told."""
    places: Mapping[str, Place] = {}
    """Where each passage was found, by its id."""
    answering: bool = False
    """True when the search is sure that a passage speaks to this post."""
    precedents: tuple[EvidenceItem, ...] = ()
    past: tuple[tuple[str, str], ...] = ()
    """Post and reply of each precedent, in the order of `precedents`."""
    tone_only: tuple[bool, ...] = ()
    """Whether each of `past` says other than the policy in force, or was answered under an older one."""

    @property
    def items(self) -> tuple[EvidenceItem, ...]:
        """Everything, facts first."""
        return self.facts + self.notes + self.passages + self.precedents

    @property
    def answers(self) -> bool:
        """True when something beside precedents speaks to this post, and not only perhaps."""
        return bool(self.facts or self.notes or self.answering)


def gather(
    job: DraftJob, understood: Understanding, knowledge: Retriever, pack: Language, *, wide: bool = False
) -> Evidence:
    """Search policy and precedents separately, per problem and question, and add what came with the case.

    wide: for a model that judges for itself what fits. It gets the nearest passages even where the search is sure of
    none: "I can't come up your step in my wheelchair" shares no word with the clause about the ramp.
    """
    queries = _queries(job.post, understood, pack)
    knowledge.read_ahead(queries)
    looked = [_looked_up(query, understood, knowledge, wide=wide) for query in queries]
    places: dict[str, Place] = {}
    for one in looked:
        for rank, hit in enumerate(one.every, start=1):
            places.setdefault(hit.id, Place(rank=rank, near=hit.why.similarity))
    answering = any(one.answering for one in looked)
    found = [one.taken for one in looked] + ([] if answering else [_in_english(job.post, knowledge, pack)])
    rest = [hit for one in looked for hit in one.every]
    chosen = _by_turns(found)
    if wide and understood.kind in _SPOKEN_TO:
        chosen = _filled_up(chosen, rest)
    taken = {hit.id for hit in chosen}
    also = {hit.id: hit for hit in rest if hit.id not in taken}
    precedents = _precedents(job, understood, knowledge, queries[0])
    return Evidence(
        facts=tuple(EvidenceItem(id=fact.id, kind="fact", text=fact.text) for fact in job.facts.facts),
        notes=tuple(EvidenceItem(id=note.id, kind="note", text=note.text) for note in job.facts.evidence),
        passages=tuple(map(_item, chosen)),
        also=tuple(map(_item, also.values())),
        places=places,
        answering=answering,
        precedents=tuple(_item(hit) for hit in precedents),
        past=tuple((hit.post or "", hit.reply or hit.text) for hit in precedents),
        tone_only=tuple(hit.why.outdated or hit.why.conflict is not None for hit in precedents),
    )


class _LookedUp(NamedTuple):
    """What one search of the policy found."""

    every: Sequence[Hit]
    """All that may be shown, best first."""
    taken: Sequence[Hit]
    """Those that the draft may rest on."""
    answering: bool
    """Whether the search is sure that one of them speaks to the post."""


def _looked_up(query: str, understood: Understanding, knowledge: Retriever, *, wide: bool) -> _LookedUp:
    result = knowledge.search(query, "policy", _LOOKED_THROUGH_WIDE if wide else _LOOKED_THROUGH)
    # A passage with orders hidden in it is a document somebody tampered with: nothing rests on it.
    every = [hit for hit in result.hits if not hit.internal and not hit.why.suspicious]
    public = every[: _PASSAGES_A_QUESTION if understood.kind == "question" else _PASSAGES_A_QUERY]
    if result.relevance < _PERHAPS and not wide:
        # What somebody asks for is worth a look at whatever shares a word of it.
        wanted = understood.asked or understood.demands
        public = [hit for hit in public if hit.why.terms] if wanted else []
    nearest = public[: _NEAREST_WIDE if wide else _NEAREST]
    taken = public if result.relevant or understood.request else nearest
    return _LookedUp(every, taken, answering=result.relevant and bool(public))


def _by_turns(found: Iterable[Sequence[Hit]]) -> list[Hit]:
    """Return the passages by turns, so that the first query does not take all the room."""
    passages = {hit.id: hit for turn in zip_longest(*found) for hit in turn if hit is not None}
    return list(passages.values())[:_MAX_PASSAGES]


_SPOKEN_TO = ("complaint", "question", "attack", "other")
"""Kinds of post that a rule may answer; thanks and ideas rest on none."""


def _filled_up(chosen: Sequence[Hit], rest: Iterable[Hit]) -> list[Hit]:
    """Return the passages with those that were found after them, as far as there is room."""
    found = {hit.id: hit for hit in chosen}
    left = _ROOM_WIDE - sum(len(hit.text) for hit in chosen)
    for hit in rest:
        if hit.id not in found and len(hit.text) <= left:
            found[hit.id] = hit
            left -= len(hit.text)
    return list(found.values())


def _in_english(post: str, knowledge: Retriever, pack: Language) -> list[Hit]:
    """Return the passages nearest to the words of a post in English, for a company whose rules are in English alone."""
    query = in_english(post, pack)
    if not query:
        return []
    result = knowledge.search(query, "policy", _IN_ENGLISH)
    public = (hit for hit in result.hits if not hit.internal and not hit.why.suspicious)
    return [hit for hit in public if result.relevance >= _PERHAPS and detect_language(hit.text) == "en"]


def telling_statements(items: Iterable[EvidenceItem], about: str, pack: Language, limit: int) -> tuple[str, ...]:
    """Return what the items say to a customer that shares most with `about`, within `limit` characters in all.

    Statements are whole: a list with its head, a sentence with the one it leans on. The most telling come first.
    """
    chosen: list[str] = []
    for statement in ranked_statements(items, about, pack):
        text = to_the_customer(statement.text, pack.code)
        if len(text) <= limit and text not in chosen:
            chosen.append(text)
            limit -= len(text) + 1
    return tuple(chosen)


def ranked_statements(
    items: Iterable[EvidenceItem], about: str, pack: Language, deeds: frozenset[str] = frozenset()
) -> list[Statement]:
    """Return the statements meant for customers that share words with `about`, the most telling first.

    A word counts for more the fewer statements have it. `deeds` are the stems of what is asked for, such as "cancel":
    when any are given, only statements about one of them are returned.
    """
    every = statements(items)
    content = [pack.sense(statement.text) for statement in every]
    spread = Counter(root for some in content for root in some)
    wanted = pack.sense(about)
    scored = []
    for place, (statement, some) in enumerate(zip(every, content, strict=True)):
        shared = sum(1.0 / spread[root] ** 0.5 for root in some & wanted)
        if len(some) < _CONTENT or not shared or statement.for_staff or (deeds and not deeds & some):
            continue
        scored.append((-shared * (1.0 + len(some & wanted) / len(some)), place, statement))
    return [statement for _, _, statement in sorted(scored, key=lambda entry: entry[:2])]


def _queries(post: str, understood: Understanding, pack: Language) -> list[str]:
    queries = [clip(post, _MAX_QUERY)]
    wanted = tuple(wish.said for wish in wishes(post, pack)) if understood.request else ()
    for text in (*wanted, *understood.asked, *understood.problems) if wanted or len(post) >= _LONG_POST else ():
        if len(queries) >= _MAX_QUERIES:
            break
        if len(text) < len(queries[0]) * 0.7 and text not in queries:
            queries.append(text)
    if understood.kind == "question" and not understood.request:
        queries += [deed for deed in map(pack.deed_asked, understood.asked) if deed][: _MAX_QUERIES - len(queries)]
    if deed := in_time(post, pack):
        queries = [*queries[: _MAX_QUERIES - 1], deed]
    return queries


def _precedents(job: DraftJob, understood: Understanding, knowledge: Retriever, query: str) -> Sequence[Hit]:
    """Precedents in the post's language, the nearest first; of all that are alike, those of the same agent first.

    Of those with nearly the same reply only the nearest comes: five times the same answer teaches nothing.
    """
    result = knowledge.search(query, "precedent", _MAX_PRECEDENTS * 2, Filters(lang=understood.lang))
    hits: list[Hit] = []
    for hit in result.hits:
        alike = hit.reply and not hit.why.suspicious and (hit.why.similarity or 1.0) >= _ALIKE
        if alike and not any(_same_reply(hit, other) for other in hits):
            hits.append(hit)
    if job.agent is not None:
        hits.sort(key=lambda hit: hit.agent != job.agent)
    return hits[:_MAX_PRECEDENTS]


def _same_reply(hit: Hit, other: Hit) -> bool:
    return fuzz.token_set_ratio(hit.reply or "", other.reply or "", score_cutoff=_COPY) > 0


def _item(hit: Hit) -> EvidenceItem:
    return EvidenceItem(
        id=hit.id,
        kind="passage" if hit.kind == "policy" else "precedent",
        text=hit.text,
        document=hit.document,
        section=hit.section,
        internal=hit.internal,
        outdated=hit.why.outdated,
        conflict=hit.why.conflict,
        why=hit.why.told,
    )
