"""Eval sets: JSONL in the workspace's `evals/`."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from pydantic import ValidationError

from drafting.errors import InvalidInput
from drafting.jsonl import numbered
from drafting.limits import require_text
from evals.errors import EvalError, SetNotFound
from evals.models import BadLine, EvalItem, EvalSet
from evals.scorers.requirements import patterns
from policy.refused import wanted

_WORDS = {
    "model_type": "not a JSON object",
    "extra_forbidden": "there is no such field",
    "missing": "it is missing",
    "string_too_short": "it is empty",
}
"""What is wrong with a field, by pydantic's type of error, where its own words are a programmer's."""
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}")


def set_names(folder: Path) -> tuple[str, ...]:
    """Names of the sets in a workspace's `evals/` folder."""
    return tuple(sorted(path.stem for path in folder.glob("*.jsonl")))


def load_set(folder: Path, name: str) -> EvalSet:
    """Read a set by name, or from the path of a JSONL file. Bad lines are reported, the rest can run.

    Raises SetNotFound, and EvalError when no line at all can be used.
    """
    path = Path(name) if name.endswith(".jsonl") else folder / f"{name}.jsonl"
    if Path(name).is_file() and not name.endswith(".jsonl"):
        raise SetNotFound(f"{name!r} is no eval set: a set is a file of JSON lines, and its name ends in .jsonl.")
    if not path.is_file():
        known = ", ".join(set_names(folder)) or "none yet"
        raise SetNotFound(f"There is no eval set {name!r}. Sets in {str(folder)!r}: {known}.")
    raw = path.read_bytes()
    items: dict[str, EvalItem] = {}
    bad: list[BadLine] = []
    for number, line in numbered(BytesIO(raw)):
        if not line.strip():
            continue
        item = _item(line, number)
        if isinstance(item, BadLine):
            bad.append(item)
        elif item.id in items:
            bad.append(BadLine(line=number, reason=f"the id {item.id!r} stands in the set already"))
        else:
            items[item.id] = item
    if not items:
        first = (
            f" Line {bad[0].line}: {bad[0].reason}."
            if bad
            else " It is empty: write one item in each line, with an id and a post."
        )
        raise EvalError(f"The eval set {str(path)!r} has no usable line.{first}")
    return EvalSet(
        name=path.stem, sha256=hashlib.sha256(raw).hexdigest(), items=tuple(items.values()), bad_lines=tuple(bad)
    )


def part_of(items: EvalSet, part: str | None) -> tuple[EvalItem, ...]:
    """Return the items of a part, or all. Raises EvalError when the part is empty, with the parts there are."""
    chosen = tuple(item for item in items.items if part is None or item.set == part)
    if not chosen:
        known = ", ".join(sorted({item.set for item in items.items if item.set})) or "none"
        raise EvalError(f"The set {items.name!r} has no part {part!r}. Its parts: {known}.")
    return chosen


def add_item(folder: Path, name: str, item: EvalItem) -> None:
    """Append an item to a set of the workspace; makes the set when it is new. Raises EvalError when the id is taken."""
    if add_items(folder, name, (item,))[1]:
        raise EvalError(f"The item {item.id!r} stands in the set {name!r} already.")


def add_items(folder: Path, name: str, items: Iterable[EvalItem]) -> tuple[int, int]:
    """Append items whose ids are new, and return how many were added and how many stood there already."""
    if not NAME.fullmatch(name):
        raise EvalError(f"{name!r} cannot name a set: use letters, digits, dots, dashes and underscores.")
    path = folder / f"{name}.jsonl"
    folder.mkdir(parents=True, exist_ok=True)
    raw = path.read_bytes() if path.is_file() else b""
    known = {item.id for item in load_set(folder, name).items} if raw.strip() else set()
    fresh: list[EvalItem] = []
    double = 0
    for item in items:
        if item.id in known:
            double += 1
        else:
            known.add(item.id)
            fresh.append(item)
    lines = "".join(item.model_dump_json(exclude_defaults=True) + "\n" for item in fresh)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{lines}" if raw and not raw.endswith(b"\n") else lines)
    return len(fresh), double


def _item(line: bytes, number: int) -> EvalItem | BadLine:
    try:
        item = EvalItem.model_validate(json.loads(line.decode("utf-8")))
        require_text(item.post, "The post")
        for pattern in patterns((*item.must, *item.must_not)):
            re.compile(pattern)
        return item
    except UnicodeDecodeError:
        return BadLine(line=number, reason="not valid UTF-8 text")
    except json.JSONDecodeError as error:
        return BadLine(line=number, reason=f"not JSON: {error.msg}")
    except RecursionError:
        return BadLine(line=number, reason="nested too deeply")
    except InvalidInput as error:
        return BadLine(line=number, reason=str(error))
    except re.error as error:
        return BadLine(line=number, reason=f"a pattern of must or must_not cannot be read: {error}")
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the line"
        return BadLine(line=number, reason=f"{where}: {_WORDS.get(first['type']) or wanted(first)}")
