"""What the Desk takes as text, and what it refuses, in plain words."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from drafting.errors import InvalidInput
from drafting.limits import require_text
from drafting.models import Message
from policy.models import Author, CaseFacts, GivenText

LINE_CHARACTERS = 500
NOTE_CHARACTERS = 4000
THREAD_MESSAGES = 200
CLAUSES = 8
_REPLACEMENT = "\ufffd"
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def post(text: str) -> str:
    """A post as it is stored: NUL, which no database takes, becomes the replacement character."""
    return require_text(text, "The post").replace("\x00", _REPLACEMENT)


def reply(text: str) -> str:
    """A reply exactly as it was given, or InvalidInput."""
    if "\x00" in require_text(text, "The reply"):
        raise InvalidInput("The reply holds a NUL character, which cannot be sent: delete it.")
    return text


def private_message(text: str | None) -> str | None:
    """A private message exactly as it was given; None when it is empty."""
    return None if text is None or not text.strip() else reply(text)


def note(text: str, what: str, *, required: bool = True) -> str:
    """A note or reason without the space around it."""
    text = mended(text.strip())
    if required and not text:
        raise InvalidInput(f"Say why: {what} needs a few words.")
    if len(text) > NOTE_CHARACTERS:
        raise InvalidInput(f"The note has {len(text):,} characters; {NOTE_CHARACTERS:,} are taken.")
    return text


def mended(text: str) -> str:
    """Text that can be stored: what is no character becomes the replacement character."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", _REPLACEMENT)


def clauses(texts: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """What a post names or asks, one short text each; empty ones are left out."""
    if texts is None:
        return None
    kept = tuple(dict.fromkeys(" ".join(mended(text).split()) for text in texts if text.strip()))
    if len(kept) > CLAUSES or any(len(text) > LINE_CHARACTERS for text in kept):
        raise InvalidInput(
            f"Give at most {CLAUSES} problems or questions of at most {LINE_CHARACTERS} characters each."
        )
    return kept


def line(text: str | None) -> str | None:
    """A short field that a channel gave; cut where it is absurdly long."""
    return mended(text)[:LINE_CHARACTERS] if text and text.strip() else None


def external_id(text: str | None) -> str | None:
    """A channel's own id: never cut, because then two could become one."""
    if text is None or not text:
        return None
    if len(text) > LINE_CHARACTERS:
        raise InvalidInput(f"The external id has {len(text):,} characters; {LINE_CHARACTERS} are taken.")
    return mended(text)


def author(given: Author) -> Author:
    """An author that can be stored."""
    return Author(name=line(given.name), handle=line(given.handle))


def thread(messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """The conversation, its newest 200 messages, as it can be stored."""
    return tuple(
        m.model_copy(update={"author": line(m.author) or "", "text": mended(m.text[:65_536]), "at": moment(m.at)})
        for m in messages[-THREAD_MESSAGES:]
    )


def facts(given: CaseFacts) -> CaseFacts:
    """Facts that can be stored; InvalidInput for an empty or oversized one."""
    return given.model_copy(
        update={
            "facts": tuple(_given(item, "The fact") for item in given.facts),
            "evidence": tuple(_given(item, "The evidence") for item in given.evidence),
            "author": author(given.author),
        }
    )


def language(code: str | None) -> str | None:
    """A language code in small letters; InvalidInput when it is none."""
    if code is None or not code.strip():
        return None
    if not _LANGUAGE.fullmatch(code.strip().lower()):
        raise InvalidInput(f"{code!r} is not a language code: use ISO 639-1, for example en or de.")
    return code.strip().lower()


def moment(given: datetime | None) -> datetime | None:
    """An aware time; one without a zone is taken as UTC."""
    return given.replace(tzinfo=UTC) if given is not None and given.tzinfo is None else given


def _given(item: GivenText, what: str) -> GivenText:
    text = require_text(item.text, f"{what} {item.id!r}").replace("\x00", _REPLACEMENT)
    return GivenText(id=line(item.id) or "", text=text)
