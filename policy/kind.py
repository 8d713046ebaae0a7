"""What kind of post this is, when nobody has said so: a guess from its words, or None.

Only rules that are for one kind of post ask. A guess errs towards "complaint", because selling to an angry customer
is worse than not selling to a happy one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policy.models import PostKind
from policy.vocabulary import NEGATORS
from policy.vocabulary import words as word_set

_COMPLAINT: Final = word_set(
    """
    stopped stops stuttering buffering cold lukewarm soggy filthy flooded noisy blurry pixelated unplayable unanswered
    undercooked overcooked ripped chipped snapped bent refused twice nothing
    broken broke breaks late delay delayed delays lost missing wrong rude terrible awful worst horrible
    disappointed disappointing disappointment unacceptable useless crash crashes crashed crashing slow dirty
    faulty defective damaged torn leak leaks leaking leaked fail fails failed failing failure waste wasted scam
    ripoff ridiculous disgusting overcharged cancelled canceled ignored waiting waited unhelpful angry annoyed
    annoying furious complaint complain hate poor bad issue issues problem problems error errors bug bugs
    freezes freezing frozen joke disgrace appalling shocking pathetic incompetent refund smelled smelly stained
    burnt raw stale rotten overpriced unusable garbage trash rubbish died dead stuck unreliable misleading lied
    lie stolen nobody sucks uninstall uninstalled uninstalling lag lags laggy glitch glitchy mouldy moldy
    scratched cracked shrank roto rota tarde retraso perdido perdida falta mal mala malo pesimo pesima terrible
    horrible verguenza lento lenta sucio sucia decepcion decepcionado decepcionada defectuoso queja problema
    error falla fallo inaceptable estafa nadie robo caida caido casse cassee retard perdu perdue mauvais
    mauvaise nul nulle horrible honte lent lente decu decue probleme erreur panne plante inacceptable arnaque
    remboursement inadmissible catastrophe pire personne abime deteriore kaputt defekt spat verspatet verspatung
    verloren falsch schlecht schlechte schlechter furchtbar schrecklich unverschamt langsam schmutzig enttauscht
    enttauschend problem fehler absturz sturzt ausfall fallt inakzeptabel abzocke frechheit katastrophe niemand
    """
)
_PRAISE: Final = word_set(
    """
    love loved loves great amazing excellent perfect best wonderful brilliant fantastic delicious lovely happy
    recommend recommended thank thanks awesome superb friendly helpful favourite favorite beautiful impressed
    kind gem delighted enjoyed outstanding encanta encanto excelente perfecto perfecta gracias maravilloso
    genial mejor buenisimo buenisima recomiendo feliz amable adore excellent excellente parfait parfaite merci
    merveilleux genial super meilleur meilleure recommande bravo sympa delicieux liebe toll tolle tolles super
    perfekt danke wunderbar hervorragend beste bester klasse freundlich lecker empfehle begeistert
    """
)
_BROKEN_PROMISES: Final = word_set(
    """
    work works working arrive arrived arriving open opens load loads loading answer answers answered reply
    replied start starts respond responded come came help helped happy good sync syncs play plays download
    downloads connect connects pick picks show shows funciona funcionan llega llego llegado abre carga contesta
    contestan marche fonctionne arrive repond ouvre funktioniert geht angekommen antwortet reagiert ladt kommt
    """
)
"""Words that complain when they are denied: "does not work"."""
_WISH: Final = word_set(
    """
    want wants would like love please need needs add suggest suggestion wish wishes idea looking could can how hope
    interested planning plan consider hello hi test just joined congratulations congrats
    quiero querria quisiera gustaria busco necesito sugerencia idea ojala estaria hola felicidades
    voudrais souhaite aimerais cherche besoin suggestion idee serait bonjour felicitations
    mochte mochten will wunsch wunsche suche brauche bitte vorschlag idee ware konnten konnte hallo gluckwunsch
    """
)
_TELLING: Final = 5
"""So many words that neither praise, ask nor wish tell what happened to somebody: more often a complaint than not."""
_REACH = 4
_DENIALS: Final = NEGATORS | {"ne"}


def guess_kind(words: Sequence[str], asks: bool) -> PostKind | None:
    """Return the likely kind of a post from its folded words; `asks` when it holds a question mark."""
    complaint = praise = 0
    denied = 0
    for word in words:
        denied = max(0, denied - 1)
        if word in _DENIALS:
            denied = _REACH
        elif word in _BROKEN_PROMISES and denied:
            complaint += 1
        elif word in _COMPLAINT:
            complaint += 0 if denied else 1
        elif word in _PRAISE:
            complaint, praise = (complaint + 1, praise) if denied else (complaint, praise + 1)
    if complaint and complaint >= praise:
        return "complaint"
    if praise:
        return "praise"
    if asks:
        return "question"
    told = len(words) >= _TELLING and _WISH.isdisjoint(words)
    return "complaint" if told else None
