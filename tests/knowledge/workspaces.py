"""Small sources that several tests start from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

RETURNS = """---
title: Returns
version: "3.0"
effective: 2025-01-01
---
# Returns

## 3 Sending things back

3.1 Customers may return any unused item within 30 days of delivery for a full refund.

3.2 Opened cosmetics cannot be returned, unless they arrived damaged.

## 4 Refunds

4.1 Refunds go back to the card that was used, within 5 business days after the parcel arrives.

| Country | Return label |
| --- | --- |
| Germany | free |
| Norway | 9 euros |

## 5 Internal: fraud signs

5.1 Three returns of worn shoes in a month go to the fraud desk.
"""

DELIVERY = """# Delivery

## Times

Parcels inside the country take two working days. Islands take five.

## Lost parcels

A parcel that has not moved for eight days counts as lost. We send it again or refund it, as the customer likes.
"""

CASES: list[Mapping[str, object]] = [
    {
        "id": "k1",
        "post": "My parcel has been stuck in the depot for nine days!",
        "reply": "That is far too long, sorry. We are sending your lamp again today. Maja",
        "channel": "x",
        "outcome": "thanked",
        "policy_version": "3.0",
    },
    {
        "id": "k2",
        "post": "Where do I send a dress that does not fit?",
        "reply": "Happy to help: the label is in the parcel, and you have 30 days. Tom",
        "channel": "facebook",
        "replied_at": "2025-03-01",
        "lang": "en",
        "tags": ["returns"],
    },
    {
        "id": "k3",
        "post": "Your courier threw my box over the fence.",
        "reply": "That must not happen. I told the depot about it. Maja",
        "channel": "x",
        "replied_at": "2024-06-01T10:00:00Z",
        "product": "Lamp",
        "agent": "maja",
    },
]


def fill(workspace: Path) -> Path:
    """Write two documents and three cases."""
    (workspace / "documents" / "returns.md").write_text(RETURNS, encoding="utf-8")
    (workspace / "documents" / "delivery.md").write_text(DELIVERY, encoding="utf-8")
    write_cases(workspace / "cases" / "cases.jsonl", CASES)
    return workspace


def write_cases(path: Path, cases: list[Mapping[str, object]]) -> None:
    """Write cases as JSON lines."""
    path.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
