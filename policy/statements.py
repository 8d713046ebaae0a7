"""Where one statement of a sentence ends and another begins, and whether it only judges what it speaks of."""

from __future__ import annotations

import re

_VERBS = (
    "is|are|was|were|isn't|aren't|wasn't|weren't|will|won't|has|have|had|can|cannot|can't|does|did|goes|went|comes|came|"
    "costs?|takes?|took|leaves?|left|works?|follows?|should|must|es|son|fue|fueron|esta|estan|sera|seran|ha|han|se|"
    "llega|llego|sale|salio|est|sont|etait|sera|seront|a|ont|arrive|arrivent|part|ist|sind|war|waren|wurde|wurden|wird|"
    "werden|hat|haben|kommt|kommen|geht|kostet|lauft"
)
VERB = re.compile(rf"\b(?:{_VERBS})\b")
"""A word that only a sentence with a verb has, in folded text."""
_DETERMINERS = (
    "the|your|our|my|this|that|these|those|both|each|all|la|el|las|los|tu|su|nuestro|nuestra|le|les|votre|notre|vos|"
    "nos|die|der|das|ihr|ihre|unser|unsere|dein|deine"
)
_PRONOUNS = "i|we|you|it|they|he|she|there|nous|vous|il|elle|ils|elles|je|wir|sie|er|ich|du"
NEW_STATEMENT = re.compile(
    r"(?:,| -)? (?:and|but|so|while|whereas|y|pero|mientras|et|mais|und|aber|denn) (?:then |now |also )?"
    rf"(?=(?:{_DETERMINERS}) (?:[^ ,;:]+ ){{0,4}}?(?:n'|ne |no |nicht )?(?:{_VERBS})\b|(?:{_PRONOUNS})(?:'\w+)? [\w'])"
)
"""A joint of folded text with the beginning of another statement after it."""
_BREAK = re.compile(r"[.;:!?](?= |$)")
_FULL_STOP = re.compile(r"[.!?](?= |$)")


def statement(folded: str, start: int, end: int, *, colon: bool = True) -> tuple[int, int]:
    """Return the statement around a span of folded text: neither marks nor new subjects stand inside it.

    colon: false to go on over colons, for what stands before one may speak of what stands after it: "that's right: 5".
    """
    return _between((_BREAK if colon else _FULL_STOP, NEW_STATEMENT), folded, start, end)


def part(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of the statement around a span between two commas."""
    return _between((_BREAK, NEW_STATEMENT, _COMMA), folded, start, end)


def _between(cuts: tuple[re.Pattern[str], ...], folded: str, start: int, end: int) -> tuple[int, int]:
    left, right = max(0, start - _REACH), min(len(folded), end + _REACH)
    for cut in cuts:
        for mark in cut.finditer(folded, left, right):
            if mark.end() <= start:
                left = max(left, mark.end())
            elif mark.start() >= end:
                right = min(right, mark.start())
                break
    return left, right


_REACH = 200
"""Characters on each side within which a statement is looked for."""
_COMMA = re.compile(r", ")


_EVALUATION = re.compile(
    r"\b(?:should(?: not| never|n't)|ought not|oughtn't|(?<!you )must(?: not| never|n't)|"
    r"(?:nobody|no one|no-one|no customer|no guest|no passenger)(?: \w+){0,2} (?:should|must|ought|wants?|likes|"
    r"deserves|has to|needs to)|a long (?:wait|time|while|day|night|evening)|"
    r"(?:far |much |way )?too (?:long|many|much|late|far|slow|short|soon|few)|unacceptable|"
    r"(?:not|isn't|aren't|wasn't|hardly|no way) (?:good enough|ok|okay|acceptable|right|fair|normal|fine|"
    r"what you|how|to)\b|"
    r"(?:no|n't) deberi\w+|no deb(?:e|en|io)\b|no (?:tenia|tendria)\w* que|nadie (?:deberia|debe|tendria|"
    r"quiere|merece)|"
    r"demasiad\w+|es mucho|no esta bien|no es (?:normal|aceptable|de recibo)|inaceptable|"
    r"ne (?:devrai\w+|doi\w+) (?:pas|jamais)|n'aurai\w+ (?:pas|jamais)|ne devi\w+ (?:pas|jamais|payer qu)|"
    r"personne ne (?:devrait|merite|veut)|(?:c'est|est|sont|beaucoup) trop|trop (?:long|longtemps|tard)|"
    r"pas (?:normal|acceptable|correct)|inacceptable|inadmissible|"
    r"sollten? (?:[\w']+ ){0,6}(?:nicht|niemand|nie)|(?:niemand|keiner) (?:sollte|muss|will|darf)|"
    r"darf (?:so |es |das )?(?:etwas )?nicht|zu (?:lange?|viele?|spat|langsam|weit)|inakzeptabel|"
    r"nicht (?:in ordnung|akzeptabel|normal|richtig|passieren|gut genug))\b"
)


def evaluates(folded: str, start: int, end: int) -> bool:
    """Tell whether the statement around a span only says what should not be, or that it is too much of something."""
    return _EVALUATION.search(folded, *statement(folded, start, end)) is not None
