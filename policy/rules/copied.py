"""Nothing that identifies the customer is copied from the post into a public reply, nor long stretches of it."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.scope import quoted_spans
from policy.views import condense


class CopiedParameters(Parameters):
    """Parameters of `check: copied-from-post`."""

    words: int = Field(default=12, ge=4)
    """Longest run of words that a reply may repeat outside quotation marks."""


class CopiedCheck:
    """`check: copied-from-post`"""

    name = "copied-from-post"
    parameters = CopiedParameters

    def compile(self, rule: RuleSpec, parameters: CopiedParameters, build: Build) -> Checker:
        """Compare the reply with the post of the case."""

        def check(reading: Reading, case: Case) -> list[Departure]:
            if case.post is None or case.post.raw == reading.raw:
                return []
            return [*_data(reading, case, case.post), *_run(reading, case.post, parameters.words)]

        return check


def _data(reading: Reading, case: Case, post: Reading) -> list[Departure]:
    found: list[Departure] = []
    folded = reading.text.folded
    for secret in post.secrets:
        at = folded.find(secret)
        while at >= 0:
            if not _inside_word(folded, at, at + len(secret)) and not case.names_things(secret):
                start, end = reading.text.original(at, at + len(secret))
                said = reading.raw[start:end]
                word = secret.isalpha() and not said.isupper()  # a code of letters alone is one only in capitals
                if not word and not case.company_knows(said):
                    found.append(Departure(start, end, "Stands in the customer's post and identifies somebody."))
            at = folded.find(secret, at + 1)
            if len(found) > 20:
                break
    return found


def _inside_word(text: str, start: int, end: int) -> bool:
    return (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())


def _run(reading: Reading, post: Reading, limit: int) -> list[Departure]:
    words = reading.words.words
    theirs = post.words.words
    if len(words) <= limit or len(theirs) <= limit:
        return []
    size = limit + 1
    known = dict.fromkeys(tuple(theirs[i : i + size]) for i in range(len(theirs) - size + 1))
    for i in range(len(words) - size + 1):
        if tuple(words[i : i + size]) in known:
            end = i + size
            while end < len(words) and tuple(words[end - size + 1 : end + 1]) in known:
                end += 1
            start, stop = reading.words.span(i, end)
            while stop > start and not reading.raw[stop - 1].isalnum():
                stop -= 1
            if any(s <= start and stop <= e for s, e in quoted_spans(reading.text)):
                continue
            return [Departure(start, stop, f"{end - i} words in a row are the customer's.")]
    if reading.text.revealed is None and reading.text.origins is None:
        return []
    return _spelt_out(reading, known)


def _spelt_out(reading: Reading, known: Iterable[tuple[str, ...]]) -> list[Departure]:
    text, offsets = reading.text.condensed
    for run in known:
        letters = condense("".join(run))
        if (at := text.find(letters)) >= 0:
            start, stop = reading.text.original(offsets[at], offsets[at + len(letters) - 1] + 1)
            return [Departure(start, stop, "Spells out the customer's words.", view="folded")]
    return []
