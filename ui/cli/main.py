"""The edge of the command line: every error becomes one plain line and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence

import typer

from ui.cli.app import root
from ui.cli.output import FINDING, FINE, STOPPED, USAGE, fail

OUR_ERRORS = ("drafting.errors", "policy.errors", "knowledge.errors", "evals.errors")
"""Modules of our error bases. Named and not imported: their packages are heavy, and most commands need one of them."""


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command and exit: 0 fine, 1 a finding or a failed gate, 2 usage or configuration error."""
    _utf8_streams()
    sys.exit(run([_as_utf8(word) for word in sys.argv[1:]] if argv is None else list(argv)))


def run(argv: list[str]) -> int:
    """Run one command and return its exit code; never raises and never shows a traceback."""
    try:
        result = root.main(args=argv or ["--help"], prog_name="replydesk", standalone_mode=False)
    except typer.TyperException as error:
        return fail(f"{error.format_message() or 'Something is missing.'} See: {_help_of(error)}")
    except typer.Exit as done:
        return done.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return fail("Stopped.", code=STOPPED)
    except UnicodeDecodeError:
        return fail("The input is not valid UTF-8 text. Convert it to UTF-8 and try again.")
    except BrokenPipeError:
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, sys.stdout.fileno())
        return FINE
    except OSError as error:
        if error.errno == errno.EROFS:
            return fail(
                f"{error.filename or 'The workspace'} cannot be written: its disk is read-only. Replydesk keeps "
                "index and records in .replydesk of the workspace: make it writable, or copy it to where it is."
            )
        return fail(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}.")
    except Exception as error:
        if _ours(error):
            return fail(str(error))
        if os.environ.get("REPLYDESK_DEBUG"):
            raise
        return fail(
            f"Something went wrong inside replydesk ({type(error).__name__}: {error}). "
            "Set REPLYDESK_DEBUG=1 to see where, and please report it."
        )
    return result if isinstance(result, int) and result in (FINE, FINDING, USAGE, STOPPED) else FINE


def _as_utf8(word: str) -> str:
    """An argument as it was typed in UTF-8, also where the locale says that nobody types such characters."""
    try:
        return os.fsencode(word).decode("utf-8")
    except UnicodeError:
        return word


def _ours(error: Exception) -> bool:
    return any(base.__module__ in OUR_ERRORS for base in type(error).__mro__)


def _help_of(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path if context else 'replydesk'} --help"


def _utf8_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
