"""Takes off what models put around a reply: labels, quotes, markdown, placeholders, hashtags, talk about the task."""

from __future__ import annotations

import json
import re

from drafting.writer.words.language import Language
from drafting.writer.words.text import fold, sentences

_LABEL = re.compile(
    r"^\W*(?:(?:public |short(?:er)? |warmer |firmer |revised |final |suggested )?"
    r"(?:reply|response|answer|draft|respuesta|réponse|antwort|post|notes?)(?: to [\w ]{1,30})?)\s*:\s*",
    re.IGNORECASE,
)
_CODE_FENCE = re.compile(r"```\w*\s*\n(.*?)(?:```|$)", re.DOTALL)
_FENCE = re.compile(r"\[\[[^\]\n]{0,20}\]?\]?")
_PLACEHOLDER = re.compile(r"\[[^\]\n]{1,60}\]|<[^>\n]{1,60}>|\{\{?[^}\n]{1,60}\}\}?|\b(?:XXX+|N\.?N\.)\b")
_MARKDOWN = re.compile(r"\*{1,3}|_{2,3}|`+|^#{1,6}\s+|^\s*[-*•]\s+|^>\s*", re.MULTILINE)
_HASHTAG = re.compile(r"(?<!\w)#\w+")
_BARE_MARK = re.compile(r"(?<=[\w»)])([?!])")
_SPACED_MARK = re.compile(r"\s+([,.!?;:])(?=\s|$)")
_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“", "'": "'"}
_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|hola|buen[oa]s (?:d[ií]as|tardes|noches)|estimad[oa]s?|bonjour|bonsoir|salut|cher|ch[eè]re|"
    r"hallo|guten (?:tag|morgen|abend)|liebe[rs]?|moin|sehr geehrte[rs]?)\b(?:[ ,][^,.!?\n:]{0,40})?\s*[,!.:]\s*",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\s*(?:(?:best|kind|warm) (?:regards|wishes)|sincerely|yours|cheers|saludos(?: cordiales)?|un saludo|atentamente|"
    r"cordialement|bien à vous|(?:viele|liebe|beste|freundliche|mit freundlichen) grüßen?)\b.{0,60}$",
    re.IGNORECASE | re.DOTALL,
)


def clean(text: str, pack: Language, agent: str = "") -> tuple[str, ...]:
    """Return the sentences of a reply's body: no greeting, no signature of the agent, nothing that is not the reply."""
    text = inside(text)
    text = _FENCE.split(text.strip())[0] if _FENCE.match(text.strip()) is None else _FENCE.sub("", text)
    text = _LABEL.sub("", text.strip())
    text = _unquote(text.strip())
    text = _MARKDOWN.sub("", text)
    text = _HASHTAG.sub("", text)
    text = _CLOSING.sub("", text)
    if agent:
        text = re.sub(rf"[\s\^~–—-]+{re.escape(agent)}\s*\.?\s*$", "", text)
    text = _GREETING.sub("", text.strip())
    body: list[str] = []
    for sentence in sentences(" ".join(text.split())):
        if _PLACEHOLDER.search(sentence) or pack.has("meta", sentence):
            continue
        if fold(sentence) in {fold(other) for other in body}:
            continue
        body.append(_punctuated(_whole(sentence), pack.code))
    return tuple(sentence for sentence in body if sentence)


def inside(text: str) -> str:
    """Return the reply alone out of a code fence, or out of JSON that nobody asked for."""
    fenced = _CODE_FENCE.search(text)
    inner = (fenced[1] if fenced else text).strip()
    if not inner.startswith(("{", "[")):
        return inner
    try:
        told = json.loads(inner)
    except ValueError:
        return inner
    texts = [value for value in _values(told) if isinstance(value, str)]
    return max(texts, key=len, default="")


def _values(told: object) -> list[object]:
    if isinstance(told, dict):
        return [value for item in told.values() for value in _values(item)]
    return [value for item in told for value in _values(item)] if isinstance(told, list) else [told]


def _punctuated(sentence: str, lang: str) -> str:
    """Set the marks as the language does: French with a space before ? and !, Spanish with ¿ and ¡, others without."""
    if lang == "fr":
        return _BARE_MARK.sub(r" \1", sentence)
    sentence = _SPACED_MARK.sub(r"\1", sentence)
    for end, start in (("?", "¿"), ("!", "¡")) if lang == "es" else ():
        if sentence.endswith(end) and start not in sentence:
            sentence = start + sentence
    return sentence


def _unquote(text: str) -> str:
    for opening, closing in _QUOTES.items():
        if len(text) > 2 and text.startswith(opening):
            inner = text[1:-1] if text.endswith(closing) else text[1:]
            if closing not in inner:
                return inner.strip()
    return text


def _whole(sentence: str) -> str:
    """Return a sentence that ends, with a capital first; nothing when it broke off in the middle of a word."""
    sentence = sentence.strip(" ,;:-–")
    if len(sentence) < 2:
        return ""
    if sentence[-1] not in '.!?…。！？)”"»':
        sentence += "."
    return sentence[0].upper() + sentence[1:]
