"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from drafting.errors import InvalidInput
from drafting.settings import Settings, load_settings
from drafting.workspace import require_workspace
from policy.models import CaseFacts
from policy.refused import wanted

WorkspaceOption = Annotated[
    Path, typer.Option("--workspace", "-w", help="The workspace; the folder you stand in by default.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]
JsonLinesOption = Annotated[bool, typer.Option("--jsonl", help="One JSON object per line in, one result per line out.")]
ChannelOption = Annotated[str | None, typer.Option("--channel", "-c", help="Where the post stands.")]
FactsOption = Annotated[Path | None, typer.Option("--facts", help="JSON file with facts and evidence.")]


def settings_of(workspace: Path) -> Settings:
    """The settings of a workspace; raises ConfigurationError with what to do."""
    return load_settings(require_workspace(workspace))


def read_facts(path: Path | None) -> CaseFacts:
    """Read a `--facts` file. Raises InvalidInput naming the file and the field."""
    if path is None:
        return CaseFacts()
    try:
        return facts_of(json.loads(path.read_text(encoding="utf-8")))
    except json.JSONDecodeError as error:
        raise InvalidInput(f"{path} is not JSON: {error.msg} (line {error.lineno}).") from None
    except UnicodeDecodeError:
        raise InvalidInput(f"{path} is not UTF-8 text.") from None
    except InvalidInput as error:
        raise InvalidInput(f"{path}: {error}") from None


def facts_of(value: object) -> CaseFacts:
    """Validate facts given as JSON; None means none. Raises InvalidInput naming the field."""
    if value is None:
        return CaseFacts()
    try:
        return CaseFacts.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise InvalidInput(f"facts: {where}: {wanted(first)}.") from None
