"""Fragments of pages from Jinja templates. Everything that comes in is escaped; nothing is marked safe."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from drafting.models import Scope
from ui.desk import wording

_INVISIBLE = {
    "\u200b": "zero-width space",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u202a": "left-to-right embedding",
    "\u202b": "right-to-left embedding",
    "\u202c": "end of direction change",
    "\u202d": "left-to-right override",
    "\u202e": "right-to-left override",
    "\u2060": "word joiner",
    "\u2066": "left-to-right isolate",
    "\u2067": "right-to-left isolate",
    "\u2068": "first-strong isolate",
    "\u2069": "end of isolate",
    "\ufeff": "zero-width no-break space",
}


def render(template: str, /, **values: object) -> str:
    """Render `templates/<template>.html`. Values are escaped; a missing one is an error."""
    return _environment().get_template(f"{template}.html").render(**values)


def shown(text: str) -> Markup:
    """Customer text for display: escaped, and characters that hide or reorder text made visible."""
    if not any(_hides(c) for c in text):
        return escape(text)
    return Markup("").join(_visible(c) if _hides(c) else escape(c) for c in text)


def _hides(char: str) -> bool:
    return char in _INVISIBLE or (unicodedata.category(char) == "Cc" and char not in "\n\t\r")


def _visible(char: str) -> Markup:
    name = _INVISIBLE.get(char, "control character")
    return Markup('<span class="rd-hidden" title="Hidden character: {}">U+{}</span>').format(name, f"{ord(char):04X}")


def web_address(url: str | None) -> str | None:
    """Return `url` when it is a plain web address that may stand in a link."""
    return url if url and url.startswith(("https://", "http://")) else None


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        age=wording.age,
        brief=wording.brief,
        channel=wording.channel,
        clock=wording.clock,
        language=wording.language,
        made_by=wording.made_by,
        no_other_way=wording.no_other_way,
        recorded=wording.recorded,
        shown=shown,
        web_address=web_address,
        week=wording.week,
    )
    environment.globals.update(
        STATES=wording.STATES,
        VERDICTS=wording.VERDICTS,
        SEVERITIES=wording.SEVERITIES,
        SIGNS=wording.SIGNS,
        KINDS=wording.KINDS,
        FAULTS=wording.FAULTS,
        LANGUAGES=wording.LANGUAGES,
        ACTIONS=wording.ACTIONS,
        ROLES=wording.ROLES,
        OUTCOMES=wording.OUTCOMES,
        LEFT_OUT=wording.LEFT_OUT,
        SCOPES=get_args(Scope),
    )
    return environment
