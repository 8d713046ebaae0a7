"""Policy text as statements: a list never loses the head that gives its items their meaning.

"Flights can be cancelled if any of these is true:" and its four items are one statement; an item alone would
turn a condition into a fact. Headings and instructions to staff are told apart from what a customer may read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from drafting.models import Frozen
from drafting.writer.grounds.tables import rows_as_sentences
from drafting.writer.words.text import sentences
from policy.models import EvidenceItem

_ITEM = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+")
_MARKUP = re.compile(r"\*\*|__|`|^\s*#+\s+", re.MULTILINE)
_NUMBERED = re.compile(r"^\s*\d+(?:\.\d+)+\s+")
"""A clause number before a sentence: "4.1 An order can be cancelled ..."."""
_LONGEST_LIST = 420
_LABEL_WORDS = 3
_WHOLE_WORDS = 6
_HEADING_WORDS = 7
_SMALL_START = ("The", "A", "An", "It", "They", "There", "If", "You", "Your", "Any", "All")
_NEEDS_ALL = re.compile(r"\b(?:any|all|one|either|following)\b", re.IGNORECASE)
"""An item of "any of the following" says nothing alone, and saying one hides the others."""
_FOR_STAFF = re.compile(
    r"\b(?:agents?|tool calls?|tools?|database|APIs?|human agent|user ids?|user profile|order ids?|"
    r"reservation ids?)\b|\btransfer (?:the|to)\b|!!"
    r"|\byou (?:should|must|can|cannot|have to|need to) (?:not |only |at most |first )*"
    r"(?:offer|make|deny|transfer|help|provide|check|handle|authenticate|take action|list|collect|respond|tell)\b"
    r"|^(?:first, |then |always |otherwise, |in particular, )?(?:confirms?|ask|obtain|verify|make sure|remember|"
    r"be sure|"
    r"do not (?:proactively |compensate|add|make|give|offer)|only compensate|offer|check|tell the)\b"
    r"|\b(?:should be collected|list the action)\b"
    r"|\b(?:user|customer) confirmation\b|\bstatus (?:will|must) be\b|\bonce the (?:user|customer) (?:has )?confirm",
    re.IGNORECASE,
)
_ASIDE_TO_STAFF = re.compile(
    r",? and you (?:should|must) (?:check|confirm|make sure|ask|verify)\b[^.;]*", re.IGNORECASE
)
_LEANS = re.compile(
    r"(?:Or|And|But|Oder|Und|Aber|O|Y|Pero|Ou|Et|Mais|It|They|This|These|That|Those|Other|Otherwise|After that|"
    r"In other cases|Then|There is no need|So|Each extra|"
    r"Es|Sie|Das|Diese|Danach|Sonst|Dann|Eso|Esto|Después|Si no|En ese caso|Il|Elle|Ils|Elles|Cela|Ensuite|Sinon)\b"
)
"""How a sentence begins that means little without the one before it."""
_LONGEST_PAIR = 300
_RECALLS = re.compile(
    r"\b(?:recalled|under recall|zurückgerufen|rufen wir [^.]*zurück|rappelée?s?|"
    r"fait l'objet d'un rappel|retirad[oa]s?)\b",
    re.IGNORECASE,
)
"""A paragraph that recalls a product: what it gives back, it gives for that product only."""
_OF_THEM = re.compile(r"\b(?:the booking|the|a) (?:user|customer)\b", re.IGNORECASE)
"""How a document for staff speaks of the customer."""


_STAFF = (
    (re.compile(r"\byou can take actions? to\b", re.IGNORECASE), "we can"),
    (re.compile(r"\byou are\b", re.IGNORECASE), "we are"),
    (re.compile(r"\byour\b", re.IGNORECASE), "our"),
    (re.compile(r"\byou\b", re.IGNORECASE), "we"),
)
"""Words for staff in a document that speaks to them, and what a customer is told instead."""
_ONLY_IF = re.compile(
    r"^(?P<how>Only|Do not) (?P<deed>compensate|refund|cancel|exchange|return|upgrade) if ", re.IGNORECASE
)
_DEED_NOUNS = {
    "compensate": "Compensation",
    "refund": "A refund",
    "cancel": "A cancellation",
    "exchange": "An exchange",
    "return": "A return",
    "upgrade": "An upgrade",
}
_ELLIPTIC = re.compile(r"\b(?:cannot|can't|can not|may not)\.$")
_CAN_BE = re.compile(r"\bcan (be \w+)")


class Statement(Frozen):
    """What a policy says in one piece."""

    text: str
    """A whole sentence, or a head with its list; plain text on one line."""
    source: str
    """Id of the evidence it stands in."""
    paragraph: int = 0
    """Which paragraph, item or row of its passage it stands in; another one is about another matter."""
    row: bool = False
    """True for the row of a table: figures, which answer nobody who asked for none."""
    for_staff: bool = False
    """True for an instruction to staff, which no customer should read."""


def statements(items: Iterable[EvidenceItem]) -> list[Statement]:
    """Return everything the items say, in their order."""
    every = list(items)
    for_staff = {item.document or item.id for item in every if _speaks_to_staff(item.text)}
    return [said for item in every for said in _said(item.text, item.id, (item.document or item.id) in for_staff)]


@lru_cache(maxsize=1024)
def _speaks_to_staff(passage: str) -> bool:
    return _OF_THEM.search(passage) is not None and _FOR_STAFF.search(passage) is not None


@lru_cache(maxsize=1024)
def _said(passage: str, source: str, for_staff: bool) -> tuple[Statement, ...]:
    """What a passage says, piece by piece; `for_staff`: its document speaks to them."""
    written = _MARKUP.sub("", passage).splitlines()
    lines = list(rows_as_sentences(written))
    rows = frozenset(lines) - frozenset(written)
    found = []
    for text, paragraph in _leaning_joined(_pieces(lines)):
        bare = _turned_to_rule(_ASIDE_TO_STAFF.sub("", text))
        internal = bool(_FOR_STAFF.search(bare))
        said = _by_us(bare) if for_staff and not internal else bare
        found.append(Statement(text=said, source=source, paragraph=paragraph, row=text in rows, for_staff=internal))
    return tuple(found)


def _by_us(text: str) -> str:
    """Say "we" for "you" in a document that speaks to staff about customers."""
    for said, new in _STAFF:
        text = said.sub(lambda match, new=new: new.capitalize() if match[0][0].isupper() else new, text)  # type: ignore[misc]
    return text


def _turned_to_rule(text: str) -> str:
    """Say as a rule what staff are told to do only on a condition: "Only compensate if …"."""
    found = _ONLY_IF.match(text)
    if found is None:
        return text
    what = _DEED_NOUNS[found["deed"].lower()]
    return f"{what} {'is only' if found['how'].lower() == 'only' else 'is not'} possible if {text[found.end() :]}"


def leans(text: str) -> bool:
    """Say whether a statement means little without the one before it."""
    return _LEANS.match(text) is not None


def _leaning_joined(paragraphs: Iterable[Sequence[str]]) -> list[tuple[str, int]]:
    joined: list[tuple[str, int]] = []
    for number, piece in ((number, piece) for number, pieces in enumerate(paragraphs) for piece in pieces):
        before, where = joined[-1] if joined else ("", number)
        whole = _completed(piece, before)
        if (
            before
            and whole == piece
            and (_LEANS.match(piece) or _ELLIPTIC.search(piece))
            and len(before) + len(piece) < _LONGEST_PAIR
            and not _FOR_STAFF.search(before)
        ):
            joined[-1] = f"{before} {piece}", where
        else:
            joined.append((whole, number))
    return joined


def _completed(piece: str, before: str) -> str:
    """Put in the verb that a sentence takes from the one before it: "Food cannot." after "Tents can be returned."."""
    verb = _CAN_BE.search(before) if _ELLIPTIC.search(piece) else None
    return f"{piece[:-1]} {verb[1]}." if verb else piece


def _pieces(lines: Iterable[str]) -> list[list[str]]:
    """The statements of each paragraph, list and table row."""
    paragraphs: list[list[str]] = []
    heads: list[tuple[int, str]] = []
    items: list[str] = []

    def close() -> None:
        paragraphs.extend(_under(heads[-1][1], items) if heads else ([item] for item in items))
        items.clear()

    for line in lines:
        is_item = _ITEM.match(line) is not None
        flat = " ".join(_NUMBERED.sub("", _ITEM.sub("", line)).split())
        indent = len(line) - len(line.lstrip()) if is_item else -1
        if not flat or (not is_item and flat[-1].isalnum() and len(flat.split()) <= _HEADING_WORDS):
            continue
        if heads and is_item and heads[-1][0] >= indent:
            close()
            while heads and heads[-1][0] >= indent:
                heads.pop()
        if flat.endswith(":"):
            close()
            if not is_item:
                heads.clear()
            heads.append((indent, _head(flat, heads)))
        elif is_item:
            items.append(flat)
        else:
            close()
            heads.clear()
            paragraphs.append([flat] if _RECALLS.search(flat) else sentences(flat))
    close()
    return paragraphs


def _head(flat: str, above: list[tuple[int, str]]) -> str:
    """A head under a heading of few words is nothing without it: "Checked bags, if you are a member:"."""
    if above and _is_label(above[-1][1]):
        return f"{above[-1][1].rstrip(':')}: {flat[0].lower()}{flat[1:]}"
    return flat


def _is_label(head: str) -> bool:
    return len(head.split()) <= _LABEL_WORDS


def _under(head: str, items: list[str]) -> list[list[str]]:
    """Join items to their head; whole sentences under a mere heading stand for themselves."""
    if not items:
        return []
    if _is_label(head) and all(len(item.split()) >= _WHOLE_WORDS or item.endswith(".") for item in items):
        return [sentences(item) for item in items]
    if _is_label(head) and all(item.endswith(".") or len(item.split()) > _LABEL_WORDS for item in items):
        return [[f"{head} {item}"] for item in items]
    lowered = [item[0].lower() + item[1:] if item.split()[0] in _SMALL_START else item for item in items]
    joined = f"{head} {'; '.join(item.rstrip('.;,') for item in lowered)}."
    if len(joined) <= _LONGEST_LIST:
        return [[joined]]
    return [] if _NEEDS_ALL.search(head) else [[f"{head} {item}"] for item in items]
