"""What is wrong with the form of `replydesk.toml`, in the words of somebody who types it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from tomllib import TOMLDecodeError
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from policy.near import nearest
from policy.refused import choices, shown, wanted

_NAMED_BY = ("id", "username", "name", "match")
"""Keys by which an entry of a list of tables is known, first choice first."""
_COUNTED = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_HINTS: tuple[tuple[str, str], ...] = (
    ("Illegal character '\\n'", "a text that begins with a quote on this line has no closing quote: add it"),
    ("Unterminated string", "a text has no closing quote, or no closing three quotes: add them"),
    ("Invalid value", 'text stands between straight quotes, as in name = "Acme"; a switch is true or false'),
    ("Expected '='", 'a setting is a key of one word, an equals sign and a value, as in name = "Acme"'),
    ("Unclosed array", "a list lacks its closing bracket, or a comma between two entries"),
    ("Expected newline", "something stands behind the value: text and dates stand between quotes, a remark behind #"),
    ("Cannot overwrite", "a key stands twice in one table: keep one"),
    ("Cannot declare", "this table stands twice: keep one, or write [[...]] where there are several"),
    ("Invalid hex value", "a backslash in text stands twice, or the text between single quotes"),
    ("Unescaped '\\'", "a backslash in text stands twice, or the text between single quotes"),
    ("at the end of a table declaration", "a table's name stands alone on its line between brackets, as in [company]"),
)
"""Words of the reader of TOML, and what the person who typed it can do."""


def not_toml(error: TOMLDecodeError) -> str:
    """Say where a file stops being TOML, and what is most likely missing there."""
    hint = next((hint for words, hint in _HINTS if words in str(error)), None)
    return f"is not valid TOML: {error}{f': {hint}' if hint else ''}"


def refused(error: ValidationError, raw: Mapping[str, Any], model: type[BaseModel]) -> tuple[str, ...]:
    """Say each thing that `model` refused of `raw`: the place, the value and what would do."""
    return tuple(_sentence(detail, raw, model) for detail in error.errors(include_url=False))


def without_refused(error: ValidationError, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return `raw` without the keys of tables, and the entries of lists of tables, that were refused."""
    kept = {name: copy(value) for name, value in raw.items()}
    for loc in sorted({detail["loc"][:2] for detail in error.errors(include_url=False)}, key=str, reverse=True):
        table = kept.get(str(loc[0]))
        if len(loc) == 2 and isinstance(table, dict):
            table.pop(str(loc[1]), None)
        elif len(loc) == 2 and isinstance(table, list) and isinstance(loc[1], int):
            table[loc[1]] = None
        else:
            kept.pop(str(loc[0]), None)
    return {
        name: [item for item in value if item is not None] if isinstance(value, list) else value
        for name, value in kept.items()
    }


def entry(table: str, number: int, values: object) -> str:
    """Name an entry of a list of tables by its own name, or else by its place."""
    named = values if isinstance(values, Mapping) else {}
    for key in _NAMED_BY:
        if isinstance(named.get(key), str) and named[key].strip():
            return f"[[{table}]] {shown(named[key])}"
    return f"the {_COUNTED[number] if number < len(_COUNTED) else f'{number + 1}th'} [[{table}]]"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Ask for the nearest known name; empty when none is near."""
    meant = nearest(name, known)
    return f': did you mean "{meant}"?' if meant else ""


def _all(known: Iterable[str]) -> str:
    return f": known here are {', '.join(known)}"


def _sentence(detail: ErrorDetails, raw: Mapping[str, Any], model: type[BaseModel]) -> str:
    loc = [part for part in detail["loc"] if part != "[key]"]
    where = _place(loc, raw)
    if detail["type"] == "extra_forbidden":
        known = _keys_at(model, loc[:-1])
        if len(loc) > 1 and loc[-1] in model.model_fields:
            return f"{where}: belongs at the top level: a key before the first table, or a table [{loc[-1]}] of its own"
        return f"{where}: there is no such key{did_you_mean(str(loc[-1]), known) or _all(known)}"
    if "[key]" in detail["loc"]:
        return f"{where}: there is no such key{_choice(str(loc[-1]), detail)}"
    return f"{where}: {_wanted(detail)}{_nearest_choice(detail)}"


def _place(loc: Sequence[int | str], raw: Mapping[str, Any]) -> str:
    if len(loc) > 1 and isinstance(loc[1], int):
        entries = raw[str(loc[0])]
        named = entry(str(loc[0]), loc[1], entries[loc[1]])
        rest = ".".join(str(part) for part in loc[2:] if isinstance(part, str))
        return f"{named}: {rest}" if rest else named
    return ".".join(str(part) for part in loc if isinstance(part, str)) or "the file"


def _wanted(detail: ErrorDetails) -> str:
    """Say what would do; of a whole table also how TOML writes one."""
    if len(detail["loc"]) == 1 and detail["type"] == "tuple_type" and isinstance(detail["input"], Mapping):
        return f"must be [[{detail['loc'][0]}]] in double brackets, once for each, not {shown(detail['input'])}"
    if len(detail["loc"]) == 1 and detail["type"] == "model_type":
        return f"must be a table that begins with [{detail['loc'][0]}], not {shown(detail['input'])}"
    return wanted(detail)


def _choice(given: str, detail: ErrorDetails) -> str:
    known = choices(detail)
    return did_you_mean(given, known) or _all(known)


def _nearest_choice(detail: ErrorDetails) -> str:
    given = detail["input"]
    return did_you_mean(given, choices(detail)) if detail["type"] == "literal_error" and isinstance(given, str) else ""


def _keys_at(model: type[BaseModel], loc: Sequence[int | str]) -> tuple[str, ...]:
    """Return the keys that the file may have in the table at `loc`."""
    for part in loc:
        if isinstance(part, str):
            model = _table_of(model.model_fields[part].annotation) or model
    return tuple(name for name in model.model_fields)


def _table_of(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and get_origin(annotation) is None and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _table_of(inner)) is not None), None)
