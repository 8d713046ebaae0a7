"""Leaves out how customers introduce themselves: their name is never told back, and is no part of the matter."""

from __future__ import annotations

import re

_WORD = r"[A-ZÀ-Ý][\w'’-]+"
_FULL = rf"{_WORD}(?: (?:van|von|de|del|de la|der|O')? ?(?!Ihr|Sie|Euch){_WORD}){{1,3}}"
_ANY = rf"{_WORD}(?: (?:van|von|de|del|de la|der|O')? ?{_WORD}){{0,3}}"
_FROM = rf"(?: (?i:from|of|aus|von|de|d') ?{_WORD})?"
_SAYS_NAME = (
    rf"(?i:my name is|my name's|the name is|the name's|ich heiße|ich heisse|mein name ist|je m'appelle|je m’appelle|"
    rf"mon nom est|me llamo|mi nombre es) {_ANY}"
)
_IS_SOMEBODY = (
    rf"(?i:i'm|i’m|i am|ich bin(?: (?:die|der))?|je suis|soy) {_FULL}{_FROM}(?=\s*[,.;:!-]| (?i:and|und|et|y|e) )|"
    rf"(?i:this is|it's|hier ist|hier schreibt|hier spricht|ici) {_FULL}(?: (?i:here|speaking|writing))?(?=\s*[,.;:!-])"
)
_SIGNED = rf"(?i:signed|gezeichnet|gez\.|signé|firmado),? {_FULL}"
_INTRODUCED = re.compile(
    rf"(?<!\w)(?:{_SAYS_NAME}{_FROM}|{_IS_SOMEBODY}|{_SIGNED})\s*(?:[,.;:!-]+\s*|(?i:and|und|et|y|e) )?", re.UNICODE
)


def unintroduced(post: str) -> str:
    """Return a post without its writer's own name and the words that give it; as it is where nothing else is left."""
    left = _INTRODUCED.sub("", post).strip()
    return left[0].upper() + left[1:] if left and left != post.strip() else left or post
