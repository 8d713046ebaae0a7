"""The closed world of a case: every figure that evidence, facts, registry and remedy table give, with its role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from policy.models import Company, EvidenceItem
from policy.quantities import Quantity, find_quantities
from policy.roles import Role, compatible, role_of
from policy.views import Text


@dataclass(frozen=True, slots=True)
class Ground:
    """A figure that a piece of evidence states."""

    quantity: Quantity
    role: Role
    evidence: str
    text: str
    ceiling: bool = False
    """True for the highest amount that a remedy allows."""


@dataclass(frozen=True, slots=True)
class Support:
    """What stands behind a figure of the reply."""

    exact: Ground | None
    """States the same figure in the same role."""
    elsewhere: Ground | None
    """States it in another role."""


@lru_cache(maxsize=512)
def _figures(raw: str) -> tuple[tuple[Quantity, Role], ...]:
    """Return the figures of a text and what each is about. The same evidence comes with many replies."""
    text = Text(raw)
    return tuple((quantity, role_of(text, quantity.start, quantity.end)) for quantity in find_quantities(text))


class Grounds:
    """The figures a reply may rest on."""

    def __init__(self, items: Iterable[EvidenceItem], company: Company) -> None:
        self._grounds: list[Ground] = []
        for item in items:
            self._add(item.text, item.id)
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

    def _add(self, raw: str, source: str, *, ceiling: bool = False) -> None:
        self._grounds += [Ground(quantity, role, source, raw, ceiling) for quantity, role in _figures(raw)]

    def support(self, quantity: Quantity, role: Role) -> Support:
        """Return what supports a figure that a reply states in `role`."""
        elsewhere = None
        for ground in self._grounds:
            if ground.quantity.same(quantity):
                if ground.ceiling and quantity.bound != "most":
                    continue  # the table's maximum supports "up to", and no amount by itself
                if compatible(role, ground.role):
                    return Support(ground, None)
                elsewhere = elsewhere or ground
        return Support(None, elsewhere)

    def nearest(self, quantity: Quantity, role: Role) -> Ground | None:
        """Return the figure of the same kind and role that the reply may have meant."""
        for ground in self._grounds:
            if ground.quantity.kind == quantity.kind and role.nearest and ground.role.nearest & role.all:
                return ground
        return None

    def nearest_number(self, quantity: Quantity) -> bool:
        """Tell whether the evidence counts the same thing, whatever the number."""
        return bool(quantity.unit) and any(
            g.quantity.kind == "number" and g.quantity.unit[:4] == quantity.unit[:4] for g in self._grounds
        )
