"""What the Desk takes as text, and what it refuses, in plain words."""

from __future__ import annotations

from drafting.errors import InvalidInput

POST_BYTES = 64 * 1024
"""The longest post that is taken; the guard's time is proven linear up to here."""
REPLY_BYTES = 64 * 1024
NOTE_CHARACTERS = 4000


def clean_post(text: str) -> str:
    """A post as it is stored: NUL, which no database takes, becomes the replacement character."""
    if not text.strip():
        raise InvalidInput("The post is empty: there is nothing to answer.")
    _refuse_broken("post", text, POST_BYTES)
    return text.replace("\x00", "\ufffd")


def reply(text: str) -> str:
    """A reply exactly as it was given, or InvalidInput."""
    if not text.strip():
        raise InvalidInput("The reply is empty: write something, or close the case without a reply.")
    _refuse_broken("reply", text, REPLY_BYTES)
    if "\x00" in text:
        raise InvalidInput("The reply holds a NUL character, which cannot be sent: delete it.")
    return text


def private_message(text: str | None) -> str | None:
    """A private message exactly as it was given; None when it is empty."""
    return None if text is None or not text.strip() else reply(text)


def note(text: str, what: str, *, required: bool = True) -> str:
    """A note or reason without the space around it."""
    text = text.strip()
    if required and not text:
        raise InvalidInput(f"Say why: {what} needs a few words.")
    if len(text) > NOTE_CHARACTERS:
        raise InvalidInput(f"The note has {len(text):,} characters; {NOTE_CHARACTERS:,} are taken.")
    _refuse_broken("note", text, NOTE_CHARACTERS * 4)
    return text.replace("\x00", "\ufffd")


def _refuse_broken(what: str, text: str, limit: int) -> None:
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError:
        raise InvalidInput(f"The {what} is not valid Unicode text (it holds half a character).") from None
    if size > limit:
        raise InvalidInput(f"The {what} has {size:,} bytes; at most {limit:,} are taken. Shorten it.")
