"""Links, mentions, hashtags and cashtags in a text, by the rules of twitter-text v3.

Where its reference implementation lets one large regular expression backtrack, this walks labels and paths by hand:
linear, and the same answers on its conformance cases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from string import ascii_letters, digits

import regex

_LATIN = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f"
    "\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_PUNCT = r"!-,./:-@\[-`{-~\-"
_MARKS = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
# A host is everything but ASCII punctuation and spaces, with points, dashes and underscores between.
_HOST = re.compile(rf"(?i)(https?://)?((?:[^\s!-,/:-@\[-^`{{-~\ufffe\ufeff\uffff{_MARKS}])++)")
_SCHEME = re.compile(r"(?i)\bh(?:tt|xx)ps?://[^\s<>\"]+[^\s<>\".,;:!?)'\]]")
_DOT = re.compile(r"[^\s!-/:-@\[-^`{-~]\.[^\s!-,./:-@\[-^`{-~]")
_HOST_CHAR = re.compile(rf"[^\s!-,/:-@\[-^`{{-~\ufffe\ufeff\uffff{_MARKS}]")
_GLUED = re.compile(r"(?i)https?$")
_ASCII_HOST = re.compile(rf"(?i)[\-a-z0-9.{_LATIN}]++")
_PATH = re.compile(
    rf"(?i)[a-z\u0400-\u04ff0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&{_LATIN}]++|\((?:[^\s()]|\([^\s()]*+\))*+\)"
)
_PATH_END = re.compile(rf"(?i)[+\-a-z\u0400-\u04ff0-9=_#/{_LATIN})]")
_QUERY = re.compile(r"(?i)\?([a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*+)")
_QUERY_END = re.compile(r"(?i)[a-z0-9\-_&=#/]")
_ASCII_NAME = re.compile(r"[a-z0-9\-]++")
_PUNYCODE = re.compile(r"xn--[-0-9a-z]++")
_PORT = re.compile(r":[0-9]++")
_TCO = re.compile(r"(?i)https?://t\.co/([a-z0-9]+)")
_MENTION = re.compile(
    r"(?:(?<![a-zA-Z0-9_!#$%&*@＠])|(?<=rt)|(?<=rt:))([@＠])([a-zA-Z0-9_]{1,20})(/[a-zA-Z][a-zA-Z0-9_\-]{0,24})?",
    re.IGNORECASE,
)
_MENTION_ENDS_BADLY = re.compile(rf"[@＠{_LATIN}]|://")
_TAG_CHARS = (
    r"\p{L}\p{M}\p{Nd}_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7"
)
_HASHTAG = regex.compile(rf"(?:(?<![{_TAG_CHARS}&])|(?<=[\uFE0E\uFE0F]))[#＃](?!\uFE0F|\u20E3)([{_TAG_CHARS}]++)")
_LETTER = regex.compile(r"[\p{L}\p{M}]")
_CASHTAG = re.compile(
    rf"(?:^|(?<=[\s{_MARKS}]))\$([a-z]{{1,6}}(?:[._][a-z]{{1,2}})?)(?=$|\s|[{_PUNCT}])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A link, mention, hashtag or cashtag: half-open span, and its text without the sign."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=1)
def top_level_domains() -> frozenset[str]:
    """Return every top-level domain of the public suffix list that tldextract carries; nothing is fetched."""
    names: set[str] = set()
    spec = find_spec("tldextract")  # found, not imported: only its list is needed
    folders = spec.submodule_search_locations if spec else None
    assert folders  # a requirement of this project
    text = (Path(folders[0]) / ".tld_set_snapshot").read_text(encoding="utf-8")
    for line in text.split("// ===BEGIN PRIVATE DOMAINS===")[0].splitlines():
        if line and not line.startswith("//"):
            names.add(line.strip().rsplit(".", 1)[-1].lower())
    return frozenset(names)


def urls(text: str) -> list[Entity]:
    """Return the links in `text`, with or without a protocol, in order."""
    if "." not in text:
        return []
    found: list[Entity] = []
    at = 0
    while (dot := _DOT.search(text, at)) is not None:
        start = _run_start(text, dot.start(), at)
        match = _HOST.match(text, start)
        if match is None or match.end() <= dot.start():
            at = dot.end() - 1
            continue
        at = match.end()
        host = match.group(2)
        if text.startswith("://", at) and (glued := _GLUED.search(host)) is not None:
            host = host[: glued.start()]
            at = match.start(2) + glued.start()
        for entity in _in_run(text, match, host):
            found.append(entity)
            at = max(at, entity.end)
    return found


def links_in(text: str) -> list[Entity]:
    """Return the links in `text`; with a protocol also those whose top-level domain is unknown."""
    found = [Entity(m.start(), m.end(), m.group()) for m in _SCHEME.finditer(text)] if "://" in text else []
    return found + [u for u in urls(text) if not any(u.start < k.end and k.start < u.end for k in found)]


def _run_start(text: str, dot: int, floor: int) -> int:
    """Return where the host around `dot` begins, its protocol included."""
    start = dot
    while start > floor and (text[start - 1].isalnum() or _HOST_CHAR.match(text[start - 1])):
        start -= 1
    if text[max(0, start - 3) : start] == "://" and (protocol := _GLUED.search(text[max(0, start - 8) : start - 3])):
        begin = start - 3 - len(protocol.group())
        return begin if begin >= floor else start
    return start


def _in_run(text: str, match: re.Match[str], host: str) -> list[Entity]:
    before = text[match.start() - 1 : match.start()]
    if match.group(1):
        if before and before in _NO_PROTOCOL_AFTER:
            return []
        end = _host_end(text, match.start(2), host, strict=True)
        return [] if end is None else _with_path(text, match.start(), end, protocol=True)
    found: list[Entity] = []
    for part in _ASCII_HOST.finditer(host):
        start = match.start(2) + part.start()
        run = part.group()
        if run.endswith("."):
            after = host.find(".", part.end())
            run += host[part.end() : after if after >= 0 else len(host)]
        stripped = len(run) - len(run.lstrip("-."))
        before = text[start - 1 : start] if start else ""
        if stripped or (before and before in _NO_HOST_AFTER):
            continue
        end = _host_end(text, start, run, strict=False)
        if end is not None:
            found += _with_path(text, start, end, protocol=False)
    return found


_NO_PROTOCOL_AFTER = ascii_letters + digits + "@＠$#＃"
_NO_HOST_AFTER = _NO_PROTOCOL_AFTER + "_./-"
_LONGEST_HOST = 256
"""Characters of a host with its top-level domain, beyond which it is none."""


def _host_end(text: str, start: int, run: str, *, strict: bool) -> int | None:
    """Return where the longest valid host that begins at `start` ends; None when there is none."""
    # One character more than fits, so that the cut makes no name of the beginning of a longer one.
    labels = run[: _LONGEST_HOST + 1].split(".")
    if not labels[0]:
        return None
    ends = []
    at = start
    for label in labels:
        ends.append(at + len(label))
        at += len(label) + 1
    for k in range(min(len(labels) - 1, _valid_labels(labels, strict)), 0, -1):
        if ends[k] - start > _LONGEST_HOST or "_" in labels[k - 1]:
            continue
        size = _top_level(labels[k], text[ends[k] : ends[k] + 1])
        if size:
            return ends[k] - len(labels[k]) + size
    return None


def _top_level(label: str, after: str) -> int:
    """Return how many characters of `label` are a top-level domain; 0 when none."""
    if label.isdigit():
        return 0
    lowered = label.lower()
    if ascii_part := _ASCII_NAME.match(lowered):
        size = ascii_part.end()
        follow = label[size : size + 1] or after
        name = ascii_part.group()
        good = name in top_level_domains() or _PUNYCODE.fullmatch(name) is not None
        return size if good and follow not in ("@", "+", "-", "_") else 0
    for end in range(len(label), 0, -1):
        if lowered[:end] in top_level_domains():
            return end
    return 0


def _valid_labels(labels: list[str], strict: bool) -> int:
    """Return how many labels, from the first on, may stand before a top-level domain."""
    for index, label in enumerate(labels):
        if not label or label[0] in "-_" or label[-1] in "-_" or ("_" in label and not strict):
            return index
        if not label.isascii():
            if label.lower().startswith("xn--") or len(label.encode("punycode")) + 4 > 63:
                return index
        elif len(label) > 63:
            return index
    return len(labels)


def _with_path(text: str, start: int, host_end: int, *, protocol: bool) -> list[Entity]:
    end = host_end
    if (port := _PORT.match(text, end)) is not None:
        end = port.end()
    if text[end : end + 1] == "/":
        end = _path_end(text, end)
    if (query := _QUERY.match(text, end)) is not None:
        last = len(query.group(1))
        while last and not _QUERY_END.match(query.group(1)[last - 1]):
            last -= 1
        if last:
            end += 1 + last
    if protocol and (tco := _TCO.match(text[start:end])) is not None:
        if len(tco.group(1)) > 40:
            return []
        query_start = start + tco.end()
        if text[query_start : query_start + 1] != "?":
            end = query_start
    return [Entity(start, end, text[start:end])]


def _path_end(text: str, slash: int) -> int:
    at = slash + 1
    while (piece := _PATH.match(text, at)) is not None:
        at = piece.end()
    while at > slash + 1 and not _PATH_END.match(text[at - 1]):
        at -= 1
    return at


def mentions(text: str, *, lists: bool = False) -> list[Entity]:
    """Return the accounts mentioned in `text`; with `lists` the name of a list belongs to its text."""
    if "@" not in text and "＠" not in text:
        return []
    found = []
    for match in _MENTION.finditer(text):
        if _MENTION_ENDS_BADLY.match(text, match.end()):
            continue
        name = match.group(2) + (match.group(3) or "" if lists else "")
        end = match.end() if lists else match.end(2)
        if not lists and match.group(3):
            continue
        found.append(Entity(match.start(1), end, name))
    return found


def hashtags(text: str) -> list[Entity]:
    """Return the hashtags in `text` that stand in no link."""
    if "#" not in text and "＃" not in text:
        return []
    links = urls(text)
    found = []
    for match in _HASHTAG.finditer(text):
        body = match.group(1)
        if (
            not _LETTER.search(body)
            or text[match.end() : match.end() + 1] in ("#", "＃")
            or text.startswith("://", match.end())
        ):
            continue
        if any(link.start < match.end() and match.start() < link.end for link in links):
            continue
        found.append(Entity(match.start(), match.end(), body))
    return found


def cashtags(text: str) -> list[Entity]:
    """Return the cashtags ("$STOCK") in `text`."""
    if "$" not in text:
        return []
    return [Entity(m.start(), m.end(), m.group(1)) for m in _CASHTAG.finditer(text)]
