"""How the command line speaks: one line per error, JSON on request, tables for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel
from rich.console import Console

from drafting.jsonl import numbered

FINE = 0
FINDING = 1
USAGE = 2
STOPPED = 130
"""Interrupted by the person at the keyboard; what shells say of it too."""
NO_TERMINAL_COLUMNS = 130

Answer = Callable[[dict[str, Any]], tuple[dict[str, Any], bool]]
"""Takes one JSON object; gives the answer and whether it is fine."""


def fail(message: str, code: int = USAGE) -> int:
    """Say in one plain line on standard error what is wrong, and return the exit code."""
    sys.stderr.write(" ".join(message.split()) + "\n")
    return code


def console() -> Console:
    """A console for tables; plain, and wide enough for any of them, when the output is not a terminal."""
    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, soft_wrap=True, width=NO_TERMINAL_COLUMNS)


def say(text: str = "") -> None:
    """Write one line to standard output."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def say_json(value: BaseModel | dict[str, Any] | list[Any]) -> None:
    """Write one JSON document on one line."""
    if isinstance(value, BaseModel):
        value = value.model_dump(mode="json")
    say(json.dumps(value, ensure_ascii=False))


def read_text(argument: str | None) -> str:
    """Return the argument, or standard input when it is `-` or missing. Raises UnicodeDecodeError."""
    if argument is not None and argument != "-":
        return argument
    if sys.stdin.isatty():
        say("Reading from the keyboard; end with Ctrl-D.")
    return sys.stdin.buffer.read().decode("utf-8").removesuffix("\n")


def answer_lines(answer: Answer, errors: tuple[type[Exception], ...]) -> int:
    """Answer each JSON line of standard input with one JSON line, in order; a bad line gives an error object.

    Returns FINDING when any line was bad or not fine.
    """
    fine = True
    for number, raw in _lines():
        try:
            result, line_fine = answer(_object(raw))
        except ValueError as error:
            result, line_fine = {"error": " ".join(str(error).split()), "line": number}, False
        except errors as error:
            result, line_fine = {"error": str(error), "line": number}, False
        say_json(result)
        fine = fine and line_fine
    return FINE if fine else FINDING


def _lines() -> Iterator[tuple[int, bytes]]:
    yield from numbered(sys.stdin.buffer)


def _object(raw: bytes) -> dict[str, Any]:
    if not raw.strip():
        raise ValueError("This line is empty.")
    try:
        value = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise ValueError("This line is not valid UTF-8 text.") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"This line is not JSON: {error.msg} at column {error.colno}.") from None
    except RecursionError:
        raise ValueError("This line is nested too deeply.") from None
    if not isinstance(value, dict):
        raise ValueError("This line is not a JSON object.")
    return value
