"""What narrows a search, as people and programs give it: plain values in, filters out, or one plain sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from drafting.errors import InvalidInput

if TYPE_CHECKING:
    from knowledge.models import Filters, HitKind

OF_POLICIES = frozenset({"document"})
OF_PRECEDENTS = frozenset({"channel", "lang", "product", "tags", "since", "until", "outcome", "agent"})
NAMES = OF_POLICIES | OF_PRECEDENTS
_NEVER = ("bad", "withdrawn")


def filters_for(kind: HitKind, given: Mapping[str, object]) -> Filters:
    """Return the filters of a search; None, "" and an empty list mean any, and names beside `NAMES` are left alone.

    Raises InvalidInput for what is no date or outcome, and for a filter that this kind does not have: left out in
    silence it would bring back what was not asked for.
    """
    from pydantic import ValidationError

    from knowledge.models import Filters

    wanted = {name: value for name, value in given.items() if name in NAMES and value not in (None, "", [], ())}
    if isinstance(wanted.get("tags"), str):
        wanted["tags"] = [wanted["tags"]]
    for name in sorted(wanted.keys() - (OF_POLICIES if kind == "policy" else OF_PRECEDENTS)):
        other = "policy passages" if name in OF_POLICIES else "past cases"
        raise InvalidInput(
            f"{name} narrows {other} only; search the kind {'policy' if name in OF_POLICIES else 'precedent'}."
        )
    if wanted.get("outcome") in _NEVER:
        raise InvalidInput(f"Cases with the outcome {wanted['outcome']} are never brought back.")
    try:
        return Filters.model_validate(wanted)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        said = str(first["msg"]).removeprefix("Value error, ").removeprefix("Input ")
        raise InvalidInput(f"{where} {said}." if where else f"{said}.") from None
