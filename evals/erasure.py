"""An erasure to its end: after the desk's records, the index, the evals and every file that the program wrote."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.desk import Desk, ErasedRecords
from drafting.models import Actor, Frozen
from drafting.parts.traces import search
from drafting.settings import Settings
from evals.erase import erase_items
from evals.importers.desk_case import item_id
from knowledge import KnowledgeBase, Skipped

SERVER = (
    "The records are on PostgreSQL: their rows are blank, but its files keep old row versions until "
    "`VACUUM FULL`, and its write-ahead log and backups until they expire. Run it there."
)


class ErasureReport(Frozen):
    """What was erased, and what a search of every byte still found. Holds no words of the customer."""

    cases: tuple[str, ...]
    """Ids of the cases that are gone, from the records, the index or both."""
    before: tuple[str, ...]
    """Ids that had been erased already."""
    unknown: tuple[str, ...]
    """Ids that are nowhere; later ingests refuse them all the same."""
    files_searched: int
    """Files of the program that were searched byte by byte."""
    traces: tuple[str, ...]
    """Files of the program in which something still stands. Empty is the proof."""
    records: tuple[str, ...]
    """Records of other cases that say the same words, as `table of case`: erase that case too if it is theirs."""
    sources: tuple[Skipped, ...]
    """Places in the company's own files, which are never touched: edit them by hand."""
    rewritten: tuple[str, ...]
    """Files of eval sets and runs that were written anew."""
    advice: str | None = None
    """What remains to be done on a database server."""

    @property
    def clean(self) -> bool:
        """True when nothing is left, here or in the company's own files."""
        return not (self.traces or self.records or self.sources)


def erase_rest(
    settings: Settings,
    desk: Desk,
    knowledge: KnowledgeBase,
    actor: Actor,
    records: ErasedRecords,
    chosen: Sequence[str],
    customer: str | None = None,
) -> ErasureReport:
    """Take `chosen` out of index and evals after `Desk.erase` gave `records`, and search for what is left.

    Doing it again does no harm and makes good what a kill in between left, but only the first time has the words to
    search for. Raises NotAllowed, IndexInUse (another process ingests; ask again), RunInUse.
    """
    precedents = _in_index(knowledge, chosen)
    desk.erase_evidence(actor, precedents)
    database = desk.scour(actor)
    forgotten = knowledge.forget(precedents)
    needles = (*records.needles, *forgotten.needles)
    rewritten = erase_items(settings, chosen, needles)
    needles += (customer,) if customer else ()
    proof = search(settings, needles, lambda needle: desk.still_said(actor, needle), database)
    known = {*records.cases, *records.before}
    on_server = (settings.storage.database_url or "").startswith("postgres")
    return ErasureReport(
        cases=tuple(dict.fromkeys((*records.cases, *forgotten.cases))),
        before=records.before,
        unknown=tuple(case for case in forgotten.unknown if case not in known),
        files_searched=proof.files_searched,
        traces=tuple(dict.fromkeys((*forgotten.traces, *proof.traces))),
        records=proof.records,
        sources=_once((*forgotten.sources, *proof.sources)),
        rewritten=rewritten,
        advice=SERVER if on_server else None,
    )


def _once(sources: Sequence[Skipped]) -> tuple[Skipped, ...]:
    """Each place only once, as it was said first."""
    return tuple({(source.file, source.place): source for source in reversed(sources)}.values())[::-1]


def _in_index(knowledge: KnowledgeBase, case_ids: Sequence[str]) -> list[str]:
    """The cases, and the precedents that trainers made of them."""
    made = tuple(f"eval-{item_id(case_id)}-" for case_id in case_ids)
    corrections = [case.id for case in knowledge.resolved_cases() if case.id.startswith(made)] if made else []
    return [*case_ids, *corrections]
