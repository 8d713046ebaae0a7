"""Erasing a customer from evals: items made from their cases, drafts and labels about them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from drafting.settings import Settings
from evals import lines
from evals.importers.desk_case import item_id
from evals.labels import Label
from evals.runs import sets_folder, store_of
from evals.store import Store


def erase_items(settings: Settings, case_ids: Iterable[str], needles: Sequence[str] = ()) -> tuple[str, ...]:
    """Take items that the desk made of these cases out of the sets, and their drafts and labels out of every run.

    needles: pieces of erased words; drafts about them go too, wherever their item came from. Lines of a set
    that a person wrote are never touched. Returns the files that were written anew. Raises RunInUse.
    """
    gone = {item_id(case_id) for case_id in case_ids}
    written = [path for path in sorted(sets_folder(settings).glob("*.jsonl")) if _thin(path, gone)]
    store = store_of(settings)
    for run in store.ids():
        written += _erase_from_run(store, run, gone, needles)
    return tuple(str(path) for path in written)


def _thin(path: Path, gone: set[str]) -> bool:
    """Rewrite a set without the items; everything else stays byte for byte."""
    before = path.read_bytes().splitlines(keepends=True)
    after = [line for line in before if not _made_by_desk(line, gone)]
    if len(after) == len(before):
        return False
    lines.replace(path, b"".join(after))
    return True


def _made_by_desk(line: bytes, gone: set[str]) -> bool:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and value.get("source") == "desk" and value.get("id") in gone


def _erase_from_run(store: Store, run: str, gone: set[str], needles: Sequence[str]) -> list[Path]:
    folder = store.path(run)
    results = store.results(run)
    kept = tuple(r for r in results if r.id not in gone and not _says(r.model_dump_json(), needles))
    if len(kept) == len(results):
        return []
    lost = {result.id for result in results} - {result.id for result in kept}
    with store.writing(run):
        store.rewrite(run, kept)
        labels = [label for label in lines.read(folder / "labels.jsonl", Label) if label.item not in lost]
        if (folder / "labels.jsonl").is_file():
            lines.replace(folder / "labels.jsonl", "".join(label.model_dump_json() + "\n" for label in labels))
    return [folder / "results.jsonl"]


def _says(text: str, needles: Sequence[str]) -> bool:
    return any(json.dumps(needle, ensure_ascii=False)[1:-1] in text for needle in needles)
