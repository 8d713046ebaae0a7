"""What the Erasure tab may ask."""

from __future__ import annotations

from typing import Literal

from ui.desk.asks.base import Ask, Id, Words


class Erasure(Ask):
    """The empty form, or what an erasure would take away."""

    do: Literal["erasure"]
    by: Literal["customer", "cases"] = "customer"
    whom: Words = ""
    """Handle or name of the customer; or ids of cases, with spaces or commas between them."""
    channel: Words = ""
    """"" is any."""


class Erase(Ask):
    """Erase it for good."""

    do: Literal["erase"]
    by: Literal["customer", "cases"]
    whom: Id
    channel: Words = ""
    confirm: Words
    """`whom`, typed once more."""
