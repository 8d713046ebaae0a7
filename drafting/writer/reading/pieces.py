"""A complaint in pieces: cut where the customer paused, each weighed by what it says of the matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.models import Frozen
from drafting.writer.reading.signals import Signals, signals_of
from drafting.writer.words.completed import completed
from drafting.writer.words.finite import has_verb
from drafting.writer.words.language import Language
from drafting.writer.words.mask import masked
from drafting.writer.words.plain import respelt, unled
from drafting.writer.words.text import abbreviates, fold, stems, ungreeted, words

_STOP = re.compile(
    r"(?<=[\w'’])(?<!\bim \d)(?<!\bam \d)(?<!\bam \d\d)(?<!\bvom \d)"
    r"[.!?…]+(?=[\s\"'“”«»)]|$|[A-ZÄÖÜÉÀÑ])|\s*[.!?…]{2,}\s*|[!?]+|\s?[;:](?=\s|$)|\n+|\s[-–—]+>?\s|->|"
    r"[()\[\]<>*•]|[\U0001F300-\U0001FAFF\u2600-\u27BF]+|:-?[()/DP]|[\"“”„«»¿¡]|"
    r"(?<=[a-zà-ÿ])(?<!\bde)(?<!\ben)(?<!\ba)(?<!\bà) (?=(?:Der|Die|Das|Es|Ich|Man|Aber|Keine?|Wenn|Le|La|Les|Je|J'|"
    r"Il|Elle|C'est|On|Mais|El|Los|Las|No|Se|Me|Pero|Ya)\b)|"
    r"\b(?:Positiv|Negativ|Points? (?:positif|négatif)s?)\b|"
    r"\b(?:Pro|Contra|Vorteile?|Nachteile?|Ventajas|Desventajas):"
)
"""Where a customer's sentence ends, however it is written: also before a capital or a list's heading."""
_PAUSES = {
    "de": re.compile(r",?\s+(?:und|aber|sondern|jedoch|allerdings|sowie|trotz|denn|dafür)\s+|,\s+", re.IGNORECASE),
    "fr": re.compile(
        r",?\s+(?:et|mais|car|cependant|malgré|puis|sans compter|par rapport [àa])\s+|,\s+", re.IGNORECASE
    ),
    "es": re.compile(r",?\s+(?:y|e|pero|sino|además|aunque|porque|por eso|así que)\s+|,\s+", re.IGNORECASE),
}
_QUOTED_WORDS = re.compile(
    r"(?<=\w )[«“\"„]\s?([^«»“”\"„\n]{1,30}?)\s?[»”“\"](?= [\w:]|[.,!?]|$)|(?<!\w)'([^'\n]{2,40})'(?!\w)"
)
"""A few words in quotation marks that belong to the sentence: "it has been « at the depot » since Friday"."""
_ORDERS = re.compile(r"\[[^\]\n]{12,}\]|<[^>\n]{12,}>|\{[^}\n]{12,}\}")
"""In brackets customers put no matter of theirs, but others put orders to whoever answers."""
_MOCKING = re.compile(
    r"\b(?:(?:vielen |na )?danke|merci|gracias|bravo|toll|super|klasse)(?: (?:für|pour|por))? "
    r"(?=(?:d|l|el|un|ein)\w* )",
    re.IGNORECASE,
)
"""What irony thanks for is what went wrong."""
_STRONG, _BARE, _FOR_EACH, _MOST_NAMED = 3.0, 1.5, 1.0, 4
"""What a word of trouble weighs, a bare "not", and each word that only this post has, up to four of them."""
_ELIDED = re.compile(r"\b([jcnlds])(?: '| | ['’] ?)(?=[aeéèêiouyh]\w)", re.IGNORECASE)
"""French "j ai" and "n 'ai", typed without the apostrophe that belongs there."""
_BUT = re.compile(r"\b(?:aber|jedoch|allerdings|mais|cependant|pero|aunque)\b", re.IGNORECASE)
"""What stands before a "but" is granted, and not the matter."""
_MASK, _CODE = re.compile(r"\([a-z_]{2,12}\)"), "\ue000"
"""A code or a name that was taken out, and what stands for it here: nothing beside it is said."""
_AND = ("und", "et", "y", "e")
_ARTICLES = ("der", "die", "das", "dem", "den")
_THING = re.compile(r"\w+ (?:\S+ ){0,2}?[A-ZÄÖÜ0-9]")
_QUOTED = 10
"""Words of a quotation: a customer knows what they wrote."""
_INTERJECTION = 2
"""Words of a "bravo" that is not meant."""
_PARTICLE = re.compile(r"^(?:\S+ ){0,3}(?:an|ab|auf|aus|ein|zu|zurück|vor|weg|los)$")
_ANNOUNCES = re.compile(r"\b(?:heißt|hieß)(?: es|'s)\b[^,]*$", re.IGNORECASE)
_CLITICS = re.compile(r"^(?:(?:ne|se|me|nous|vous|lui|leur|y|en|no|te|le|les|nos) |[nsml]')+", re.IGNORECASE)
"""What stands before a French or Spanish verb."""
_FEW = 4
"""Words of a mere state, such as "much too slow"."""


class Piece(Frozen):
    """A clause, or a phrase without a verb."""

    text: str
    weight: float
    """What it says of the matter; 0 for praise, insults, idioms, and what the customer will do now."""
    trouble: bool
    """True when a word of trouble stands in it."""
    acts: bool
    """True when a verb is known in it."""
    asks: bool
    first: bool
    """True at the beginning of a sentence."""
    lead: str = ""
    """What parts it from the piece before."""


def sentences_in_pieces(post: str, pack: Language) -> Iterator[tuple[list[Piece], list[str]]]:
    """Yield each sentence's pieces and what parts them."""
    signals = signals_of(pack)
    ironic = pack.has("irony", post)
    text = _ORDERS.sub(". ", _QUOTED_WORDS.sub(lambda some: some[1] or some[2], respelt(ungreeted(masked(post)), pack)))
    text = _MOCKING.sub("", text) if ironic else text
    text = "\n".join(" ".join(line.replace(" ,", ",").split()) for line in text.splitlines())
    text = _MASK.sub(_CODE, _ELIDED.sub(r"\1'", text) if pack.code == "fr" else text)
    start = 0
    for end in (*_STOP.finditer(text), None):
        if end and end[0] == "." and abbreviates(text[start : end.end()]):
            continue
        sentence = text[start : end.start() if end else len(text)].strip(" ,")
        start = end.end() if end else len(text)
        sentence = unled(sentence) if pack.echoes else sentence
        if sentence:
            yield _pieces(sentence, end is not None and "?" in end[0], signals, pack, ironic=ironic)


def whole_words(text: str, pack: Language, *, praising: bool = False, asking: bool = False) -> str:
    """Return the first words of a text that can be quoted without a cut in a sentence; empty where none are few.

    praising: the first that praise, where any do; asking: the first that ask.
    """
    begun = sentences_in_pieces(text, pack)
    pieces, pauses = next(begun, ([], []))
    start = 0
    if praising:
        praise = signals_of(pack).praise
        found = (
            (some, at) for some in ((pieces, pauses), *begun) for at, one in enumerate(some[0]) if praise(one.text)
        )
        (pieces, pauses), start = next(found, ((pieces, pauses), 0))
        before = sum(len(piece.text.split()) for piece in pieces[: start + 1])
        start = 0 if before <= _QUOTED else start
    if asking:
        start = next((number for number, piece in enumerate(pieces) if piece.asks), 0)
    said = ""
    for number, piece in enumerate(pieces[start:], start):
        more = said + (pauses[number - 1] if said else "") + piece.text
        if len(more.split()) > _QUOTED:
            break
        said = more
    return said if len(said.split()) > 1 else ""


def may_begin(piece: Piece, before: Piece | None, pack: Language) -> bool:
    """Whether a sentence of ours may begin with a piece: not with a verb whose subject stands before it."""
    if piece.asks:
        return True
    if _hangs(piece.text, pack) or (before is not None and before.weight > 0 and is_state(piece.text, pack)):
        return False
    if piece.lead.strip(", ").lower() in _AND and not piece.acts and not _opens(piece.text, pack):
        return False  # "… y estable sin fallos": an adjective whose noun stands before the "and"
    if before is None or pack.code == "es" or completed(piece.text, pack) != piece.text:
        return True  # Spanish says no subject
    return not _verb_first(piece, pack)


def may_join(part: Piece, before: list[Piece], pause: str, pack: Language) -> bool:
    """Whether a piece goes on what stands before, so that both are said as one."""
    if part.asks or before[0].asks or ("," in pause and _verb_first(part, pack)):
        return False
    if pack.pattern("get_starts").match(fold(part.text)):
        return False  # what is wanted is told for itself
    if regretted(before[0].text, pack):  # "schade, dass A kaputt ist und B fehlt"
        return pack.code == "de" and "," not in pause and part.acts and _verb_last(part.text, pack)
    if part.trouble and (before[-1].trouble or pack.pattern("circumstance").match(fold(before[-1].text))):
        return True
    if pack.pattern("shares_verb").match(fold(part.text)) and not part.acts and pack.has("is_so", before[-1].text):
        return "," not in pause and len(part.text.split()) <= _FEW  # "the room was cold and the soup salty"
    if part.trouble and len(before) == 1 and before[0].first and "," not in pause and part.acts and before[0].acts:
        return True  # "I brought it in and got it back worse": one story
    return not part.acts and not any(piece.acts for piece in before)


def is_state(text: str, pack: Language) -> bool:
    """Whether the words only say how it is: "much too slow"."""
    said = words(text)
    return 0 < len(said) <= _FEW and said[-1] in pack.phrases["states"]


def _pieces(
    sentence: str, asks: bool, signals: Signals, pack: Language, *, ironic: bool
) -> tuple[list[Piece], list[str]]:
    pieces: list[Piece] = []
    pauses: list[str] = []
    at, parted = 0, ""
    begins = pack.pattern("asks")
    late = [sentence[pause.end() :][:_ASKS_WITHIN] for pause in _PAUSES[pack.code].finditer(sentence)]
    told = signals.reproaches(sentence)  # "and now I have to pay for it myself?" asks nothing
    asks_late = any(begins.match(fold(text)) or pack.has("what_now", text) for text in late)
    for pause in (*_PAUSES[pack.code].finditer(sentence), None):
        text = sentence[at : pause.start() if pause else len(sentence)].strip()
        at = pause.end() if pause else len(sentence)
        if text:
            asked = asks and (begins.match(fold(text)) is not None or not (pieces or asks_late or told))
            if pieces and not asked and "," in parted and _apart_from_verb(pieces, text, pack):
                pieces.pop()  # the aside is left out
                pauses.pop()
                subject = pieces.pop()
                whole = f"{subject.text} {text}"
                pieces.append(_piece(whole, subject.asks, subject.first, signals, pack, ironic=ironic))
            elif (
                pieces
                and not asked
                and (
                    _hangs(text, pack)
                    or _announces(pieces[-1].text, pack)
                    or _closes_verb(text, pack)
                    or ("," in parted and _leads_in(pieces[-1], pack))
                )
            ):
                before = pieces.pop()
                longer = _piece(before.text + parted + text, before.asks, before.first, signals, pack, ironic=ironic)
                pieces.append(longer.model_copy(update={"lead": before.lead}))
            else:
                pauses += [parted] if pieces else []
                piece = _piece(text, asked, not pieces, signals, pack, ironic=ironic)
                pieces.append(piece.model_copy(update={"lead": parted if pieces else ""}))
            parted = ""
        parted += pause[0] if pause else ""
        if pause and pieces and _BUT.search(pause[0]) and not (pieces[-1].trouble and not signals.praise(text)):
            pieces[-1] = pieces[-1].model_copy(update={"weight": 0.0})
    return pieces, pauses


_ASKS_WITHIN = 160
"""Characters after a pause within which a question shows that it is one."""


def _piece(text: str, asks: bool, first: bool, signals: Signals, pack: Language, *, ironic: bool) -> Piece:
    acts = has_verb(text, pack)
    weight, trouble = _weight(text, signals, pack, acts=acts, ironic=ironic)
    return Piece(text=text, weight=weight, trouble=trouble, acts=acts, asks=asks, first=first)


def _weight(text: str, signals: Signals, pack: Language, *, acts: bool, ironic: bool) -> tuple[float, bool]:
    """Return what a piece says of the matter: trouble, and words that only this post has; and whether of trouble."""
    regret = regretted(text, pack)
    text = regret or text
    troubles = signals.troubles(text) or int(bool(regret))
    beside = any(pack.has(key, text) for key in ("unturnable", "beside_matter", "what_now", "introduces"))
    beside = beside or (pack.has("luck", text) or (pack.has("pleads", text) and not troubles))
    if (
        beside
        or _CODE in text
        or signals.insults(text)
        or (signals.praise(text) and troubles <= 1 and not ironic and not regret)
    ):
        return 0.0, False
    if ironic and signals.praise(text) and len(text.split()) <= _INTERJECTION:
        return 0.0, False
    text = " ".join(word for word in words(text) if not pack.has("feeling", word))
    named = {
        root
        for root in stems(text, pack.stop)
        if not pack.is_common(root) and not pack.has("bare_anger", root) and not pack.has("negation", root)
    }
    if not named and not is_state(text, pack) and not (troubles and acts and stems(text, pack.stop)):
        return 0.0, False
    trouble = _STRONG if troubles > 1 else _BARE * troubles
    return trouble + _FOR_EACH * min(len(named) or 1, _MOST_NAMED), troubles > 0


def regretted(text: str, pack: Language) -> str:
    """Return the clause that somebody is sorry about: "schade, dass …", "dommage que …"; empty where none is."""
    found = pack.pattern("regrets").match(text.lower())
    return text[found.end() :].strip() if found else ""


def _hangs(text: str, pack: Language) -> bool:
    """Whether a piece cannot stand without what goes before: "which …", "that …"."""
    first = words(text)[:1]
    if not first:
        return True
    if pack.code == "de" and first[0] in _ARTICLES:
        second = words(text)[1:2]
        unmarked = text == text.lower() and bool(second) and second[0] not in pack.stop  # no noun has its capital
        return _THING.match(text) is None and not unmarked
    return pack.pattern("hangs_on").match(fold(text)) is not None


def _announces(text: str, pack: Language) -> bool:
    """Whether what somebody said comes next: "jedes Mal heißt es, …"."""
    return pack.code == "de" and _ANNOUNCES.search(text) is not None


def _leads_in(before: Piece, pack: Language) -> bool:
    """Whether a sentence only begins there, with when or where: "depuis la mise à jour, …"."""
    said = pack.pattern("circumstance").match(fold(before.text))
    return pack.code != "de" and before.first and not before.acts and said is not None and before.lead == ""


def _apart_from_verb(before: list[Piece], text: str, pack: Language) -> bool:
    """Whether a verb's subject stands before what is said of it: "the sole, bought in May, came off"."""
    return (
        len(before) == 2
        and before[0].first
        and not any(piece.acts for piece in before)
        and pack.pattern("finite").match(fold(_CLITICS.sub("", text))) is not None
    )


def _closes_verb(text: str, pack: Language) -> bool:
    """Whether the rest of a German verb closes the words: "(kam nass) und muffig an"."""
    return pack.code == "de" and _PARTICLE.search(text) is not None and not has_verb(text, pack)


def _opens(text: str, pack: Language) -> bool:
    """Whether words begin like a clause or a thing of their own."""
    first = text.split()[0]
    opens = {fold(word) for word in (*pack.phrases["clause_starts"], *pack.phrases["states"])}
    return (pack.code == "de" and first[0].isupper()) or fold(first) in opens


def _verb_last(text: str, pack: Language) -> bool:
    return pack.pattern("finite").match(fold(text.split()[-1])) is not None


def _verb_first(piece: Piece, pack: Language) -> bool:
    return pack.pattern("finite").match(fold(piece.text)) is not None
