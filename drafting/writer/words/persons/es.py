"""Spanish: the verb's ending says who acts. Only endings that can mean one person are turned."""

from __future__ import annotations

_IRREGULAR = {
    "he": ("has", "ha"),
    "estoy": ("estás", "está"),
    "soy": ("eres", "es"),
    "tengo": ("tienes", "tiene"),
    "puedo": ("puedes", "puede"),
    "quiero": ("quieres", "quiere"),
    "voy": ("vas", "va"),
    "hago": ("haces", "hace"),
    "pongo": ("pones", "pone"),
    "veo": ("ves", "ve"),
    "sé": ("sabes", "sabe"),
    "digo": ("dices", "dice"),
    "entiendo": ("entiendes", "entiende"),
    "recibo": ("recibes", "recibe"),
    "abro": ("abres", "abre"),
    "pido": ("pides", "pide"),
    "sigo": ("sigues", "sigue"),
    "vuelvo": ("vuelves", "vuelve"),
    "pierdo": ("pierdes", "pierde"),
    "consigo": ("consigues", "consigue"),
    "escribo": ("escribes", "escribe"),
    "debo": ("debes", "debe"),
    "creo": ("crees", "cree"),
    "leo": ("lees", "lee"),
    "siento": ("sientes", "siente"),
    "encuentro": ("encuentras", "encuentra"),
    "pienso": ("piensas", "piensa"),
    "envío": ("envías", "envía"),
    "estuve": ("estuviste", "estuvo"),
    "fui": ("fuiste", "fue"),
    "tuve": ("tuviste", "tuvo"),
    "hice": ("hiciste", "hizo"),
    "puse": ("pusiste", "puso"),
    "pude": ("pudiste", "pudo"),
    "quise": ("quisiste", "quiso"),
    "dije": ("dijiste", "dijo"),
    "traje": ("trajiste", "trajo"),
    "pedí": ("pediste", "pidió"),
    "sentí": ("sentiste", "sintió"),
    "vi": ("viste", "vio"),
    "di": ("diste", "dio"),
    "leí": ("leíste", "leyó"),
    "creí": ("creíste", "creyó"),
}
"""First person: second person, third person for "usted"."""
_IN_AR = (
    "llev necesit esper us pag intent compr busc llam trat logr est mand prob cambi instal actualiz carg pregunt gast "
    "mir dej entr utiliz recomiend descarg ador am desinstal reinici cierr apag naveg quit regres abandon contest"
)
_OURS_F = "app|aplicación|tienda|web|página|empresa|atención|política|furgoneta|tarjeta|calidad|marca|respuesta"
_OURS_M = "servicio|personal|repartidor|navegador|equipo|producto|soporte|taller|envío|chat|correo"
_NOT_A_VERB = r"qué|porqué|café|bebé|té|dé|esté|josé|olé|puré|así|aquí|allí|ahí|sí"
_NO_VOSOTROS = r"\w*s[eé]is|pa[ií]s|par[ií]s|an[ií]s|ma[ií]s"
"""Words with the ending that "vosotros" has where no accent is typed: "habeis"."""
_FIRST_OR_THIRD = "estaba|había|tenía|podía|quería"
_THIRD_PERSON = r"(?P<noun>(?:el|la|este|esta|nadie|todo|aquello)(?: (?!que\b)\w+(?: del? (?:la )?\w+)?)?)"
"""A thing or another person as who acts: then the verb is no customer's."""
_RAR = r"(?:esper|mir|retir|par|prepar|compar|mejor|tir|gir|separ|repar|declar|asegur|compr|entr|logr|cobr)é"
"""Verbs in -rar: "esperé" is no future."""

_NO_NOUN = (
    r"(?<!\bel )(?<!\bun )(?<!\bdel )(?<!\bal )(?<!\bmi )(?<!\bsu )(?<!\bde )(?<!\bcon )(?<!\bhacer )"
    r"(?<!\bhago )(?<!\bpor )(?<!\beste )"
)
"""Behind an article "envío", "pago" and "uso" are nouns."""
_AS_NOUN = (
    r"(?P<noun>cambio(?= de )|(?:envío|pago|uso|cambio|cobro|trato|cargo)(?= (?:muy |súper |super )?"
    r"(?:rápid|lent|gratis|gratuit|urgente|expr[eé]s|"
    r"perfect|segur[oa]\b|fácil|puntual|incorrect|duplicad|doble|internacional|impecable|sin problema)))"
)
"""So they are before an adjective: "envío rápido"."""

AGAIN = r"(?P<kept>yo\b[^.;:]*?),? (?:y|pero) (?:había|estaba|tenía|quería|podía)\b"
CUSTOMER = r"tú|te|tu|tus|ti|contigo|usted|le|su|sus|\w+(?:aste|iste)|has|tienes|puedes"
PRONOUNS = r"te|le|tu|tus|su|sus|ti|tú|usted|contigo|nos|nosotros|nuestr\w+"
COMPANY = r"nosotros|nos|nuestr\w+ (?!app|aplicaci|web|página|navegador)\w+|hemos|\w+amos|\w+emos|\w+imos|somos"
LEFT = (
    r"yo|me|mi|mis|mí|mío|mía|míos|mías|conmigo|nos|nosotr[oa]s|nuestr\w+|tú|tu|tus|te|ti|vosotr[oa]s|vuestr\w+|os|"
    r"usted(?:es)?|su|sus|(?:he|hemos|había|estaba|tenía|podía|quería)|\w+(?:asteis|isteis|áis|éis|amos|emos|imos)|"
    r"(?!(?:" + _NO_VOSOTROS + r")\b)\w{2,}ís|(?!(?:" + _NO_VOSOTROS + r")\b)\w{2,}[ae]is|"
    r"agradecer[íi]a(?:mos)?|\w{3,}(?:arme|erme|irme|árme\w+|érme\w+|írme\w+)|(?!(?:" + _NOT_A_VERB + r")\b)\w{2,}[éí]"
)


def rules(second: bool) -> list[tuple[str, str]]:
    """Return the rules; `second` is "usted"."""
    at = 1 if second else 0
    made = [(_AS_NOUN, "{noun}")]
    made += [(rf"{_THIRD_PERSON} (?P<verb>{_FIRST_OR_THIRD})", "{noun} {verb}")]
    made += [
        (rf"{own} (?P<own>\w+) (?P<verb>{_FIRST_OR_THIRD})", f"{new} {{own}} {{verb}}")
        for own, new in (("mi", "su" if second else "tu"), ("mis", "sus" if second else "tus"))
    ]
    made += [(r"(?P<verb>había)(?= (?:una?s?|solo|ni|más|much[oa]s?|nadie|nada|gente|\d|dos|tres))", "{verb}")]
    made += [(_NO_NOUN + first, new[at]) for first, new in _IRREGULAR.items()]
    made += [
        (rf"{_NO_NOUN}(?P<stem>{stem})o", "{stem}" + ("a" if second else "as"))
        for stem in _IN_AR.split()
        if stem != "est"
    ]
    made += [
        (rf"(?P<same>{_NOT_A_VERB})", "{same}"),
        (rf"(?P<stem>(?!{_RAR})\w{{2,}}[aei]r)é", "{stem}" + ("á" if second else "ás")),
        (r"(?P<stem>\w*)qué", "{stem}c" + ("ó" if second else "aste")),
        (r"(?P<stem>\w+g)ué", "{stem}" + ("ó" if second else "aste")),
        (r"(?P<stem>\w+)cé", "{stem}z" + ("ó" if second else "aste")),
        (r"(?P<stem>\w{2,})é", "{stem}" + ("ó" if second else "aste")),
        (r"(?P<stem>\w{2,})í", "{stem}" + ("ió" if second else "iste")),
        (r"(?P<stem>\w{2,}[aei]r)me", "{stem}" + ("le" if second else "te")),
        (r"yo", "usted" if second else "tú"),
        (r"me", "le" if second else "te"),
        (r"mi", "su" if second else "tu"),
        (r"mis", "sus" if second else "tus"),
        (r"(?P<to>a|para|de|por|en|sin) mí", "{to} " + ("usted" if second else "ti")),
        (r"conmigo", "con usted" if second else "contigo"),
        (r"(?P<to>con|de|a|por|en) vosotr[oa]s", "{to} nosotros"),
        (r"vosotr[oa]s", "nosotros"),
        (r"os", "nos"),
        (r"vuestr(?P<end>[oa]s?)", "nuestr{end}"),
        (r"antes (?P<stem>pod|ten|quer)[ií]a", "antes {stem}ía" + ("" if second else "s")),
        (r"(?P<stem>\w{1,})ierais", "{stem}iéramos"),
        (r"(?P<stem>\w{2,})arais", "{stem}áramos"),
        (r"hab[ée]is", "hemos"),
        (r"sois", "somos"),
        (rf"(?P<stem>(?!(?:{_NO_VOSOTROS})\b)\w{{2,}})ís", "{stem}imos"),
        (r"(?P<stem>\w{2,})asteis", "{stem}amos"),
        (r"(?P<stem>\w{2,})isteis", "{stem}imos"),
        (rf"(?P<stem>(?!(?:{_NO_VOSOTROS})\b)\w{{2,}})[áa]is", "{stem}amos"),
        (rf"(?P<stem>(?!(?:{_NO_VOSOTROS})\b)\w{{2,}})[ée]is", "{stem}emos"),
        (rf"(?:su|tu) (?P<thing>{_OURS_F})", "nuestra {thing}"),
        (rf"(?:su|tu) (?P<thing>{_OURS_M})", "nuestro {thing}"),
    ]
    return made
