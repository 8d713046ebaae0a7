"""An erased customer leaves no item, no draft and no label; what others wrote stays byte for byte."""

from __future__ import annotations

from pathlib import Path

from drafting.settings import CompanySection, Settings
from evals.erase import erase_items
from evals.importers.desk_case import item_id
from evals.labels import Labels, new_label
from evals.rubric import RUBRIC
from evals.sets import add_item
from tests.evals.world import header, item, items, result, stored

RUN = header(()).id
POST = "The wicker basket from Ålesund unravelled"


def test_items_drafts_and_labels_go_and_everything_else_stays(tmp_path: Path) -> None:
    settings = Settings(workspace=tmp_path, company=CompanySection(name="Acme"))
    made = item(item_id("c1"), POST, source="desk")
    by_hand = item("mine", POST)
    add_item(tmp_path / "evals", "from-desk", made)
    kept = '{"id": "a",  "post": "written by hand"}\nnot even JSON\n'
    sets = tmp_path / "evals" / "from-desk.jsonl"
    sets.write_text(kept + sets.read_text())
    results = [result(one, f"About: {one.post}") for one in (made, by_hand, *items(2))]
    store = stored(settings.state_dir / "evals", results)
    labels = Labels(store)
    for of in results:
        labels.add(RUN, new_label(of, "tom", {c.id: 4 for c in RUBRIC}, note=f"On {of.post}"))
    assert len(erase_items(settings, ["c1"], [POST])) == 2
    assert sets.read_text() == kept
    assert [r.id for r in store.results(RUN)] == [i.id for i in items(2)]
    assert store.read(RUN).done == 2
    assert {label.item for label in labels.history(RUN)} == {i.id for i in items(2)}
    assert not any("Ålesund".encode() in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert erase_items(settings, ["c1"], [POST]) == ()
