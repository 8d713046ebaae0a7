"""Sentence-level repair: a suggestion that can be applied is applied, an offending sentence is dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from drafting.writer.telling.reply import Reply
from policy.models import Finding, Verdict

OwnWords = Mapping[str, str]
"""What the writer says itself, in the reply's language, where a rule would add words; empty for nothing.
`foreign` is set when the rulebook's suggestions are in another language than the reply."""

_ROUNDS = 4
_CHARACTERS = "channel."
"""Rules about links, tags and characters, which can be taken out of a sentence."""
_LENGTH = "channel.length"
_IS_CLAUSE = re.compile(r"(?:we|i|it|you|this|that|there)\b", re.IGNORECASE)
"""How a suggestion begins that is a clause of its own: put into the middle of a sentence it leaves two halves."""
_WEIGHT = {"note": 0, "warn": 1, "escalate": 2, "block": 3}


def repair(
    reply: Reply,
    check: Callable[[Reply], Verdict],
    restore: Callable[[Reply], Reply],
    own: OwnWords,
    *,
    gently: bool = False,
) -> tuple[Reply, Verdict, tuple[str, ...]]:
    """Mend what the guard finds as far as sentences allow; return the best state reached and what was done.

    `own` are the writer's own words for what a rule adds. `restore` puts back what a reply must say when
    mending took it out, for example what the post is about. `gently` mends nothing but what blocks, and puts no
    words of the rulebook into a sentence: a capable model wrote it to be read as it stands.
    """
    verdict = check(reply)
    steps: list[str] = []
    for _ in range(_ROUNDS):
        if not _worth(verdict, gently=gently):
            break
        mended, done = _mend(reply, verdict, own, gently=gently)
        if mended == reply:
            break
        mended = restore(mended)
        if not (mended.body or mended.added):
            break
        after = check(mended)
        if _badness(after) >= _badness(verdict):
            break
        reply, verdict = mended, after
        steps += done
    return reply, verdict, tuple(steps)


def badness(verdict: Verdict) -> tuple[int, int]:
    """Order verdicts: what blocks counts first, then all that a person would have to look at."""
    return _badness(verdict)


def _badness(verdict: Verdict) -> tuple[int, int]:
    mine = [f for f in verdict.findings if f.target == "reply"]
    blocks = sum(1 for finding in mine if finding.severity == "block") + len(verdict.rules_errored)
    return blocks, sum(_WEIGHT[finding.severity] for finding in mine)


def blocks(verdict: Verdict) -> tuple[Finding, ...]:
    """Return the findings that hold a reply, as they stand in it."""
    return tuple(f for f in verdict.findings if f.target == "reply" and f.severity == "block")


def _worth(verdict: Verdict, *, gently: bool) -> bool:
    worth = ("block",) if gently else ("block", "warn", "escalate")
    return any(f.target == "reply" and f.severity in worth for f in verdict.findings)


def _mend(reply: Reply, verdict: Verdict, own: OwnWords, *, gently: bool) -> tuple[Reply, tuple[str, ...]]:
    """Take the worst finding that something can be done about, and do it."""
    mine = sorted(
        (f for f in verdict.findings if f.target == "reply" and f.severity != "note"),
        key=lambda f: (-_WEIGHT[f.severity], f.start),
    )
    for finding in blocks(verdict) if gently else mine:
        mended = _apply(reply, finding, own, gently=gently)
        if mended != reply:
            return mended, (f"Mended: {finding.title.rstrip('.')}.",)
    return reply, ()


def _apply(reply: Reply, finding: Finding, own: OwnWords, *, gently: bool) -> Reply:
    sentence = _sentence_at(reply, finding)
    suggestion = finding.suggestion
    if suggestion is not None and suggestion.action == "add":
        return _add(reply, own.get(finding.rule, "" if own.get("foreign") else suggestion.text.strip()))
    if sentence is None:
        return reply
    if (
        suggestion is not None
        and suggestion.action == "replace"
        and not own.get("foreign")
        and not gently
        and suggestion.text
        and not _IS_CLAUSE.match(suggestion.text)
        and finding.match
    ):
        return _swap(reply, sentence, sentence.replace(finding.match, suggestion.text, 1))
    if finding.severity == "warn":
        return reply  # a blemish is no reason to lose a sentence: the agent sees it
    if finding.rule == _LENGTH:
        return reply  # half a sentence is worse than one too many, which the agent sees
    if suggestion is not None and suggestion.action == "remove" and finding.rule.startswith(_CHARACTERS):
        return _swap(reply, sentence, " ".join(sentence.replace(finding.match, "", 1).split()))
    # A promise with a word cut out is nonsense, or still one: the sentence goes as a whole.
    return reply.without(sentence)


def _add(reply: Reply, text: str) -> Reply:
    """Add a whole sentence; a list of words is a hint for a person, not a sentence."""
    if text[-1:] not in ".!?" or len(text.split()) < 4 or text.count(",") > 1 or text in reply.added:
        return reply
    return reply.model_copy(update={"added": (*reply.added, text)})


def _swap(reply: Reply, old: str, new: str) -> Reply:
    return reply.model_copy(
        update={
            "body": tuple(new if s == old else s for s in reply.body),
            "added": tuple(new if s == old else s for s in reply.added),
        }
    )


def _sentence_at(reply: Reply, finding: Finding) -> str | None:
    """Return the sentence a finding is about; None for one about the reply as a whole."""
    if finding.end <= finding.start:
        return None
    spans = reply.spans()
    touched = [text for start, end, text in spans if finding.start < end and finding.end > start]
    if not touched or (len(touched) == len(spans) and len(spans) > 1):
        return None
    return touched[-1] if len(touched) == 1 else max(touched, key=len)
