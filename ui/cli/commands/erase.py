"""`replydesk erase`: take a customer out of records, index, caches and evals, and prove it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from drafting.desk import Desk, ErasedRecords
from drafting.errors import InvalidInput
from drafting.parts.desk import open_desk
from drafting.parts.knowledge import open_knowledge
from drafting.parts.traces import Proof, search
from drafting.settings import Settings
from evals.erase import erase_items
from evals.importers.desk_case import item_id
from knowledge import Erasure, KnowledgeBase
from ui.cli.options import JsonOption, WorkspaceOption, settings_of
from ui.cli.output import FINDING, FINE, say, say_json

app = typer.Typer(add_completion=False, rich_markup_mode=None)
SERVER = (
    "The records are on PostgreSQL: their rows are blank, but its files keep old row versions until "
    "`VACUUM FULL`, and its write-ahead log and backups until they expire. Run it there."
)


@app.command()
def erase(
    cases: Annotated[
        list[str] | None, typer.Argument(help="Ids of cases, as the desk and `replydesk search` show them.")
    ] = None,
    customer: Annotated[
        str | None, typer.Option("--customer", help="Handle, or name where there is none: all their cases.")
    ] = None,
    channel: Annotated[str | None, typer.Option("--channel", "-c", help="Only their cases on this channel.")] = None,
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
) -> int:
    """Erase cases, or all cases of a customer, from records, index, caches and evals, and search every byte for them.

    A case leaves a tombstone: id, channel, times and hashes, so that counts and the audit log stay whole and the same
    post is not taken in again. Resolved cases never come back by a later ingest. Exit 1: something is left, here or
    in your own files, which only you can edit. Exit 2: a case is approved or being sent right now; nothing was erased.
    """
    if bool(cases) == (customer is not None):
        raise InvalidInput("Name the cases to erase, or one customer with --customer.")
    settings = settings_of(workspace)
    with open_desk(settings) as desk, open_knowledge(settings) as knowledge:
        system = desk.system()
        chosen = tuple(cases or ()) if customer is None else desk.cases_of(system, customer, channel)
        records = desk.erase(system, chosen)
        forgotten = knowledge.forget(_in_index(knowledge, chosen))
        rewritten = erase_items(settings, chosen, records.needles)
        proof = _prove(settings, desk, (*records.needles, *([customer] if customer else [])))
    if as_json:
        sources = (*forgotten.sources, *proof.sources)
        known = {*records.cases, *records.before}
        say_json(
            forgotten.model_dump(mode="json")
            | {
                "cases": list(dict.fromkeys((*records.cases, *forgotten.cases))),
                "unknown": [case for case in forgotten.unknown if case not in known],
                "files_searched": proof.files_searched,
                "traces": list(dict.fromkeys((*forgotten.traces, *proof.traces))),
                "sources": [source.model_dump(mode="json") for source in sources],
                "before": list(records.before),
                "records": list(proof.records),
                "rewritten": list(rewritten),
            }
        )
    else:
        _show(records, forgotten, rewritten, proof)
        if settings.storage.database_url and settings.storage.database_url.startswith("postgres"):
            say(SERVER)
    left = (*forgotten.traces, *forgotten.sources, *proof.traces, *proof.records, *proof.sources)
    return FINDING if left else FINE


def _in_index(knowledge: KnowledgeBase, case_ids: Sequence[str]) -> list[str]:
    """The cases, and the precedents that trainers made of them."""
    made = tuple(f"eval-{item_id(case_id)}-" for case_id in case_ids)
    corrections = [case.id for case in knowledge.resolved_cases() if case.id.startswith(made)] if made else []
    return [*case_ids, *corrections]


def _prove(settings: Settings, desk: Desk, needles: Sequence[str]) -> Proof:
    system = desk.system()
    return search(settings, needles, lambda needle: desk.still_said(system, needle), desk.scour(system))


def _show(records: ErasedRecords, forgotten: Erasure, rewritten: Sequence[str], proof: Proof) -> None:
    erased = dict.fromkeys((*records.cases, *forgotten.cases))
    say(f"Erased: {', '.join(erased) or 'nothing'}.")
    if records.before:
        say(f"Erased before, nothing was left to erase: {', '.join(records.before)}.")
    unknown = [case for case in forgotten.unknown if case in records.unknown]
    if unknown:
        say(f"Not in the index, and refused from now on: {', '.join(unknown)}.")
    for file in rewritten:
        say(f"Taken out of {file}.")
    traces = dict.fromkeys((*forgotten.traces, *proof.traces))
    for trace in traces:
        say(f"Still found in {trace}.")
    for place in proof.records:
        say(f"Other records say the same: {place}. Erase that case too if it is theirs.")
    for source in (*forgotten.sources, *proof.sources):
        say(f"Edit by hand: {source.file}, {source.place}: {source.reason}")
    if not traces and not proof.records:
        where = f"{proof.files_searched} files of the program searched byte by byte"
        say(f"Proof: {where}, nothing of it is left: no trace left.")
