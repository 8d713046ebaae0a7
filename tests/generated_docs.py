"""Documents that can be generated are: `make docs` writes them, `make check` compares them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def rule_catalogue() -> str:
    """Every rule of the default rulebook, for a policy owner to read."""
    from policy import catalogue, default_rulebook_dir

    return catalogue(default_rulebook_dir())


def case_life() -> str:
    """The transition table as a diagram and a table."""
    from drafting.states import render

    return render()


def command_line() -> str:
    """The help of every command."""
    from ui.cli.reference import render

    return render()


def scorers() -> str:
    """What each figure of an eval run means."""
    from evals.reference import render

    return render()


def settings_reference() -> str:
    """Every key of `replydesk.toml`."""
    from drafting.settings_reference import render

    return render()


def openapi() -> str:
    """The REST surface, as OpenAPI."""
    from ui.rest import openapi_document

    return json.dumps(openapi_document(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


DOCUMENTS: Mapping[str, Callable[[], str]] = {
    "docs/rule-catalogue.md": rule_catalogue,
    "docs/case-life.md": case_life,
    "docs/command-line.md": command_line,
    "docs/scorers.md": scorers,
    "docs/settings.md": settings_reference,
    "docs/openapi.json": openapi,
}


def main(check: bool) -> int:
    """Write every document, or with `check` say which are stale and return 1."""
    stale = []
    for name, render in DOCUMENTS.items():
        path, text = ROOT / name, render()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if check:
            stale.append(name)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"Wrote {name}\n")
    for name in stale:
        sys.stderr.write(f"{name} is not what the code says: run `make docs` and commit it.\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
