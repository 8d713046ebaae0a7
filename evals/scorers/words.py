"""Words as the scorers count them. They are the guard's, not the writer's, so that the writer is not its own judge."""

from __future__ import annotations

from functools import lru_cache

from policy.content import content_stems, stem
from policy.rules.generic_words import FUNCTION_WORDS, GENERIC_WORDS
from policy.views import STOP, Text
from policy.vocabulary import words as word_set

_TRADE = word_set(
    """
    order orders ordered shop shops store stores website site account
    bestellung bestellungen bestellt laden laeden geschaft konto
    pedido pedidos tienda tiendas cuenta
    commande commandes commandee boutique boutiques magasin
    """
)
"""What any customer of a shop writes about."""
FILLER = frozenset(map(stem, FUNCTION_WORDS | word_set("mine yours ours theirs hers")))
"""Stems of words that every text of a language needs."""


@lru_cache(maxsize=4096)
def plain(text: str) -> tuple[str, ...]:
    """Return the folded words of a text."""
    return tuple(word for word in Text(text).plain_words.words if word != STOP)


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """Return the stems of the words that carry a text's matter; numbers count as they are."""
    numbers = (word for word in plain(text) if word.isdigit() and len(word) > 1)
    return frozenset(content_stems(Text(text).plain_words)) | frozenset(numbers)


@lru_cache(maxsize=4096)
def telling(text: str) -> frozenset[str]:
    """Return the stems of the content words that would not stand under any post: "zip", not "order" or "week"."""
    words = (word for word in plain(text) if len(word) > 2 and word not in GENERIC_WORDS and word not in _TRADE)
    return content(text) & frozenset(stem(word) for word in words)


def words_of(stems: frozenset[str], text: str) -> list[str]:
    """Return the words of a text behind stems, each as it is written first, in alphabetical order."""
    words = Text(text).plain_words
    found: dict[str, str] = {}
    for word, (start, end) in zip(words.words, words.spans, strict=True):
        name = word if word in stems else stem(word)
        if name in stems:
            found.setdefault(name, text[start:end])
    return sorted(found.values(), key=str.casefold)


def longest_copied_runs(text: str, source: str, least: int) -> tuple[int, int]:
    """Return how many words of `text` stand in runs of `least` or more that `source` has too, and all its words."""
    mine, theirs = plain(text), plain(source)
    known = {theirs[i : i + least] for i in range(len(theirs) - least + 1)}
    inside = [False] * len(mine)
    for start in range(len(mine) - least + 1):
        if mine[start : start + least] in known:
            inside[start : start + least] = [True] * least
    return sum(inside), len(mine)
