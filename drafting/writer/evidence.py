"""Evidence for one draft: passages, precedents, facts and notes, each found separately, best first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafting.models import DraftJob, Frozen
from drafting.writer.language import Language
from drafting.writer.ports import Retriever
from drafting.writer.text import clip, sentences, stems
from drafting.writer.understanding import Understanding
from knowledge.models import Filters, Hit
from policy.models import EvidenceItem

_MAX_QUERY = 400
_MAX_QUERIES = 3
_LONG_POST = 160
"""Characters from which a post has matters enough to be looked up one by one."""
_PASSAGES_A_QUERY = 4
_PERHAPS = 0.05
"""Relevance below which passages are left out; the sample company's eval set has its clause among the first three
hits for 19 of 33 posts, of which 12 are called relevant."""
_NEAREST = 2
"""Passages taken when the search is not sure that any of them answers."""
_MAX_PASSAGES = 8
_MAX_PRECEDENTS = 6
_FOR_STAFF = re.compile(
    r"\b(the agents?|agents? (?:can|must|should|may|will)|tool call|database|transfer|as an? \w+ agent|"
    r"you (?:should|must|can|cannot) (?:not |only |at most )?(?:offer|make|deny|transfer|help|provide|check))\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"\*\*|__|`|^\s*(?:#+|[-*]|\d+[.)])\s+", re.MULTILINE)


class Evidence(Frozen):
    """What a draft may rest on, and what it may learn its tone from."""

    facts: tuple[EvidenceItem, ...] = ()
    notes: tuple[EvidenceItem, ...] = ()
    """Evidence that was given with the case."""
    passages: tuple[EvidenceItem, ...] = ()
    answering: bool = False
    """True when the search is sure that a passage speaks to this post."""
    precedents: tuple[EvidenceItem, ...] = ()
    past: tuple[tuple[str, str], ...] = ()
    """Post and reply of each precedent, in the order of `precedents`."""

    @property
    def items(self) -> tuple[EvidenceItem, ...]:
        """Everything, facts first."""
        return self.facts + self.notes + self.passages + self.precedents

    @property
    def answers(self) -> bool:
        """True when something beside precedents speaks to this post, and not only perhaps."""
        return bool(self.facts or self.notes or self.answering)


def gather(job: DraftJob, understood: Understanding, knowledge: Retriever) -> Evidence:
    """Search policy and precedents separately, per problem and question, and add what came with the case."""
    queries = _queries(job.post, understood)
    passages: dict[str, Hit] = {}
    answering = False
    for query in queries:
        result = knowledge.search(query, "policy", _PASSAGES_A_QUERY)
        if result.relevance < _PERHAPS:
            continue
        public = [hit for hit in result.hits if not hit.internal]
        answering = answering or (result.relevant and bool(public))
        for hit in public if result.relevant else public[:_NEAREST]:
            passages.setdefault(hit.id, hit)
    precedents = _precedents(job, understood, knowledge, queries[0])
    return Evidence(
        facts=tuple(EvidenceItem(id=fact.id, kind="fact", text=fact.text) for fact in job.facts.facts),
        notes=tuple(EvidenceItem(id=note.id, kind="note", text=note.text) for note in job.facts.evidence),
        passages=tuple(_item(hit) for hit in list(passages.values())[:_MAX_PASSAGES]),
        answering=answering,
        precedents=tuple(_item(hit) for hit in precedents),
        past=tuple((hit.post or "", hit.reply or hit.text) for hit in precedents),
    )


def telling_sentences(
    items: Iterable[EvidenceItem], about: str, pack: Language, limit: int, *, customer_facing: bool
) -> tuple[str, ...]:
    """Return the sentences of `items` that share most with `about`, within `limit` characters in all.

    `customer_facing` leaves out what is an instruction to staff. The order is that of the documents.
    """
    wanted = set(stems(about, pack.stop))
    scored: list[tuple[float, int, str]] = []
    place = 0
    for item in items:
        for sentence in sentences(_MARKUP.sub("", item.text)):
            place += 1
            content = set(stems(sentence, pack.stop))
            if len(content) < 3 or (customer_facing and _FOR_STAFF.search(sentence)):
                continue
            shared = len(content & wanted)
            if shared:
                scored.append((-shared - shared / len(content), place, " ".join(sentence.split())))
    chosen: list[tuple[int, str]] = []
    left = limit
    for _, at, sentence in sorted(scored):
        if len(sentence) > left:
            continue
        chosen.append((at, sentence))
        left -= len(sentence) + 1
    return tuple(text for _, text in sorted(chosen))


def _queries(post: str, understood: Understanding) -> list[str]:
    queries = [clip(post, _MAX_QUERY)]
    if len(post) < _LONG_POST:
        return queries
    for text in (*understood.asked, *understood.problems):
        if len(queries) >= _MAX_QUERIES:
            break
        if len(text) < len(queries[0]) * 0.7 and text not in queries:
            queries.append(text)
    return queries


def _precedents(job: DraftJob, understood: Understanding, knowledge: Retriever, query: str) -> Sequence[Hit]:
    """Precedents in the post's language; those of the same agent first, then in the order found."""
    result = knowledge.search(query, "precedent", _MAX_PRECEDENTS * 2, Filters(lang=understood.lang))
    hits = [hit for hit in result.hits if hit.reply]
    if job.agent is not None:
        hits.sort(key=lambda hit: hit.agent != job.agent)
    return hits[:_MAX_PRECEDENTS]


def _item(hit: Hit) -> EvidenceItem:
    return EvidenceItem(
        id=hit.id,
        kind="passage" if hit.kind == "policy" else "precedent",
        text=hit.text,
        document=hit.document,
        section=hit.section,
        internal=hit.internal,
        outdated=hit.why.outdated,
        why=_why(hit),
    )


def _why(hit: Hit) -> str:
    said = []
    if hit.why.terms:
        said.append("Shares the words " + ", ".join(f"“{term}”" for term in hit.why.terms[:6]) + " with the post.")
    if hit.why.similarity is not None:
        said.append(f"Similarity {hit.why.similarity:.2f}.")
    if hit.why.outdated:
        said.append("Answered under an older policy: for tone only.")
    if hit.why.conflict:
        said.append(f"Conflicts with the policy in force: {hit.why.conflict}.")
    return " ".join(said)
