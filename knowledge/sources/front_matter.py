"""The few lines of YAML on top of a document that say its title, version and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from itertools import islice

import yaml

from knowledge.models import Skipped
from knowledge.sources.model import FrontMatter

_FENCED = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_LINE = re.compile(
    r"^(version|effective|effective from|effective date|supersedes|replaces|internal)\s*:\s*(\S.{0,80})$",
    re.IGNORECASE,
)
_CONFIDENTIAL = re.compile(r"^(?:internal|confidential)(?: use)?(?: only)?\.?$", re.IGNORECASE)
_FIELDS = ("title", "version", "effective", "supersedes", "internal", "lang")


def split(text: str, file: str) -> tuple[FrontMatter, str, tuple[Skipped, ...]]:
    """Return what the document says about itself, the rest of the text, and notes on what could not
    be used.
    """
    match = _FENCED.match(text)
    if match is None:
        return FrontMatter(), text, ()
    body = text[match.end() :]
    try:
        raw = yaml.safe_load(match[1])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 2}" if mark is not None else "line 1"
        return (
            FrontMatter(),
            body,
            (_note(file, place, "the front matter is not valid YAML and was left out"),),
        )
    if not isinstance(raw, dict):
        return FrontMatter(), body, ()
    return from_mapping({str(key).lower(): value for key, value in raw.items()}, file, body)


def from_mapping(raw: dict[str, object], file: str, body: str) -> tuple[FrontMatter, str, tuple[Skipped, ...]]:
    """Take the known fields out of `raw`; what is malformed becomes a note and is left out."""
    notes = []
    values: dict[str, object] = {}
    for field in _FIELDS:
        value = raw.get(field)
        if value is None or value == "":
            continue
        if field == "effective":
            iso = _iso(value)
            if iso is None:
                notes.append(_note(file, "front matter", f"`effective: {value}` is no date like 2026-01-31"))
                continue
            values[field] = iso
        elif field == "internal":
            values[field] = _truth(value)
            if values[field] is None:
                # A page somebody tried to mark is treated as marked: the safe side.
                notes.append(
                    _note(file, "front matter", f"`internal: {value}` is neither true nor false; taken as true")
                )
                values[field] = True
        else:
            values[field] = str(value).strip()
    return FrontMatter.model_validate(values), body, tuple(notes)


def from_lines(lines: Iterable[str], raw: dict[str, object], file: str) -> tuple[FrontMatter, tuple[Skipped, ...]]:
    """Take "Version: 2.1" and the like from a document's first lines, where its format has no front matter."""
    for line in islice(lines, 12):
        match = _LINE.match(line)
        if match:
            field = {"effective from": "effective", "effective date": "effective", "replaces": "supersedes"}.get(
                match[1].casefold(), match[1].casefold()
            )
            raw.setdefault(field, match[2].strip())
        elif _CONFIDENTIAL.match(line):
            raw.setdefault("internal", True)
    front, _, notes = from_mapping(raw, file, "")
    return front, notes


def _iso(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    try:
        return date.fromisoformat(str(value).strip()[:10]).isoformat()
    except ValueError:
        return None


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(
        str(value).strip().lower()
    )


def _note(file: str, place: str, reason: str) -> Skipped:
    return Skipped(file=file, place=place, reason=reason + ".")
