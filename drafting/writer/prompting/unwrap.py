"""Takes a capable model's reply out of what it put around it; every word of the reply itself stays as it is."""

from __future__ import annotations

import re

from drafting.writer.prompting.clean import inside

_LONGEST_TALK = 120
_TALK = re.compile(
    r"\W*(?:(?:sure|certainly|of course|absolutely|okay|claro|por supuesto|bien sûr|natürlich|gerne?)[,!. ]*)?"
    r"(?:here(?:'s| is| are)|aquí (?:tienes?|va|está)|voici|voilà|hier (?:ist|kommt)|anbei)\b"
    r"(?:[^\n:]{0,90}:\s*\n|[^\n:]{0,60}\b(?:reply|response|answer|draft|version|rewrite|respuesta|versión|réponse|antwort|"
    r"fassung)\b[^\n:]{0,40}:)\s*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\W*(?:(?:public|suggested|proposed|revised|final|short(?:er)?|warmer|firmer|overarbeitete|öffentliche|propuesta|"
    r"proposée) ){0,2}(?:reply|response|answer|draft|respuesta|réponse|antwort|entwurf|borrador)"
    r"(?: (?:pública|publique|proposée|propuesta))?(?: \([^)\n]{1,40}\))?\W{0,3}:\W{0,3}(?=\w|\n|[“\"«„])\s*",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\W*(?:let me know if you(?:'d| would) (?:like|prefer|want)|would you like me to|i can also (?:make|write)|"
    r"(?:this|the) (?:reply|draft|response|version) |(?:note|nota|remarque|hinweis)s?\W{0,3}:|"
    r"(?:approx\.? |about |~ ?)?\d+ (?:characters|caracteres|caractères|zeichen)|"
    r"if you(?:'d| would) like (?:me )?(?:a |an |another )?|dime si quieres|"
    r"n'hésitez pas à me dire si vous souhaitez une|"
    r"sag(?:en sie)? bescheid, wenn)",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}\s*")
_FENCE = re.compile(r"\[\[\w{0,20}\]\]")
_LINK = re.compile(r"\[([^\]\n]{1,80})\]\((https?://[^)\s]+|mailto:[^)\s]+)\)")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|\*|`)(?=\S)([^\n]{1,400}?)(?<=\S)\1(?!\w)")
_HEADING = re.compile(r"^#{1,6}\s+|^>\s?", re.MULTILINE)
_STAR = re.compile(r"^(\s*)[*•]\s+", re.MULTILINE)
_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“", "'": "'"}
_GREETED = (
    r"(?:hi|hello|hey|dear|hola|buen[oa]s (?:d[ií]as|tardes|noches)|estimad[oa]s?|querid[oa]|bonjour|bonsoir|salut|"
    r"cher|ch[eè]re|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|moin|servus|sehr geehrte[rs]?)\b"
    r"(?: (?!and\b|that\b)[@\w][\w.'’-]*){{0,3}}?(?:,? {customer})?\s*[,!.:–—-]+\s+"
)
_CLOSING = re.compile(
    r"(?:(?<=[.!?…)])|\n)\s*(?:(?:best|kind|warm|warmest|all the) (?:regards|wishes|best)|best|sincerely|"
    r"yours(?: sincerely| truly)?|cheers|(?:un )?saludos?(?: cordial(?:es)?)?|atentamente|un abrazo|"
    r"(?:bien )?cordialement|bien à vous|bonne journée|"
    r"(?:viele|liebe|beste|freundliche|herzliche|mit \w{4,12}) grüßen?)"
    r"(?:\s*[,!.]?\s*|\s*[,!\n]\s*[^.?\n]{1,40}(?:\n[^.?\n]{1,40})?)$",
    re.IGNORECASE,
)
_SIGNED = (
    r"(?:\n\s*[\^~–—-]?\s*|\s+[\^~–—]\s*|\s+-{{1,2}}\s*)"
    r"(?:(?:your |the |dein |ihr )?(?:{names})(?: team)?[^.?!\n]{{0,30}})\.?\s*$"
)


def unwrap(text: str, *, agent: str, company: str, customer: str | None, greeted: bool) -> str:
    """Return the reply alone.

    Preambles, labels, quotes, markdown and talk about the task go, and so do the model's own signature and, where the
    writer greets itself, its greeting. agent, company: who would sign. customer: the first name, when it is known.
    """
    text = inside(text)
    marked = _FENCE.match(text)
    text = _FENCE.sub("", text) if marked else _FENCE.split(text)[0]
    text = _EMPHASIS.sub(r"\2", _LINK.sub(_link, text))
    text = _STAR.sub(r"\1- ", _HEADING.sub("", text)).strip()
    text = _unquoted(_without_talk(text))
    names = "|".join(re.escape(name) for name in (agent, company, f"team {company}") if name)
    for _ in range(2):  # a name below "Best regards", or above it
        text = _CLOSING.sub("", text).rstrip()
        text = re.sub(_SIGNED.format(names=names), "", text, flags=re.IGNORECASE).rstrip()
    return _ungreeted(text, customer) if greeted else text


def _without_talk(text: str) -> str:
    """Take off what the model says to whoever asked, before and after the reply."""
    for opening in (_TALK, _LABEL):
        talk = opening.match(text)
        if talk is not None and len(talk[0]) <= _LONGEST_TALK and talk.end() < len(text):
            text = text[talk.end() :].lstrip()
    paragraphs = re.split(r"(\n\s*\n)", text)
    while len(paragraphs) > 2 and (_AFTER.match(paragraphs[-1]) or _RULE.fullmatch(paragraphs[-1])):
        paragraphs = paragraphs[:-2]
    while len(paragraphs) > 2 and _RULE.fullmatch(paragraphs[0]):
        paragraphs = paragraphs[2:]
    return "".join(paragraphs).strip()


def _unquoted(text: str) -> str:
    for opening, closing in _QUOTES.items():
        if len(text) > 2 and text.startswith(opening) and text.endswith(closing):
            inner = text[1:-1]
            if opening not in inner and closing not in inner:
                return inner.strip()
    return text


def _link(match: re.Match[str]) -> str:
    words, address = match[1], match[2].removeprefix("mailto:")
    return address if words.strip() in address else f"{words} ({address})"


def _ungreeted(text: str, customer: str | None) -> str:
    known = re.escape(customer) if customer else r"\w+"
    for opening in (_GREETED.format(customer=known), rf"{known}\s*[,!:–—-]+\s+" if customer else ""):
        greeting = re.match(opening, text, re.IGNORECASE) if opening else None
        if greeting is not None and greeting.end() < len(text):
            return text[greeting.end() :]
    return text
