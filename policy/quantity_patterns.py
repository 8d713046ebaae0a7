"""How figures are written: one group of patterns for each kind of word a figure can begin with."""

from __future__ import annotations

import re

from policy.quantity_words import BOUNDS, CURRENCIES, DURATIONS, FIXED_DURATIONS, MONTHS, NUMBER_VALUES, WEEKDAYS
from policy.vocabulary import listed

NUMBER = r"\d{1,3}(?:[ ,.]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
WORDS = "|".join(sorted((w for w in NUMBER_VALUES), key=len, reverse=True))
VALUE = rf"(?:{NUMBER}|(?:(?:{WORDS})(?:[ -](?:and )?(?:{WORDS}))*+)|half an?|an?|una?|une|eine?[rnm]?)"
CURRENCY = "|".join(re.escape(c) for c in sorted(CURRENCIES, key=len, reverse=True))
DURATION = "|".join(sorted(DURATIONS, key=len, reverse=True))
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
RANGE = rf"(?: ?(?:-|to|or|a|bis|et|y|and|oder|ou|o) ?({NUMBER}|{WORDS}))?"

Patterns = tuple[tuple[str, re.Pattern[str]], ...]
IDIOM = re.compile(
    r"24 ?/ ?7|24 ?x ?7|9 ?- ?(?:to)? ?5(?!\d)|50 ?/ ?50|100 ?%(?! off| refund| discount)|110 ?%|(?:number|no\.?) "
    r"?(?:1|one)\b(?![\d.])|two cents|2 cents|one by one"
)
FOLLOWED_BY_UNIT: Patterns = (
    ("percent", re.compile(rf"({NUMBER}|{WORDS}){RANGE} ?(?:%|percent|per cent|por ciento|pour ?cent|prozent)")),
    ("amount2", re.compile(rf"({NUMBER}|{WORDS})(k)? ?({CURRENCY})(?![a-z])")),
    (
        "duration",
        re.compile(
            rf"({VALUE}){RANGE}[ -]?(?:(?:full|more|whole|further|calendar|complete|consecutive) "
            rf")?({DURATION})(?![a-z])"
        ),
    ),
)
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
    ("time", re.compile(r"(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|a\.m\.|p\.m\.|o'clock|uhr|h)(?![a-z])")),
    ("time", re.compile(r"([01]?\d|2[0-3]):([0-5]\d)()(?![\d:])")),
    *FOLLOWED_BY_UNIT,
    ("number", re.compile(rf"({NUMBER})(?:st|nd|rd|th|x)?(?![\w/]|[.,:]\d)")),
)
AT_SYMBOL: Patterns = (("amount", re.compile(rf"({CURRENCY}) ?({NUMBER})(k|m)?(?: ?- ?({NUMBER}))?(?![\d])")),)
AT_WORD: Patterns = (
    *FOLLOWED_BY_UNIT,
    ("wordnumber", re.compile(rf"((?:{WORDS})(?:[ -](?:and )?(?:{WORDS}))*+)(?![a-z\-'])")),
)
AT_MONTH: Patterns = (
    (
        "monthday",
        re.compile(rf"({MONTH})\.? (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?![\w:%]|\.\d)(?:,? ((?:19|20)\d{{2}}))?"),
    ),
    ("monthyear", re.compile(rf"({MONTH})\.?,? (?:de |of )?((?:19|20)\d{{2}})(?!\d)")),
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
AT_FIXED: Patterns = (("fixed", re.compile("(" + "|".join(FIXED_DURATIONS) + r")(?![a-z])")),)
ARTICLES = frozenset(listed("a an un una une ein eine einer einen einem"))
STARTS: dict[str, Patterns] = {
    **dict.fromkeys(NUMBER_VALUES, AT_WORD),
    **dict.fromkeys(ARTICLES, FOLLOWED_BY_UNIT[2:]),
    "half": (*AT_FIXED, *FOLLOWED_BY_UNIT[2:]),
    **dict.fromkeys(MONTHS, AT_MONTH),
    **dict.fromkeys(WEEKDAYS, AT_WEEKDAY),
    **{f"{day}s": AT_WEEKDAY for day in WEEKDAYS},
    **dict.fromkeys(listed("version v release firmware build ios android windows macos"), AT_VERSION),
    **{code: AT_SYMBOL for code in CURRENCIES if code.isalpha()},
    **dict.fromkeys(listed("fortnight quinzaine overnight couple quarter"), AT_FIXED),
}
HINTS = (frozenset(STARTS) | frozenset(DURATIONS)) - ARTICLES
TOKEN = re.compile(r"[a-z]+|\d+|[$€£¥₹]")
BOUND = re.compile(
    r"(?:("
    + "|".join(BOUNDS["most"])
    + r")|("
    + "|".join(BOUNDS["least"])
    + r")) (?:(?:the|next|a|of|los|les|den|de) )?$"
)
STEP = re.compile(r"(?:step|option|point|part|phase|figure|question|chapter|section|schritt|paso|etape|clause) $")
ITEM = re.compile(r"(?:^|\n|[.:;!?)]) *[(]?$")
