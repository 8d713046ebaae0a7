"""French: "je" and its verb are turned together; after "que je" stands a subjunctive, which is left alone."""

from __future__ import annotations

_IRREGULAR = {
    "ai": "avez",
    "suis": "êtes",
    "avais": "aviez",
    "étais": "étiez",
    "peux": "pouvez",
    "dois": "devez",
    "veux": "voulez",
    "vais": "allez",
    "fais": "faites",
    "reçois": "recevez",
    "attends": "attendez",
    "vois": "voyez",
    "mets": "mettez",
    "perds": "perdez",
    "comprends": "comprenez",
    "prends": "prenez",
    "viens": "venez",
    "reviens": "revenez",
    "sais": "savez",
    "dis": "dites",
    "lis": "lisez",
    "crois": "croyez",
    "essaie": "essayez",
    "essaye": "essayez",
    "achète": "achetez",
    "appelle": "appelez",
    "envoie": "envoyez",
    "paie": "payez",
    "paye": "payez",
    "préfère": "préférez",
    "espère": "espérez",
    "ouvre": "ouvrez",
    "connais": "connaissez",
    "tiens": "tenez",
    "écris": "écrivez",
    "rends": "rendez",
    "vends": "vendez",
    "entends": "entendez",
    "pars": "partez",
    "sors": "sortez",
    "dors": "dormez",
    "sens": "sentez",
    "sers": "servez",
    "obtiens": "obtenez",
    "deviens": "devenez",
    "met": "mettez",
    "choisis": "choisissez",
    "finis": "finissez",
    "aurai": "aurez",
    "serai": "serez",
    "jette": "jetez",
}
_WE = {"avez": "avons", "êtes": "sommes", "faites": "faisons", "dites": "disons", "aviez": "avions", "étiez": "étions"}
_OURS = (
    r"applications?|applis?|app|navigateur|magasins?|boutiques?|site|service|livreur|transporteur|équipe|entreprise|"
    r"société|support|hotline|politique|produits?|chat|vendeu\w+|conseill\w+|colis|promesses?|mails?|réponse|marque|atelier"
)

COMPANY = r"nous|(?:notre|nos)(?! (?:appli\w*|app|navigateur|site)\b)"
AGAIN = (
    r"(?P<kept>j[e']\b[^.;:]*?),? (?:et|mais) (?:ne |n')?"
    r"(?:attends|suis|ai|peux|dois|veux|vais|reçois|vois|perds|paie|paye|dis)\b"
)
CUSTOMER = r"vous|votre|vos"
PRONOUNS = r"vous|votre|vos|nous|notre|nos"
LEFT = r"je|j'\w+|me|m'\w+|moi|mon|ma|mes|le mien|la mienne|nous|notre|nos|vous|votre|vos|tu|t'\w+|te|toi|ton|ta|tes"


def rules(_second: bool) -> list[tuple[str, str]]:
    """Return the rules, the most certain first."""
    made: list[tuple[str, str]] = [(r"(?P<noun>rendez-vous)", "{noun}")]
    for first, new in _IRREGULAR.items():
        made += _je(first, new)
    made += _je(r"(?P<stem>\w{2,}r)ai", "{stem}ez")
    made += _je(r"(?P<stem>\w{2,})ais", "{stem}iez")
    made += _je(r"(?P<stem>(?!\w*è\we)\w{2,}[^éè])e", "{stem}ez")
    for theirs, ours in _WE.items():
        made += _vous(theirs, ours)
    made += _vous(r"(?P<stem>\w{2,})ez", "{stem}ons")
    made += [
        (r"(?P<to>chez|avec|de|par|à|pour|sur) vous(?! (?:\w+ez|êtes)\b)", "{to} nous"),
        (rf"votre (?P<thing>{_OURS})", "notre {thing}"),
        (rf"vos (?P<thing>{_OURS})", "nos {thing}"),
        (r"votre(?= \w)", "notre"),
        (r"vos(?= \w)", "nos"),
        (r"(?P<to>pour|de|sans) nous(?= \w+(?:er|ir|re)\b)", "{to} vous"),
        (r"m'", "vous "),
        (r"me", "vous"),
        (r"moi", "vous"),
        (r"m[oa]n?", "votre"),
        (r"mes", "vos"),
    ]
    return made


_NOT_QUE = r"(?:(?<=\bdès que )|(?<=\bfois que )|(?<=\bparce que )|(?<=\bdepuis que )|(?<!que ))"
"""After "que" stands a subjunctive, but for these."""


_TYPED = {"é": "[ée]", "è": "[èe]", "ê": "[êe]", "ç": "[çc]"}
"""Letters that are typed without their accent as well; none of these verbs is another word then."""


def _je(verb: str, new: str) -> list[tuple[str, str]]:
    """All ways in which "je" may stand before a verb, with what may stand between them."""
    verb = verb if verb.startswith("(?P") else "".join(_TYPED.get(letter, letter) for letter in verb)
    vowel = verb[0] in "aeiouyéêèàâ([" or verb.startswith("(?P<stem>")
    made = []
    if vowel:
        made += [(rf"{_NOT_QUE}j'{verb}", f"vous {new}"), (rf"{_NOT_QUE}je n'{verb}", f"vous n'{new}")]
        made += [(rf"{_NOT_QUE}je (?P<ne>ne )?(?P<obj>l'|y |en |n'y |n'en ){verb}", "vous {ne}{obj}" + new)]
        made += [(rf"{_NOT_QUE}je (?P<ne>ne )?m'{verb}", "vous {ne}vous " + new)]
        made += [(rf"{_NOT_QUE}j'(?P<obj>y |en ){verb}", "vous {obj}" + new)]
    made += [(rf"{_NOT_QUE}je (?P<ne>ne )?(?P<obj>le |la |les |lui |leur )?{verb}", "vous {ne}{obj}" + new)]
    made += [(rf"{_NOT_QUE}je (?P<ne>ne )?me (?P<obj>le |la |les )?{verb}", "vous {ne}vous {obj}" + new)]
    return made


def _vous(verb: str, new: str) -> list[tuple[str, str]]:
    """The company as the one who acts, with the customer it acts on."""
    return [
        (rf"vous (?P<ne>ne )?m'{verb}", "nous {ne}vous " + new),
        (rf"vous (?P<ne>ne |n')?(?:me )(?P<obj>le |la |les |l')?{verb}", "nous {ne}vous {obj}" + new),
        (rf"vous (?P<ne>ne |n')?(?P<obj>le |la |les |l'|lui |leur |y |en )?{verb}", "nous {ne}{obj}" + new),
    ]
