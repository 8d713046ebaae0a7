"""The few lines on top of a document that say its title, version and dates: as YAML, or as plain lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import islice

import yaml

from knowledge.models import Skipped
from knowledge.sources.dates import date_in, is_ambiguous
from knowledge.sources.model import FrontMatter

_FENCED = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_UNCLOSED = re.compile(r"\A---[ \t]*\r?\n(?:title|version|effective|supersedes|internal|lang)\s*:", re.IGNORECASE)
_LABELS: Mapping[str, str] = {
    "version": "version|fassung|versión|revision|rev\\.?",
    "effective": "effective(?: (?:from|date|as of|since))?|in force (?:from|since)|valid from|gültig (?:ab|seit)|"
    "in kraft seit|en vigueur(?: depuis| le| à partir du)?|date d'entrée en vigueur|vigente desde|"
    "en vigor desde|fecha de vigencia",
    "updated": "last (?:updated|revised|modified)|updated|revised|stand|zuletzt (?:aktualisiert|geändert)|"
    "(?:dernière )?mise à jour(?: le)?|última actualización|actualizado(?: el)?",
    "supersedes": "supersedes|replaces|ersetzt|remplace|sustituye(?: a)?|reemplaza(?: a)?",
    "internal": "internal|intern|interno|interne",
}
_LINE = re.compile(
    "^(?:"
    + "|".join(f"(?P<{field}>{words})" for field, words in _LABELS.items())
    + r")\s*[:：]\s*(?P<value>\S.{0,80})$",
    re.IGNORECASE,
)
_IN_ONE = re.compile(
    rf"^(?:{_LABELS['version']})\s+(?P<version>[\w.-]{{1,20}})\s*[,;|(–—-]+\s*(?:{_LABELS['effective']}|{_LABELS['updated']})\s*:?\s*"
    r"(?P<effective>.{4,40})$",
    re.IGNORECASE,
)
_LABEL_ONLY = re.compile(rf"^(?:{_LABELS['effective']})\s+(?P<effective>.{{0,40}}\d{{4}})\.?$", re.IGNORECASE)
_TITLED = re.compile(
    r"^(?!.*(?:supersed|replac|ersetz|remplac|sustitu))[^.!?]{3,100}?[\s,;:(–—-]+"
    r"(?:version|v\.?|rev(?:ision)?\.?|fassung|versión)\s*(?P<version>\d{1,4}(?:\.\d{1,3}){0,3}[a-z]?)\)?$",
    re.IGNORECASE,
)
"""A title that ends with the version: "Terms of carriage, version 7.2"."""
_PLAIN = re.compile(r"^(\w+)[ \t]*:[ \t]*[\"']?([^\s\[\]{}&*!|>\"'][^\n\"']{0,200})[\"']?[ \t]*$", re.MULTILINE)
_CONFIDENTIAL = re.compile(
    r"^(?:strictly )?(?:internal|confidential|intern|vertraulich|interno|confidencial|interne|confidentiel)"
    r"(?: use)?(?: only)?\.?$|^nur für den internen gebrauch\.?$|^(?:uso interno|usage interne)\.?$",
    re.IGNORECASE,
)
_FIELDS = ("title", "version", "effective", "supersedes", "internal", "lang")
_HEAD = 12
"""Lines from the top in which plain lines like "Version: 2.1" count."""
_LONG = 20_000
"""Characters of front matter beyond which it is no front matter."""


def split(text: str, file: str) -> tuple[FrontMatter, str, tuple[Skipped, ...]]:
    """Return what the document says about itself, the rest of the text, and notes on what could not
    be used.
    """
    match = _FENCED.match(text)
    if match is None:
        unclosed = (_note(file, "line 1", "the front matter has no closing line of ---, so it counts as text"),)
        return FrontMatter(), text, unclosed if _UNCLOSED.match(text) else ()
    body = text[match.end() :]
    if len(match[1]) > _LONG:
        return FrontMatter(), body, (_note(file, "line 1", "the front matter is far too long and was left out"),)
    try:
        raw = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 2}" if mark is not None else "line 1"
        reason = "the front matter is not valid YAML; only its plain lines like `version: 2` were taken"
        front, notes = from_mapping({key.lower(): value for key, value in _PLAIN.findall(match[1])}, file)
        return front, body, (_note(file, place, reason), *notes)
    if not isinstance(raw, dict):
        return FrontMatter(), body, ()
    front, notes = from_mapping({key.lower(): value for key, value in raw.items() if isinstance(key, str)}, file)
    return front, body, notes


def from_mapping(raw: dict[str, object], file: str) -> tuple[FrontMatter, tuple[Skipped, ...]]:
    """Take the known fields out of `raw`; what is malformed becomes a note and is left out."""
    notes = []
    values: dict[str, object] = {}
    for field in _FIELDS:
        value = raw.get(field)
        if value is None or value == "":
            continue
        if not isinstance(value, str | int | float | bool | date):
            # Also what a YAML bomb unfolds to: its parts are never put into words.
            notes.append(_note(file, "front matter", f"`{field}` is no plain value and was left out"))
        elif field == "effective":
            moment = _day(value)
            if moment is None:
                why = "could be two days; write it" if is_ambiguous(str(value)) else "is no date"
                reason = f"`effective: {str(value)[:60]}` {why} like 2026-01-31; it was left out"
                notes.append(_note(file, "front matter", reason))
            else:
                values[field] = moment.isoformat()
        elif field == "internal":
            values[field] = _truth(value)
            if values[field] is None:
                # A page somebody tried to mark is treated as marked: the safe side.
                reason = f"`internal: {str(value)[:60]}` is neither true nor false; taken as true"
                notes.append(_note(file, "front matter", reason))
                values[field] = True
        else:
            values[field] = str(value).strip()[:300]
    return FrontMatter.model_validate(values), tuple(notes)


def complete(
    front: FrontMatter, lines: Iterable[str], file: str, about: Mapping[str, object] | None = None
) -> tuple[FrontMatter, tuple[Skipped, ...]]:
    """Add what stands in plain lines on top ("Version: 2.1") and what the format says about the file (`about`).

    A day of the last update stands in for the day from which it holds, when no other is given.
    """
    raw: dict[str, object] = {**(about or {}), **front.model_dump(exclude_defaults=True)}
    updated: str | None = None
    more: list[Skipped] = []
    title = True
    for line in islice((part.strip() for text in lines for part in text.split("\n")), _HEAD):
        found = _LINE.match(line) or _IN_ONE.match(line) or _LABEL_ONLY.match(line)
        if found is None:
            if is_confidential(line):
                raw.setdefault("internal", True)
            elif title and (titled := _TITLED.match(line.lstrip("# "))):
                raw.setdefault("version", titled["version"])
            title = title and not any(c.isalpha() for c in line)
            continue
        groups = {name: words for name, words in found.groupdict().items() if words}
        value = groups.pop("value", None)
        for field, words in groups.items():
            if field == "updated":
                updated = value
            elif field == "internal" and _truth(value or "") is None:
                continue  # "Internal: fraud signs" is a heading.
            elif _differs(field, raw.setdefault(field, value or words), value or words):
                said = f"says {field} {raw[field]!s:.40} above and “{line[:60]}” in its text; the first was taken"
                more.append(_note(file, "first lines", said))
    if "effective" not in raw and updated is not None and (moment := date_in(updated)) is not None:
        raw["effective"] = moment
    completed, notes = from_mapping(raw, file)
    return completed, (*notes, *more)


def is_about(text: str) -> bool:
    """True when every line only says version, dates or the like of the document, and so is none of its words."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return bool(lines) and all(_LINE.match(one) or _IN_ONE.match(one) or _LABEL_ONLY.match(one) for one in lines)


def _differs(field: str, taken: object, words: str) -> bool:
    if field == "effective":
        return _day(taken) != date_in(words)
    return field == "version" and str(taken).strip().lower().removeprefix("v") != words.strip().lower().removeprefix(
        "v"
    )


def is_confidential(line: str) -> bool:
    """True when a line says nothing but that the document is for the company alone."""
    return _CONFIDENTIAL.match(line.strip()) is not None


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date_in(str(value))


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    words = {"true": True, "yes": True, "1": True, "ja": True, "oui": True, "sí": True, "si": True}
    words |= {"false": False, "no": False, "0": False, "nein": False, "non": False}
    return words.get(str(value).strip().lower().rstrip("."))


def _note(file: str, place: str, reason: str) -> Skipped:
    return Skipped(file=file, place=place, reason=reason + ".")
