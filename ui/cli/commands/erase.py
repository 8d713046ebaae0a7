"""`replydesk erase`: take a customer out of records, index, caches and evals, and prove it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafting.errors import InvalidInput
from drafting.parts.desk import open_desk
from drafting.parts.knowledge import open_knowledge
from evals.erasure import ErasureReport, erase_rest
from evals.errors import EvalError
from knowledge.errors import KnowledgeError
from ui.cli.options import JsonOption, WorkspaceOption, settings_of
from ui.cli.output import FINDING, FINE, fail, say, say_json

app = typer.Typer(add_completion=False, rich_markup_mode=None)


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
    if customer is not None and not customer.strip():
        raise InvalidInput("Name the customer to erase: --customer is empty.")
    settings = settings_of(workspace)
    with open_desk(settings) as desk, open_knowledge(settings) as knowledge:
        system = desk.system()
        chosen = tuple(cases or ()) if customer is None else desk.cases_of(system, customer, channel)
        records = desk.erase(system, chosen)
        try:
            report = erase_rest(settings, desk, knowledge, system, records, chosen, customer)
        except (KnowledgeError, EvalError) as error:
            # Their author is blank now, so that asking for the customer once more would find nothing.
            ids = " ".join(chosen)
            return fail(f"The records are erased, index and evals not yet. {error} Then: replydesk erase {ids}")
    if as_json:
        say_json(report.model_dump(mode="json", exclude={"advice"}))
    else:
        _show(report, None if chosen else customer, channel)
    return FINE if report.clean else FINDING


def _show(report: ErasureReport, nobody: str | None, channel: str | None) -> None:
    """`nobody`: a customer of whom no case was found."""
    if nobody is None:
        say(f"Erased: {', '.join(report.cases) or 'nothing'}.")
    else:
        _show_nobody(nobody, channel, report.files_searched)
    if report.before:
        say(f"Erased before, nothing was left to erase: {', '.join(report.before)}.")
    if report.unknown:
        say(f"Neither in the desk nor in the index, and refused from now on: {', '.join(report.unknown)}.")
    for file in report.rewritten:
        say(f"Taken out of {file}.")
    for trace in report.traces:
        say(f"Still found in {trace}.")
    for place in report.records:
        say(f"Other records say the same: {place}. Erase that case too if it is theirs.")
    for source in report.sources:
        say(f"Edit by hand: {source.file}, {source.place}: {source.reason}")
    if not report.traces and not report.records and nobody is None:
        where = f"{report.files_searched} files of the program searched byte by byte"
        say(f"Proof: {where}, nothing of it is left: no trace left.")
    if report.advice:
        say(report.advice)


def _show_nobody(customer: str, channel: str | None, files: int) -> None:
    where = f"on the channel {channel!r}" if channel else "on any channel"
    say(f"Nothing was erased: no case of the desk is by {customer!r} {where}.")
    say(
        f"Looked through: handle and name of every case's author (whole, in capitals or not, with @ or without), the "
        f"words of all records, {files} files of the program and your own files for {customer!r}."
    )
    say(
        "Check the spelling; give the handle as the channel shows it, or the name where the channel gives no handle"
        + ("; leave out --channel." if channel else ".")
    )
    say(
        "Past cases from your exports are kept without their authors: find them with "
        "`replydesk search --kind precedent WORDS` and erase them by their ids."
    )
