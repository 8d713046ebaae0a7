"""Named things in a reply that nobody in this case has named: people, branches, plans, laws, and a wrong first name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from policy.views import fold

if TYPE_CHECKING:
    from policy.case import Case
    from policy.reading import Reading

_NAME = r"([A-ZÀ-ÖØ-Þ][\w'’\-]+(?: [A-ZÀ-ÖØ-Þ][\w'’\-]+){0,2})"
_PERSON = re.compile(
    r"(?:\b(?:[Aa]sk for|[Ss]peak (?:to|with)|[Ss]poke (?:to|with)|[Tt]alk to|[Tt]hank|[Tt]hanks to|[Tt]ell|[Pp]ass (?:this|it|that|them) on to|[Mm]eet|colleague|manager|director|engineer|technician|"
    r"driver|chef|waiter|courier|[Mm]y name is|[Kk]ollegin?|[Cc]ompañer[oa]|[Cc]ollègue)|\b(?:Mr|Mrs|Ms|Dr|Prof|Herr|Frau|Sr|Sra|Mme|M)\.?) "
    + _NAME
)
_PLACE = re.compile(
    r"\b(?:[Oo]ur|[Tt]he|[Ii]n|[Aa]t|to|from) "
    + _NAME
    + r" (?:store|branch|shop|restaurant|office|hotel|site|warehouse|depot|station|clinic|salon|gym|café|cafe|location|showroom|depot|outlet)\b"
)
_PROGRAMME = re.compile(
    r"\b(?:[Oo]ur|[Tt]he|[Yy]our|[Uu]nder|[Tt]o|[Ii]n) (?:new )?"
    + _NAME
    + r" (?:plan|programme|program|scheme|policy|tariff|package|bundle|membership|card|promotion|offer|guarantee|service|subscription)\b"
)
_LAW = re.compile(
    r"\b((?:[A-Z][\w'’]+ )(?:(?:[A-Z][\w'’]+|of|and|the|for) ){0,5}(?:Act|Regulation|Directive|Code|Law|Award|Awards|Ltd|GmbH|Inc|LLC|University|Hospital|Airport|Square)\b(?: \d{4})?)"
)
_GREETED = re.compile(
    r"^\W*(?:hi|hello|hey|dear|hola|bonjour|salut|hallo|liebe[r]?|querid[oa]|estimad[oa]|cher|chère|ciao|olá)[ ,]+(?:(?:mr|mrs|ms|dr|herr|frau|sr|sra|mme|m)\.? )?([^\W\d_][\w'’\-]+)",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(
    "there all everyone everybody team you and again from we our i this that thanks thank the it to so for if is your please good customer guest friend "
    "sir madam folks guys neighbour neighbor both sorry zusammen todos toutes tous dear hello hi what how just yes no in on at of with glad happy support "
    "customer service services care google play store android app settings".split()
)


def wrong_names(reading: Reading, case: Case) -> Iterator[tuple[int, int, str]]:
    """Yield span and reason of each named thing that neither case nor company knows."""
    raw = reading.raw
    known = case.known_names
    seen: list[tuple[int, int]] = []
    author = case.context.facts.author.name
    if author and (greeted := _GREETED.match(raw)) is not None:
        name = greeted.group(1)
        parts = {part.lower().strip(".,") for part in fold(author)[0].replace("-", " ").split()}
        handle = (case.context.facts.author.handle or "").lower().lstrip("@")
        said = fold(name)[0]
        if (
            name[0].isupper()
            and said not in _NOT_NAMES
            and not any(said in (p, p + "s") or p.startswith(said) and len(said) > 2 for p in parts)
            and said != handle
            and said not in known
        ):
            seen.append(greeted.span(1))
            yield *greeted.span(1), f"The customer's name is {author!r}."
    if not any(map(str.isupper, raw[1:])):
        return
    for pattern, what in (
        (_PERSON, "person"),
        (_PLACE, "place"),
        (_PROGRAMME, "plan or service"),
        (_LAW, "institution or law"),
    ):
        for match in pattern.finditer(raw):
            start, end = match.span(1)
            if any(start < e and s < end for s, e in seen):
                continue
            words = [
                w
                for w in fold(match.group(1))[0].replace("-", " ").split()
                if w not in _NOT_NAMES and w not in ("of", "and", "the")
            ]
            words = [w.removesuffix("'s") for w in words]
            if words and not any(word in known for word in words):
                seen.append((start, end))
                yield start, end, f"Nobody in this case named this {what}."
