"""What the desk asks of a place where replies go. Real networks come as further implementations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from drafting.models import Frozen


class Parcel(Frozen):
    """The bytes that a human approved, on their way out."""

    id: str
    case_id: str
    channel: str
    external_id: str | None
    """The post that is answered, by the channel's own id."""
    addressee: str
    text: str
    private_message: str | None
    decision: str
    """Id of the approval: the idempotency key. One approval is one reply."""
    sha256: str
    """SHA-256 of the UTF-8 bytes of `text`, hexadecimal."""
    at: datetime
    """When the bytes were handed over."""


class Channel(Protocol):
    """One way out.

    The desk may call `deliver` again for a decision after a crash, or from two processes at once. An
    implementation must make that harmless: by a local record as the outbox does, by the network's own
    idempotency key, or by asking the network for a reply that carries the same text to the same post.
    """

    def deliver(self, parcel: Parcel) -> None:
        """Send it exactly once for each `parcel.decision`, durably, and return.

        Raises DeliveryFailed, in words that a person understands, when it was certainly not sent; the desk
        tries again later. It must send `parcel.text` and `parcel.private_message` byte for byte, or fail.
        """

    def delivered(self, decision: str) -> bool:
        """True when a reply for this decision left, whatever the desk's records say."""

    def forget(self, case_id: str) -> None:
        """Overwrite the words of a case in what this machine keeps of its deliveries; `delivered` stays true.

        What the network itself shows is not the desk's to erase.
        """


class Channels:
    """Which channel takes the replies of which place: one by default, others by name."""

    def __init__(self, default: Channel, by_name: Mapping[str, Channel] | None = None) -> None:
        self._default = default
        self._by_name = dict(by_name or {})

    def of(self, name: str) -> Channel:
        """The way out for posts of the channel `name`."""
        return self._by_name.get(name, self._default)

    def forget(self, case_id: str) -> None:
        """Ask every way out to forget the words of a case."""
        for channel in (self._default, *self._by_name.values()):
            channel.forget(case_id)
