"""Links only to the company's domains, to registered contacts and to what the evidence names, letter for letter."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from policy.case import Case
from policy.checks import MAX_PLACES, Build, Checker, Departure, Parameters
from policy.entities import Entity, top_level_domains
from policy.links import host, plain_link
from policy.models import Suggestion
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.spans import TakenSpans

_DISGUISED = re.compile(
    r"(?<![\w@.])([a-z0-9\-]{2,40}(?: ?(?:\[ ?(?:dot|\.) ?\]|\( ?(?:dot|\.) ?\)) ?| dot "
    r")([a-z]{2,18}))(?![a-z])(?:/\S*)?"
)
_SAME_PAGE = 55.0
"""Paths at least this alike (percent) are taken for the same page, misspelt."""


class LinksCheck:
    """`check: links`"""

    name = "links"
    parameters = Parameters

    def compile(self, rule: RuleSpec, parameters: Parameters, build: Build) -> Checker:
        """Judge every link of the reply."""

        def check(reading: Reading, case: Case) -> list[Departure]:
            found: list[Departure] = []
            for link in reading.links:
                if len(found) >= MAX_PLACES:
                    break
                why = _judge(link.text, reading.raw, link.start, case) or _disguised_host(link, reading.raw)
                if why:
                    found.append(_departure(link.start, link.end, host(link.text), why))
            folded = reading.text.folded
            if "dot" in folded or "[.]" in folded or "(.)" in folded:
                taken = TakenSpans((d.start, d.end) for d in found)
                for match in _DISGUISED.finditer(folded):
                    if match.group(2) not in top_level_domains():
                        continue
                    start, end = reading.text.original(match.start(1), match.end())
                    name = re.sub(r"[ \[\]()]|dot", lambda m: "." if m.group() == "dot" else "", match.group(1))
                    if not _allowed(name, case) and taken.take(start, end):
                        found.append(_departure(start, end, name, "A link written so that it does not look like one."))
            return found

        return check


def _disguised_host(link: Entity, raw: str) -> str:
    """Return why a link to a good page is refused: its host is written with letters that only look right."""
    written = host(raw[link.start : link.end])
    return "" if written.isascii() else "The domain has letters that only look like the usual ones."


def _judge(url: str, raw: str, start: int, case: Case) -> str:
    if start and raw[start - 1] == "@":
        return ""
    name = host(url)
    if "://" not in url and "/" not in url and _missing_space(url, name, case):
        return ""
    if plain_link(url) in case.known_links:
        return ""
    if re.match(r"(?i)^(?:[a-z]+://)?[^/?#]*@", url):
        return "Hides its real address behind an @."
    if not name.isascii() or name.startswith("xn--") or ".xn--" in name:
        return "The domain has letters that only look like the usual ones."
    for known in case.known_links:
        if host(known) == name and "/" in known and (_near(known, plain_link(url)) or _above(known, plain_link(url))):
            return f"The evidence has {known!r}, not this page."
    if _allowed(name, case):
        return ""
    return "The domain is not on the company's list, and no evidence names the link."


def _near(known: str, given: str) -> bool:
    left, right = known.partition("/")[2], given.partition("/")[2]
    return bool(right) and fuzz.ratio(left, right) >= _SAME_PAGE


def _above(known: str, given: str) -> bool:
    """Tell whether a link leads to a page above the one that the evidence names; the home page is always there."""
    return "/" in given and known.startswith(f"{given}/")


def _allowed(name: str, case: Case) -> bool:
    return any(name == domain or name.endswith("." + domain) for domain in case.link_domains)


def _missing_space(url: str, name: str, case: Case) -> bool:
    """Tell a missing space ("fixed.Please") and a product ("Booking.com") from a link."""
    if any(url.lower() in known.lower() for known in (case.company.name, *case.company.products)):
        return True
    left, _, right = url.rpartition(".")
    return right[:1].isupper() and right[1:].islower() and not left.isupper() and "." not in left


def _departure(start: int, end: int, domain: str, why: str) -> Departure:
    return Departure(
        start,
        end,
        why,
        words={"domain": domain},
        suggestion=Suggestion(action="remove", label="Remove the sentence with the link"),
    )
