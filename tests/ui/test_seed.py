"""What `posts.jsonl` of a workspace puts in at the first start."""

from __future__ import annotations

import codecs
import json
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from drafting.compose import App
from drafting.errors import InvalidInput
from drafting.models import QueueFilter
from drafting.parts.desk import open_desk
from drafting.settings import load_settings
from drafting.workspace import init_workspace
from ui.cli.seed import receive_waiting_posts


@pytest.mark.parametrize(
    ("line", "refused"), [(b"{'text'}", "line 2: not JSON"), (b'{"text": "\xff"}', "line 2: not valid UTF-8")]
)
def test_posts_are_received_line_by_line_and_a_bad_one_is_named(tmp_path: Path, line: bytes, refused: str) -> None:
    init_workspace(tmp_path / "acme")
    settings = load_settings(tmp_path / "acme", environ={})
    told = json.dumps({"text": "The zip broke.\u2028Twice.", "channel": "x"}, ensure_ascii=False).encode()
    path = tmp_path / "acme" / "posts.jsonl"
    with open_desk(settings) as desk:
        app = cast("App", SimpleNamespace(desk=desk, settings=settings))
        path.write_bytes(codecs.BOM_UTF8 + told + b"\n")
        assert receive_waiting_posts(app) == 1
        (found,) = desk.queue(desk.system(), QueueFilter()).items
        assert desk.case(desk.system(), found.id).post == "The zip broke.\u2028Twice."
        path.write_bytes(told + b"\n" + line)
        with pytest.raises(InvalidInput, match=refused):
            receive_waiting_posts(app)
