"""Eval sets: JSONL in the workspace's `evals/`."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from pydantic import ValidationError

from evals.errors import EvalError, SetNotFound
from evals.models import BadLine, EvalItem, EvalSet


def set_names(folder: Path) -> tuple[str, ...]:
    """Names of the sets in a workspace's `evals/` folder."""
    return tuple(sorted(path.stem for path in folder.glob("*.jsonl")))


def load_set(folder: Path, name: str) -> EvalSet:
    """Read a set by name, or from the path of a JSONL file. Bad lines are reported, the rest can run.

    Raises SetNotFound, and EvalError when no line at all can be used.
    """
    path = Path(name) if name.endswith(".jsonl") else folder / f"{name}.jsonl"
    if not path.is_file():
        known = ", ".join(set_names(folder)) or "none yet"
        raise SetNotFound(f"There is no eval set {name!r}. Sets in {str(folder)!r}: {known}.")
    raw = path.read_bytes()
    items: dict[str, EvalItem] = {}
    bad: list[BadLine] = []
    for number, line in enumerate(raw.splitlines(), start=1):
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
        first = f" Line {bad[0].line}: {bad[0].reason}." if bad else " It is empty."
        raise EvalError(f"The eval set {str(path)!r} has no usable line.{first}")
    return EvalSet(
        name=path.stem, sha256=hashlib.sha256(raw).hexdigest(), items=tuple(items.values()), bad_lines=tuple(bad)
    )


def _item(line: bytes, number: int) -> EvalItem | BadLine:
    try:
        return EvalItem.model_validate(json.loads(line.decode("utf-8")))
    except UnicodeDecodeError:
        return BadLine(line=number, reason="not valid UTF-8 text")
    except json.JSONDecodeError as error:
        return BadLine(line=number, reason=f"not JSON: {error.msg}")
    except RecursionError:
        return BadLine(line=number, reason="nested too deeply")
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the line"
        return BadLine(line=number, reason=f"{where}: {first['msg']}")
