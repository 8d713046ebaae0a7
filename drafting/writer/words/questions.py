"""Turns a customer's question into an indirect one: "Can I bring it back?" becomes "whether you can bring it back".

Only forms of question whose words keep their sense in the other order; None for all others.
"""

from __future__ import annotations

import re

from drafting.writer.words.finite import has_verb
from drafting.writer.words.language import Language
from drafting.writer.words.mask import masked
from drafting.writer.words.persons import turn_round
from drafting.writer.words.plain import respelt
from drafting.writer.words.text import stems

_LONGEST = 140
_MARKS = re.compile(r"[?!]*\?[?!]*")
_OR_ELSE = re.compile(
    r",? or (?=(?:do|does|is|are|will|can|would|should) )|,? and (?=(?:where|how|when|what|why|who|do|does|is|can)\b)",
    re.IGNORECASE,
)
"""Where a second question begins."""
_HANDLE = re.compile(r"^(?:[@#]\S+\s+)+")
_ASIDE = re.compile(
    r"^(?:hi|hello|hey|hola|buenas|bonjour|coucou|salut|bonsoir|hallo|moin|servus|guten (?:tag|morgen|abend)|so|and|"
    r"but|also|y|et|und|please|just wondering)\b[,:!]?\s+",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"^(?:kurze |eine |une |petite |una )?(?:frage|(?<=e )question|pregunta|duda)\s*[:,]\s*", re.IGNORECASE
)
"""A heading that says that a question comes."""
_RHETORICAL = re.compile(r"\b(?:you people|seriously|are you kidding|what the)\b", re.IGNORECASE)
_YOURS = {
    "i": "you",
    "we": "you",
    "you": "we",
    "you guys": "we",
    "it": "it",
    "this": "this",
    "that": "that",
    "there": "there",
}
_EN_SUBJECT = r"(?P<subject>i|we|you guys|you|it|this|that|there)"
_EN_STATES = (
    r"open|closed|available|free|covered|waterproof|possible|included|safe|washable|compatible|allowed|still|back|any|"
    r"made|in stock|out of stock|the same|vegan|recyclable|real|normal|enough|suitable|ok|okay"
)
_EN_THING = r"(?:the|my|your|our|this|that|these|those) \w+ "
_EN_DONE = (
    r"(?:(?:being|always|never|not|only|so|all|already) )*(?:\w{3,}(?<!ee)ed|(?<=so )\w+|shut|sold|gone|built|given|"
    r"taken|broken|lost|left|made|put|hidden|frozen|stolen|full|empty|dirty|cold|wet|loud|slow|late|expensive|vegan|"
    r"safe)"
)
"""How a state begins that is asked about: "closed on Mondays", "so long"."""
_EN_DOES = (
    r"say|take|cost|open|close|work|stop|need|keep|come|charge|get|show|sell|use|make|smell|look|run|start|end|include|"
    r"cover|fit|arrive|leave|serve|accept|count|expire|allow|ask|send|play|last|taste|contain|happen|change|cut|drop"
)
"""Verbs that take no more than an "s" in the third person."""
_EN_MAY = "be|have|bring|go|stay|sit|eat|join|wait|ride|sleep|travel|use|pay|do"
_EN_FIRST = re.compile(
    rf"^(?P<ask>how long|how many \w+|how much|how soon|how|where|when|until when|which \w+|what)?\s*"
    rf"(?P<verb>can|could|may|should|must|will|would|do|does|did|is|are|was|were|have|am)\s+{_EN_SUBJECT}\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_EN_POLITE = re.compile(
    r"^(?:could|can|would|will) (?:you|anyone|somebody) (?:please |perhaps )?(?:tell me|tell us|let me know|say) "
    r"(?P<asks>if|whether|how|when|what|where|why) (?P<rest>.+)$",
    re.IGNORECASE,
)
_EN_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(find, re.IGNORECASE), new)
    for find, new in (
        (r"^(can|could|may|should|must|will) (.+?) (be \w.*)$", r"whether \2 \1 \3"),
        (r"^any chance (?:that )?(?:you'll|you will|you'd|you could|you can|you might) (.+)$", r"whether you will \1"),
        (r"^any (plans|news|updates?) (for|on|about|to) (.+)$", r"whether there are any \1 \2 \3"),
        (r"^how much (?:does|would|will|is) (.+?)(?: cost)?$", r"what \1 costs"),
        (r"^how much do (.+?) cost$", r"what \1 cost"),
        (r"^what does (.+?) cost$", r"what \1 costs"),
        (r"^how long does (.+?) take(.*)$", r"how long \1 takes\2"),
        (r"^how long do (.+?) take(.*)$", r"how long \1 take\2"),
        (r"^how long (is|are) (.+?) (valid|guaranteed|good|open)(.*)$", r"how long \2 \1 \3\4"),
        (r"^(where|when) (is|are) ((?:my|the|your) (?:\w+ ?){1,3})$", r"\1 \3 \2"),
        (
            rf"^(why|how come) (is|are|was|were) ({_EN_THING}(?:\w+ ){{0,3}}?)((?:{_EN_STATES}|{_EN_DONE})\b.*)$",
            r"\1 \3\2 \4",
        ),
        (rf"^(is|are) ({_EN_THING}(?:\w+ ){{0,3}}?)({_EN_DONE}\b.*)$", r"whether \2\1 \3"),
        (rf"^(why|how|when|where) do ({_EN_THING}(?:\w+ ){{0,3}}?)({_EN_DOES}\b.*)$", r"\1 \2\3"),
        (
            rf"^(why|how|when|where) does ((?:{_EN_THING}(?:\w+ ){{0,3}}?)|it |this |that )({_EN_DOES})\b(.*)$",
            r"\1 \2\3s\4",
        ),
        (
            rf"^(can|could|may|will|would|should|must) ({_EN_THING}(?:\w+ ){{0,3}}?)((?:{_EN_DOES}|{_EN_MAY})\b.*)$",
            r"whether \2\1 \3",
        ),
        (rf"^do ({_EN_THING}(?:\w+ ){{0,3}}?)({_EN_DOES}\b.*)$", r"whether \1\2"),
        (rf"^does ((?:{_EN_THING}(?:\w+ ){{0,3}}?)|it |this |that )({_EN_DOES})\b(.*)$", r"whether \1\2s\3"),
        (
            rf"^(is|are) ((?:the|my|your|this|that|these|those) (?:\w+ ){{1,4}}?)((?:{_EN_STATES})\b.*)$",
            r"whether \2\1 \3",
        ),
    )
)
_ES_ASKS = re.compile(
    r"^(?:(?:a|de|hasta|desde|por|en|con|para) )?(?:cómo|cuándo|cuánt[oa]s?|dónde|qué|cuál(?:es)?|quién|como|cuando|"
    r"cuanto|donde)\b",
    re.IGNORECASE,
)
_ES_THEIRS = re.compile(r"^\w+n\b", re.IGNORECASE)
"""A verb of the third person plural: whether it means the company nobody can tell."""
_POLITE = {
    "de": re.compile(
        r"^(?:(?:können|könnten|könnt|kannst|könntest|würden) (?:sie|ihr|du) (?:mir|uns) "
        r"(?:bitte |vielleicht |kurz |mal )*(?:sagen|verraten)|"
        r"(?:wissen sie|wisst ihr|weißt du|weiß jemand)(?: zufällig| vielleicht)?),? "
        r"(?=(?:ob|wie|wann|wo|was|warum|wieso|welche\w*)\b)",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"^(?:(?:savez|sauriez)-vous|(?:pouvez|pourriez)-vous (?:(?:me|nous) |m')(?:dire|préciser|indiquer|confirmer)|"
        r"(?:est-ce que )?vous (?:savez|sauriez|pouvez (?:me|nous) dire|pourriez (?:me|nous) dire)|dites-moi) "
        r"(?=(?:si|s'il|comment|quand|où|pourquoi|combien|quel\w*)\b)",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"^(?:sab[ée]is|sabes|saben|sabe usted|alguien sabe|(?:me |nos )?"
        r"(?:podéis|podríais|podrían|pueden|puede|puedes|podrías|podría) (?:decir|indicar|confirmar)(?:me|nos)?|"
        r"(?:me |nos )(?:decís|dices|dicen)) "
        r"(?=(?:si|cómo|cuándo|dónde|por qué|cuánt\w+|qué|cuál\w*)\b)",
        re.IGNORECASE,
    ),
}
"""How one asks to be told: what is asked stands behind it, and is an indirect question already."""
_TURNS = {
    "de": re.compile(
        r"^.*\b(?:aber|nur|doch) (?=(?:wie|wann|wo|was|warum|wieso|weshalb|welche\w*|kann|gibt|habt|ist)\b)",
        re.IGNORECASE,
    ),
    "fr": re.compile(r"^.*\bmais (?=(?:pourquoi|comment|quand|où|combien|quel\w*|est-ce)\b)", re.IGNORECASE),
    "es": re.compile(r"^.*\bpero (?=¿|(?:por qué|cómo|cuándo|dónde|cuánt\w+|qué|cuál\w*)\b)", re.IGNORECASE),
}
"""What stands before the question, and is none: "Nice shop, but why …?"."""
_FR_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(find, re.IGNORECASE), new)
    for find, new in (
        (r"^est[- ]ce qu(?:e |')(.+)$", r"si \1"),
        (r"^(pourquoi|comment|quand|où) est[- ]ce qu(?:e |')(.+)$", r"\1 \2"),
        (r"^(pourquoi|comment|quand|où) (ne |n')?(avez|êtes|faites|\w+ez)-vous (.+)$", r"\1 vous \2\3 \4"),
        (r"^((?:pourquoi|comment) (?:vous|on|le|la|les|vos|votre|mon|ma|mes|il faut) .+)$", r"\1"),
        (r"^(vous (?:\w+ez|êtes|faites) .+|on peut .+|je peux .+|c'est possible d.+)$", r"si \1"),
        (r"^il y a (.+)$", r"s'il y a \1"),
        (r"^puis-je (.+)$", r"si je peux \1"),
        (r"^peut-on (.+)$", r"si on peut \1"),
        (r"^faut-il (.+)$", r"s'il faut \1"),
        (r"^y a-t-il (.+)$", r"s'il y a \1"),
        (r"^(avez|êtes|faites)-vous (.+)$", r"si vous \1 \2"),
        (r"^(\w+ez)-vous (.+)$", r"si vous \1 \2"),
        (r"^combien de temps ai-je (.+)$", r"combien de temps j'ai \1"),
        (
            r"^(comment|où|quand|combien|à qui|jusqu'à quand) (?:puis-je|est-ce que je peux|je peux) (.+)$",
            r"\1 je peux \2",
        ),
        (r"^que (?:dois-je|puis-je) faire$", r"que faire"),
        (
            r"^((?:combien|quand|à quelle heure|où|quel(?:le)?s? \w+|combien de temps) (?:coûte|coûtent|ouvre|ferme|"
            r"dure|arrive|se trouve|prend) .+)$",
            r"\1",
        ),
        (r"^où (est|sont) (.+)$", r"où \1 \2"),
        (r"^(quel(?:le)?s? (?:est|sont) .+)$", r"\1"),
        (
            r"^((?:le |la |les |l'|mon |ma |mes |votre |vos |ce |cette )\S+(?: \S+){0,4}?) "
            r"(est|sont|a|ont|peut|peuvent|\w+e|\w+ent)-(?:t-)?(?:il|elle|ils|elles) (.+)$",
            r"si \1 \2 \3",
        ),
        (r"^comment (faire .+)$", r"comment \1"),
    )
)
_FR_SECOND = re.compile(
    r",? ou (?=faut-il\b|est-ce\b|dois-je\b|bien\b|c'est\b|on\b|il faut\b)|"
    r",? et (?=(?:ça|combien|comment|quand|où|est-ce|à quel\w*|c'est)\b)",
    re.IGNORECASE,
)
"""Where a second question begins."""
_FR_UNNATURAL = re.compile(r"^si (?:il|ils)\b")
_DE_ASKS = re.compile(
    r"^(?P<ask>wie lange|wie viele? \w+|wie viel|wie teuer|wie oft|wie|bis wann|ab wann|wann|wo|woher|wohin|warum|"
    r"wieso|"
    r"was|welche[rsnm]? \w+)\s+(?P<verb>[a-zäöüß]+)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_DE_WHETHER = re.compile(
    r"^(?P<verb>kann|kannst|können|könnt|könnte|darf|darfst|dürfen|muss|musst|müssen|soll|sollst|sollen|ist|sind|hat|habt|haben|"
    r"hast|gibt|geht|wird|werden|macht|machen|repariert|reparieren|verkauft|verkaufen|liefert|liefern|nehmt|nehmen|bietet|bieten|"
    r"kommt|passt|kostet|bekomme|bekommst|bekommen|läuft|hält)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_DE_NEXT = re.compile(r"\s*(?:und|oder) [a-zäöüß]+\b")
_DE_SECOND = re.compile(r"\s+und (?=(?:wie|was|wann|wo|wer|warum|wieso|welche\w*|kann|ist|gibt|geht|darf|muss)\b)")
_DE_HANGS = re.compile(r"(?<!,)\s(?=(?:wenn|falls|weil|sobald|bevor|nachdem|obwohl)\b)")
"""Where a clause begins that stands behind the verb, typed without its comma."""
_DE_PLEASE = re.compile(r"\s(?:bitte|denn|eigentlich|endlich mal|endlich)\s")
"""Words with which one asks, and not what is asked."""
_DE_NO_SUBJECT = re.compile(r"(?:am|an|im|in|bei|zu|auf|heute|morgen|sonntags|samstags)\b", re.IGNORECASE)
"""How words go on that name nothing that is so: "Ist am Montag offen?"."""
_FEW_OTHERS = 5
"""Words of what stands behind "oder"."""
_DE_VERB = re.compile(r"\b(?:geht|ist|kann|muss|darf|gibt|reicht|klappt|wird|kostet|soll|hat|habt)\b")
_DE_PARTICLE = re.compile(r"^(?P<rest>.*?)\s?\b(?P<particle>auf|an|ab|zu|aus|ein|mit|nach|vor|zurück|statt)$")


_AND_ASKS = {
    "en": re.compile(
        r",? and (?=(?:where|how|when|what|why|who|which|do|does|did|is|are|can|could|will|would|may|must)\b)",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r",? und (?=(?:wie|was|wann|wo|wer|warum|wieso|welche\w*|kann|ist|gibt|geht|darf|muss|kostet)\b)", re.IGNORECASE
    ),
    "fr": re.compile(
        r",? et (?=(?:combien|comment|quand|où|est-ce|à quel\w*|quel\w*|peut-on|puis-je|faut-il)\b)", re.IGNORECASE
    ),
    "es": re.compile(
        r",? y (?=¿|(?:cómo|cuánt\w+|cuándo|dónde|qué|puedo|podemos|hay|se puede|tengo que)\b)", re.IGNORECASE
    ),
}
"""Where a second question begins in the same sentence."""


def asked_apart(question: str, pack: Language) -> tuple[str, ...]:
    """Return the questions that one sentence puts: "Can they share a kennel, and what does the second one cost?"."""
    return tuple(part.strip() for part in _AND_ASKS[pack.code].split(question) if part.strip())


def indirect(question: str, pack: Language) -> str | None:
    """Return the question as a clause to follow "I do not know yet", turned to the customer; None where not sure."""
    text = _HEADED.sub("", _ASIDE.sub("", _HANDLE.sub("", " ".join(respelt(masked(question), pack).split()))))
    text = _MARKS.sub("?", text)
    if text.count("?") > 1 or "(" in text or _RHETORICAL.search(text):
        return None
    text = text.strip(" ?¿.!\"'“”«»").replace("’", "'")
    if not text or len(text) > _LONGEST or pack.has("unturnable", text) or re.search(r"[.!;:?]\s", text):
        return None
    text = _TURNS[pack.code].sub("", text).lstrip("¿ ") if pack.code in _TURNS else text
    text = text[0].lower() + text[1:]
    told = _POLITE[pack.code].match(text) if pack.code in _POLITE else None
    if told:
        return _round(text[told.end() :], pack)
    made = {"en": _english, "es": _spanish, "fr": _french, "de": _german}[pack.code](text, pack)
    if not made or not {root for root in stems(made, pack.stop) if not pack.is_common(root)}:
        return None  # "where is it": nobody would know what is meant
    return made[0].lower() + made[1:]


def _round(text: str, pack: Language) -> str | None:
    said = turn_round(text, pack.code, second=pack.second)
    return said.text if said else None


def _english(text: str, pack: Language) -> str | None:
    text = _OR_ELSE.split(text)[0]
    polite = _EN_POLITE.match(text)
    if polite:
        said = _round(polite["rest"], pack)
        asks = polite["asks"].lower()
        return f"{'whether' if asks == 'if' else asks} {said}" if said else None
    first = _EN_FIRST.match(text)
    if first:
        rest = _round(first["rest"], pack)
        subject = first["subject"].lower()
        verb = first["verb"].lower()
        if rest is None or (verb in ("does", "did")):
            return None
        if subject in ("i", "we", "you", "you guys"):
            verb = {"am": "are", "is": "are", "was": "were", "do": ""}.get(verb, verb)
            if first["ask"] and first["verb"].lower() == "do" and first["ask"].lower() in ("how", "where"):
                verb = "can"
        elif verb == "do":
            return None
        return " ".join(f"{first['ask'] or 'whether'} {_YOURS[subject]} {verb} {rest}".split())
    for form, new in _EN_FORMS:
        if form.match(text):
            return _round(form.sub(new, text), pack)
    return None


def _spanish(text: str, pack: Language) -> str | None:
    if _ES_ASKS.match(text):
        return _round(text, pack)
    unsure = _ES_THEIRS.match(text) or text.startswith("si ")  # "if I return it, must I pay?" has a clause of its own
    said = None if unsure else turn_round(text, pack.code, second=pack.second)
    return _whether(said.text, "si ") if said and (said.acts or has_verb(text, pack)) else None  # no "and my order?"


def _whether(said: str | None, word: str) -> str | None:
    return f"{word}{said[0].lower()}{said[1:]}" if said else None


def _french(text: str, pack: Language) -> str | None:
    text = _FR_SECOND.split(text)[0]
    for form, new in _FR_FORMS:
        if form.match(text):
            said = _round(form.sub(new, text), pack)
            return None if said is None or _FR_UNNATURAL.match(said) else said
    return None


def _german(text: str, pack: Language) -> str | None:
    said = _round(text, pack)
    match = (_DE_ASKS.match(said) or _DE_WHETHER.match(said)) if said else None
    if match is None:
        return None
    if match["verb"].lower() == "ist" and _DE_NO_SUBJECT.match(match["rest"]):
        return None
    rest, either, other = match["rest"].partition(" oder ")
    if either and len(other.split()) > _FEW_OTHERS:
        return None
    head, comma, tail = _DE_HANGS.sub(", ", rest).partition(", ")
    if _DE_NEXT.match(tail):
        comma = tail = ""  # a second question, in another order of words
    if _DE_SECOND.search(head):
        head, comma, tail = _DE_SECOND.split(head)[0], "", ""
    head = _DE_PLEASE.sub(" ", head)
    verb = match["verb"].lower()
    apart = _DE_PARTICLE.match(head)
    closed = f"{apart['rest']} {apart['particle']}{verb}" if apart else f"{head} {verb}"
    if either and not _DE_VERB.search(other):  # "or does it work without?" is another question
        closed += f" oder {other}"
    return " ".join(f"{match.groupdict().get('ask') or 'ob'} {closed}{comma}{tail}".split())
