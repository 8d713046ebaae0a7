"""Is a completion text at all? Reasoning taken off, refusals and degenerate loops recognised."""

from __future__ import annotations

import re

_THINKING = re.compile(r"<(think|thinking|reasoning)>.*?(</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_END_OF_THINKING = re.compile(r"\A(?:(?!<think).){0,60000}?</(?:think|thinking|reasoning)>", re.DOTALL | re.IGNORECASE)
"""Some chat templates put the opening mark into the prompt, so that only the closing one arrives."""
_REFUSAL = re.compile(
    r"^\W*(as an ai( language)? model\b|(i'?m sorry,? but )?i (can(no|')t|am unable to|won't) "
    r"(assist|help|comply|fulfil|fulfill|continue|provide)( you)? ?(with)? "
    r"(that|this|your) (request|task|prompt))",
    re.IGNORECASE,
)
_LOOP = re.compile(r"(\S.{3,80}?)(?:\s*\1){4,}", re.DOTALL)
_MAX_CHECKED = 8_000


def without_reasoning(text: str) -> str:
    """Take off what a reasoning model wrote for itself; an unclosed block is taken off to the end."""
    return _END_OF_THINKING.sub("", _THINKING.sub("", text)).strip()


def is_refusal(text: str) -> bool:
    """Say whether the model declined to write, rather than wrote."""
    return _REFUSAL.search(text[:200].replace("’", "'")) is not None


def is_nonsense(text: str) -> bool:
    """Say whether the text is no language: no letters, mostly replacement characters, or stuck in a loop."""
    text = text[:_MAX_CHECKED]
    letters = sum(1 for char in text if char.isalpha())
    # Figures are no language, but a short answer may be little more than a telephone number or a grade.
    digits = sum(1 for char in text if char.isdigit())
    others = sum(1 for char in text if not (char.isalpha() or char.isdigit() or char.isspace()))
    if letters < 2 or letters + digits < others:
        return True
    if text.count("�") > 2:
        return True
    return _LOOP.search(text) is not None
