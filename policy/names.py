"""Named things in a reply that nobody in this case has named: people, branches, plans, laws, and a wrong first name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from policy.language import common_word
from policy.spans import TakenSpans
from policy.views import fold
from policy.vocabulary import listed

if TYPE_CHECKING:
    from policy.case import Case
    from policy.reading import Reading

_NAME = r"([A-ZÀ-ÖØ-Þ][\w'’\-]+(?: [A-ZÀ-ÖØ-Þ][\w'’\-]+){0,2})"
_PERSON = re.compile(
    r"(?:\b(?:[Aa]sk for|[Ss]peak (?:to|with)|[Ss]poke (?:to|with)|[Tt]alk to|[Tt]hank|[Tt]hanks to|[Tt]ell|"
    r"[Pp]ass (?:this|it|that|them) on to|[Mm]eet|colleague|manager|director|engineer|technician|"
    r"driver|chef|waiter|courier|[Mm]y name is|[Kk]ollegin?|[Cc]ompañer[oa]|[Cc]ollègue)|\b(?:Mr|Mrs|Ms|Dr|Prof|"
    r"Herr|Frau|Sr|Sra|Mme|M)\.?) " + _NAME
)
_PLACE = re.compile(
    r"\b(?:[Oo]ur|[Tt]he|[Ii]n|[Aa]t|to|from) "
    + _NAME
    + (
        r" (?:store|branch|shop|restaurant|office|hotel|site|warehouse|depot|station|clinic|salon|gym|café|"
        r"cafe|location|showroom|depot|outlet)\b"
    )
)
_PROGRAMME = re.compile(
    r"\b(?:[Oo]ur|[Tt]he|[Yy]our|[Uu]nder|[Tt]o|[Ii]n) (?:new )?"
    + _NAME
    + (
        r" (?i:plan|programme|program|scheme|policy|tariff|package|bundle|membership|card|promotion|offer|"
        r"guarantee|service|subscription)\b"
    )
)
_LAW = re.compile(
    r"\b((?:[A-Z][\w'’]+ )(?:(?:[A-Z][\w'’]+|of|and|the|for) ){0,5}(?:Act|Regulation|Directive|Code|Law|Award|"
    r"Awards|Ltd|GmbH|Inc|LLC|University|Hospital|Airport|Square)\b(?: \d{4})?)"
)
_PATTERNS = (
    (
        _PERSON,
        "person",
        frozenset(
            listed(
                "ask speak spoke talk thank thanks tell pass meet colleague manager director engineer technician "
                "driver chef waiter courier name kollegi kollegin companero companera collegue mr mrs ms dr prof herr "
                "frau sr sra mme m"
            )
        ),
    ),
    (
        _PLACE,
        "place",
        frozenset(
            listed(
                "store branch shop restaurant office hotel site warehouse depot station clinic salon gym cafe location "
                "showroom outlet"
            )
        ),
    ),
    (
        _PROGRAMME,
        "plan or service",
        frozenset(
            listed(
                "plan programme program scheme policy tariff package bundle membership card promotion offer guarantee "
                "service subscription"
            )
        ),
    ),
    (
        _LAW,
        "institution or law",
        frozenset(
            listed("act regulation directive code law award awards ltd gmbh inc llc university hospital airport square")
        ),
    ),
)
"""What to look for, what it is called, and the words of which a text must hold one."""
_GREETED = re.compile(
    r"^\W*(?:hi|hello|hey|dear|hola|bonjour|salut|hallo|liebe[r]?|querid[oa]|estimad[oa]|cher|chère|ciao|"
    r"olá)(?: +|, *(?=[^\W\d_][\w'’\-]+ ?[,!:.]))(?:(?:mr|mrs|ms|dr|herr|frau|sr|sra|mme|m)\.? )?([^\W\d_][\w'’\-]+)",
    re.IGNORECASE,
)
"""After a comma only what ends there is a name: "Hi, Ann!" greets, "Hi, I'm sorry" goes on."""
_SCREEN_WORDS = frozenset(
    listed(
        "tool tools cache cached clear data application applications apps download downloads game games option "
        "options activate desktop home screen tab tabs private "
        "browsing browser sync search history bookmark bookmarks add add-on add-ons addon addons extension "
        "extensions plugin plugins plug-in privacy security general "
        "advanced account accounts profile password passwords notification notifications storage manager "
        "permission permissions display language languages sound "
        "network connection update updates version beta developer developers reader mode view page site sites link "
        "image images video videos music photo photos file "
        "files folder share save copy paste open close delete remove edit reset restart sign log safe night dark "
        "light info about more next back done cancel device "
        "devices phone tablet uninstall install reinstall force stop tap tapping click press long select choose go "
        "check enable disable allow block turn switch request "
        "trusted most internet company explorer assistant widget toolbar address bar keyboard battery memory usage "
        "cookies location camera microphone my your our new "
        "checkout basket cart order orders delivery returns wishlist inbox help contact us ajustes configuracion "
        "aplicaciones parametres reglages foro foros soporte "
        "complementos modules complementaires quick start guide premium basic free pro plus lite terms conditions "
        "policy team customer care support centre center "
        "good great happy sorry please thank thanks dear kind best regards cheers warm wishes the for and with of "
        "in on at to a an by from or not no yes all"
    )
)
"""Words that screens, buttons and courtesy write with a capital letter: no names by themselves."""
_NOT_NAMES = frozenset(
    listed(
        "there all everyone everybody team you and again from we our i this that thanks thank the it to so for if "
        "is your please good customer guest friend "
        "sir madam folks guys neighbour neighbor both sorry zusammen todos toutes tous dear hello hi what how just "
        "yes no in on at of with glad happy support "
        "customer service services care google play store android app settings"
    )
)


_CAPITAL = re.compile(r"(?<![\w@#/.'’&])([A-ZÀ-ÖØ-Þ][\w'’]*(?:-[\w'’]+)*+)(?![\w@/]|\.\w)")
_BEGINS = re.compile(r"(?:^|[.!?:;>\n\"“”«(\[*•→^~|/]|[–—] ?|(?<=\s)-|…)\W*$")
_WELL_KNOWN = frozenset(
    listed(
        "android iphone ipad ios mac macos windows linux chrome safari firefox edge opera samsung galaxy pixel "
        "huawei nexus facebook twitter instagram whatsapp "
        "youtube messenger tiktok linkedin reddit telegram signal paypal visa mastercard apple google microsoft "
        "amazon alexa siri bluetooth wifi wi-fi wlan gps usb "
        "sim nfc vpn html flash adobe pdf sms dm dms pm faq faqs ok eu uk usa us gb gdpr tv dj ceo hr it pr vip id "
        "atm diy ps fyi asap monday tuesday wednesday "
        "thursday friday saturday sunday january february march april may june july august september october "
        "november december christmas easter halloween "
        "ramadan diwali hanukkah english spanish french german italian dutch british american europe european euro "
        "internet web app store play "
        "settings menu help support forum team mr mrs ms dr sir madam bonjour hola hallo merci gracias danke "
        "wizard mozilla"
    )
)


_OPENING = re.compile(
    r"(?i)\W*(?:hi+|hello+|hey+|hiya|dear|hola|bonjour|salut|bonsoir|hallo|thanks|thank you|gracias|merci|danke|"
    r"sorry)\b"
)
_ON_SCREEN = re.compile(
    r"(?i)\b(?:menu|tap|click|press|choose|select|go to|goto|panel|section|settings?|options?|button|feature|tab|"
    r"icon|toggle|screen|page|shortcut|ajustes|pulsa|appuyez)\b|--|>"
)
_VOCATIVE_BEFORE = re.compile(
    r"(?:,|(?i:\b(?:hi|hello|hey|hiya|dear|hola|bonjour|salut|hallo|thanks|thank you|gracias|merci|danke|sorry|"
    r"cheers|welcome)))\W{1,3}$"
)
_VOCATIVE_AFTER = re.compile(r"\s*(?:[.!?,:;)\-–—\n~^]|$|[^\w\s])")


def _unknown_names(raw: str, reading: Reading, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield capitalised words inside sentences that neither the case nor a dictionary knows, runs of them together."""
    vocabulary = reading.matcher.vocabulary
    run: list[re.Match[str]] = []
    for match in [*_CAPITAL.finditer(raw), None]:
        if match is not None and run and raw[run[-1].end() : match.start()] == " ":
            run.append(match)
            continue
        if run and _is_name(run, raw, known, vocabulary):
            yield run[0].start(), run[-1].end()
        run = [match] if match is not None else []


def _is_name(run: list[re.Match[str]], raw: str, known: frozenset[str], vocabulary: frozenset[str]) -> bool:
    if len(run) == 1 and _BEGINS.search(raw[max(0, run[0].start() - 12) : run[0].start()]):
        return False  # every sentence begins with a capital
    words = [fold(m.group())[0].replace("’", "'").removesuffix("'s") for m in run]
    if _VOCATIVE_BEFORE.search(raw[max(0, run[0].start() - 24) : run[0].start()]) and _VOCATIVE_AFTER.match(
        raw, run[-1].end()
    ):
        return False  # somebody is spoken to
    if run[0].start() <= 12 and _OPENING.match(raw):
        return False
    words_and_run = [(w, m) for w, m in zip(words, run, strict=True) if not re.match(r"[a-z]+\d|i'|[a-z]'", w)]
    words, run = [w for w, _ in words_and_run], [m for _, m in words_and_run]
    if not run:
        return False
    begins = _BEGINS.search(raw[max(0, run[0].start() - 12) : run[0].start()]) is not None
    if begins:
        words = words[1:]
        run = run[1:]
    unknown = [
        word
        for word, match in zip(words, run, strict=True)
        if word not in known
        and word not in _WELL_KNOWN
        and word not in _NOT_NAMES
        and not _SCREEN_WORDS.issuperset(word.split("-"))
        and not common_word(word)
        and word not in vocabulary
        and not _SHORT_FOR.fullmatch(match.group())
        and not _plain_compound(match.group(), known)
    ]
    if not unknown or any(word in known for word in words):
        return False
    if all(any(fuzz.ratio(word, name) > 84 for name in known if len(name) > 4) for word in unknown):
        return False  # a known name, misspelt
    if _ON_SCREEN.search(raw, max(0, run[0].start() - 22), min(len(raw), run[-1].end() + 14)):
        return False
    # In a list of steps capitals are labels on the screen: "Settings > Apps > Clear Data".
    return ">" not in raw[max(0, run[0].start() - 4) : run[-1].end() + 4]


def _plain_compound(written: str, known: frozenset[str]) -> bool:
    """Tell whether no part of a hyphenated word names anybody: "EU-based", "T-Shirt"."""
    parts = written.split("-")
    return len(parts) > 1 and (
        len(parts[0]) == 1
        or all(
            len(part) < 2
            or not part[0].isupper()
            or (part.isupper() and len(part) <= _LONGEST_SHORT)
            or (word := fold(part)[0]) in known
            or word in _WELL_KNOWN
            or common_word(word)
            for part in parts
        )
    )


_LONGEST_SHORT = 5
"""Letters up to which a word in capitals is short for something and no name."""
_SHORT_FOR = re.compile(rf"[A-ZÀ-ÖØ-Þ'’\d-]{{1,{_LONGEST_SHORT}}}(?:['’]?s)?")
""""PDF", and several of them: "PDFs"."""


def full_names(reading: Reading, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the original spans of two or more capitalised words in a row that no dictionary knows: somebody's name."""
    raw, origins = reading.text.cased
    if reading.lang == "de":
        return  # every noun has a capital
    for start, end in _unknown_names(raw, reading, known):
        if " " in raw[start:end]:
            yield (start, end) if origins is None else (origins[start], origins[end - 1] + 1)


def wrong_names(reading: Reading, case: Case) -> Iterator[tuple[int, int, str]]:
    """Yield original span and reason of each named thing that neither case nor company knows."""
    raw, origins = reading.text.cased
    for start, end, why in _wrong_names(raw, reading, case):
        yield (start, end, why) if origins is None else (origins[start], origins[end - 1] + 1, why)


def _wrong_names(raw: str, reading: Reading, case: Case) -> Iterator[tuple[int, int, str]]:
    known = case.known_names
    seen = TakenSpans()
    author = case.context.facts.author.name
    greeted = _GREETED.match(raw)
    if greeted is not None and not author:
        seen.take(*greeted.span(1))  # nobody says what the customer is called: who is greeted stays open
    elif author and greeted is not None:
        name = greeted.group(1)
        parts = {part.lower().strip(".,") for part in fold(author)[0].replace("-", " ").split()}
        handle = (case.context.facts.author.handle or "").lower().lstrip("@")
        said = fold(name)[0]
        if (
            name[0].isupper()
            and said not in _NOT_NAMES
            and not any(said in (p, p + "s") or (p.startswith(said) and len(said) > 2) for p in parts)
            and said != handle
            and said not in known
        ):
            seen.take(*greeted.span(1))
            yield *greeted.span(1), f"The customer's name is {author!r}."
    if not any(map(str.isupper, raw[1:])):
        return
    if reading.lang in ("en", "es", "fr"):
        for start, end in _unknown_names(raw, reading, known):
            seen.take(start, end)
            yield start, end, "Nobody in this case named this."
    words_of_text = set(reading.words.words)
    for pattern, what, needed in _PATTERNS:
        if needed.isdisjoint(words_of_text):
            continue
        for match in pattern.finditer(raw):
            start, end = match.span(1)
            if not seen.free(start, end):
                continue
            words = [
                w
                for w in fold(match.group(1))[0].replace("-", " ").split()
                if w not in _NOT_NAMES and w not in ("of", "and", "the")
            ]
            words = [w.removesuffix("'s") for w in words]
            head = match.group(1).split()[0]
            if words and not any(word in known for word in words) and not _plain_compound(head, known):
                seen.take(start, end)
                yield start, end, f"Nobody in this case named this {what}."
