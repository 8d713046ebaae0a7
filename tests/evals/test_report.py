"""The page that can be sent: hostile texts stay texts, nothing is fetched."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals import plots
from evals.agreement import agreements
from evals.compare import compare
from evals.labels import new_label
from evals.models import BadLine, Run
from evals.reading import worst_first
from evals.report import report
from evals.words import visible
from tests.evals.test_people import answers
from tests.evals.world import finding, header, item, items, result, stored

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- --><style>*{display:none}</style>",
    "javascript:alert(1)",
    "\u202egnisrever\u2066 \u200b\x00\x1b[31m",
    "</details></body></html>",
)


class Elements(HTMLParser):
    """Collects elements, attributes and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def run_of(folder: Path, text: str, name: str = header(()).id) -> Run:
    bad = item(f"id {text}"[:100], f"Post {text}", channel=text or "x")
    drafts = [
        result(bad, f"Reply {text}", "block", findings=(finding(f"rule {text}"),)),
        result(items(1)[0], "Fine.").model_copy(update={"result": None, "error": f"Lost {text}"}),
    ]
    run = stored(folder / name, drafts, name).read(name)
    extra = {"label": f"Label {text}", "set_name": f"Set {text}", "bad_lines": (BadLine(line=2, reason=text),)}
    return run.model_copy(update={"header": run.header.model_copy(update=extra)})


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(tmp_path: Path, text: str) -> None:
    before, after = run_of(tmp_path, text), run_of(tmp_path, text + "!", "20261122-110000-set-bbbb")
    calm = run_of(tmp_path, "", "20261122-120000-set-cccc")
    page = report(after, comparison=compare(before, after).model_copy(update={"verdict": text}))
    allowed = Elements(report(calm, comparison=compare(calm, calm))).tags
    found = Elements(page)
    more = {"details", "summary", "li", "ul", "blockquote", "p", "rect", "text", "line"}
    assert set(found.tags) <= set(allowed) | more
    assert not [name for name, _ in found.attributes if name.startswith("on") or name in ("src", "href")]
    assert page.count("</html>") == 1
    assert "\u202e" not in page
    assert "\x00" not in page
    if "7 * 7" in text:
        assert "{{ 7 * 7 }}" in page


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_shown_cannot_hide(text: str) -> None:
    assert not re.search("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", visible(text))
    visible(text).encode("utf-8", errors="strict")


def test_the_page_asks_for_nothing_and_shows_figures_plots_and_people(tmp_path: Path) -> None:
    drafts = [result(i, f"A reply about {i.post}") for i in items(6)]
    run = stored(tmp_path, drafts).read(header(()).id)
    labels = [new_label(r, who, answers(4)) for r in drafts for who in ("ann", "bob")]
    page = report(run, agreement=agreements(labels))
    assert "default-src 'none'" in page
    assert not re.search(r"https?://(?!www\.w3\.org)", page)
    assert page.count("<svg") >= 3
    assert "Not held at the end" in page
    assert "What people said" in page


def test_of_a_run_without_a_draft_the_page_says_how_to_go_on(tmp_path: Path) -> None:
    page = report(stored(tmp_path, []).read(header(()).id))
    assert "No draft was written yet. Start the same run again" in page
    assert "Figures" not in page


def test_what_is_worst_is_read_first(tmp_path: Path) -> None:
    asked = items(5)
    fine = result(asked[0], "A zip that breaks on a jacket right away is our fault, and it shames us.")
    results = [
        fine,
        result(asked[1], "We are sorry about your experience."),
        result(asked[2], "You get a refund for the zip.", "block", findings=(finding("promises.refund"),)),
        result(asked[3], "").model_copy(update={"result": None, "error": "The model failed."}),
        result(asked[4], "Send the jacket in with its broken zip: the workshop mends it for nothing, promised."),
    ]
    run = stored(tmp_path, results).read(header(()).id)
    assert [one.id for one, _ in worst_first(run)] == ["i03", "i02", "i01", "i00", "i04"]


def test_every_bar_of_a_distribution_bears_its_count_and_few_drafts_are_said_to_be_few(tmp_path: Path) -> None:
    plot = str(plots.histogram([1.0, 1.0, 1.0, 9.0], "s"))
    assert re.findall(r'text-anchor="middle">(\d+)<', plot) == ["3", "1"]
    assert 'aria-label="How many of 4 drafts fall into each of 12 equal ranges"' in plot
    store = stored(tmp_path, [result(i, f"Sorry about {i.post}") for i in items(4)])
    page = report(store.read(header(()).id))
    assert "how many of 4 drafts lie there" in page
    assert "Fewer than 10 are too few to rely on." in page.partition("how many of 4 drafts lie there")[2][:200]
