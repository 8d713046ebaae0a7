"""Whose a figure is in its clause: told back as the customer's own, or given to them.

A post is evidence for what its author wants, has and lived through, and for nothing that the company does. So the
customer's figure may stand in "you would like to add 2 bags", and not in "you may take 2 bags".
"""

from __future__ import annotations

import re

from policy.scope import Scope
from policy.statements import statement

_OFTEN = r"(?: (?:also|still|now|only|just|really|already|both|all|simply|rather))*"
_WISH = (
    rf"you(?:'d| would| d){_OFTEN} (?:like|love|prefer)|"
    rf"(?<!if )(?<!when )(?<!should )you(?:'d| would| do| did|'re| are| were|'ve been| have been)?{_OFTEN}"
    r" (?:want|wanted|wish|wished|prefer|hope|hoped|plan|planned|intend|ask|asked|asking|looking|waiting|"
    r"trying|hoping|wondering|planning)|"
    r"(?<!si )(?:vous (?:souhait|voul|voudr|aimer|desir|demand|attend|cherch)(?:ez|iez)|"
    r"tu (?:souhaites|veux|voudrais|aimerais|demandes|attends|cherches))|"
    r"(?:sie|du|ihr) (?:mochten|mochtest|mochtet|wollen|willst|wollten|wolltest|wunschen|fragen|fragst|bitten|bittest|"
    r"warten|wartest|suchen|suchst)|(?:mochten|wollen|wollten) sie|(?:mochtest|willst|wolltest) du|"
    r"(?<!si )(?:usted )?(?:quieres?|deseas?|preguntas?|buscas?|pides|(?:le|te) gustaria)"
)
_LIVED = (
    rf"you(?:'re| are| were|'ve| have)?{_OFTEN} "
    r"(?:travelling|traveling|flying|waited|spent|bought|ordered|paid|booked|chose)"
)
_REGRETTED = (
    r"(?:i am|i'm|im) (?:so |very |really |truly )?sorry that (?=(?:you|your|the|this|that|it|they|he|she)\b)|"
    r"(?:tut|tate) (?:mir|uns) (?:sehr |wirklich )?leid,? dass (?=(?:sie|du|ihr\w*|dein\w*|der|die|das|es)\b)|"
    r"(?:siento|lamento) (?:mucho )?que (?=(?:el|la|los|las|su|sus|tu|tus|se|le|te|no)\b)|"
    r"je (?:regrette|suis desolee?) que (?=(?:vous|votre|vos|le|la|les|l'))"
)
"""What we are sorry for is what they lived through: "I'm sorry that the hood tore after a week"."""
_WISHED = re.compile(rf"\b(?:{_WISH})\b")
_TOLD = re.compile(rf"\b(?:(?:{_WISH}|{_LIVED})\b|{_REGRETTED})")
_CONDITION = re.compile(r"\b(?:if|wenn|falls|sobald|once|unless|because|since|as|weil|da|puisque|comme|porque|como)\b")
_WAITED = re.compile(r"\b(?:lleva|llevas) (?:ya |mas de )?$")
_WAITING = re.compile(r" (?:esperando|sin|con)\b")
_THEIR_OWN = re.compile(r"\b(?:your|ihre?[nr]?|deine?[nr]?|vos|tes|sus|tus) (?:all |other |first |last )?$")
_OURS_TO_SAY = re.compile(
    r"\b(?:we|i|our|will|shall|must|can|may|is|are|(?<!to )(?<!and )(?<!or )(?:gets?|receive)|costs?|takes?|"
    r"within|granted|approved|agreed|course|nous|notre|nos|je|pouvez|recevrez|aurez|est|sont|(?:rembours|envoy|offr|pay|donn|fais|accord)\w*ons|"
    r"wir|unser\w*|ich|(?:sie|und) (?:bekommen|erhalten)|bekommst|erhaltst|durfen|konnen|werden(?! *$)|ist|"
    r"nosotros|nuestr\w+|recibira\w*|tendra\w*|puedes?|es|son|(?<!que )(?<!que le )(?<!que te )"
    r"(?<!que lo )(?<!que la )\w{3,}[aei]mos)\b|'ll\b"
)
"""Words with which the clause goes over to what the company does, promises or rules."""
_GIVEN_FREE = re.compile(
    r"\b(?:free|gratis|gratuit\w*|kostenlos\w*|frei\w*|extra|bonus|includ\w+|allow\w*|cover\w*|entitled|refund\w*|"
    r"voucher\w*|credit\w*|discount\w*|remis\w*|rembours\w+|erstatt\w+|gutschein\w*|rabatt\w*|reembols\w+|vales?|"
    r"descuento\w*|inclus\w*|inklusiv\w*)\b"
)
_GRANT = re.compile(
    r"\b(?:allowed|entitled to|(?:the|a) right to|(?:ticket|fare|plan|policy|rate|price|pass|guarantee|warranty) "
    r"(?:covers|includes|allows)|(?:may|can) (?:take|bring|have|carry|check in|claim|get|keep|return)|"
    r"droit a|pouvez (?:prendre|emporter|apporter|avoir|garder)|"
    r"(?:durfen|konnen) (?:sie )?|(?:darfst|kannst) (?:du )?|anspruch auf|"
    r"derecho a|puedes? (?:llevar|traer|tener|quedarse)) ?(?:up to |as many as |jusqu'a |bis zu |hasta |los |les )?$"
)
_GRANTED = re.compile(
    r" (?:[^ .,;!?]+ ){0,2}(?:for free|(?:is|are|fly|travel|go) (?:free|included|allowed)|(?:sont|est) gratuit\w*|"
    r"(?:sind|ist) (?:frei|kostenlos|erlaubt)|(?:son|es) gratis)\b"
)
_PRESENT = re.compile(
    r"\b(?:refund|reimbursement|voucher|credit|gift card|compensation|discount|remboursement|avoir|bon d'achat|"
    r"dedommagement|remise|erstattung|ruckzahlung|gutschein|gutschrift|entschadigung|rabatt|reembolso|vale|"
    r"compensacion|descuento) (?:of|for|worth|over|de|von|uber|por) (?:your |the |vos |ihre |sus )?$"
)
_COMING = re.compile(
    r" (?:is|was|has been|est|a ete|ist|wurde|esta|ha sido) (?:already |now |deja |schon |bereits |ya )?"
    r"(?:on (?:its|the) way|waiting|coming|ready|approved|granted|confirmed|yours|in your|on your|being|"
    r"en route|en chemin|pret|accorde\w*|valide\w*|unterwegs|bereit|genehmigt|bewilligt|"
    r"en camino|list[oa]|aprobad[oa]|concedid[oa])\b"
)


def told_back(folded: str, start: int, end: int) -> bool:
    """Tell whether the statement around a figure says what the customer wants, asks, awaits or once bought."""
    left, _ = statement(folded, start, end)
    if _WAITED.search(folded, left, start) and _WAITING.match(folded, end):
        return True
    return _led_by(_TOLD, folded, end, statement(folded, start, end))


def wished_for(scope: Scope, first: int, last: int) -> bool:
    """Tell whether a sentence only says that the customer wants a remedy: "you would like a refund".

    first, last: word span of the remedy. No comma stands between the wish and it, and nothing else comes after.
    """
    words = scope.words.words
    begin, end = scope.sentence(first)
    begin = next((at for at in range(first, begin, -1) if at in scope.words.breaks), begin)
    before = " ".join((*words[begin:first], ""))
    named = f"{before}{' '.join(words[first:last])}"
    said = f"{named} {_RELATIVE.sub('', ' '.join(words[last:end]))}"
    return _led_by(_WISHED, said, len(named), (statement(said, len(before), len(named))[0], len(said)))


_RELATIVE = re.compile(
    r"(?<!\band )(?<!\bbut )(?<!\bso )\b(?:that|which) (?:is|are) (?=(?:in|on|at|still|pending|listed|now|from|shown) )"
    r"(?!on (?:its|the|their) way)"
)
"""How a clause begins that only says which thing is meant: "the type that is in your pending order"."""


def _led_by(opening: re.Pattern[str], folded: str, end: int, around: tuple[int, int]) -> bool:
    left, right = around
    found = [*opening.finditer(folded, left, end)]
    if not found or _CONDITION.search(folded, left, found[-1].start()):
        return False
    return not (_OURS_TO_SAY.search(folded, found[-1].end(), end) or _OURS_TO_SAY.search(folded, end, right))


def their_own(folded: str, start: int, end: int) -> bool:
    """Tell whether a bare figure counts what is the customer's: "your two orders", and not "your two free bags"."""
    if _THEIR_OWN.search(folded, max(0, start - _REACH), start) is None:
        return False
    return _GIVEN_FREE.search(folded, *statement(folded, start, end)) is None


def given_to_them(folded: str, start: int, end: int) -> bool:
    """Tell whether the words around a figure give it to the customer: "entitled to 250", "2 bags for free"."""
    left, _ = statement(folded, start, end)
    if _GRANT.search(folded, left, start) or _GRANTED.match(folded, end):
        return True
    return _PRESENT.search(folded, left, start) is not None and _COMING.match(folded, end) is not None


_REACH = 24
"""Characters before a figure within which the word stands that says whose it is."""
