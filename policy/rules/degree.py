"""A degree that nothing given with the case bears out: "always" where the policy says "usually"."""

from __future__ import annotations

import re

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.content import COURTESY
from policy.degrees import degrees, may_be_degrees
from policy.given import given
from policy.matcher import MAX_HITS
from policy.matters import matter, matters_in
from policy.polarity import tense_of
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.rules.plain_claim import NO_CLAIM
from policy.sentences import sentences_of

_MANNERS = frozenset(filter(None, map(matter, COURTESY)))
_THEIRS = re.compile(
    r"\b(?:you (?:had|were|have|did|waited|paid|asked|wrote|said)|sie (?:haben|hatten|waren)|du (?:hast|hattest|warst)|"
    r"vous (?:avez|aviez|etiez)|tu as|has|habeis|ha tenido|somebody|someone|nobody|niemand|personne|nadie)\b"
)
"""A sentence about what the customer went through, or about what nobody should."""
_PASSIVE = re.compile(r"\b(?:is|are) (?:repaired|delivered|ordered|made)\b")
"""No past, though the participle looks like one: "all lamps are repaired in a week"."""
_NOT_SO_FAR = re.compile(
    r"\b(?:not|cannot|\w+n't|hardly|almost|nearly|without|nicht|fast|beinahe|kaum|pas|presque|no|casi) "
    r"(?:(?!and\b|but\b|und\b|aber\b|et\b|mais\b|y\b|pero\b)[^ .,;:!?]+ ){0,3}$"
)
"""What stands before a degree that is taken back: "not every lamp", "we can't repair every lamp"."""


class DegreeCheck:
    """`check: degree`"""

    name = "degree"
    parameters = Parameters

    def compile(self, rule: RuleSpec, parameters: Parameters, build: Build) -> Checker:
        """Find sentences about the policy's own matters that leave no exception where no evidence does."""
        return _degrees


def _degrees(reading: Reading, case: Case) -> list[Departure]:
    if not may_be_degrees(reading.words.words):
        return []
    texts = [given(item.text) for item in (*case.established, *case.passages)]
    if not texts:
        return []
    backed = frozenset[str]().union(*(text.degrees for text in texts))
    alike = [text for text in texts if text.lang in (reading.lang, "und")]
    known = frozenset[str]().union(*(text.matters for text in alike))
    excused = NO_CLAIM.get(reading.lang)
    folded = reading.text.folded
    found: list[Departure] = []
    for left, right in sentences_of(folded):
        loose = [one for one in degrees(folded, left, right) if one[0] not in backed and not _taken_back(folded, one)]
        if not loose or len(found) >= MAX_HITS or "?" in folded[left:right]:
            continue
        said = folded[left:right]
        if tense_of(_PASSIVE.sub(" ", said)) == "past" or _THEIRS.search(said) or (excused and excused.search(said)):
            continue
        named = matters_in(folded, left, right, reading.quantities) - _MANNERS
        if not named or (alike and not named & known):
            continue  # of what no evidence speaks of another rule tells
        kind, start, end = loose[0]
        place = reading.text.original(start, end)
        why = f"Nothing given with this case says {kind}."
        found.append(Departure(*place, why, words={"what": reading.raw[slice(*place)], "kind": kind}))
    return found


def _taken_back(folded: str, degree: tuple[str, int, int]) -> bool:
    return _NOT_SO_FAR.search(folded, max(0, degree[1] - 60), degree[1]) is not None
