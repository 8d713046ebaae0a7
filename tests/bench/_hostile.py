"""Hostile inputs: texts made to be slow, at five sizes, and how the time grows."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from policy import Context, Guard
from policy.models import ChannelSpec, Company

SIZES = (1_000, 5_000, 10_000, 20_000, 64_000)
SHAPES = {
    "one letter": "a",
    "very long words": "abcdefghij" * 50 + " ",
    "lone letters": "a ",
    "s p a c e d": "r e f ",
    "d.o.t.t.e.d": "r.e.f.u.n.d ",
    "l33t": "r3fund ",
    "l33t in one run": "a1@$",
    "promises": "we will refund you ",
    "'we will'": "we will ",
    "negations": "we will not not never ",
    "conditions": "if we ",
    "assents": "yes, we'll do that. ",
    "names": "thank Ana Maria Lopez ",
    "capitals": "OUR NEW Act of the ",
    "'two days'": "two days ",
    "days of the year": "3 may 2026 ",
    "hours": "18:00-19:00 ",
    "money": "£1,000.50 ",
    "per cents": "5% ",
    "number words": "one two three ",
    "digits": "1 ",
    "digits in brackets": "(1)",
    "keycap digits": "1\ufe0f\u20e3",
    "digits of another script": "١٢٣ ",
    "card digits": "4111 1111 1111 1111 ",
    "IBANs": "GB29 NWBK 6016 1331 9268 19 ",
    "phones": "+44 20 7946 0958 ",
    "phone-like run": "020-7946-",
    "references": "#order 123 ",
    "codes": "AB-12345 ",
    "streets": "12 high street ",
    "internet addresses": "1.2.3.4 ",
    "e-mails": "ana@mail.com ",
    "addresses": "a@b.c",
    "addresses in words": "ana at mail dot org ",
    "addresses in brackets": "a(at)b(dot)c",
    "mentions": "@ana ",
    "@@@@": "@",
    "URLs": "https://a.com/b?c=d ",
    "hosts": "www.a.com ",
    "one host": "co.uk.",
    "nested URLs": "https://a@b.com@c.org:80/@d?u=http://",
    "paths": "https://a.com/%20(",
    "points": "a.",
    "hyphens": "-",
    "hyphened": "a-b-",
    "apostrophes": "a'b",
    "marks": "!!!? ",
    "brackets": "([{<",
    "quotes": "'it' \"is\" ",
    "nested quotes": '"“a ',
    "quoted lines": "> a\n",
    "lines": "\n",
    "zero-width": "r\u200be\u200bf\u200bu\u200bn\u200bd ",
    "tag characters": "a\U000e0061\U000e0062",
    "control characters": "\x00a",
    "combining": "e\u0301\u0336",
    "homoglyphs": "rеfυnԁ ",
    "mathematical letters": "𝐫𝐞𝐟𝐮𝐧𝐝 ",
    "full width": "ｒｅｆｕｎｄ",
    "alternating scripts": "aбγאبあ中 ",
    "ideographs": "返金します。",
    "right to left": "\u202eשלום مرحبا ",
    "emoji": "😂👍🏽",
    "families": "👨\u200d👩\u200d👧",
    "flags": "🇬🇧",
}
WIDE = ChannelSpec(name="wide", title="Wide", limit=65_000, unit="code_points", public=True)
"""A public channel that takes every size, so that no text is refused unread."""


@dataclass(frozen=True)
class Row:
    """CPU milliseconds of one shape at each of `SIZES` code points."""

    shape: str
    milliseconds: tuple[float, ...]

    @property
    def growth(self) -> float:
        """Time at 64 kB over time at 10 kB, per character: 1 is linear."""
        at_10, at_64 = self.milliseconds[2], self.milliseconds[-1]
        return (at_64 / at_10) / (SIZES[-1] / SIZES[2])


def _only_for_some(guard: Guard) -> set[str]:
    """Rules that look at texts in some languages only."""
    return {rule.id for rule in guard.rulebook.rules if rule.languages}


def rows(guard: Guard) -> Iterator[Row]:
    """Measure every shape; the least of several runs for the small sizes, one for the largest."""
    company = Company(**{**dict(guard.company), "channels": (*guard.company.channels, WIDE)})
    wide = Guard(guard.rulebook, company)
    context = Context(channel="wide", post="Where is my refund?")
    complete = wide.check("Hello", context).rules_run
    for shape, unit in SHAPES.items():
        spent = []
        for size in SIZES:
            text = (unit * (size // len(unit) + 1))[:size]
            read = wide.check(text, context)
            if read.rules_errored or not set(complete) <= {*read.rules_run, *_only_for_some(guard)}:
                raise AssertionError(f"{shape}: the text was not read by every rule: {read.rules_errored}")
            best = float("inf")
            for _ in range(3 if size <= 10_000 else 1):
                started = time.process_time()
                wide.check(text, context)
                best = min(best, time.process_time() - started)
            spent.append(best * 1000)
        yield Row(shape, tuple(spent))
