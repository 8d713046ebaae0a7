"""X's weighted length, slow and obvious: the published expressions and weights of twitter-text v3, as they stand.

Source: twitter-text 3.1, `regexp/`, `extractUrlsWithIndices` and configuration 3. Emoji are looked up in the
list of the texts' own alphabet instead of twemoji's pattern.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import regex

from policy.entities import top_level_domains

ONE = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Code points that weigh 1; all others weigh 2."""
EMOJI = (
    "👩\u200d👩\u200d👧", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "🇬🇧", "👍🏽",
    "1\ufe0f\u20e3", "❤\ufe0f", "👨🏾\u200d🚒", "😊", "🎉",
)  # fmt: skip

_LATIN = (
    "\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u00ff\\u0100-\\u024f\\u0253\\u0254\\u0256\\u0257\\u0259\\u025b\\u0263\\u0268"
    "\\u026f\\u0272\\u0289\\u028b\\u02bb\\u0300-\\u036f\\u1e00-\\u1eff"
)
_INVALID = "\\ufffe\\ufeff\\uffff"
_DIRECTION = "\\u202a-\\u202e\\u061c\\u200e\\u200f\\u2066-\\u2069"
_PUNCT = r"!'#%&()*+,\\\-./:;<=>?@\[\]^_{|}~$"
_DOMAIN_CHAR = rf"[^{_PUNCT}\s{_INVALID}{_DIRECTION}]"
_SUBDOMAIN = rf"(?:(?:{_DOMAIN_CHAR}(?:[_-]|{_DOMAIN_CHAR})*)?{_DOMAIN_CHAR}\.)"
_NAME = rf"(?:(?:{_DOMAIN_CHAR}(?:-|{_DOMAIN_CHAR})*)?{_DOMAIN_CHAR}\.)"
_TOP = r"(?:\L<tlds>(?=[^0-9a-zA-Z@+-]|$)|xn--[-0-9a-z]+)"
_DOMAIN = rf"(?:{_SUBDOMAIN}*{_NAME}{_TOP})"
_ASCII_DOMAIN = rf"(?:(?:[-A-Za-z0-9{_LATIN}]+)\.)+{_TOP}"
_PATH_CHAR = rf"[a-z\u0400-\u04ff0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&{_LATIN}]"
_PARENS = rf"\((?:{_PATH_CHAR}+|(?:{_PATH_CHAR}*\({_PATH_CHAR}+\){_PATH_CHAR}*))\)"
_PATH_END = rf"(?:[+\-a-z\u0400-\u04ff0-9=_#/{_LATIN}]|{_PARENS})"
_PATH = rf"(?:(?:{_PATH_CHAR}*(?:{_PARENS}{_PATH_CHAR}*)*{_PATH_END})|(?:@{_PATH_CHAR}+/))"
_QUERY = r"[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/]"
_TLDS = sorted(top_level_domains(), key=len, reverse=True)
_URL = regex.compile(
    rf"(?P<before>[^A-Za-z0-9@＠$#＃{_INVALID}]|[{_DIRECTION}]|^)"
    rf"(?P<url>(?P<protocol>https?://)?(?P<domain>{_DOMAIN})(?::[0-9]+)?(?P<path>/{_PATH}*)?(?P<query>\?{_QUERY})?)",
    regex.IGNORECASE,
    tlds=_TLDS,
)
_ASCII = regex.compile(_ASCII_DOMAIN, regex.IGNORECASE, tlds=_TLDS)
_TCO = regex.compile(rf"https?://t\.co/([a-z0-9]+)(?:\?{_QUERY})?", regex.IGNORECASE)


def slow_x_length(text: str) -> int:
    """Return the weighted length of `text`: 23 for a link, 2 for an emoji, 1 or 2 for any other code point."""
    text = unicodedata.normalize("NFC", text)
    edges = [0, *(edge for span in slow_urls(text) for edge in span), len(text)]
    plain = [text[a:b] for a, b in list(pairwise(edges))[::2]]
    return sum(map(_weight, plain)) + 23 * (len(edges) // 2 - 1)


def _encodes(domain: str) -> bool:
    """Tell whether every label of a domain can be written in ASCII (IDNA, 63 characters at most)."""
    for label in domain.split("."):
        encoded = label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")
        if len(encoded) > 63 or (label.lower().startswith("xn--") and not label.isascii()):
            return False
    return True


def _weight(text: str) -> int:
    total = 0
    at = 0
    while at < len(text):
        emoji = next((e for e in EMOJI if text.startswith(e, at)), None)
        if emoji is not None:
            total += 2
            at += len(emoji)
            continue
        total += 1 if any(low <= ord(text[at]) <= high for low, high in ONE) else 2
        at += 1
    return total


def slow_urls(text: str) -> Sequence[tuple[int, int]]:
    """Return where links stand: `extractUrlsWithIndices`, step by step."""
    found: list[tuple[int, int]] = []
    if "." not in text:
        return found
    at = 0
    while (match := _URL.search(text, at)) is not None:
        at = match.end()
        start, end = match.span("url")
        if match["protocol"] is None:
            if match["before"] and match["before"] in "-_./":
                continue
            last: tuple[int, int] | None = None
            for part in _ASCII.finditer(match["domain"]):
                last = (start + part.start(), start + part.end())
                found.append(last)
            # Its JavaScript version leaves a query without a path out, its Java version does not: as Java.
            if last is not None and (match["path"] is not None or match["query"] is not None):
                found[-1] = (last[0], end)
            continue
        if not _encodes(match["domain"]):
            continue
        if (tco := _TCO.match(match["url"])) is not None:
            if len(tco[1]) > 40:
                continue
            end = start + tco.end()
        found.append((start, end))
    return found
