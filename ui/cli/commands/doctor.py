"""`replydesk doctor`: what is wrong, in plain lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from drafting.doctor import Diagnosis, diagnose
from drafting.errors import ModelFailed
from drafting.model import open_each, probe
from ui.cli.options import JsonOption, WorkspaceOption, settings_of
from ui.cli.output import FINDING, FINE, say, say_json

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def doctor(
    workspace: WorkspaceOption = Path(),
    model: Annotated[bool, typer.Option("--model", help="Ask the model endpoint what it can do.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Look at environment, settings, people, policy, index, records and model. Exit 1: something is wrong."""
    found = list(diagnose(workspace))
    if model:
        found.extend(_ask_model(workspace))
    if as_json:
        say_json([diagnosis.model_dump(mode="json") for diagnosis in found])
    else:
        for diagnosis in found:
            say(f"{diagnosis.level:<6} {diagnosis.subject:<12} {diagnosis.says}")
    return FINDING if any(diagnosis.level == "wrong" for diagnosis in found) else FINE


def _ask_model(workspace: Path) -> Iterator[Diagnosis]:
    """Ask the endpoint, and the fallback behind it."""
    for subject, chosen in zip(("model", "fallback"), open_each(settings_of(workspace)), strict=False):
        with closing(chosen):
            try:
                yield from (Diagnosis(subject=subject, level="fine", says=line) for line in probe(chosen).lines())
            except ModelFailed as failure:
                yield Diagnosis(subject=subject, level="wrong", says=str(failure))
