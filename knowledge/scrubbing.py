"""Takes the customer out of a past case: personal data by the detectors handed in, names by where they stand.

A name cannot be told from a product by its letters, so only places count that are a person's: behind a greeting or a
title, behind "my name is", under the customer's own letter, and the author that the export itself names. What staff
sign with at the end of a reply stays, for it is part of the company's voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from knowledge import codes
from knowledge.blanks import shortened
from knowledge.config import Scrub
from knowledge.models import ResolvedCase

MARK = "[name]"
_WORD = r"(?-i:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯΑ-Ω][\w’'.-]*\w|[A-Z]\.)"
_PARTICLES = r"(?-i:(?:de|del|la|van|von|der|den|du|di|le|al|bin|und|zu|Freiherr|Graf|Gräfin)\s+){0,5}"
_NAME = rf"(?P<name>{_PARTICLES}{_WORD}(?:\s+{_PARTICLES}{_WORD}){{0,2}})"
_TITLE = (
    r"(?:mr|mrs|ms|mx|miss|sir|dr|prof|herrn?|frau|sr|sra|srta|señora?|señorita|don|doña|mme|mlle|monsieur|madame|"
    r"mademoiselle)\b\.?"
)
_GREETING = re.compile(
    r"(?:^|\n)\s*(?:(?:hi|hello|hey|hiya|dear|good\s+(?:morning|afternoon|evening|day)|greetings|thanks|thank\s+you|sorry|"
    r"hola|buen[oa]s\s+(?:días|tardes|noches)|estimad[oa]|querid[oa]|gracias|lo\s+sentimos|"
    r"bonjour|bonsoir|salut|chère|cher|merci|désolée?|"
    r"hallo|guten\s+(?:tag|morgen|abend)|liebe[rs]?|sehr\s+geehrte[rs]?|moin|servus|grüezi|danke|"
    r"ciao|olá|oi|bom\s+dia|привет|здравствуйте)\b[\s,]*)"
    rf"(?:{_TITLE}\s*)*(?:{_NAME}|(?P<handle>@\w+))(?=\s*(?:[,!.:;–—\n]|-\s|$))",
    re.IGNORECASE,
)
_GREETED_SMALL = re.compile(
    r"(?:^|\n)\s*(?i:hi|hello|hey|dear|hola|bonjour|salut|hallo|liebe[rs]?)\s+(?P<name>[a-zà-ÿ][\w’'.-]{1,30})(?=\s*[,!:])"
)
_LEADING_HANDLE = re.compile(r"^\s*(?:\.\s?)?(?P<handle>@[\w.]*\w)")
_TITLED = re.compile(
    r"(?:\b(?:mr|mrs|ms|mx|sir|dr|prof|herrn?|frau|sr|sra|srta|don|doña|mme|mlle|monsieur|madame)\b\.?\s+|"
    rf"(?-i:\bM\.\s))+{_NAME}",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"\b(?:(?:my|our|mi|mon|ma|meine?r?m?n?)\s+)?(?:son|daughter|wife|husband|hubby|mother|mum|mom|dad|father|brother|sister|"
    r"boyfriend|girlfriend|fiancée?|hij[oa]|espos[oa]|marido|mujer|madre|padre|herman[oa]|mari|femme|fils|fille|mère|père|"
    r"frère|s(?:œ|oe)ur|sohn|tochter|frau|mann|mutter|vater|bruder|schwester|kind|oma|opa|freundin?),?\s+"
    rf"(?:\((?={_WORD}\)))?(?:{_TITLE}\s*)?{_NAME}",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(rf"[ ]({_WORD})(?![\w-])")
_SIGNED_BELOW = re.compile(rf"\n\s*[-–—]{{1,2}}\s*{_NAME}\s*[.!]?\s*$")
_OWN_HANDLE = re.compile(
    r"\b(?:insta(?:gram)?|ig|tiktok|twitter|snap(?:chat)?|handle|user(?:name)?|cc|soy|i\s+am|i['’]m|ich\s+bin|je\s+suis)\b\s*[:=]?\s*"
    r"(?P<name>@[\w.]*\w)|(?<!\w)(?P<user>u/[\w-]{3,})",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:my\s+name\s+is|my\s+name's|mi\s+nombre\s+es|me\s+llamo|je\s+m['’]appelle|mon\s+nom\s+est|ich\s+heiße|"
    r"ich\s+heisse|mein\s+name\s+ist|soy|(?:reservado\s+)?a\s+nombre\s+de|au\s+nom\s+de|in\s+the\s+name\s+of|"
    rf"auf\s+den\s+namen|account\s+(?:holder|name)\s*(?:is|:))\s+(?:{_TITLE}\s*)?{_NAME}",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:^|[\n.!?,;)])\s*(?:(?:kind|best|warm|many)?\s*regards|best\s+wishes|sincerely|yours(?:\s+\w+)?|cheers|"
    r"un\s+saludo|saludos|atentamente|cordialement|bien\s+à\s+vous|cordiales\s+salutations|"
    r"(?:viele|liebe|beste|schöne|freundliche)?\s*grüße|(?:mit\s+)?freundlichen\s+grüßen|gruß|lg|mfg|vg)\b"
    r"(?:\s+(?:aus|from|de|desde|depuis)\s+\w+(?=\s*,))?\s*[,.!]?\s*"
    r"|\b(?:thanks|thank\s+you|gracias|merci|danke)\b[,.!]?\s*\n\s*)"
    rf"(?:{_TITLE}\s*)*{_NAME}\s*[.!]?\s*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:\n[^\n]{1,40}|[-–—~^]\s*[^-–—~^\n]{1,30}|[.!?…)]\s+\S+(?:\s\S+)?)\s*$")
"""The end of a reply where staff sign."""
_OF_THE_POST = (_CALLED, _CLOSING, _SIGNED_BELOW, _TITLED, _RELATED)
"""Where customers name themselves, or their people."""
_NOBODY_WORDS = (
    "herr herrn frau mr mrs ms martens pepper oetker "
    "there all everyone everybody team customer customers sir madam friend friends guys folks user users again "
    "both you thanks thank sorry please we i it the this that your our for to at in on good great no yes kunde "
    "kundin kunden nutzer zusammen damen herren leute dass wir sie ihr vielen leider für das die der cliente "
    "clientes usuario usuaria todos amigo amiga gracias lamentamos por señor señora client utilisateur tous "
    "toutes ami amie merci nous vous monsieur madame pour google anonymous guest member reviewer"
)
_NOBODY = frozenset(_NOBODY_WORDS.split())
"""Words that follow a greeting and are nobody's name."""


def scrubbed(case: ResolvedCase, scrub: Scrub | None) -> tuple[ResolvedCase, Mapping[str, int]]:
    """Return the case without the customer's personal data and without the author's name, and what was taken out by
    kind. With `scrub` None only the author field goes.
    """
    if scrub is None:
        return case.model_copy(update={"author": None}), {}
    case = case.model_copy(update={"post": shortened(case.post), "reply": shortened(case.reply)})
    counts: dict[str, int] = {}
    named = [_without_codes(text, counts) for text in _without_names(case, counts)]
    clean = []
    for text in named:
        left, found = scrub(text)
        clean.append(left)
        for kind, count in found.items():
            counts[kind] = counts.get(kind, 0) + count
    gone = frozenset(text[c.start : c.end] for text in (case.post, case.reply) for c in codes.labelled(text))
    gone |= codes.taken_codes(case.post, clean[0]) | codes.taken_codes(case.reply, clean[1])
    for number, text in enumerate(clean):
        clean[number], count = codes.without(text, gone)
        if count:
            counts["reference"] = counts.get("reference", 0) + count
    post, reply = clean
    return case.model_copy(update={"post": post, "reply": reply, "author": None}), counts


def _without_names(case: ResolvedCase, counts: dict[str, int]) -> tuple[str, str]:
    staff = {word.casefold() for word in re.findall(r"\w+", case.agent or "")}
    known = {word for word in re.findall(r"[\w’'-]+", case.author or "") if _is_name(word)}
    spans = [match.span(_part(match)) for match in _found(case.reply)]
    spans += [match.span("handle") for match in [_LEADING_HANDLE.match(case.reply)] if match is not None]
    spans = [span for span in spans if _is_person(case.reply[slice(*span)])]
    post_spans = [match.span("name") for p in _OF_THE_POST for match in p.finditer(case.post)]
    post_spans = [span for span in post_spans if _is_person(case.post[slice(*span)])]
    for text, found in ((case.reply, spans), (case.post, post_spans)):
        known |= {w for a, b in found for w in re.findall(r"[\w’'-]+", text[a:b]) if _is_name(w)}
    handles = [match["name"] or match["user"] for match in _OWN_HANDLE.finditer(case.post)]
    handles += [case.reply[a:b] for a, b in spans if case.reply[a] == "@"]
    known |= {handle.removeprefix("u/").removeprefix("@") for handle in handles}
    signed = _SIGNED.search(case.reply)
    end = signed.start() if signed else len(case.reply)
    spans += [
        span for span in _mentions(known, case.reply) if span[0] < end or _unlike(case.reply[slice(*span)], staff)
    ]
    ours = {word.casefold() for word in known} & staff
    mentions = _mentions({word for word in known if word.casefold() not in ours}, case.post)
    post_spans += [_with_surname(case.post, span, case.reply) for span in mentions]
    return _replace(case.post, post_spans, counts), _replace(case.reply, spans, counts)


def _without_codes(text: str, counts: dict[str, int]) -> str:
    out, at = "", 0
    for start, end, kind in sorted(codes.labelled(text)):
        if start >= at:
            out += text[at:start] + f"[{kind}]"
            counts[kind] = counts.get(kind, 0) + 1
            at = end
    return out + text[at:]


def _found(reply: str) -> Iterable[re.Match[str]]:
    """Places in a reply where the customer is addressed."""
    for pattern in (_GREETING, _GREETED_SMALL, _TITLED):
        yield from pattern.finditer(reply)


def _part(match: re.Match[str]) -> str:
    return "handle" if "handle" in match.re.groupindex and match["handle"] else "name"


def _unlike(word: str, staff: set[str]) -> bool:
    """True when a name at the end of a reply cannot be who signed it: then it is the customer's."""
    return bool(staff) and word.casefold() not in staff


def _is_name(word: str) -> bool:
    return len(word) > 2 and word[0].isupper() and word.casefold() not in _NOBODY


def _is_person(words: str) -> bool:
    parts = words.split()
    # "de Montaigu" is known by what stands behind the particle.
    first = next((part for part in parts if part[:1].isupper()), parts[0]).rstrip(".,")
    return (
        words.startswith("@")
        or (len(first) > 2 and first.casefold() not in _NOBODY)
        or bool(re.fullmatch(r"[A-Z]\.(?:\s.*)?", words))
    )


def _mentions(names: Iterable[str], text: str) -> list[tuple[int, int]]:
    return [m.span() for name in names for m in re.finditer(rf"(?<!\w)@?{re.escape(name)}(?!\w)", text)]


def _with_surname(post: str, span: tuple[int, int], reply: str) -> tuple[int, int]:
    """A name with the one behind it; what the reply says, too, is rather a product ("Rose Gold")."""
    following = _FOLLOWING.match(post, span[1])
    if following is None or following[1] in reply or following[1].casefold() in _NOBODY:
        return span
    return span[0], following.end()


def _replace(text: str, spans: Iterable[tuple[int, int]], counts: dict[str, int]) -> str:
    out: list[str] = []
    at = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < at:
            continue
        if out and not text[at:start].strip():
            at = end  # The second word of the same name.
            continue
        out += [text[at:start], MARK]
        counts["name"] = counts.get("name", 0) + 1
        at = end
    return "".join(out) + text[at:]
