"""What a public reply copies from the post: data that identify somebody, private matters, or long runs of words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import Field, model_validator

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.matcher import PhraseList
from policy.models import View
from policy.names import full_names
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.rules.scoped import Phrases, by_language
from policy.scope import quoted_spans
from policy.views import condense


class CopiedParameters(Parameters):
    """Parameters of `check: copied-from-post`."""

    what: Literal["personal", "words"] = "personal"
    """`personal`: data, and long runs that tell something private; `words`: any long run."""
    words: int = Field(default=12, ge=4)
    """Longest run of words that a reply may repeat outside quotation marks."""
    private: Phrases = ()
    """What makes a long run private, by language: health, money, family, names. For `what: personal` alone."""

    @model_validator(mode="after")
    def _fits(self) -> CopiedParameters:
        if self.private and self.what == "words":
            raise ValueError("`private` belongs to `what: personal`; `what: words` finds every long run")
        return self


class CopiedCheck:
    """`check: copied-from-post`"""

    name = "copied-from-post"
    parameters = CopiedParameters

    def compile(self, rule: RuleSpec, parameters: CopiedParameters, build: Build) -> Checker:
        """Compare the reply with the post of the case."""
        private = build.phrases(by_language(parameters.private), rare=True) if parameters.private else None
        personal = parameters.what == "personal"

        def check(reading: Reading, case: Case) -> list[Departure]:
            post = case.post
            if post is None or post.raw == reading.raw:
                return []
            found = list(_data(reading, case, post)) if personal else []
            if personal and private is None:
                return found
            for run in _runs(reading, post, parameters.words):
                if not personal:
                    return [Departure(run.start, run.end, run.why, view=run.view)]
                if private is not None and _tells(post, private, run, case):
                    why = f"{run.why} They tell something private."
                    found.append(Departure(run.start, run.end, why, view=run.view))
            return found

        return check


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of the post that a reply repeats in a row."""

    start: int
    end: int
    """Original span in the reply."""
    first: int
    last: int
    """Word span in the post."""
    why: str
    view: View = "raw"


def _data(reading: Reading, case: Case, post: Reading) -> Iterator[Departure]:
    folded = reading.text.folded
    told = 0
    for secret in post.secrets:
        at = folded.find(secret)
        while at >= 0 and told <= _MOST:
            if not _inside_word(folded, at, at + len(secret)) and not case.names_things(secret):
                start, end = reading.text.original(at, at + len(secret))
                said = reading.raw[start:end]
                word = secret.isalpha() and not said.isupper()  # a code of letters alone is one only in capitals
                if not word and not case.company_knows(said):
                    told += 1
                    yield Departure(start, end, "Stands in the customer's post and identifies somebody.")
            at = folded.find(secret, at + 1)


_MOST = 20
"""Places that are told: enough to mend a text."""


def _inside_word(text: str, start: int, end: int) -> bool:
    return (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())


def _tells(post: Reading, private: PhraseList, run: _Run, case: Case) -> bool:
    """Tell whether a run of the post holds a private matter or somebody's full name."""
    if any(run.first <= hit.first and hit.last <= run.last for hit, _, _ in post.hits(private)):
        return True
    start, end = post.words.span(run.first, run.last)
    return any(start <= left and right <= end for left, right in full_names(post, case.our_names))


def _runs(reading: Reading, post: Reading, limit: int) -> Iterator[_Run]:
    """Yield the runs of more than `limit` words of the post, outside quotation marks."""
    words, theirs = reading.words.words, post.words.words
    if len(words) <= limit or len(theirs) <= limit:
        return
    size = limit + 1
    places = {tuple(theirs[at : at + size]): at for at in range(len(theirs) - size, -1, -1)}
    found, at = False, 0
    while at <= len(words) - size:
        first = places.get(tuple(words[at : at + size]))
        if first is None:
            at += 1
            continue
        count = size
        while at + count < len(words) and first + count < len(theirs) and words[at + count] == theirs[first + count]:
            count += 1
        start, stop = reading.words.span(at, at + count)
        while stop > start and not reading.raw[stop - 1].isalnum():
            stop -= 1
        at += count
        if not any(s <= start and stop <= e for s, e in quoted_spans(reading.text)):
            found = True
            yield _Run(start, stop, first, first + count, f"{count} words in a row are the customer's.")
    if not found and (reading.text.revealed is not None or reading.text.origins is not None):
        yield from _spelt_out(reading, places, size)


def _spelt_out(reading: Reading, places: dict[tuple[str, ...], int], size: int) -> Iterator[_Run]:
    text, offsets = reading.text.condensed
    for run, first in places.items():
        letters = condense("".join(run))
        if (at := text.find(letters)) >= 0:
            start, stop = reading.text.original(offsets[at], offsets[at + len(letters) - 1] + 1)
            yield _Run(start, stop, first, first + size, "Spells out the customer's words.", "folded")
