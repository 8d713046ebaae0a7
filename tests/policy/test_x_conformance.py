"""X's own conformance cases: weighted lengths and extraction."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from policy.entities import cashtags, hashtags, mentions, urls
from policy.lengths import x_length

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "twitter_text"


def test_the_data_is_there() -> None:
    if not DATA.is_dir():
        pytest.skip("the public data folder shared/data is not here")
    assert len(_lengths()) == 42
    assert len(_extractions()) == 238


def _lengths() -> list[Any]:
    if not DATA.is_dir():
        return []
    tests = yaml.safe_load((DATA / "validate.yml").read_text(encoding="utf-8"))["tests"]
    groups = [g for g in tests if g.startswith("Weighted")]
    return [pytest.param(g, case, id=f"{g}-{i}") for g in groups for i, case in enumerate(tests[g])]


def _extractions() -> list[Any]:
    if not DATA.is_dir():
        return []
    tests = yaml.safe_load((DATA / "extract.yml").read_text(encoding="utf-8"))["tests"]
    return [pytest.param(g, case, id=f"{g}-{i}") for g, cases in tests.items() for i, case in enumerate(cases)]


@pytest.mark.parametrize(("group", "case"), _lengths())
def test_weighted_length(group: str, case: dict[str, Any]) -> None:
    expected = case["expected"]
    # The first group of cases was written for configuration 2, which did not yet discount emoji.
    length = x_length(case["text"], discount_emoji="Emoji" in group)
    assert length == expected["weightedLength"]
    assert (0 < length <= 280) == expected["valid"]


@pytest.mark.parametrize(("group", "case"), _extractions())
def test_extraction(group: str, case: dict[str, Any]) -> None:
    text, expected = case["text"], case["expected"]
    assert _extract(group, text) == expected


def _extract(group: str, text: str) -> object:
    kind = group.replace("_with_indices", "")
    indices = group.endswith("_with_indices") or group == "urls_with_directional_markers"
    if kind == "replies":
        match = re.match(r"(?:[\s\u3000])*[@＠]([a-zA-Z0-9_]{1,20})", text)
        found = mentions(text)
        return match.group(1) if match and found and found[0].text == match.group(1) else None
    if kind == "mentions_or_lists":
        return [
            {
                "screen_name": e.text.split("/")[0],
                "list_slug": "/" + e.text.split("/")[1] if "/" in e.text else "",
                "indices": [e.start, e.end],
            }
            for e in mentions(text, lists=True)
        ]
    find = {"mentions": mentions, "hashtags": hashtags, "hashtags_from_astral": hashtags, "cashtags": cashtags}.get(
        kind, urls
    )
    entities = find(text)
    if not indices:
        return [e.text for e in entities]
    name = {"mentions": "screen_name", "hashtags": "hashtag", "cashtags": "cashtag"}.get(kind, "url")
    return [{name: e.text, "indices": [e.start, e.end]} for e in entities]
