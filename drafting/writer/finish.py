"""From judged sentences to a whole reply: what the case demands and the model left out is added, plainly."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from drafting.models import DraftJob, Frozen
from drafting.writer.language import Language
from drafting.writer.reply import Reply
from drafting.writer.sieve import Judged, role_of
from drafting.writer.text import clip, fold, stems
from drafting.writer.understanding import Understanding

_ABOUT = {
    "praise": "take_up_praise",
    "idea": "take_up_idea",
    "question": "take_up_question",
    "other": "take_up_other",
}
_MOST_QUESTIONS = 1
_FEW_WORDS = 3
_SHARED_WITH_FACT = 2
_QUOTED_WORDS = 10
"""Longer quotations read like a form letter, and the guard takes thirteen words in a row for a copy."""
CODE_WORD = re.compile(r"\d{5,}|\b(?=\w*\d)(?=\w*[A-Z])\w{5,}\b")
"""An order number, a booking code: what identifies a customer, not a model like "S8" or a year."""
_UNQUOTED = re.compile(CODE_WORD.pattern + r"|[@#/]")


class Frame(Frozen):
    """What stands around the body, and what the body must say."""

    greeting: str = ""
    signature: str = ""
    contact: str | None = None
    """The sentence that invites to a contact, when the matter must go private."""
    fact: str | None = None
    """The fact that speaks most to the post, as a sentence: said by the writer when the model leaves it out."""
    answered: bool = False
    """True when facts or policy speak to the post, so that the reply need not say "I do not know"."""
    same_language: bool = True
    """False when the writer has no sentences in the post's language."""
    lower: frozenset[str] = frozenset()
    """Words that go on in lower case after "Hi Ann,"."""


def finish(
    judged: Sequence[Judged],
    job: DraftJob,
    understood: Understanding,
    frame: Frame,
    pack: Language,
    choice: random.Random,
) -> Reply:
    """Build the reply out of the sentences that stayed and what is still missing."""
    body = _few_questions([sentence for sentence in judged if sentence.dropped is None], frame)
    if not frame.same_language:
        return Reply(greeting=frame.greeting, body=tuple(s.text for s in body), signature=frame.signature)
    kept = [sentence.text for sentence in body]
    if says_little(job.post, understood, pack):
        kept = [choice.choice(pack.phrases["short_post"])]
    elif not any(names_matter(text, job.post, understood, pack) for text in kept):
        kept.insert(0, take_up(job.post, understood, pack, choice))
    if frame.fact is not None and not any(_rests_on_facts(text, job, pack) for text in kept):
        kept.append(frame.fact)
    if pack.has("grief", job.post):
        kept.insert(0, choice.choice(pack.phrases["condolence"]))
    added: list[str] = []
    text = " ".join(kept)
    unsure, asks = pack.has("unknown", text), any(role_of(s, pack) == "question" for s in kept)
    troubled = understood.kind in ("complaint", "attack")
    if troubled and job.facts.fault == "ours" and not pack.has("admission", text):
        kept.insert(1, choice.choice(pack.phrases["own_mistake"]))
    elif troubled and not pack.has("apology", text):
        kept.insert(1, choice.choice(pack.phrases["sorry"]))
    if understood.demands and not frame.answered and not job.facts.facts:
        added.append(choice.choice(pack.phrases["undecided"]))
    elif frame.contact is not None and understood.request:
        pass  # the next step is the answer: what they ask for is done where their details may be told
    elif not frame.answered and not unsure and understood.kind in ("complaint", "question"):
        added.append(choice.choice(pack.phrases["honest_answer" if understood.kind == "question" else "honest"]))
    if frame.contact is not None:
        added.append(frame.contact)
    elif troubled and not asks and not frame.answered:
        added.append(_question(understood, pack, choice))
    return Reply(
        greeting=frame.greeting,
        body=tuple(kept),
        added=tuple(added),
        signature=frame.signature,
        lower=frame.lower,
    )


def says_little(post: str, understood: Understanding, pack: Language) -> bool:
    """Say whether a post says too little to take up: no kind can be seen, and hardly a word of content."""
    return understood.kind == "other" and len(stems(post, pack.stop)) < _FEW_WORDS


def names_matter(sentence: str, post: str, understood: Understanding, pack: Language) -> bool:
    """Say whether a sentence takes up something that only this post says."""
    about = set(stems(" ".join(understood.problems) or post, pack.stop))
    telling = {root for root in about if not pack.is_common(root)} or about
    return bool(telling & set(stems(sentence, pack.stop)))


def _rests_on_facts(sentence: str, job: DraftJob, pack: Language) -> bool:
    about = set(stems(job.post, pack.stop))
    said = set(stems(sentence, pack.stop)) - about
    return any(len(said & set(stems(fact.text, pack.stop))) >= _SHARED_WITH_FACT for fact in job.facts.facts)


def take_up(post: str, understood: Understanding, pack: Language, choice: random.Random) -> str:
    """Return a sentence that takes up the matter in the customer's own words."""
    if understood.kind == "question" and understood.asked:
        what = _from_the_wish(understood.asked[0], pack) if understood.request else understood.asked[0]
    else:
        what = understood.problems[0] if understood.problems else clip(post, 80)
    asks_to_do = understood.kind == "question" and understood.request
    phrases = pack.phrases["take_up_request" if asks_to_do else _ABOUT.get(understood.kind, "take_up")]
    return str(choice.choice(phrases)).format(what=_quotable(what))


def _from_the_wish(sentence: str, pack: Language) -> str:
    """Cut off what stands before "I want to": the wish is what a quotation should show."""
    wish = pack.pattern("request").search(fold(sentence))
    at = sentence.lower().find(wish.group()) if wish else -1
    return sentence[at:] if at > 0 else sentence


def _quotable(text: str) -> str:
    """The first words in a row that a public reply may repeat, letter for letter: no codes, numbers, addresses."""
    runs: list[list[str]] = [[]]
    for word in text.split():
        if _UNQUOTED.search(word):
            runs.append([])
        else:
            runs[-1].append(word)
    run = next((run for run in runs if len(run) >= _FEW_WORDS), max(runs, key=len))
    short = " ".join(run[:_QUOTED_WORDS]).strip(' .,;:!?"“”«»„')
    return short + "…" if len(run) > _QUOTED_WORDS else short


def _few_questions(body: Sequence[Judged], frame: Frame) -> list[Judged]:
    """Keep one question at most, and none beside an invitation to a contact."""
    allowed = 0 if frame.contact is not None else _MOST_QUESTIONS
    kept: list[Judged] = []
    for sentence in body:
        if sentence.role == "question":
            if allowed == 0:
                continue
            allowed -= 1
        kept.append(sentence)
    return kept


def _question(understood: Understanding, pack: Language, choice: random.Random) -> str:
    key = next((f"ask_{topic}" for topic in ("device", "visit") if topic in understood.topics), "ask_open")
    return str(choice.choice(pack.phrases[key]))
