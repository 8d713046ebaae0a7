"""Words that the engine itself must know: contractions, stop words, negation. Data, no logic."""

from __future__ import annotations


def listed(text: str) -> tuple[str, ...]:
    """Return the words of `text` in order."""
    return tuple(text.split())


def words(text: str) -> frozenset[str]:
    """Return the words of `text`, which stand there without quotes for the reader's sake."""
    return frozenset(text.split())


def _two(text: str) -> dict[str, tuple[str, ...]]:
    pairs = (line.split(":") for line in text.split(";"))
    return {key.strip(): tuple(value.split()) for key, value in pairs}


EXPANSIONS: dict[str, tuple[str, ...]] = _two(
    "can't:can not; cannot:can not; cant:can not; won't:will not; wont:will not; shan't:shall not; ain't:is not;"
    "dont:do not; doesnt:does not; didnt:did not; isnt:is not; arent:are not; wasnt:was not; werent:were not;"
    "couldnt:could not; wouldnt:would not; shouldnt:should not; havent:have not; hasnt:has not; hadnt:had not;"
    "youll:you will; theyll:they will; itll:it will; youre:you are; theyre:they are; weve:we have; youve:you have;"
    "ive:i have; im:i am; thats:that is; gonna:going to; wanna:want to; gotta:got to; gimme:give me; lemme:let me;"
    "kinda:kind of; u:you; ur:your; pls:please; plz:please; thx:thanks; ty:thanks; y'all:you all; let's:let us;"
    "w/o:without; tho:though; bc:because; cuz:because; n't:not"
)
"""How short forms are read, on both the phrase's and the text's side."""

STOP_WORDS = words(
    """
    a about all also am an and any are as at be been but by can could did do does for from get had has
    have he her him his how i if in into is it its just like make me more my no not now of on one only
    or our out over so some than that the their them then there these they this to up us was we well
    were what when which who will with would you your de la el los las que y en un una por con no se le
    lo su les des et du pour pas ne nous vous je il elle der die das und ist nicht wir sie ich ein eine
    zu den mit auf fur es im von
    """
)

NEGATORS = words(
    """
    not no never none nobody nothing neither nor without unable cannot impossible hardly nicht nie
    niemals kein keine keinen keinem keiner keines nichts ohne weder nunca jamas ningun ninguna ninguno nada
    sin tampoco imposible pas jamais aucun aucune sans rien impossible ni nao non nunca nessun nessuna
    mai senza niet geen
    """
)
"""Words that turn a clause around, folded."""

REVERSERS = words(
    """
    fail fails failed failing refuse refuses refused hesitate hesitates deny denies decline declines
    forget stop
    """
)
"""Verbs that turn a clause around again when a negator stands before them."""

CONCORD = words(
    """
    no neither nor nunca jamas ningun ninguna ninguno nada tampoco pas jamais aucun aucune rien nao nessun nessuna
    mai
    """
)
"""Negators of languages in which two of them still deny."""

COMMON_WORDS = words(
    """
    please review reviews add clear remove need other try latest using check let know sorry possible settings app
    update updated
    help details made team time day days look looking thanks thank hear hearing hope message email contact find send
    tell see give
    take way back right here today feedback store product account order see new way work working good great really use
    want like
    issue issues problem problems experience service customer support reply share best phone people thing things
    """
)
"""Words in every other reply: poor places to begin looking for a phrase."""
