"""Words of a customer's turned to them, where nothing in them forbids that they are said again."""

from __future__ import annotations

import re

from drafting.writer.words.language import Language
from drafting.writer.words.persons import Turned, turn_round

_MASK = re.compile(r"\([a-z_]{2,12}\)")
_BROKEN = re.compile(r"…|(?<!\d)[.!?]\S|[.!?][^\s\d]|[:;]-?[()/]|(.)\1{3}")
"""Cut short, two sentences in one, a smiley, a word drawn out: nothing to say again."""
_SHOUTED = re.compile(r"\b(?!WLAN|IBAN|WIFI|HTML|JPEG|HDMI|IMEI)[A-ZÄÖÜÁÉÈÍÓÚÀÑ]{4,}\b")


def turned(text: str, pack: Language, *, wish: bool = False) -> Turned | None:
    """Turn the persons round; None when a word stands there that nobody should say back, or that cannot be turned."""
    if not text or _MASK.search(text) or _BROKEN.search(text) or pack.has("unturnable", text):
        return None
    if not wish and pack.has("remedy_told", text):
        return None  # told back as what happened, it reads like a sum that is granted
    if sum(map(str.isupper, text)) > sum(map(str.islower, text)):
        text = text.lower()
    text = _SHOUTED.sub(lambda match: match[0].lower(), text)
    said = turn_round(text, pack.code, second=pack.second)
    return said.model_copy(update={"text": said.text.strip(" .,;:!?\"'")}) if said and said.text else None
