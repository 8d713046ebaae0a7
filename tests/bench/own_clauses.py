"""Whether a company may tell its own policy: sentences of its documents as reply, with their passage as evidence.

`python -m tests.bench own-clauses` counts, by rule, how many are held: told word for word, told with a few words
changed as an agent would, and told as a promise to this one customer, which no policy sentence covers and which
should be held. `--survivors` prints the sentences. The other companies' documents are in `../shared/data`.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import drafting
from drafting.settings import load_settings
from knowledge.chunking import passages
from knowledge.models import Document
from knowledge.sources.documents import read_document
from policy import Company, Context, EvidenceItem, Guard, default_rulebook_dir, example_company, load_rulebook
from policy.language import detect_language

SAMPLE = Path(drafting.__file__).parent / "sample"
PUBLIC = Path("../shared/data/company_policies")
MOST = 300
"""Sentences of other companies that are told."""
_AGENTS = re.compile(
    r"\b(?:agents?|tools?|users?|the customer|API|database|transfer|deny|you should|your actions|workflow|IP|"
    r"government|agency|agencies|federal)\b|[{}|<>\[\]*_#`]|https?:|@"
)
"""What only staff are told, and what is no sentence."""
_SENTENCE = re.compile(r"(?<!\d[.])(?<=[.!?])\s+(?=[A-ZÀ-Ý¿¡])")


def main() -> None:
    """Print the held share of each set and form, by rule."""
    rulebook = load_rulebook(default_rulebook_dir())
    sets = [("sample company", load_settings(SAMPLE, {}).policy_company(), list(_told(SAMPLE / "documents")))]
    if PUBLIC.is_dir():
        rows = [row for name in ("37signals", "airline", "retail", "telecom") for row in _told(PUBLIC / name)]
        rows = [row for row in rows if not _AGENTS.search(row[0])]
        random.Random(2026).shuffle(rows)
        sets.append(("other companies", example_company(), rows[:MOST]))
    for title, company, told in sets:
        for form, change in (("word for word", str), ("slightly reworded", _reworded)):
            _print(f"{title}, {form}", Guard(rulebook, company), company, [(change(s), p) for s, p in told])


def _told(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the sentences of a company's public documents with their passages."""
    for path in sorted(folder.rglob("*.md")):
        read = read_document(path, path.name, 10_000_000)
        if read.front.internal:
            continue
        document = Document(path=path.name, title=path.stem, sha256="0" * 64)
        for passage in passages(document, read.blocks):
            for line in passage.text.splitlines():
                for sentence in _SENTENCE.split(re.sub(r"^\s*(?:[-*]|\d+(?:\.\d+)*\.?)\s+", "", line)):
                    if 30 <= len(sentence) <= 300 and sentence.endswith(".") and not passage.internal:
                        yield sentence.replace("**", ""), passage.text


_SWAPS = (
    ("cannot", "can't"), ("do not", "don't"), ("does not", "doesn't"), ("is not", "isn't"), ("are not", "aren't"),
    ("must", "have to"), ("customers", "people"), ("It is", "It's"), ("We will", "We'll"), ("we will", "we'll"),
    ("for example", "say"), ("in order to", "to"), ("purchase", "buy"), ("immediately", "straight away"),
    ("however", "but"), ("also", "too"), ("additional", "extra"), ("receive", "get"), ("prior to", "before"),
    ("puedes", "puede"), ("tienes", "tiene"), ("te devolvemos", "le devolvemos"), ("kannst du", "können Sie"),
    ("dir ", "Ihnen "), ("deine", "Ihre"), ("tu peux", "vous pouvez"), ("ton ", "votre "), ("ta ", "votre "),
)  # fmt: skip


def _reworded(sentence: str) -> str:
    """Return a policy's sentence as an agent tells it to one reader: hello, contractions, plainer words."""
    for old, new in _SWAPS:
        sentence = re.sub(rf"\b{old}", new, sentence)
    return f"{_HELLO.get(detect_language(sentence), 'Hi')} Sam, {sentence}"


_HELLO = {"es": "Hola", "fr": "Bonjour", "de": "Hallo"}


def _print(title: str, guard: Guard, company: Company, told: list[tuple[str, str]]) -> None:
    held, by_rule = 0, Counter[str]()
    for reply, passage in told:
        evidence = (EvidenceItem(id="p1", kind="passage", text=passage),)
        found = guard.check(reply, Context(channel="feedback", evidence=evidence)).findings
        rules = {f.rule for f in found if f.severity in ("block", "escalate") and f.rule != "authority.language"}
        held += bool(rules)
        by_rule.update(rules)
        if rules and "--survivors" in sys.argv:
            places = [(f.rule, f.match, f.explanation[:90]) for f in found if f.rule in rules]
            sys.stdout.write(f"    {reply}\n        {places}\n")
    sys.stdout.write(f"{title}: {held} of {len(told)} held  {dict(by_rule.most_common())}\n")
