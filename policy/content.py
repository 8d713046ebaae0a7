"""The words of a text that carry its matter, cut to comparable stems; courtesy and filler left out."""

from __future__ import annotations

from functools import lru_cache

from policy.views import STOP, Words
from policy.vocabulary import STOP_WORDS
from policy.vocabulary import words as word_set

COURTESY = word_set(
    """
    thank thanks thanking appreciate appreciated appreciation feedback sorry apologies apologise apologize
    apology inconvenience hear hearing experience experienced contact reach team support help helping happy glad
    pleased delighted please valued value customer customers review reviews rating ratings stars improve
    improving improvement improvements service services hope hoping look looking forward see seeing soon again
    best regards kind dear hello hi hey sincerely company business matter matters issue issues problem problems
    trouble concern concerns concerned situation comment comments opinion opinions thoughts suggestion
    suggestions suggest input time taking took take share shared sharing let know letting understand
    understanding frustration frustrating frustrated disappointed disappointment disappointing always strive
    striving committed commitment every everyone everything better great good bad nice wonderful fantastic
    amazing awesome love loved loving satisfaction satisfied assist assistance resolve resolving resolved solve
    solved fix fixed work working works way day days today much really truly deeply sincere sincerely important
    importance assure rest continue continued serve serving provide providing provided highest quality standard
    standards priority seriously further details detail information direct message email call free feel welcome
    visit back return future next like need needs want wanted try trying right make making made made sure keep
    kind kindly words message note post app product products use using user users thing things something
    anything lot still even first new people person gracias sentimos lamentamos molestias opinion comentario
    comentarios equipo ayuda ayudar experiencia cliente clientes servicio saludos mensaje esperamos disculpa
    disculpas disculpe merci desole desoles excuses avis retour commentaire equipe aide aider experience client
    clients service cordialement bonne journee message esperons danke vielen dank entschuldigung leid tut
    feedback bewertung ruckmeldung team hilfe helfen erfahrung kunde kunden service gruss grusse nachricht
    hoffen gerne unannehmlichkeiten bitte freuen freut hola escribir escribirnos escribes escribiste saludo
    abrazo pronto dia buen buena buenos muy mucho mucha muchas nuestro nuestra hemos estamos esta este esto han
    siempre tambien tiempo apoyo comprension paciencia confianza valiosa valioso bonjour bonsoir salut nous
    notre nos votre vos somme sommes etes avons avez ont sont est ete etre tres bien tout toute toujours belle
    bientot encore patience comprehension confiance soutien precieux mieux desoles desolee navre navres
    contacter revoir hallo guten tag morgen uns unser unsere ihr ihre ihren ihnen dein deine deinen euch hat
    haben habe sind wird werden wurde sein sehr auch noch schon ganz bald immer wieder geduld verstandnis
    vertrauen treue liebe lieber freundlichen grussen schon schones
    """
)
"""Words that stand under any post: they name nothing."""

_SUFFIXES = (
    "ations",
    "ation",
    "ements",
    "ement",
    "nesses",
    "ness",
    "ings",
    "ing",
    "edly",
    "ed",
    "ies",
    "ied",
    "ers",
    "er",
    "ly",
    "es",
    "s",
    "e",
    "ally",
    "al",
)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return a crude stem: endings off, at most seven letters, the same for forms of one word in four languages."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:6].rstrip("iy") or word[:6]


def content_stems(words: Words, *, courtesy: bool = False) -> list[str]:
    """Return the stems of the content words, in order; with `courtesy` courtesy words count too."""
    return [stem(word) for word in words.words if is_content(word, courtesy=courtesy)]


def is_content(word: str, *, courtesy: bool = False) -> bool:
    """Tell whether a folded word carries matter; with `courtesy` courtesy words do."""
    return (
        word != STOP
        and len(word) > 2
        and word not in STOP_WORDS
        and not word.isdigit()
        and (courtesy or word not in COURTESY)
    )
