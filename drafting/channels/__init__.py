"""Where replies go: the port, and the outbox file."""

from drafting.channels.outbox import OutboxChannel
from drafting.channels.port import Channel, Channels, Parcel

__all__ = ["Channel", "Channels", "OutboxChannel", "Parcel"]
