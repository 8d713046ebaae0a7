"""Where emoji stand in a text: whole sequences, as X counts them (two units each)."""

from __future__ import annotations

import regex

EMOJI = regex.compile(
    r"(?:"
    r"[0-9#*]\uFE0F?\u20E3"
    r"|[\U0001F1E6-\U0001F1FF]{2}"
    r"|\U0001F3F4[\U000E0060-\U000E007E]++\U000E007F"
    r"|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F?|\p{Emoji_Modifier_Base})"
    r"[\U0001F3FB-\U0001F3FF]?\uFE0F?"
    r"(?:\u200D(?:\p{Extended_Pictographic})\uFE0F?[\U0001F3FB-\U0001F3FF]?\uFE0F?)*+"
    r")"
)
