"""The codes of ISO 639-1, by which settings name languages, and what people write instead."""

from __future__ import annotations

from collections.abc import Mapping

_ALL = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne "
    "ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st "
    "su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
CODES = frozenset(_ALL.split())
_NAMES: Mapping[str, str] = {
    "en": "english eng uk gb us",
    "de": "german deutsch ger deu",
    "fr": "french français francais fra fre",
    "es": "spanish español espanol castellano spa sp",
    "it": "italian italiano ita",
    "pt": "portuguese português portugues por br",
    "nl": "dutch nederlands nld dut",
    "pl": "polish polski pol",
    "da": "danish dansk dan dk",
    "sv": "swedish svenska swe",
    "no": "norwegian norsk nor",
    "fi": "finnish suomi fin",
    "cs": "czech čeština cestina cze ces cz",
    "tr": "turkish türkçe turkce tur",
    "uk": "ukrainian ukr ua",
    "ru": "russian rus",
    "el": "greek gre ell gr",
    "ro": "romanian română romana ron rum",
    "hu": "hungarian magyar hun",
    "ar": "arabic ara",
    "ja": "japanese jpn jp",
    "zh": "chinese mandarin zho chi cn",
    "ca": "catalan català catala cat",
    "ga": "irish gaeilge gle",
}
"""What people write for a code: the language's name in English and its own, longer codes, countries."""


def code_of(name: str) -> str | None:
    """Return the code that somebody who wrote `name` most likely meant: "English", "en-GB", "EN"; None when unsure."""
    word = name.strip().lower()
    for code, names in _NAMES.items():
        if word in names.split() and word not in CODES:
            return code
    first = word.replace("_", "-").split("-")[0].split(" ")[0]
    return first if first in CODES else None
