"""A trainer's correction is worth more than a score: it becomes an eval item, or a precedent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from evals.errors import EvalError
from evals.labels import Label
from evals.models import EvalItem, ItemResult

if TYPE_CHECKING:  # index, database and model libraries take seconds to import; looking at runs needs none
    from knowledge import ResolvedCase


def correction_as_item(result: ItemResult, labels: Sequence[Label]) -> EvalItem:
    """Return the item with the correction as reference. Raises EvalError when there is none."""
    label = _corrected(result, labels)
    return result.item.model_copy(
        update={
            "id": f"{result.id}-{_slug(label.by)}",
            "reference": label.correction,
            "notes": " ".join(filter(None, (result.item.notes, label.note))),
            "source": f"corrected by {label.by}",
        }
    )


def correction_as_precedent(result: ItemResult, labels: Sequence[Label], index_open: bool) -> ResolvedCase:
    """Return the correction as a resolved case, for tone. Raises EvalError when there is none or nowhere to put it."""
    from knowledge import ResolvedCase

    label = _corrected(result, labels)
    if not index_open:
        raise EvalError("No index is open here. Run `replydesk ingest`, then start the desk again.")
    assert label.correction is not None
    return ResolvedCase(
        id=f"eval-{result.id}-{_slug(label.by)}",
        post=result.post,
        reply=label.correction,
        channel=result.channel,
        agent=label.by,
        lang=result.item.lang,
        replied_at=label.at.date().isoformat(),
        product=result.item.product,
        tags=("correction",),
    )


def _corrected(result: ItemResult, labels: Sequence[Label]) -> Label:
    label = next((label for label in reversed(labels) if label.correction), None)
    if label is None:
        raise EvalError(f"You wrote no correction of {result.id!r} yet: write one, save the label, then keep it.")
    return label


def _slug(name: str) -> str:
    return re.sub(r"[^0-9A-Za-z_-]+", "-", name)
