"""Composes the prompt: stable part first, for the endpoint's prompt cache; data fenced; the goal last."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from drafting.model import ChatMessage
from drafting.models import DraftJob, Frozen
from drafting.settings import Settings
from drafting.writer.grounds.evidence import Evidence, telling_statements
from drafting.writer.reading.little import says_little
from drafting.writer.reading.understanding import Understanding
from drafting.writer.words.language import FOLDER, NAMES, Language
from drafting.writer.words.mask import masked, nameless
from drafting.writer.words.text import clip, pieces

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_POST_SMALL, _POST_LARGE = 900, 6_000
_NOTES_SMALL, _PASSAGES_LARGE = 420, 5_000
_PAST_REPLIES, _PAST_LENGTH, _PAST_POST = 3, 400, 160
_LONGEST_REPLY = 600
"""Characters from which a public reply is not read to its end; real company replies have medians of 109 to 211."""
_SHORTEST_REPLY, _SHORTER = 80, 0.6
"""Characters that any reply may have, and the part of a reply that a shorter one keeps to."""
_WORD = 6
"""Characters of a word with its space: models count words better than characters."""
_FENCED = re.compile(r"\[\[(\w+)\]\].*?\[\[\1\]\]", re.DOTALL)
_SHOWN_FENCE = "k2x9"
"""The mark around the examples, which we wrote ourselves: always the same, so that a model's prompt cache holds."""
_MAY_GO_PRIVATE = ("complaint", "question", "attack", "other")
"""Kinds of post that private details may settle."""
_STANDARD_INSTRUCTIONS = ("shorter", "warmer", "firmer")


class Approach(Frozen):
    """One way to write the reply."""

    name: str
    words: str
    opening: str = ""


class Plan(Frozen):
    """What the reply must do, beside the case itself. Data for the prompt."""

    agent: str
    greeting: str = ""
    signature: str = ""
    """What the writer puts before and behind the reply."""
    place: str = ""
    """The channel, as people call it."""
    review: bool = False
    pages: tuple[str, ...] = ()
    """Registered pages and addresses that a reply may name here, each with what it is for."""
    contact: str | None = None
    """What the reply has to invite to, because only private details settle the matter."""
    perhaps: str | None = None
    """What it may invite to where the model sees that they would."""
    private_items: str | None = None
    """What the private message asks for; None when there is none to write."""
    open_question: bool = False
    """True where the policy may answer in full: then the model decides whether private details are needed."""
    remedies: tuple[str, ...] = ()
    answered: bool = False
    """True when facts or policy speak to the post."""
    limit: int
    """Characters that are left for the body of the reply."""
    post: str
    """The post as the model may see it: personal data taken out."""
    thread: tuple[str, ...] = ()
    fence: str
    """The mark around what others wrote, drawn anew for each draft."""
    missing: tuple[str, ...] = ()
    """Needs that nobody has met yet, by their ids: what the reply must leave open."""
    shorten: int | None = None
    """Characters of the reply before, where the agent asks for a shorter one."""

    @property
    def length(self) -> int:
        """Characters that the model is asked to keep to."""
        most = min(self.limit, _LONGEST_REPLY)
        if self.shorten is not None:
            most = min(most, max(_SHORTEST_REPLY, int(self.shorten * _SHORTER)))
        return most // 10 * 10


def approaches(understood: Understanding, pack: Language, *, plainly: bool = False) -> tuple[Approach, ...]:
    """Return the approaches for this kind of post, the usual one first; `plainly` puts the shortest one first."""
    known = pack.prompt["approaches"]
    found = tuple(Approach(**entry) for entry in known.get(understood.kind, known["other"]))
    return (*found[-1:], *found[:-1]) if plainly else found


def compose(
    job: DraftJob,
    understood: Understanding,
    evidence: Evidence,
    plan: Plan,
    settings: Settings,
    pack: Language,
    approach: Approach,
    *,
    small: bool,
    alone: str = "",
) -> list[ChatMessage]:
    """Return the messages for one candidate. Everything but the last message is the same for a kind of post.

    alone: the draft before without greeting and signature, which the model is told not to write.
    """
    prompt = pack.prompt
    system = _layout("system.j2").render(p=_system(plan, settings, pack, understood.lang), small=small)
    messages = [ChatMessage(role="system", content=system)]
    examples = prompt["examples"].get(understood.kind, prompt["examples"]["other"]) if small else ()
    for example in examples:
        shown = _case_small(prompt, _SHOWN_FENCE, example["post"], [example["notes"]] if example["notes"] else [])
        messages.append(ChatMessage(role="user", content=shown))
        messages.append(ChatMessage(role="assistant", content=example["reply"]))
    if small:
        notes = _notes(job, understood, evidence, plan, pack)
        content = _case_small(prompt, plan.fence, clip(plan.post, _POST_SMALL), notes)
    else:
        content = _case_large(job, understood, evidence, plan, pack, approach)
    messages.append(ChatMessage(role="user", content=content))
    if job.instruction and job.previous:
        messages.append(ChatMessage(role="assistant", content=alone or job.previous))
        wish = _text(prompt["instructions"]["again"], wish=instruction(job.instruction, plan, prompt))
        if plan.private_items and not small:
            wish += "\n" + _text(prompt["private"], items=plan.private_items)
        messages.append(ChatMessage(role="user", content=wish))
    return messages


def revise(messages: Sequence[ChatMessage], draft: str, faults: Sequence[str], pack: Language) -> list[ChatMessage]:
    """Return the messages for a revision of `draft`: its faults in plain words, then the task."""
    words = pack.prompt["revision"]
    lines = [words["intro"], *(f"- {fault}" for fault in faults), words["task"]]
    return [
        *messages,
        ChatMessage(role="assistant", content=draft),
        ChatMessage(role="user", content="\n".join(lines)),
    ]


def instructions(messages: Sequence[ChatMessage]) -> str:
    """Return what the messages tell the model to do, without the post, the evidence, the past replies, and what it
    wrote itself and is told to mend."""
    told: list[str] = []
    own: list[str] = []
    for message in messages:
        if message.role == "assistant":
            own += (sentence.strip() for sentence in pieces(message.content))
            continue
        content = _FENCED.sub(" ", message.content)
        for sentence in own:
            content = content.replace(sentence, " ")
        told.append(content)
    return "\n".join(told)


def fence() -> str:
    """Return a mark that nobody who wrote a post or a document can have guessed."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(6))


def _system(plan: Plan, settings: Settings, pack: Language, lang: str) -> Mapping[str, str]:
    prompt, voice = pack.prompt, settings.voice
    style, craft = _text(prompt["style"]), _text(prompt["craft"]).strip()
    if lang != pack.code:
        also = f" Write in {NAMES.get(lang, 'the language of the post')}."
        style, craft = style + also, craft + also
    return {
        "role": _text(prompt["role"], agent=plan.agent, company=settings.company.name),
        "team": _text(prompt["team"], company=settings.company.name),
        "style": style,
        "craft": craft,
        "data": prompt["data"],
        "voice": _text(prompt["voice"], voice=voice.description),
        "do": _text(prompt["do"], items="; ".join(voice.do)) if voice.do else "",
        "avoid": _text(prompt["avoid"], items="; ".join(voice.avoid)) if voice.avoid else "",
        "rules": prompt["rules"].strip(),
        "pages": _text(prompt["pages"], items="; ".join(plan.pages)) if plan.pages else "",
    }


def _notes(job: DraftJob, understood: Understanding, evidence: Evidence, plan: Plan, pack: Language) -> list[str]:
    """The few sentences a small model gets: facts first, then what fits of the policy."""
    prompt = pack.prompt
    notes = [clip(item.text, 240) for item in evidence.facts]
    about = " ".join((plan.post, *understood.asked, *understood.problems))
    left = _NOTES_SMALL - sum(len(note) for note in notes)
    notes += telling_statements(evidence.notes + evidence.passages, about, pack, max(0, left))
    if job.facts.fault != "unknown" and understood.kind in ("complaint", "attack", "question", "other"):
        notes.append(prompt["faults"][job.facts.fault])
    return notes


def _case_small(prompt: Mapping[str, Any], mark: str, post: str, notes: Sequence[str]) -> str:
    return _layout("case.j2").render(
        small=True, l=prompt["labels"], fence=mark, post=" ".join(post.split()), notes=notes
    )


def _case_large(
    job: DraftJob,
    understood: Understanding,
    evidence: Evidence,
    plan: Plan,
    pack: Language,
    approach: Approach,
) -> str:
    prompt = pack.prompt
    passages, left = [], _PASSAGES_LARGE
    for item in evidence.notes + evidence.passages:
        numbered = bool(item.section) and item.text.startswith(f"{item.section} ")
        where = ", ".join(part for part in (item.document, None if numbered else item.section) if part)
        passage = f"{where}: {item.text}" if where else item.text
        if len(passage) <= left:
            passages.append(passage)
            left -= len(passage)
    return _layout("case.j2").render(
        small=False,
        l=prompt["labels"],
        fence=plan.fence,
        post=clip(plan.post, _POST_LARGE),
        thread=plan.thread,
        problems=job.read_as.problems or (),
        facts=[item.text for item in evidence.facts],
        passages=passages,
        sure=evidence.answering or bool(evidence.notes),
        remedies=plan.remedies if understood.kind in ("complaint", "question", "attack") else (),
        past=[
            (clip(masked(post), _PAST_POST), clip(nameless(reply), _PAST_LENGTH), tone_only)
            for (post, reply), tone_only in islice(zip(evidence.past, evidence.tone_only, strict=True), _PAST_REPLIES)
        ],
        task=_task(job, understood, plan, pack, approach),
    )


def _task(job: DraftJob, understood: Understanding, plan: Plan, pack: Language, approach: Approach) -> list[str]:
    """What to write, in lines. No word of the customer's stands here: it would not be fenced."""
    prompt = pack.prompt
    troubled = understood.kind in ("complaint", "attack")
    wish = understood.kind == "question" and understood.request
    goal = prompt["goals"]["request" if wish else understood.kind if understood.kind in prompt["goals"] else "other"]
    lines = [_text(prompt["you"], agent=plan.agent)]
    lines.append(f"{goal} {prompt['goals']['hedge']}" if job.kind is None else goal)
    if says_little(job.post, understood, pack):
        lines.append(prompt["little"])
    if plan.thread:
        lines.append(prompt["thread"])
    if pack.has("grief", job.post):
        lines.append(prompt["grief"])
    if troubled or job.facts.fault != "unknown":
        lines.append(prompt["faults"][job.facts.fault])
    if understood.demands or wish:
        lines.append(prompt["demands"])
    missing = [prompt["missing"][need] for need in plan.missing if need in prompt["missing"]]
    if missing:
        lines.append(_text(prompt["open"], items="; ".join(missing)))
    if plan.contact:
        lines.append(_text(prompt["contact"], contact=plan.contact))
    else:
        lines += [prompt["ask"]] if troubled and not plan.answered else []
        if plan.perhaps and understood.kind in _MAY_GO_PRIVATE:
            lines.append(_text(prompt["perhaps"], contact=plan.perhaps))
    lines += _form(plan, prompt)
    lines.append(approach.words)
    if job.instruction and not job.previous:
        lines.append(_text(prompt["instructions"]["first"], wish=instruction(job.instruction, plan, prompt)))
    return lines


def _form(plan: Plan, prompt: Mapping[str, Any]) -> list[str]:
    """Where the reply stands, what stands around it, how long it is, and what goes with it."""
    lines = [_text(prompt["place"], channel=plan.place, review=plan.review)]
    if plan.greeting:
        lines.append(_text(prompt["begins"], greeting=plan.greeting, signature=plan.signature))
    if plan.shorten is None:  # a wish for a shorter one says how many sentences and characters
        lines.append(_text(prompt["length"], limit=plan.length, words=plan.length // _WORD // 5 * 5))
    if plan.private_items:
        condition = prompt["private_if"] if plan.open_question else ""
        lines.append(condition + _text(prompt["private"], items=plan.private_items))
    return lines


def shorter(wish: str) -> bool:
    """Say whether an agent's wish is the standard one for a shorter reply."""
    return wish.strip().lower() == "shorter"


def instruction(wish: str, plan: Plan, prompt: Mapping[str, Any]) -> str:
    """Return an agent's wish as the model is told it."""
    known = prompt["instructions"]
    key = wish.strip().lower()
    if key in _STANDARD_INSTRUCTIONS:
        return _text(known[key], limit=plan.length)
    said = clip(wish.strip(), 500)
    return _text(known["free"], wish=said if said[-1:] in (*'.!?…"”»', "") else f"{said}.")


def _text(template: str, **values: object) -> str:
    return _template(template).render(**values)


@lru_cache(maxsize=256)
def _template(text: str) -> Template:
    return _environment().from_string(text)


@lru_cache(maxsize=8)
def _layout(name: str) -> Template:
    return _environment().get_template(name)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    # Plain text, not HTML: nothing to escape. Customers' words are values, never templates.
    return Environment(loader=FileSystemLoader(FOLDER / "layout"), undefined=StrictUndefined, autoescape=False)  # noqa: S701
