"""Rows of an export to resolved cases: which column is which field, and what a row must have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatch

from knowledge.config import CaseColumns
from knowledge.models import Outcome, ResolvedCase
from knowledge.sources.markup import plain
from knowledge.sources.model import Unreadable

MAX_CELL = 20_000
"""Characters of a post or reply beyond which a row is refused: no post on any channel is that long."""
MAX_MARKUP = 20 * MAX_CELL
"""Characters up to which a cell is looked at for markup, of which a mail can have far more than words."""
OBVIOUS: Mapping[str, tuple[str, ...]] = {
    "post": (
        "post",
        "review",
        "text",
        "comment",
        "question",
        "message",
        "customer_message",
        "body",
        "content",
        "customer post",
        "customer message",
        "review_text",
        "beitrag",
        "kundenbeitrag",
        "frage",
        "kommentar",
        "bewertung",
        "nachricht",
        "mensaje",
        "comentario",
        "reseña",
        "avis",
        "commentaire",
    ),
    "reply": (
        "reply",
        "response",
        "answer",
        "developer_reply",
        "developer reply",
        "company_reply",
        "company_response",
        "company response",
        "owner_response",
        "owner response",
        "our_reply",
        "our reply",
        "our_answer",
        "our answer",
        "public_reply",
        "public reply",
        "agent_reply",
        "agent response",
        "antwort",
        "respuesta",
        "réponse",
    ),
    "id": (
        "id",
        "case_id",
        "ticket_id",
        "conversation_id",
        "message_id",
        "review_id",
        "ticket id",
        "ticket",
        "fall-nr.",
        "fall-nr",
    ),
    "channel": ("channel", "source", "network", "via", "kanal", "canal"),
    "author": ("author", "customer", "customer_name", "requester", "username", "user", "name", "kunde"),
    "agent": ("agent", "assignee", "replied_by", "agent_name", "bearbeiter"),
    "lang": ("lang", "language", "locale"),
    "replied_at": (
        "replied_at",
        "reply_date",
        "response_date",
        "responded_at",
        "sent_at",
        "sent at",
        "solved_at",
        "resolved_at",
        "closed_at",
        "antwortdatum",
        "datum",
    ),
    "outcome": ("outcome", "result"),
    "policy_version": ("policy_version",),
    "product": ("product", "app"),
    "tags": ("tags", "labels", "category", "topic"),
}
"""Names that are taken without a mapping; the first that exists wins, except for post (see `columns_for`)."""
_OUTCOMES: Mapping[str, Outcome] = {
    "thanked": "thanked",
    "calmed": "calmed",
    "resolved": "resolved",
    "solved": "resolved",
    "closed": "resolved",
    "good": "resolved",
    "silent": "silent",
    "escalated": "escalated",
    "bad": "bad",
    "withdrawn": "withdrawn",
}
_KINDS: Mapping[type, str] = {
    bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object",
    datetime: "a date",
}  # fmt: skip
_DAY_NOUGHT = datetime(1899, 12, 30, tzinfo=UTC)
_FORMULA = re.compile(r"^[=+@-]\s*(?:[A-Za-z][\w.]*\(|[\w.]+\|.{0,200}!)")


class CaseRefused(Unreadable):
    """One row that does not go in."""


def columns_for(file: str, names: Sequence[str], mappings: Iterable[CaseColumns]) -> tuple[dict[str, str], list[str]]:
    """Return field -> column for this file, and sentences on what was taken without being told.

    Raises Unreadable when post or reply cannot be found for certain.
    """
    present = {name.strip().casefold(): name for name in names if isinstance(name, str)}
    chosen = _written(file, present, mappings)
    said: list[str] = []
    for field, candidates in OBVIOUS.items():
        if field in chosen:
            continue
        found = [present[c] for c in candidates if c in present and present[c] not in chosen.values()]
        if not found:
            continue
        if field == "post" and len(found) > 1 and found[0].casefold() != "post":
            raise Unreadable(
                f"has several columns that could be the customer's post ({', '.join(found)}). "
                "Say which one under [[case_mapping]] in replydesk.toml."
            )
        chosen[field] = found[0]
        if found[0].casefold() != field:
            said.append(f"column {found[0]!r} was taken as {field}")
    missing = [field for field in ("post", "reply") if field not in chosen]
    if missing:
        raise Unreadable(
            f"has no column for {' and '.join(missing)} (columns: "
            f"{', '.join(map(str, names[:20])) or 'none'}). "
            "Name it under [[case_mapping]] in replydesk.toml."
        )
    return chosen, said


def is_head(file: str, names: Sequence[str], mappings: Iterable[CaseColumns]) -> bool:
    """True when a row names the columns that a file of cases needs."""
    try:
        columns_for(file, names, mappings)
    except Unreadable:
        return False
    return True


def case_from(
    row: Mapping[str, object], columns: Mapping[str, str], fallback_id: str
) -> tuple[ResolvedCase, list[str]]:
    """Return the case of one row and notes about it. Raises CaseRefused."""
    notes: list[str] = []
    post, reply = (_text(row.get(columns[field]), field, notes) for field in ("post", "reply"))
    values = {field: row.get(column) for field, column in columns.items() if field not in ("post", "reply")}
    outcome = _outcome(values.get("outcome"), notes)
    return ResolvedCase(
        id=_plain(values.get("id")) or fallback_id,
        post=post,
        reply=reply,
        channel=_name(values.get("channel")),
        author=_plain(values.get("author")),
        agent=_plain(values.get("agent")),
        lang=_name(values.get("lang")),
        replied_at=_when(values.get("replied_at"), notes),
        outcome=outcome,
        policy_version=_plain(values.get("policy_version")),
        product=_plain(values.get("product")),
        tags=_tags(values.get("tags")),
    ), notes


def _written(file: str, present: Mapping[str, str], mappings: Iterable[CaseColumns]) -> dict[str, str]:
    for mapping in mappings:
        if not (fnmatch(file, mapping.match) or fnmatch(file.rsplit("/", 1)[-1], mapping.match)):
            continue
        unknown = [field for field in mapping.columns if field not in OBVIOUS]
        if unknown:
            raise Unreadable(
                f"[[case_mapping]] for {mapping.match!r} names {unknown[0]!r}, which is no field of a case. "
                f"Fields: {', '.join(OBVIOUS)}."
            )
        absent = [c for c in mapping.columns.values() if c.strip().casefold() not in present]
        if absent:
            raise Unreadable(f"has no column {absent[0]!r}, which [[case_mapping]] for {mapping.match!r} names.")
        return {field: present[column.strip().casefold()] for field, column in mapping.columns.items()}
    return {}


def _text(value: object, field: str, notes: list[str]) -> str:
    if value is not None and not isinstance(value, str):
        raise CaseRefused(f"{field} is {_KINDS.get(type(value), 'something else')}, not text")
    text = (value or "").replace("\x00", "").strip()
    text, hidden = plain(text) if len(text) <= MAX_MARKUP else (text, False)
    if hidden:
        notes.append(f"{field} holds words that its readers do not see; they were left out")
    if not text or text.casefold() in ("nan", "null", "none", "n/a"):
        raise CaseRefused(f"{field} is empty")
    if len(text) > MAX_CELL:
        raise CaseRefused(f"{field} has {len(text):,} characters; the limit is {MAX_CELL:,}")
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise CaseRefused(f"{field} contains characters that are no text (lone surrogates)")
    if _FORMULA.match(text):
        notes.append(f"{field} begins like a spreadsheet formula; it is kept as text and never run")
    return text


def _plain(value: object) -> str | None:
    if value is None or isinstance(value, dict | list | tuple):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip()[:200]
    return text if text and text.casefold() not in ("nan", "none", "null") else None


def _name(value: object) -> str | None:
    text = _plain(value)
    return text.casefold() if text else None


def _tags(value: object) -> tuple[str, ...]:
    parts = value if isinstance(value, list | tuple) else re.split(r"[,;|]", str(value or ""))
    return tuple(str(part).strip()[:80] for part in parts if str(part).strip() and str(part) != "nan")[:50]


def _outcome(value: object, notes: list[str]) -> Outcome | None:
    text = _plain(value)
    if text is None:
        return None
    outcome = _OUTCOMES.get(text.casefold())
    if outcome is None:
        notes.append(f"outcome {text!r} is none of {', '.join(sorted(set(_OUTCOMES)))} and was left out")
    return outcome


def _when(value: object, notes: list[str]) -> str | None:
    if isinstance(value, datetime):
        return value.isoformat()
    text = _plain(value)
    if text is None:
        return None
    for pattern in (
        None,
        "%Y-%m-%d %H:%M:%S UTC",
        "%d/%m/%Y %H:%M",
        "%d-%m-%Y %H:%M",
        "%d-%m-%Y",
        "%d.%m.%Y %H:%M",
        "%d.%m.%Y",
        "%d.%m.%y",
        "%d/%m/%Y",
        "%m/%d/%Y",
        "%m/%d/%Y %H:%M",
        "%m/%d/%Y %I:%M %p",
        "%Y/%m/%d",
    ):
        try:
            moment = datetime.fromisoformat(text) if pattern is None else datetime.strptime(text, pattern)  # noqa: DTZ007 - the zone is set in the next line
        except ValueError:
            continue
        if pattern is None and len(text) <= 10:
            return moment.date().isoformat()
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
    if re.fullmatch(r"[2-6]\d{4}(?:\.\d{1,12})?", text):
        # Spreadsheets count days; the part after the point is the time of day.
        return (_DAY_NOUGHT + timedelta(days=float(text))).replace(microsecond=0).isoformat()
    if re.fullmatch(r"1\d{9}(?:\d{3})?", text):
        # Seconds, or thousandths of them, since 1970, as the interfaces of support tools count.
        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    notes.append(f"replied_at {text!r} is no date like 2026-01-31 and was left out")
    return None
