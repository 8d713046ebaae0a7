"""`replydesk erase`: take resolved cases out of all that drafts are based on, and prove it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafting.parts.knowledge import open_knowledge
from knowledge import Erasure
from ui.cli.options import JsonOption, WorkspaceOption, settings_of
from ui.cli.output import FINDING, FINE, say, say_json

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def erase(
    cases: Annotated[list[str], typer.Argument(help="Ids of resolved cases, as `replydesk search` shows them.")],
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
) -> int:
    """Erase resolved cases from index, vectors, caches and what was learned, and search every byte for what they said.

    They never come back by a later ingest. Exit 1: something is left, here or in your own files under `cases/`, which
    only you can edit. The desk's records of a conversation and their audit log are not touched.
    """
    with open_knowledge(settings_of(workspace)) as knowledge:
        erasure = knowledge.forget(cases)
    if as_json:
        say_json(erasure)
    else:
        _show(erasure)
    return FINDING if erasure.traces or erasure.sources else FINE


def _show(erasure: Erasure) -> None:
    say(f"Erased: {', '.join(erasure.cases) or 'nothing'}.")
    if erasure.unknown:
        say(f"Not in the index, and refused from now on: {', '.join(erasure.unknown)}.")
    for trace in erasure.traces:
        say(f"Still found in {trace}.")
    if not erasure.traces:
        say(f"Proof: {erasure.files_searched} files of the index searched byte by byte, nothing of it is left.")
    for source in erasure.sources:
        say(f"Edit by hand: {source.file}, {source.place}: {source.reason}")
