"""Moments at which a small gesture surprises: a loyal customer, an event, a small wish. By words, in four languages.

Deterministic, so that it says why: the words themselves stand in the reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from policy.models import Frozen, PostKind

OpportunityKind = Literal["event", "loyal", "wish"]
READ = 2_000
"""Characters of a post that are looked at."""
_NOT_THE_MOMENT: tuple[PostKind, ...] = ("attack", "spam")
_REASONS: Mapping[OpportunityKind, str] = {
    "event": "An event in their life",
    "loyal": "They have been with you for long",
    "wish": "A small wish that could be granted",
}
_EVENT = (
    r"(?:my|our|his|her|their|(?:son|daughter|wife|husband|mum|mom|dad|partner|girlfriend|boyfriend)'s) "
    r"(?:[\w']+ )?(?:birthday|wedding(?: day)?|honeymoon|anniversary|graduation|christening|retirement)"
    r"|(?:just|getting|newly) (?:got )?married|just got engaged|having a baby|new baby"
    r"|mein(?:e[mnr]?)? (?:\w+ )?(?:geburtstag|hochzeit(?:stag)?|flitterwochen|abschluss)"
    r"|unsere?[nmr]? (?:\w+ )?(?:hochzeit(?:stag|sreise)?|jahrestag|flitterwochen|baby)"
    r"|zum (?:\d+\. )?(?:\w+ )?geburtstag|(?:frisch|gerade) (?:verheiratet|verlobt)"
    r"|mi cumpleaños|(?:nuestra|mi) (?:boda|luna de miel|graduación)|nuestro aniversario"
    r"|cumpleaños de mi (?:\w+)|acabamos de casarnos|reci[ée]n casados|nuestro bebé"
    r"|mon anniversaire|notre (?:mariage|lune de miel|anniversaire|bébé)|anniversaire de (?:mon|ma) \w+"
    r"|jeunes mariés|on vient de se marier"
)
_MANY = r"(?:\d{1,2}|many|several|two|three|five|ten|fifteen|twenty|over \d{1,2}|more than \d{1,2})"
_LOYAL = (
    r"(?:loyal|long[- ]?time|long[- ]?standing|faithful) (?:customer|fan|user)"
    rf"|(?:customer|fan|member|user) (?:for|of) {_MANY} years|customer since (?:19|20)\d\d"
    rf"|{_MANY} years (?:a|as a) (?:loyal )?customer"
    r"|(?:treue[rn]?|langjährige[rn]?) (?:kund\w+|fan|stammkund\w+)|stammkund\w+"
    r"|seit (?:über |mehr als )?(?:\d{1,2}|vielen|zehn|zwanzig) jahren (?:\w+ ){0,3}kund\w+|kund\w+ seit (?:19|20)\d\d"
    r"|client[ea]s? (?:fiel(?:es)?|de toda la vida|habitual)|(?:soy|somos) clientes? (?:desde hace|hace) (?:\w+ )?años"
    r"|client(?:e)? fid[èe]le|fid[èe]les? client\w*|client(?:e)?s? depuis (?:plus de )?\w+ ans"
)
_WISH = (
    r"i(?:'d| would) (?:so |really )?love (?:a|an|one of|to have|it if)|it would (?:make my|mean the world)"
    r"|i(?:'ve| have) always wanted|(?:my|our) (?:dream|little wish)|if only you (?:had|sold|still made)"
    r"|ich hätte so gern(?:e)?|(?:mein|unser) (?:traum|kleiner wunsch)|schön wäre ein|würde mich so freuen"
    r"|me encantaría (?:tener|un|una)|me haría (?:mucha |tanta )?ilusión|ojalá tuvierais"
    r"|j'aimerais tellement|mon (?:rêve|petit souhait)|ça me ferait (?:tellement )?plaisir|si seulement vous aviez"
)
_WORDS: Mapping[OpportunityKind, str] = {"event": _EVENT, "loyal": _LOYAL, "wish": _WISH}
_SIGNS: Mapping[OpportunityKind, re.Pattern[str]] = {
    kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for kind, words in _WORDS.items()
}
_MOURNING = re.compile(
    r"(?<!\w)(?:funeral|passed away|died|late (?:wife|husband|mother|father)|beerdigung|verstorben\w*|gestorben|"
    r"falleci\w+|murió|funeral|entierro|décéd\w+|obsèques|deuil)(?!\w)",
    re.IGNORECASE,
)


class Opportunity(Frozen):
    """Why this may be a moment for a small gesture; whether it is, a person decides."""

    kind: OpportunityKind
    words: str
    """What the customer wrote."""

    @property
    def reason(self) -> str:
        """The reason in plain words."""
        return f"{_REASONS[self.kind]}: “{self.words}”"


def opportunity(post: str, kind: PostKind, *, grave: bool) -> Opportunity | None:
    """Return the first moment that the post tells of: an event before loyalty, loyalty before a wish.

    None for attacks and spam, where somebody mourns, and where the matter is `grave` (urgent, or with a department).
    """
    text = post[:READ].replace("’", "'")
    if grave or kind in _NOT_THE_MOMENT or _MOURNING.search(text):
        return None
    for sign, pattern in _SIGNS.items():
        found = pattern.search(text)
        if found:
            return Opportunity(kind=sign, words=" ".join(found[0].split()))
    return None
