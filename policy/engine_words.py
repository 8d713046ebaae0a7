"""Words that the engine's own finders look for: known words when letters are spaced out or replaced."""

from __future__ import annotations

from policy.quantity_words import CURRENCIES, DURATIONS, FIXED_DURATIONS, MONTHS, NUMBER_VALUES, WEEKDAYS
from policy.vocabulary import words as word_set

_LISTED = (*CURRENCIES, *DURATIONS, *FIXED_DURATIONS, *MONTHS, *NUMBER_VALUES, *WEEKDAYS)
ENGINE_WORDS: frozenset[str] = frozenset(
    word for listed in _LISTED for word in listed.split() if word.isalpha() and len(word) > 2
) | word_set(
    """
    today tomorrow tonight morning afternoon evening week weekend month noon midnight manana hoy demain aujourd'hui
    heute morgen
    working business within before street road avenue lane drive court square terrace crescent close gardens calle
    avenida plaza
    rue strasse platz allee weg http https www com org net phone number card account order booking reference passport
    email mail
    example double triple zero null percent prozent free refund refunded review star rating
    """
)
