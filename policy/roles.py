"""What a figure is about: the words of its clause, what binds it, and whether the clause affirms or denies.

"30 days to return" is about returning; it does not support "refund in 30 days". Concepts cover the matters that
replies put figures to, in four languages; words of no concept are compared by their stems.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from policy.bounds import Edge, Side, edge_of, per_of, side_of
from policy.content import stem
from policy.quantities import Quantity
from policy.quantity_words import NUMBER_VALUES
from policy.role_words import EXACT, STEMS
from policy.screen import Screened
from policy.sentences import sentences_of
from policy.statements import NEW_STATEMENT, VERB
from policy.views import Text
from policy.vocabulary import STOP_WORDS
from policy.vocabulary import words as word_set

_PREFIXES: dict[str, str] = {stem: concept for concept, stems in STEMS.items() for stem in stems.split()}
_LONGEST = max(map(len, _PREFIXES))
_WORD = re.compile(r"[^\W\d_]+(?:-in)?")
_JOINT = re.compile(r"[,;](?!\d)| (?:and|but|while|whereas|or|y|pero|mais|et|aber|sondern|und|oder|ou) |: | - |\(|\)")
_PART = re.compile(
    _JOINT.pattern
    + r"| (?:if|unless|when|while|as long as|provided|that|which|who|because|since they|wenn|falls|dass|weil|"
    r"sofern|si|cuando|que|porque|quand|parce que|lorsque) "
)
"""Where another statement begins: a condition that is denied does not deny what depends on it."""
_CLAUSE_END = re.compile(r"[.!?;:\n](?=\s|$)|,(?!\d)| but | while | whereas | pero | mais | aber | sondern ")
_AND = re.compile(r" and | y | et | und ")


@lru_cache(maxsize=8192)
def concept(word: str) -> str:
    """Return the concept that a folded word belongs to; nothing when it belongs to none."""
    if word in EXACT:
        return EXACT[word]
    for size in range(min(len(word), _LONGEST), 2, -1):
        found = _PREFIXES.get(word[:size])
        if found is not None and (size > 3 or len(word) <= size + 2):
            return found
    return ""


_PLAIN = word_set(
    """
    don doesn isn aren won wasn weren didn couldn shouldn haven hasn evening morning afternoon del los las una des aux
    allow allows apply applies expect once january february march april may june july august september october
    november december end start begin stay stays is are be was been were has have had will can must shall would could
    should do does did get gets got make made give given gives take takes taken come comes goes go going put set let
    say says see like need needs want please hi hello dear hey hola bonjour hallo still also even just only then than
    there here where how what who which each every per more most less least within up until till before after from
    since over under about at by on off in later earlier both either next last other another same such any some all
    none one two three first second third again back out that this these those it its they them we us our you your he
    she i my me not no never cannot can't don't doesn't isn't aren't won't n't of for to with and or but as if so yet
    because while whereas whether sorry time times way thing bit lot sure glad happy afraid right so-called en por
    para con sin desde hasta antes despues cada este esta puede puedes tiene tienes son hay mas menos muy ya pour par
    avec sans dans sous sur depuis chaque vous nous votre notre est sont etre avoir avez plus moins tres wir sie ihr
    ihre ihnen kann konnen muss wird werden haben hat innerhalb von mit ohne fur bei nach vor bis ab jede jeder pro
    ist sind sein mehr weniger sehr noch schon bitte leider nichts danach dann dafur davor brauchen brauche brauchst
    eine einen einem einer ein zahlen without nothing nada rien cuesta coute kostet cuestan toma ton mon lui leur ces
    cet cette elle ils il su sus mi nuestro nuestra ahora luego aqui alli ainsi alors possible impossible moglich
    posible unable etait ete ont etaient donc parce car mais deja encore aussi comme seront fut wurde wurden worden
    war waren auch nur also weil denn dabei deshalb fue fueron ha han sido porque pero tambien solo asi estaba
    """
)
"""Words that name no matter."""
_IRREGULAR = {
    "kept": "keep", "sent": "send", "held": "hold", "bought": "buy", "brought": "bring", "sold": "sell", "lost": "lose",
    "left": "leave", "found": "find", "told": "tell", "met": "meet", "built": "build", "worn": "wear",
    "broken": "break", "chosen": "choose", "driven": "drive", "flown": "fly", "written": "write", "stolen": "steal",
    "spoken": "speak", "shown": "show", "grown": "grow", "children": "child", "people": "person", "feet": "foot",
}  # fmt: skip
"""Forms whose stem is not that of their word."""
_MERGED_APART = frozenset({"opening", "size", "update", "staff", "data", "age"})
"""Concepts whose words must be told apart when two figures compete: high and wide, open and close."""


@lru_cache(maxsize=8192)
def matter(word: str) -> str:
    """Return what a folded word says of a clause's matter, comparable between texts; nothing for filler."""
    word = _IRREGULAR.get(word, word)
    if len(word) < 3 or word in _PLAIN or word in STOP_WORDS or word in NUMBER_VALUES:
        return ""
    name = concept(word)
    if name and name not in _MERGED_APART:
        return f"={name}"
    name = stem(stem(word))  # twice, so that "ordered" meets "orders"
    return name[:-1] if len(name) > 3 and name[-1] == name[-2] else name


@dataclass(frozen=True, slots=True)
class Role:
    """What a figure is about in its text."""

    nearest: frozenset[str]
    """The concept named nearest to it; two when both sides are equally near."""
    all: frozenset[str]
    """Every concept that heads something in its clause."""
    clause: frozenset[str] = frozenset()
    """Matters of the clause, and those that it takes over from the head of its sentence."""
    own: frozenset[str] = frozenset()
    """Matters that the clause names itself."""
    sentence: frozenset[str] = frozenset()
    """Matters of the whole sentence."""
    pointing: bool = False
    """True when the sentence speaks of "it" or "they": what it is about may stand elsewhere."""
    denied: bool = False
    """True when the clause denies."""
    free: bool | None = None
    """True when the clause says free of charge, False when it names a price; None when neither."""
    tense: str = ""
    """`past` or `future` when the clause says so."""
    both: bool = False
    """True when the text goes on with the other side of a limit: "below that", "otherwise"."""
    side: Side = ""
    edge: Edge = ""
    per: frozenset[str] = field(default=frozenset())


NOTHING = Role(frozenset(), frozenset())
_ATTACHED = re.compile(
    r"\b(?:of|after|from|since|following|on|de|del|tras|desde|apres|depuis|du|des|nach|ab|seit|von) (?:the |your |"
    r"our |a |an |any |la |el |le |der |dem )?$"
)
_LIGHT = frozenset({"payment", "processing"})
"""Concepts that come along with others and distinguish nothing."""
_DENIAL = Screened(
    r"\b(?:not|never|no|cannot|can't|don't|doesn't|didn't|isn't|aren't|won't|wasn't|weren't|nor|neither|none|"
    r"excluded|excludes|excluding|off[ -]limits|out of bounds|"
    r"prohibited|forbidden|refused|nothing|nichts|rien|nada|nicht|kein\w*|nie|ausgeschlossen|ausgenommen|ne|"
    r"pas|jamais|aucune?|exclue?s?|nunca|ningun\w*|excluid\w*|tampoco)\b|"
    r"\bno (?=(?:se|puede|esta|son|hay|es)\b)"
)
_NO_DENIAL = Screened(
    r"\b(?:no|not|never|nicht|pas|nunca|ne|can't|cannot|don't) (?:more|less|later|earlier|sooner|longer|fewer|only|"
    r"just|before|after|until|over|under|exceed\w*|mehr als|vor|nach|plus de|avant|mas de|antes|despues|problem|"
    r"worries|doubt|matter|forget|fail|hesitate)\b|\bwith no\b|"
    r"\b(?:no|not) \w{2,}er than\b|\bno (?:it|that|this|they|we|he|she|you|i)\b|\bno added\b|"
    r"(?<!is )(?<!are )(?<!be )(?<!was )(?<!were )(?<!been )\bnot (?:worn|used|taken|\w+ed)\b|\bno[.,]|\bnot to worry|"
    r"\b(?:costs?|cuestan?|coutent|coute|kosten|kostet|zahl\w+|pay) (?:\w+ ){0,2}(?:nothing|nada|rien|nichts)\b|"
    r"\bno (?:fee|charge|cost|fuss)\w*|\bwithout (?:charge|an? )|\bsans frais|\bsin (?:coste|cargo|usar)|"
    r"\bnot (?:sure|know)|\bif not|\bne [\w']+ que\b"
)
_FREE = Screened(
    r"\bfree\b(?! of (?:errors|interest))|\bno (?:charge|fee|cost)|\bat no cost|\bwithout (?:charge|a fee)|"
    r"\bon the house|"
    r"\bcosts? (?:you )?nothing|\bgratis\b|\bgratuit\w*|\bkostenlos\w*|\bkostenfrei\w*|\bgebuhrenfrei|\bsans frais|"
    r"\bsin (?:coste|cargo)|\bno cuesta nada|\bne coute rien|"
    r"\bkostet nichts|\bzahlen sie nichts"
)
_COSTS = Screened(r"\b(?:costs?|fees?|charges?|charged|pays?|surcharge|cuesta|coute|kostet|gebuhr|frais|comision)\b")
_PAST = Screened(
    r"\byou (?!need)\w+ed\b|\b(?:my|your|the) \w+ \w{2,}ed\b|\byou (?:paid|spent|lost|gave|said|told|kept|sat|stood|"
    r"took|got|were|had)\b|\b(?:was|were|had|did|has been|have been|since|arrived|left|came|went|made|bought|ordered|"
    r"delivered|repaired|fue|era|estaba|etait|a ete|war|wurde|wurden|seit)\b"
)
_FUTURE = Screened(r"\b(?:will|shall|going to|planned|sera|seran|estara|wird|werden)\b|'ll\b")
_POINTING = re.compile(
    r"\b(?:i|otherwise|sonst|sinon|it|its|it's|he|she|him|his|hers|they|them|that|this|these|those|eso|esto|ello|ellos|cela|ca|il|elle|ils|elles|es|er|ihn|"
    r"dort|dafur|dann)\b"
)


def roles_of(text: Text, quantities: Sequence[Quantity]) -> list[Role]:
    """Return the role of each figure of a text, in order."""
    folded = text.folded
    sentences = sentences_of(folded)
    roles: list[Role] = []
    by_sentence: dict[int, list[Quantity]] = {}
    ends = [end for _, end in sentences]
    for quantity in quantities:
        at = min(bisect_right(ends, quantity.start), len(sentences) - 1)
        by_sentence.setdefault(at, []).append(quantity)
    for at, inside in by_sentence.items():
        left, right = sentences[at]
        before = matters_in(folded, *sentences[at - 1], quantities) if at else frozenset()
        roles += _in_sentence(folded, left, right, inside, before)
    return roles


def role_of(text: Text, start: int, end: int) -> Role:
    """Return the role of one figure at a span of the folded text, as if it were the only one."""
    return roles_of(text, [Quantity("number", 0.0, "", start, end)])[0]


def _in_sentence(folded: str, left: int, right: int, inside: list[Quantity], before: frozenset[str]) -> list[Role]:
    segments = _segments(folded, left, right, inside)
    matters = _Matters(folded, left, right, inside)
    whole = matters.between(left, right)
    tokens = [_token(quantity) for quantity in inside]
    pointing = _POINTING.search(folded, left, right) is not None or _elliptic(folded, left, right, inside[0])
    roles = []
    for quantity, (begin, stop) in zip(inside, segments, strict=True):
        opening = max(left, folded.rfind("; ", left, quantity.start))
        first_there = next(q.start for q in inside if q.start >= opening)
        head = matters.between(opening, first_there) | (before if pointing else frozenset())
        per, counted = per_of(folded, quantity.end) if quantity.kind in _COUNTED else (frozenset(), quantity.end)
        adverb = _PER_ADVERB.search(folded, begin, quantity.start)
        if adverb is not None and quantity.kind in _COUNTED:
            per |= {adverb.group(1).replace("dai", "day").removesuffix("ly").removesuffix("al").replace("annu", "year")}
        own = matters.between(begin, quantity.end) | matters.between(counted, stop)
        if own and begin > left and NEW_STATEMENT.match(folded, begin):
            head = frozenset()  # another subject: nothing is taken over from the one before
        own |= {t for q, t in zip(inside, tokens, strict=True) if q is not quantity and begin <= q.start < stop}
        first, last = _phrase(folded, begin, stop, quantity)
        said = folded[first:last]
        roles.append(
            Role(
                *_concepts(folded, quantity.start, quantity.end),
                clause=own | head,
                own=own,
                sentence=whole | before if pointing else whole,
                pointing=pointing,
                denied=denies(said),
                free=_free(said, quantity),
                tense="future" if _FUTURE.search(said) else ("past" if _PAST.search(said) else ""),
                both=_OTHER_SIDE.search(folded, quantity.end, quantity.end + 160) is not None,
                side=side_of(folded, quantity.end) if quantity.kind == "duration" else "",
                edge=_edge(folded, begin, quantity),
                per=per,
            )
        )
    return roles


def _elliptic(folded: str, left: int, right: int, first: Quantity) -> bool:
    """Tell whether a sentence begins with its figure and has no verb: "Within 10 days of receiving it." answers."""
    before = folded[left : first.start]
    return len(before) < _FRONTED and _ONLY_BOUND.fullmatch(before) is not None and not VERB.search(folded, left, right)


_ONLY_BOUND = re.compile(r"\W*(?:within|in|up to|after|sous|dans|en|dentro de|en un plazo de|innerhalb von|binnen|nach)? ?")
_OTHER_SIDE = re.compile(
    r"\b(?:below|above|beyond|under|over|before|after|up to|past|later than) that\b|\botherwise\b|\bafterwards\b|"
    r"\blater\b|"
    r"\bfrom then on\b|\b(?:danach|darunter|daruber|sonst|au-dela|sinon|ensuite|despues|si no|a partir de entonces)\b"
)
_PER_ADVERB = re.compile(r"\b(monthly|yearly|daily|weekly|hourly|nightly|annual)\b")


def _token(beside: Quantity) -> str:
    """Return what a figure that stands in the same clause adds to what the clause is about: "for drivers over 25"."""
    return f"#{beside.value}" if beside.kind in ("time", "date") else f"#{beside.bound}{beside.value}"


_COUNTED = frozenset({"amount", "percent", "measure"})


def _phrase(folded: str, begin: int, stop: int, quantity: Quantity) -> tuple[int, int]:
    """Return the part of a clause that a denial must stand in to deny the figure."""
    first = begin
    for joint in _PART.finditer(folded, begin, quantity.start):
        first = joint.end() if joint.end() < quantity.start else first
    after = _PART.search(folded, quantity.end, stop)
    if after is not None and after.group() == "," and first == begin and quantity.start - begin < _FRONTED:
        after = _PART.search(folded, after.end(), stop)  # "After 30 days, shoes cannot be returned"
    end = after.start() if after else stop
    if _CONDITION.search(folded, max(0, begin - 1, quantity.start - _NEAR), quantity.start) is not None:
        main = _MAIN_CLAUSE.search(folded, quantity.end, end)
        end = main.start() if main is not None else end  # "if you do it by Friday the next one will not be sent"
    return first, end


_NEAR = 48
"""Characters before a figure among which the word that makes its clause a condition is looked for."""
_CONDITION = re.compile(r"(?:^|\W)(?:if|when|once)\b[^,.;:]*$")
_MAIN_CLAUSE = re.compile(
    r" (?=(?:the|your|our|it|we|you|they|no|nothing)\b[^,.;]{0,24}?"
    r"(?:will|won't|can|cannot|can't|is|are|isn't|aren't)\b)"
)
_FRONTED = 24
"""Characters before a figure up to which it is told in front of its clause."""


def is_free(said: str) -> bool:
    """Tell whether a clause of folded text says that something costs nothing."""
    return _FREE.search(said) is not None


def _free(said: str, quantity: Quantity) -> bool | None:
    if is_free(said):
        return True
    priced = quantity.kind == "amount" and not quantity.bound  # "over £40" is a limit, and no price
    return False if priced or _COSTS.search(said) else None


def _edge(folded: str, begin: int, quantity: Quantity) -> Edge:
    if quantity.kind in ("time", "date"):
        if _SINCE.search(folded, begin, quantity.start):
            return ""  # "closed since 4 August": how things are from then on, and no opening
        if quantity.part or quantity.bound:
            low = quantity.part == "low" or (not quantity.part and quantity.bound == "least")
            return "start" if low else "end"
        return "" if quantity.unit == "weekday" else edge_of(folded, begin, quantity.start)
    return edge_of(folded, begin, quantity.start) if quantity.kind == "duration" and quantity.unit == "time" else ""


_SINCE = re.compile(r"\b(?:since|seit(?: dem)?|desde(?: el)?|depuis(?: le)?) $")


def denies(said: str) -> bool:
    """Tell whether a clause of folded text denies; "no more than" and "no problem" do not."""
    empty = sum(1 for match in _NO_DENIAL.finditer(said) if _DENIAL.search(match.group()))
    return sum(1 for _ in _DENIAL.finditer(said)) > empty


def _segments(folded: str, left: int, right: int, inside: list[Quantity]) -> list[tuple[int, int]]:
    """Return the part of the sentence that belongs to each figure: joints between two figures divide them."""
    cuts = [left]
    for one, other in pairwise(inside):
        joint = None
        if one.end <= other.start and not (one.part == "low" and other.part == "high"):
            joint = _JOINT.search(folded, one.end, other.start + 1)
        cuts.append(joint.start() if joint and joint.end() <= other.start + 1 else -1)
    spans = []
    for index in range(len(inside)):
        begin = next(cut for cut in reversed(cuts[: index + 1]) if cut >= 0)
        stop = next((cut for cut in cuts[index + 1 :] if cut >= 0), right)
        for joint in NEW_STATEMENT.finditer(folded, begin, right):
            if begin < joint.start() and joint.end() <= inside[index].start:
                begin = joint.start()
            elif inside[index].end <= joint.start() < stop:
                stop = joint.start()
        spans.append((begin, stop))
    return spans


def matters_in(folded: str, left: int, right: int, inside: Sequence[Quantity]) -> frozenset[str]:
    """Return the matters that a stretch of folded text names outside its figures, which are given in order."""
    return _Matters(folded, left, right, inside).between(left, right)


class _Matters:
    """The matters that a stretch of folded text names outside its figures, and where."""

    def __init__(self, folded: str, left: int, right: int, inside: Sequence[Quantity]) -> None:
        self._folded = folded
        self._sends_back = _BACK.search(folded, left, right) is not None
        starts = [q.start for q in inside]
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._names: list[str] = []
        for word in _WORD.finditer(folded, left, right):
            start = word.start()
            before = bisect_right(starts, start)
            if not (before and start < inside[before - 1].end) and (name := matter(word.group())):
                self._starts.append(start)
                self._ends.append(word.end())
                self._names.append(name)

    def between(self, left: int, right: int) -> frozenset[str]:
        """Return the matters whose words stand between two places."""
        found = set(self._names[bisect_left(self._starts, left) : bisect_right(self._ends, right)])
        if self._sends_back and (back := _BACK.search(self._folded, left, right)) is not None:
            found.add("=refund" if _TO_CARD.match(self._folded, back.end()) else "=return")
        return frozenset(found)


def _concepts(folded: str, start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    left, right = _clause(folded, start, end)
    heads: list[tuple[int, str]] = []
    complements: list[tuple[int, str]] = []
    for word in _WORD.finditer(folded, left, right):
        if word.start() < end and start < word.end():
            continue
        name = concept(word.group())
        if name and name not in _LIGHT:
            distance = start - word.end() if word.end() <= start else word.start() - end
            # "within 30 days of delivery", "the refund of the price": what follows "of" is not what the figure is
            # about.
            attached = _ATTACHED.search(folded[max(left, word.start() - 14) : word.start()])
            (complements if attached else heads).append((distance, name))
    found = heads or complements
    if not found:
        return frozenset(), frozenset()
    least = min(distance for distance, _ in found)
    return (
        frozenset(name for distance, name in found if distance <= least + 1),
        frozenset(name for _, name in found),
    )


_BACK = re.compile(
    r"\b(?:send|sends|sending|sent|bring|brings|bringing|come|comes|ship|post|hand|take|goes|go)\b[^.;,]{0,16}?\bback\b|"
    r"\b(?:schick|send|bring|geb)\w*\b[^.;,]{0,24}?\bzuruck\w*"
)
_TO_CARD = re.compile(r" (?:to|on|onto|in|into) (?:the|your) (?:\w+ )?(?:card|account|bank)")
_REACH = 200
"""Characters on each side of a figure within which its clause is looked for."""


def _clause(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return the clause around a span: up to a mark or a joint; over a comma when there is nothing before it."""
    left = max(0, start - _REACH)
    for mark in _CLAUSE_END.finditer(folded, left, start):
        left = mark.end()
    stop = _CLAUSE_END.search(folded, end, end + _REACH)
    right = stop.start() if stop else min(len(folded), end + _REACH)
    # "Returns within 30 days and refunds within 5": a joint between two figures divides them.
    for joint in _AND.finditer(folded, left, start):
        if any(map(str.isdigit, folded[left : joint.start()])):
            left = joint.end()
    for joint in _AND.finditer(folded, end, right):
        if any(map(str.isdigit, folded[joint.end() : right])):
            right = joint.start()
            break
    return left, right
