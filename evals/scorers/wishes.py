"""Who wishes for what: a complaint told back as a wish is not understood, and what nobody wants is not the matter."""

from __future__ import annotations

import re

from evals.scorers.words import plain

_TOLD_AS_WISH = re.compile(
    r"\b(?:"
    r"you (?:would|d) (?:also )?(?:like|love|prefer)|you (?:also )?(?:want|wish|wanted|hope)|"
    r"you are asking (?:us )?(?:to|for)|your (?:wish|request|idea|suggestion)|(?:the|for your|an?) (?:idea|suggestion)|"
    r"(?:sie|du|ihr) (?:mochten?|mochtest|wunschen|wunschst|hatten? gern\w*|wollen|willst)|"
    r"(?:ihr|ihre|dein|deine) (?:wunsch|idee|vorschlag)|"
    r"vous (?:souhait\w+|voul\w+|aimeri\w+)|tu (?:souhait\w+|veux|voudrais|aimerais)|"
    r"(?:votre|ton) (?:souhait|idee|suggestion)|"
    r"(?:te|le|os) gustaria|quieres|quiere|querrias|desea\w*|(?:tu|su) (?:deseo|idea|sugerencia)"
    r")\b"
)
_WISHES = re.compile(
    r"\b(?:"
    r"want\w*|wish\w*|would (?:like|love|be (?:nice|good|great|cool))|d like|like to|need\w*|please|pls|plz|hope\w*|"
    r"could|can|should|must|let|idea|suggest\w*|if only|why (?:can|is|do|does)|how (?:do|can|about)|what about|"
    r"request\w*|demand\w*|(?:no|not|without|lacks?|lacking|missing|any|more) (?:\w+ ){0,2}"
    r"(?:option|way|choice|possibility|ability|support|button|menu|setting)\w*|"
    r"add|bring|give|make|allow|put|remove|get|stop|restore|return|change|exchange|fix|include|support|enable|provide|"
    r"send|refund|cancel|keep|show|take|tell|explain|call|match|pay|improve|help|offer|install|update|"
    r"mochte\w*|will|wollen|wunsch\w*|hatte\w* gern\w*|bitte|kann|konnt\w*|soll\w*|ware|fehlt|gebt|macht|"
    r"veu[xt]|voul\w*|voudr\w*|souhait\w*|aimer\w*|pourr\w*|peu[xt]|pouv\w*|svp|s il (?:vous|te) plait|il faut|manque|"
    r"merci de|quier\w*|quer\w*|gustar\w*|podr\w*|pued\w*|por favor|deber\w*|ojala|falta\w*|necesit\w*"
    r")\b"
)
_UNWANTED = re.compile(
    r"\b(?:"
    r"(?:do|does|did|will|would) not (?:\w+ )?(?:want|wish|reveal|like to|need)|"
    r"(?:will|mochte|wollen) (?:\w+ ){0,3}(?:nicht|kein\w*)|"
    r"ne (?:veux|voudrais|souhaite) (?:pas|plus)|no (?:quiero|quisiera|deseo)"
    r")\b"
)
_CLAUSE = re.compile(r"[^.!?;\n]+?(?:[.!?;\n]+|,?\s+(?=(?:but|aber|sondern|mais|pero|sino)\b)|$)", re.IGNORECASE)


def told_as_wish(sentence: str) -> bool:
    """Tell whether a sentence of a reply says that the customer wishes for something."""
    return _TOLD_AS_WISH.search(" ".join(plain(sentence))) is not None


def wishes(sentence: str) -> bool:
    """Tell whether a sentence of a post asks, wants, orders or misses something, as far as its words show.

    Generous: what may be a wish is one.
    """
    return "?" in sentence or _WISHES.search(" ".join(plain(sentence))) is not None


def wanted_part(post: str) -> str:
    """Return a post without the clauses that say what the customer does not want; all of it if nothing else is left."""
    clauses = [clause for clause in _CLAUSE.findall(post) if not _UNWANTED.search(" ".join(plain(clause)))]
    return " ".join(clauses) if any(plain(clause) for clause in clauses) else post
