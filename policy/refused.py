"""What a model refused of a file that a person wrote, in that person's words."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic_core import ErrorDetails

_LONGEST_VALUE = 60
"""Characters of a value that are repeated to the person who wrote it."""
_TYPES: Mapping[str, str] = {
    "string_type": "must be text",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "bool_type": "must be true or false, without quotes",
    "bool_parsing": "must be true or false, without quotes",
    "tuple_type": 'must be a list, as in ["one", "two"]',
    "list_type": 'must be a list, as in ["one", "two"]',
    "model_type": "must be keys with values",
    "mapping_type": "must be keys with values",
    "dict_type": "must be keys with values",
}
"""By pydantic's names of what went wrong."""


def wanted(detail: ErrorDetails) -> str:
    """Say what would do in place of what was given, and what was: "must be a whole number, not "x""."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        return "is missing: add it"
    if kind == "extra_forbidden":
        return "is not known here: correct its name, or remove it"
    if kind == "value_error":
        return str(context["error"])
    if kind in _TYPES:
        said = _TYPES[kind]
    elif kind == "literal_error":
        said = f"must be {str(context['expected']).replace(chr(39), chr(34))}"
    elif kind == "greater_than_equal":
        said = f"must be {context['ge']} or more"
    elif kind == "less_than_equal":
        said = f"must be {context['le']} or less"
    elif kind == "greater_than":
        said = f"must be more than {context['gt']}"
    else:
        said = detail["msg"].replace("Input should", "must", 1)
    return f"{said}, not {shown(detail['input'])}"


def choices(detail: ErrorDetails) -> tuple[str, ...]:
    """Return the words of which one was wanted; pydantic lists them as `'a', 'b' or 'c'`."""
    return tuple(str(detail.get("ctx", {}).get("expected", "")).split("'")[1::2])


def shown(value: object) -> str:
    """Return a value as it stands in a file, cut where it is long."""
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except TypeError:  # a YAML mapping keyed by a date
        text = str(value)
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"
