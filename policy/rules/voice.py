"""How a reply opens, closes and sounds: greeting, signature, shouting, long sentences."""

from __future__ import annotations

import re

from pydantic import Field

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.models import Suggestion
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.views import STOP, fold

_WORD = re.compile(r"[^\W\d_]{2,}+")
_TWO_LOUD = re.compile(r"[^\W\d_a-z]{2}")
_MARKS = re.compile(r"[!?！？‼⁉]{2,}+")


class GreetingCheck:
    """`check: greeting`: the reply opens as the brand does."""

    name = "greeting"
    parameters = Parameters

    def compile(self, rule: RuleSpec, parameters: Parameters, build: Build) -> Checker:
        """Any or no greeting is fine when the company lists none."""

        def check(reading: Reading, case: Case) -> list[Departure]:
            greetings = case.company.greetings
            if not greetings:
                return []
            opening = reading.text.folded.lstrip(" \n@\"'(").removeprefix(_handle(reading.raw))
            if any(opening.lstrip().startswith(fold(greeting)[0]) for greeting in greetings):
                return []
            name = case.context.facts.author.name
            text = f"{greetings[0]} {name.split()[0]}, " if name else f"{greetings[0]}, "
            return [
                Departure(
                    0,
                    0,
                    "Opens with none of the brand's greetings.",
                    words={"greeting": greetings[0]},
                    suggestion=Suggestion(action="add", text=text, label=f"Begin with {text.strip(' ,')!r}"),
                )
            ]

        return check


def _handle(raw: str) -> str:
    match = re.match(r"\s*@\w+", raw)
    return match.group().strip().lstrip("@").lower() if match else ""


class SignatureCheck:
    """`check: signature`: the reply ends with the signature of one of the agents."""

    name = "signature"
    parameters = Parameters

    def compile(self, rule: RuleSpec, parameters: Parameters, build: Build) -> Checker:
        """No signature is demanded when the company lists none, or of a draft that is signed later."""

        def check(reading: Reading, case: Case) -> list[Departure]:
            signatures = case.company.signatures
            if not signatures or case.context.signed_later:
                return []
            own = case.context.signature
            offered = own or signatures[0]
            ending = reading.text.folded.rstrip(" \n.!")[-60:]
            if any(ending.endswith(fold(signature)[0].strip(" .!")) for signature in (*signatures, offered)):
                return []
            end = len(reading.raw)
            return [
                Departure(
                    end,
                    end,
                    "Ends without an agent's signature.",
                    words={"signature": offered},
                    suggestion=Suggestion(action="add", text=" " + offered, label=f"Sign with {offered!r}"),
                )
            ]

        return check


class ShoutingParameters(Parameters):
    """Parameters of `check: shouting`."""

    words: int = Field(default=2, ge=1)
    """So many words in capitals in a row are shouting."""
    marks: int = Field(default=3, ge=2)
    """So many exclamation or question marks in a row are."""


class ShoutingCheck:
    """`check: shouting`"""

    name = "shouting"
    parameters = ShoutingParameters

    def compile(self, rule: RuleSpec, parameters: ShoutingParameters, build: Build) -> Checker:
        """Names, products and abbreviations in capitals do not count."""

        def check(reading: Reading, case: Case) -> list[Departure]:
            raw = reading.raw
            found = [
                Departure(
                    m.start(),
                    m.end(),
                    f"{len(m.group())} marks in a row.",
                    suggestion=Suggestion(action="replace", text=m.group()[0], label="Keep one mark"),
                )
                for m in _MARKS.finditer(raw)
                if len(m.group()) >= parameters.marks
            ]
            return found + _capitals(raw, parameters.words, case)

        return check


def _capitals(raw: str, fewest: int, case: Case) -> list[Departure]:
    if not _TWO_LOUD.search(raw) or sum(map(str.isupper, raw)) < 6:
        return []
    known = {
        w.upper()
        for name in (case.company.name, *case.company.products, *case.company.handles)
        for w in _WORD.findall(name)
    }
    found: list[Departure] = []
    run: list[re.Match[str]] = []
    for match in [*_WORD.finditer(raw), None]:
        loud = (
            match is not None and match.group().isupper() and (not run or not _apart(raw, run[-1].end(), match.start()))
        )
        if match is not None and loud:
            run.append(match)
            continue
        heavy = [m for m in run if len(m.group()) >= 4 and m.group() not in known]
        plain = [m for m in run if m.group() not in known]
        if len(plain) >= fewest and (heavy or len(plain) >= 4) and sum(len(m.group()) for m in plain) >= 7:
            start, end = run[0].start(), run[-1].end()
            found.append(
                Departure(
                    start,
                    end,
                    f"{len(plain)} words in capitals.",
                    suggestion=Suggestion(
                        action="replace", text=raw[start:end].lower(), label="Write it in small letters"
                    ),
                )
            )
        run = [match] if match is not None and match.group().isupper() else []
    return found


def _apart(raw: str, end: int, start: int) -> bool:
    return any(char.isalnum() for char in raw[end:start])


class SentenceLengthParameters(Parameters):
    """Parameters of `check: sentence-length`."""

    words: int = Field(default=35, ge=5)


class SentenceLengthCheck:
    """`check: sentence-length`"""

    name = "sentence-length"
    parameters = SentenceLengthParameters

    def compile(self, rule: RuleSpec, parameters: SentenceLengthParameters, build: Build) -> Checker:
        """Count words between sentence ends."""

        def check(reading: Reading, case: Case) -> list[Departure]:
            found: list[Departure] = []
            words = reading.words
            start = 0
            for at, word in enumerate([*words.words, STOP]):
                if word != STOP:
                    continue
                if at - start > parameters.words:
                    first, last = words.span(start, at)
                    found.append(Departure(first, last, f"{at - start} words in one sentence."))
                start = at + 1
            return found

        return check
