"""How figures are written: one group of patterns for each kind of word a figure can begin with."""

from __future__ import annotations

import re

from policy.quantity_measures import ALSO_WORDS, MEASURES
from policy.quantity_words import (
    CURRENCIES,
    DURATIONS,
    FIXED_DURATIONS,
    MONTHS,
    NUMBER_VALUES,
    ORDINALS,
    SCALES,
    WEEKDAYS,
)
from policy.vocabulary import listed

NUMBER = r"\d{1,3}(?:[ ,.]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{0,2}[13]⁄[234]|\d+(?:[.,]\d+)?"
WORDS = "|".join(sorted((w for w in NUMBER_VALUES), key=len, reverse=True))
SAID = rf"(?:{WORDS})(?:[ -](?:and )?(?:{WORDS})){{0,15}}+"
"""A number in words, however long; more words in a row are no number, and reading them at each would never end."""
VALUE = rf"(?:{NUMBER}|(?:{SAID})|half an?|an?|una?|une|eine?[rnm]?)"
CURRENCY = "|".join(re.escape(c) for c in sorted(CURRENCIES, key=len, reverse=True))
DURATION = "|".join(sorted(DURATIONS, key=len, reverse=True))
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
SCALE = "|".join(re.escape(w) for w in sorted(SCALES, key=len, reverse=True))
MEASURE = "|".join(re.escape(w) for w in sorted(MEASURES, key=len, reverse=True) if w not in ALSO_WORDS)
MEASURE_WORD = "|".join(sorted(ALSO_WORDS))
TO = r" ?(?:-|to|or|a|bis|et|y|and|und|oder|ou|o) ?"
RANGE = rf"(?:{TO}({NUMBER}|{WORDS}))?"
HALF = r"(?:and a half|and half|y medi[ao]|et demie?)"
HOUR = r"(?:[01]?\d|2[0-4])"
WORD_HOUR = "|".join(w for w, v in NUMBER_VALUES.items() if v in range(1, 13) and w not in ("a", "once"))
DAY_PART = (
    r"(?:in the (?:morning|afternoon|evening)|at night|(?:de|por) la (?:manana|tarde|noche)|du (?:matin|soir)|"
    r"de l'apres-midi|morgens|abends|nachmittags|mittags|vormittags|am (?:morgen|abend|nachmittag|vormittag))"
)

Patterns = tuple[tuple[str, re.Pattern[str]], ...]
IDIOM = re.compile(
    r"24 ?/ ?7|24 ?x ?7|50 ?/ ?50|"
    r"100 ?%(?= (?:with|sure|agree|right|behind|honest|clear|certain|committed|satisf|on board)|[.!,]|$)|110 ?%|"
    r"(?:number|no\.?) ?(?:1|one)\b(?![\d.])|two cents|2 cents(?! )|one by one|"
    r"one (?:of|another|day|time|more|thing|who|that|or two)\b"
)
CLOCK: Patterns = (
    (
        "past",
        re.compile(
            rf"(half|(?:a )?quarter|five|ten|twenty) (past|to) ({HOUR}|{WORD_HOUR}|midnight|noon|midday)(?![a-z\d])"
            rf"(?: ?(am|pm|{DAY_PART}))?"
        ),
    ),
    ("halb", re.compile(rf"(halb|viertel (?:nach|vor)) ({HOUR}|{WORD_HOUR})(?![a-z\d])(?: uhr)?")),
)
HALVES: Patterns = (
    ("halves", re.compile(rf"({VALUE}) ({DURATION}) {HALF}(?![a-z])")),
    ("halves", re.compile(rf"({VALUE}) {HALF} ({DURATION})(?![a-z])")),
    (
        "sum",
        re.compile(
            rf"({NUMBER}|{WORDS}) ?(hours?|hrs?|h|horas?|heures?|stunden?|years?|anos?|ans|jahre?|days?|dias?|jours?|"
            rf"tage?)(?: and| y| et| und|,)? ({NUMBER}|{WORDS}) ?({DURATION})(?![a-z])"
        ),
    ),
)
FRACTION: Patterns = (
    (
        "fraction",
        re.compile(
            r"(a quarter|one quarter|three quarters|half|a third|one third|two thirds|la mitad|la moitie|die halfte) "
            r"(?:of|off|de|du|des|der) (?:the |your |la |el |le |l'|des )?(?!an? |time|day|hour|year|week|month|them|us"
            r"|you|people|what|it\b)(?=[a-z])"
        ),
    ),
)
UNITS: Patterns = (
    ("percent", re.compile(rf"({NUMBER}|{WORDS}){RANGE} ?(?:%|percent|per cent|por ciento|pour ?cent|prozent)")),
    (
        "amount2",
        re.compile(rf"({NUMBER}|{WORDS}){RANGE}(?: ?({SCALE})(?= ?(?:{CURRENCY})))? ?({CURRENCY})(?![a-z])"),
    ),
    ("pence", re.compile(r"(\d+(?:\.\d+)?)p(?![a-z\d])")),
    (
        "duration",
        re.compile(
            rf"({VALUE}){RANGE}[ -]?(?:(?:full|more|whole|further|extra|additional|calendar|complete|consecutive) "
            rf")?({DURATION})(?![a-z])"
        ),
    ),
    (
        "measure",
        re.compile(
            rf"({NUMBER}|{WORDS}){RANGE} ?-?({MEASURE}|(?<=\d )(?:{MEASURE_WORD})(?=$|[.,;:!?)]| (?:de|par|pour|en|"
            rf"dans|est|inclus|sont|coute|long|tall|high|wide|deep)\b))(?![a-z0-9/²])"
        ),
    ),
)
FOLLOWED_BY_UNIT: Patterns = (*HALVES, *UNITS)
_SPAN = r"(am|pm|a\.m\.|p\.m\.|uhr|h)"
AT_DIGIT: Patterns = (
    ("version", re.compile(r"(\d+(?:\.\d+){2,3}[a-z]?\d*)(?![\w]|[.,]\d)")),
    ("isodate", re.compile(r"((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d\-/])")),
    ("numdate", re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)?\d{2})(?![\d\-/]|\.\d)")),
    (
        "daymonth",
        re.compile(
            rf"(\d{{1,2}})(?:st|nd|rd|th|\.|er|e)? ?(?:of |de |d')?({MONTH})\b(?:\.(?=,? \d{{4}}))?(?:,? (?:de |"
            rf"of |del )?((?:19|20)\d{{2}}))?"
        ),
    ),
    ("sum", HALVES[2][1]),
    ("time", re.compile(r"(\d{1,2}) ?(?:h|heures?|horas?) ?([0-5]\d)()(?![\d/]|:\d)")),
    ("hours", re.compile(rf"({HOUR})(?:[:.]([0-5]\d))?{TO}({HOUR})(?:[:.h]([0-5]\d))? ?{_SPAN}(?![a-z])")),
    ("time", re.compile(r"(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|a\.m\.|p\.m\.|o'clock|uhr|h)(?![a-z/])")),
    ("time", re.compile(rf"({HOUR})(?:[:.]([0-5]\d))? ?({DAY_PART})(?![a-z])")),
    ("time", re.compile(r"([01]?\d|2[0-3]):([0-5]\d)()(?!\d|:\d)")),
    *FOLLOWED_BY_UNIT,
    ("clock", re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)(?![\w%]|[.,]\d)")),
    ("number", re.compile(rf"({NUMBER})(?:st|nd|rd|th|x)?(?![\w/]|[.,:]\d)")),
)
AT_SYMBOL: Patterns = (
    ("amount", re.compile(rf"({CURRENCY}) ?({NUMBER})(?: ?({SCALE})(?![a-z]))?(?: ?- ?({NUMBER}))?(?![\d])")),
)
AT_WORD: Patterns = (
    *CLOCK,
    *FOLLOWED_BY_UNIT,
    ("time", re.compile(rf"({WORD_HOUR})()(?: ?(o'clock|uhr|am|pm|{DAY_PART}))(?![a-z])")),
    ("wordnumber", re.compile(rf"({SAID})(?![a-z\-'])")),
)
AT_ARTICLE: Patterns = (
    *FRACTION,
    *CLOCK,
    *HALVES[:2],
    UNITS[3],
    ("measure", re.compile(r"(an?|une?|una?|ein|einen) ()(metre|meter|litre|liter|metro|litro|kilo|mile)(?![a-z])")),
)
AT_NOON: Patterns = (("noon", re.compile(r"(noon|midday|midnight|medianoche|mediodia|minuit|mitternacht)(?![a-z])")),)
AT_ORDINAL: Patterns = (("ordinal", re.compile(rf"({'|'.join(ORDINALS)})(?= ([a-z]{{3,}}))")),)
AT_MONTH: Patterns = (
    (
        "monthday",
        re.compile(rf"({MONTH})\.? (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?![\w:%]|\.\d)(?:,? ((?:19|20)\d{{2}}))?"),
    ),
    ("monthyear", re.compile(rf"({MONTH})\.?,? (?:de |of )?((?:19|20)\d{{2}})(?!\d)")),
)
AT_END: Patterns = (
    (
        "monthend",
        re.compile(rf"(?:end of |finales de |fin |ende )({MONTH})(?![a-z])(?:,? (?:of |de )?((?:19|20)\d{{2}}))?"),
    ),
)
AT_WEEKDAY: Patterns = (("weekday", re.compile(rf"({WEEKDAY})s?(?![a-z])")),)
AT_VERSION: Patterns = (
    (
        "version",
        re.compile(
            r"(?:version|v|release|firmware|build|ios|android|windows|macos)\.? ?(\d+(?:\.\d+){0,3}[a-z]?)(?![\w]|"
            r"[.,]\d)"
        ),
    ),
)
AT_FIXED: Patterns = (
    ("fixed", re.compile("(" + "|".join(FIXED_DURATIONS) + r")(?![a-z])")),
    ("couple", re.compile(rf"(?:couple (?:of )?|par de )({DURATION})(?![a-z])")),
)
AT_PERIOD: Patterns = (("halves", re.compile(rf"()({DURATION}) {HALF}(?![a-z])")),)
ARTICLES = frozenset(listed("a an un una une ein eine einer einen einem"))
STARTS: dict[str, Patterns] = {
    **dict.fromkeys(listed("hour year day week month hora ano heure"), AT_PERIOD),
    **dict.fromkeys(ORDINALS, AT_ORDINAL),
    **dict.fromkeys(NUMBER_VALUES, AT_WORD),
    **dict.fromkeys(ARTICLES, AT_ARTICLE),
    "un": (AT_FIXED[0], *AT_ARTICLE),
    "half": (*FRACTION, *CLOCK, *AT_FIXED, UNITS[3]),
    "three": (AT_FIXED[0], *FRACTION, *AT_WORD),
    "four": (AT_FIXED[0], *AT_WORD),
    "two": (AT_FIXED[0], *FRACTION, *AT_WORD),
    "one": (*FRACTION, *AT_WORD),
    **dict.fromkeys(MONTHS, AT_MONTH),
    **dict.fromkeys(WEEKDAYS, AT_WEEKDAY),
    **{f"{day}s": AT_WEEKDAY for day in WEEKDAYS},
    **dict.fromkeys(listed("version v release firmware build ios android windows macos"), AT_VERSION),
    **{code: AT_SYMBOL for code in CURRENCIES if code.isalpha() and len(code) > 2},
    **dict.fromkeys(listed("fortnight quinzaine overnight couple par demi media"), AT_FIXED),
    "quarter": (*CLOCK, *AT_FIXED),
    **dict.fromkeys(listed("end finales fin ende"), AT_END),
    "halb": CLOCK,
    "viertel": CLOCK,
    **dict.fromkeys(listed("noon midday midnight medianoche mediodia minuit mitternacht"), AT_NOON),
    **dict.fromkeys(listed("la die"), FRACTION),
}
HINTS = (frozenset(STARTS) | frozenset(DURATIONS)) - ARTICLES - {"la", "die"}
TOKEN = re.compile(r"[a-z]+|\d+|[$€£¥₹]")
STEP = re.compile(r"(?:step|option|point|part|phase|figure|question|chapter|section|schritt|paso|etape|clause) $")
ITEM = re.compile(r"(?:^|\n|[.:;!?)]) *[(]?$")
