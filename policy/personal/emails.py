"""E-mail addresses, also written as "ana [at] mail (dot) org" or "ana at mail dot org"."""

from __future__ import annotations

import re

from policy.entities import top_level_domains
from policy.personal.candidate import Candidate
from policy.screen import Screened

_TEST_DOMAINS = frozenset({"example", "test", "invalid", "localhost"})
"""Reserved by RFC 2606; in no list of top-level domains."""
_DOMAIN = re.compile(r"@ ?((?:[^\W_](?:[\w\-]{0,62}+)(?:\.| \. ))+[^\W\d_]{2,24}+)")
_LOCAL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~\-]")
_SPOKEN = Screened(
    r"(?<![\w.])([a-z0-9](?:[a-z0-9_\-]|\.(?=[a-z0-9])){0,63}+)(?: ?(?:\[ ?(?:at|arroba|a)(?: ?\])|\( ?(?:at|"
    r"arroba|a) ?\)|\{ ?at ?\}|<at>) ?| (?:at|arroba|arobase|klammeraffe) )"
    r"((?:[a-z0-9](?:[a-z0-9\-]{0,62}+)(?: ?(?:\[ ?(?:dot|punto|point|punkt|\.) ?\]|\( ?(?:dot|punto|point|punkt|"
    r"\.) ?\)|\{ ?dot ?\}) ?| (?:dot|punto|point|punkt) |\.)){1,4}[a-z]{2,24})(?![a-z])"
)


def find_emails(view: str) -> list[Candidate]:
    """Return e-mail addresses in folded text."""
    found = []
    if "@" in view:
        for match in _DOMAIN.finditer(view):
            start = match.start()
            if start > 0 and view[start - 1] == " " and start > 1 and view[match.start() + 1] == " ":
                start -= 1
            begin = start
            while begin > 0 and start - begin < 64 and _LOCAL.match(view[begin - 1]):
                begin -= 1
            while begin < start and view[begin] in "'.!/?|=*":
                begin += 1
            if begin < start:
                found.append(Candidate("email", begin, match.end(), "An e-mail address."))
    for match in _SPOKEN.finditer(view) if _may_be_said(view) else ():
        if _is_written_out(match):
            found.append(Candidate("email", match.start(), match.end(), "An e-mail address in words."))
    return found


def _may_be_said(view: str) -> bool:
    """Tell whether what `_is_written_out` asks for stands anywhere: a bracket, or both signs in words."""
    if "[" in view or "(" in view or "{" in view or "<" in view:
        return True
    said_at = " at " in view or " arroba " in view or " arobase " in view or " klammeraffe " in view
    return said_at and ("dot" in view or "punto" in view or "point" in view or "punkt" in view)


def _is_written_out(match: re.Match[str]) -> bool:
    """Leave "we are at example.com": plain `at` with a plain point is a sentence, not an address."""
    text = match.group()
    disguised_at = any(mark in text for mark in "[({<")
    said_dot = re.search(r"(?: |\[|\()(?:dot|punto|point|punkt)(?: |\]|\))", match.group(2)) is not None
    ending = re.findall(r"[a-z0-9]+", match.group(2))[-1]
    return disguised_at or (said_dot and (ending in top_level_domains() or ending in _TEST_DOMAINS))
