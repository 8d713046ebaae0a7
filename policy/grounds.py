"""The closed world of a case: every figure that evidence, facts, registry and remedy table give, with its role."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from policy.agreement import OTHER_MATTER, STRANGE, disagreement, strange, swapped
from policy.given import given
from policy.models import Company, EvidenceItem
from policy.quantities import Quantity, QuantityKind
from policy.roles import Role

Around = Callable[[], frozenset[str]]
_NONE: Mapping[Quantity, Role] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Ground:
    """A figure that a piece of evidence states."""

    quantity: Quantity
    role: Role
    evidence: str
    text: str
    ceiling: bool = False
    """True for the highest amount that a remedy allows."""
    item: bool = False
    """True for what a passage or a fact says, in sentences of its own."""


@dataclass(frozen=True, slots=True)
class Support:
    """What stands behind a figure of the reply."""

    exact: Ground | None
    """States the same figure in the same role."""
    elsewhere: Ground | None
    """States it of something else, or otherwise."""
    why: str = ""
    """How that one departs."""


_ACROSS: Mapping[str, tuple[str, ...]] = {
    "number": ("duration", "amount", "measure", "percent", "time", "version", "date"),
    "amount": ("number", "time"),
    "time": ("number", "duration", "amount"),
    "duration": ("time", "number"),
    "measure": ("number",),
    "percent": ("number",),
    "version": ("number",),
    "date": ("number",),
}
"""Kinds that may state one figure: a bare number leaves out what others spell."""


def _counts_same(given: Quantity, said: Quantity) -> bool:
    return given.kind == said.kind == "number" and said.unit != "" and given.unit[:4] == said.unit[:4]


class Grounds:
    """The figures a reply may rest on."""

    def __init__(self, items: Iterable[EvidenceItem], company: Company) -> None:
        self._grounds: list[Ground] = []
        self._by_kind: dict[str, list[Ground]] = {}
        self._rivals: dict[str, dict[tuple[Quantity, Role], Ground]] = {}
        for item in items:
            self._add(item.text, item.id, item=True)
        for remedy in company.remedies:
            if remedy.within_days is not None:
                self._add(f"{remedy.title} ({remedy.kind}) within {remedy.within_days} days", remedy.id)
            if remedy.max_amount is not None:
                self._add(
                    f"{remedy.title} ({remedy.kind}) up to {remedy.max_amount:g} {remedy.currency or ''}",
                    remedy.id,
                    ceiling=True,
                )
        for contact in company.contacts:
            if contact.kind == "address":  # the digits of phone numbers are no figures
                self._add(f"{contact.label} {contact.value}", contact.id)
        for name in (company.name, *company.products):
            self._add(name, "company")

    def _add(self, raw: str, source: str, *, ceiling: bool = False, item: bool = False) -> None:
        for quantity, role in given(raw).figures:
            ground = Ground(quantity, role, source, raw, ceiling, item)
            self._grounds.append(ground)
            self._by_kind.setdefault(quantity.kind, []).append(ground)
            if item:  # passages that say the same of a figure rival another one once
                said = (replace(quantity, start=0, end=0), role)
                self._rivals.setdefault(quantity.kind, {}).setdefault(said, ground)

    def support(
        self,
        quantity: Quantity,
        role: Role,
        lang: str = "und",
        around: Around = frozenset,
        post: frozenset[str] = frozenset(),
        beside: Mapping[Quantity, Role] = _NONE,
    ) -> Support:
        """Return what supports a figure that a reply states in `role`.

        lang: language of the reply; matters are compared with evidence in the same language only.
        around: returns the matters of the rest of reply and post.
        post: matters of the post.
        beside: the figures of the reply with their roles.
        """
        elsewhere: Ground | None = None
        why = ""
        pointed = around() if role.pointing else frozenset()
        for ground in self._alike(quantity):
            if not ground.quantity.same(quantity):
                continue
            if ground.ceiling and quantity.bound != "most":
                continue  # the table's maximum supports "up to", and no amount by itself
            reason = disagreement(quantity, role, ground.quantity, ground.role, pointed)
            if not reason and ground.item:
                reason = self._elsewhere(quantity, role, ground, lang, pointed, post, beside)
            if not reason:
                return Support(ground, None)
            if elsewhere is None:
                elsewhere, why = ground, reason
        return Support(None, elsewhere, why)

    def _alike(self, quantity: Quantity) -> Iterator[Ground]:
        """Yield the grounds whose kind may state the figure: its own first."""
        yield from self._by_kind.get(quantity.kind, ())
        for kind in _ACROSS.get(quantity.kind, ()):
            yield from self._by_kind.get(kind, ())

    def _elsewhere(
        self,
        quantity: Quantity,
        role: Role,
        ground: Ground,
        lang: str,
        pointed: frozenset[str],
        post: frozenset[str],
        beside: Mapping[Quantity, Role],
    ) -> str:
        """Return how a figure is stated of something that this evidence does not state it of; empty when it is not."""
        if lang != "und" and given(ground.text).lang not in (lang, "und"):
            return ""
        if quantity.unit != "weekday" and strange(
            role,
            ground.role,
            pointed,
            post,
            given(ground.text).matters,
            time=quantity.kind == "time",
            sure=quantity.kind == "date" or not ground.role.per.isdisjoint(role.own),
        ):
            return STRANGE
        if quantity.unit == "weekday":
            return ""  # days go with hours, and hours are compared
        said = role.own or role.clause
        for rival in self._rivals.get(ground.quantity.kind, {}).values():
            if _counts_same(rival.quantity, quantity) and not _counts_same(ground.quantity, quantity):
                return OTHER_MATTER  # "three adults" where the evidence has two adults and three children
            if said.isdisjoint(rival.role.clause):
                continue
            if rival.quantity.same(quantity) or not rival.quantity.comparable(ground.quantity):
                continue
            stated = next((r for q, r in beside.items() if q is not quantity and q.same(rival.quantity)), None)
            if swapped(role, ground.role, rival.role, stated):
                return OTHER_MATTER
        return ""

    def decides(self, quantity: Quantity, *, denied: bool) -> bool:
        """Tell whether every term of the evidence that a span can be held against gives the answer that is given."""
        terms = [
            float(g.quantity.value)
            for g in self._by_kind.get(quantity.kind, ())
            if g.item and g.quantity.unit == quantity.unit and g.quantity.bound == "most"
        ]
        return bool(terms) and all((float(quantity.value) > term) == denied for term in terms)

    def nearest(self, quantity: Quantity, role: Role) -> Ground | None:
        """Return the figure of the same kind and role that the reply may have meant."""
        for ground in self._grounds:
            if ground.quantity.kind == quantity.kind and role.nearest and ground.role.nearest & role.all:
                return ground
        return None

    def has(self, kind: QuantityKind) -> bool:
        """Tell whether a passage or a fact has a figure of this kind."""
        return any(ground.item for ground in self._by_kind.get(kind, ()))

    def nearest_number(self, quantity: Quantity) -> bool:
        """Tell whether the evidence counts the same thing, whatever the number."""
        if quantity.unit.startswith("nth:"):
            return any(g.quantity.unit == quantity.unit for g in self._grounds)
        return any(
            g.quantity.kind == "number"
            and (g.quantity.unit[:4] == quantity.unit[:4] if quantity.unit else quantity.bound and g.quantity.bound)
            for g in self._grounds
        )
