"""German: a person stands beside its verb, or its verb closes the clause; both are turned together."""

from __future__ import annotations

_IRREGULAR = {
    "habe": ("haben", "hast"),
    "hab": ("haben", "hast"),
    "bin": ("sind", "bist"),
    "kann": ("können", "kannst"),
    "will": ("wollen", "willst"),
    "muss": ("müssen", "musst"),
    "darf": ("dürfen", "darfst"),
    "soll": ("sollen", "sollst"),
    "mag": ("mögen", "magst"),
    "weiß": ("wissen", "weißt"),
    "weiss": ("wissen", "weißt"),
    "war": ("waren", "warst"),
    "werde": ("werden", "wirst"),
    "wurde": ("wurden", "wurdest"),
    "gebe": ("geben", "gibst"),
    "sehe": ("sehen", "siehst"),
    "nehme": ("nehmen", "nimmst"),
    "lese": ("lesen", "liest"),
    "fahre": ("fahren", "fährst"),
    "trage": ("tragen", "trägst"),
    "vergesse": ("vergessen", "vergisst"),
    "laufe": ("laufen", "läufst"),
    "lasse": ("lassen", "lässt"),
    "halte": ("halten", "hältst"),
    "schlafe": ("schlafen", "schläfst"),
    "spreche": ("sprechen", "sprichst"),
    "bekam": ("bekamen", "bekamst"),
    "ging": ("gingen", "gingst"),
    "kam": ("kamen", "kamst"),
    "fand": ("fanden", "fandest"),
    "rief": ("riefen", "riefst"),
    "ließ": ("ließen", "ließt"),
    "nutze": ("nutzen", "nutzt"),
    "benutze": ("benutzen", "benutzt"),
    "sitze": ("sitzen", "sitzt"),
    "sammle": ("sammeln", "sammelst"),
    "ärgere": ("ärgern", "ärgerst"),
    "bedauere": ("bedauern", "bedauerst"),
}
"""First person: "Sie", "du"."""
_WE = {
    "habt": "haben",
    "seid": "sind",
    "könnt": "können",
    "wollt": "wollen",
    "müsst": "müssen",
    "wart": "waren",
    "hattet": "hatten",
    "gebt": "geben",
    "macht": "machen",
    "werdet": "werden",
    "lasst": "lassen",
    "schickt": "schicken",
    "verkauft": "verkaufen",
    "liefert": "liefern",
    "antwortet": "antworten",
    "sagt": "sagen",
    "hört": "hören",
}
_OURS = (
    r"Apps?|Laden|Geschäft|Filiale|Shop|Website|Webseite|Seite|Service|Kundenservice|Kundendienst|Hotline|Fahrer\w*|Bote\w*|"
    r"Mitarbeiter\w*|Kolleg\w+|Team|Firma|Produkte?n?|Support|Browser|Werkstatt|Lieferung|Newsletter|Qualität|Jacken?|Zelte?n?"
)
_OPENS = r"dass|wenn|weil|sobald|obwohl|als|nachdem|ob|bevor|seit|seitdem|wo|wie|was|bis|während"

COMPANY = r"wir|uns|unser\w*(?! (?:App|Seite|Website|Webseite|Browser)\b)"
AGAIN = (
    r"(?P<kept>ich\b[^.;:]*?),? (?:und|oder|aber) (?:(?:dann|jetzt|auch|trotzdem) )?"
    r"(?:(?!(?:m?eine|die|keine|alle|viele|diese|jede|ohne|heute|bitte|beide|neue|seine|ihre|eure|ende|gerade)\b)"
    r"[a-zäöüß]{2,}e|bin|kann|will|muss|darf|weiß|war)\b(?! ich\b)"
)
CUSTOMER = r"(?-i:Sie|Ihnen|Ihre?[mnrs]?)|du|dir|dich|deine?[mnrs]?"
PRONOUNS = r"dir|dich|ihnen|sie|ihre?[mnrs]?|deine?[mnrs]?|uns|unsere?[mnrs]?"
LEFT = (
    r"ich|mir|mich|mein\w*|wir|uns|unser\w*|du|dir|dich|dein\w*|ihr|euch|euer|eure\w?|(?-i:Sie|Ihnen|Ihre?[mnrs]?)|"
    r"habt|seid|könnt"
)


def rules(second: bool) -> list[tuple[str, str]]:
    """Return the rules; `second` is "du"."""
    at = 1 if second else 0
    you, dat, acc, your = (("Sie", "Ihnen", "Sie", "Ihr"), ("du", "dir", "dich", "dein"))[at]
    ends, sich = ("en", "st")[at], ("sich", "dich")[at]
    regular = [
        (r"(?P<stem>\w+[bcdfgkpst][mn])e", "{stem}" + ("en", "est")[at]),
        (r"(?P<stem>\w{2,}[td])e", "{stem}" + ("en", "est")[at]),
        (r"(?P<stem>\w{2,}(?:[szxß]))e", "{stem}" + ("en", "t")[at]),
        (r"(?P<stem>\w{2,}[^aeiouäöütdszxß\W])e", "{stem}" + ends),
    ]
    made: list[tuple[str, str]] = []
    for first, new in (*((first, new[at]) for first, new in _IRREGULAR.items()), *regular):
        made += [
            (rf"ich {first} mich", f"{you} {new} {sich}"),
            (rf"{first} ich mich", f"{new} {you} {sich}"),
            (rf"ich {first}", f"{you} {new}"),
            (rf"{first} ich", f"{new} {you}"),
            (
                rf"(?P<opens>{_OPENS}) ich (?P<rest>(?:(?!\b(?:mi[rc]h?|mein\w*|ich|ihr|euch)\b)[\w\s]){{2,50}}) "
                rf"{first}(?=\s*(?:$|[.,;:!?]))",
                "{opens} " + you + " {rest} " + new,
            ),
        ]
        made.append(
            (
                r"(?<=, )(?P<opens>das|die|der|den|dem|was) ich "
                r"(?P<rest>(?:(?!\b(?:mi[rc]h?|mein\w*|ich|ihr|euch)\b)[\w\s]){2,40}) "
                rf"{first}(?=\s*(?:$|[.,;:!?]))",
                "{opens} " + you + " {rest} " + new,
            )
        )
    for theirs, ours in (*_WE.items(), (r"(?P<stem>\w{3,}t)et", "{stem}en"), (r"(?P<stem>\w{3,}[^t\W])t", "{stem}en")):
        # A noun after it makes it hers: "sie wartet auf ihr Paket".
        verb = rf"(?-i:(?=[a-zäöüß])){theirs}"
        made += [(rf"ihr (?P<mid>mir |mich |uns )?{verb}", "wir {mid}" + ours)] if theirs not in _WE else []
        made += [(rf"ihr {verb}", f"wir {ours}"), (rf"{theirs} ihr", f"{ours} wir")]
    made += [
        (r"(?-i:Sie) sind", "wir sind"),
        (
            r"(?-i:Sie) (?P<verb>haben|können|werden|wollen|schicken|liefern|antworten|verkaufen|machen|hatten)",
            "wir {verb}",
        ),
        (r"(?P<verb>haben|können|werden|wollen|schicken|liefern|sind|hatten) (?-i:Sie)", "{verb} wir"),
        (r"(?P<to>bei|von|mit|an|zu) (?:euch|(?-i:Ihnen))", "{to} uns"),
        (r"euch", "uns"),
        (r"euer", "unser"),
        (r"eure(?P<end>[mnrs]?)", "unsere{end}"),
        (rf"(?-i:Ihr)(?P<end>e?[mnrs]?) (?P<thing>(?-i:{_OURS}))", "unser{end} {thing}"),
        (r"mir", dat),
        (r"(?<=\bich )mich", sich),
        (r"mich", acc),
        (r"mein(?P<end>e?[mnrs]?)", your + "{end}"),
    ]
    return made
