"""Rule mutation testing: break one thing of one rule, and see whether the rule's own examples notice.

A mutant is killed when an example that held no longer holds. Mutants that cannot be loaded are not counted.
"""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from policy import Company, RulebookError, default_rulebook_dir, example_company
from policy.examples import Example, load_examples
from policy.load import compile_rules
from policy.proof import Judge
from policy.rulebook import FamilyFile, RuleSpec

NEGATIONS = frozenset({"not", "never", "no", "cannot", "nobody", "nothing", "without"})
LISTS = ("kinds", "classes", "actions", "languages")
"""Parameters that are lists of what a check looks for."""


@dataclass(frozen=True)
class Mutant:
    """A rule with one thing changed."""

    kind: str
    what: str
    spec: RuleSpec


@dataclass(frozen=True)
class Tally:
    """Killed among run, by kind of mutant; and some that lived."""

    made: int
    made_by_kind: dict[str, int]
    by_kind: dict[str, tuple[int, int]]
    survivors: tuple[str, ...]
    unsteady: int
    """Examples left out because they do not hold for the rule alone."""
    seconds: float

    @property
    def share(self) -> float:
        """Share of all mutants run that were killed."""
        return sum(k for _, k in self.by_kind.values()) / max(1, sum(r for r, _ in self.by_kind.values()))

    @property
    def weighed(self) -> float:
        """Share killed as it would be if every mutant were run: kinds weigh by how many mutants they have."""
        run = {kind: (killed / ran) * self.made_by_kind[kind] for kind, (ran, killed) in self.by_kind.items()}
        return sum(run.values()) / max(1, sum(self.made_by_kind[kind] for kind in run))


def specs(folder: Path) -> list[RuleSpec]:
    """Read every rule of a rulebook folder."""
    found: list[RuleSpec] = []
    for path in sorted(folder.glob("*.yaml")):
        found += FamilyFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))).rules
    return found


def mutants(spec: RuleSpec, shared: Sequence[Any] = ()) -> Iterator[Mutant]:
    """Yield every mutant of one rule.

    shared: lists that are another rule's own. One list that two rules share is broken where it is judged alone.
    """
    given = spec.parameters
    for name in ("phrases", "shaming", "stock", "rhetorical", "answers"):
        if name != "phrases" and given.get(name) and given[name] in shared:
            continue
        for place, phrase in _phrases(given.get(name)):
            yield _with(spec, "drop a phrase", f"{name}: {phrase!r}", _put(given, name, place, None))
            words = _pieces(phrase)
            for index, word in enumerate(words):
                if len(words) > 1:
                    kind = "drop a negation" if word in NEGATIONS else "drop a token"
                    shorter = " ".join(words[:index] + words[index + 1 :])
                    yield _with(spec, kind, f"{word!r} of {phrase!r}", _put(given, name, place, shorter))
    yield from _concept_mutants(spec)
    for index, pattern in enumerate(given.get("patterns", ())):
        rest = [p for at, p in enumerate(given["patterns"]) if at != index]
        yield _with(spec, "drop a phrase", f"pattern {pattern!r}", {**given, "patterns": rest})
    for name in ("unless", "needs"):
        if given.get(name):
            yield _with(spec, "drop a switch", f"all of {name}", {k: v for k, v in given.items() if k != name})
        for place, phrase in _phrases(given.get(name)):
            yield _with(spec, "drop an exception", f"{name}: {phrase!r}", _put(given, name, place, None))
    for item in given.get("skip", ()):
        kind = "flip a negation" if item == "negated" else "drop a switch"
        yield _with(spec, kind, f"skip {item}", {**given, "skip": [i for i in given["skip"] if i != item]})
    if spec.check in ("phrases", "pattern") and "negated" not in given.get("skip", ()):
        yield _with(spec, "flip a negation", "skip negated", {**given, "skip": [*given.get("skip", ()), "negated"]})
    for name in ("person", "first", "last", "unless_in"):
        if name in given:
            yield _with(spec, "drop a switch", name, {k: v for k, v in given.items() if k != name})
    for name, value in given.items():
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            for other in (value - 1, value + 1) if isinstance(value, int) else (value - 0.1, value + 0.1):
                yield _with(spec, "change a threshold", f"{name} {value} to {other:g}", {**given, name: other})
        if name in LISTS and isinstance(value, list) and len(value) > 1:
            for item in value:
                yield _with(spec, "drop a kind", f"{name}: {item}", {**given, name: [v for v in value if v != item]})
    for name in ("fault", "kinds", "where", "channels", "languages", "jurisdictions", "regulated"):
        if name in spec.model_fields_set and getattr(spec, name):
            open_to_all = "any" if name == "where" else ()
            changed = spec.model_copy(update={name: open_to_all})
            yield Mutant("drop a switch", f"{spec.id}: {name} of the rule", changed)


def _concept_mutants(spec: RuleSpec) -> Iterator[Mutant]:
    """Drop a phrase or a word of a concept, a row of concepts, a concept of a row."""
    given = spec.parameters
    concepts = given.get("concepts", {})
    for name in concepts:
        for place, phrase in _phrases(concepts[name]):
            dropped = {**given, "concepts": _put(concepts, name, place, None)}
            yield _with(spec, "drop a phrase", f"{name}: {phrase!r}", dropped)
            words = _pieces(phrase)
            for index, word in enumerate(words if len(words) > 1 else ()):
                shorter = " ".join(words[:index] + words[index + 1 :])
                changed = {**given, "concepts": _put(concepts, name, place, shorter)}
                yield _with(spec, "drop a token", f"{word!r} of {name} {phrase!r}", changed)
    rows = given.get("together", [])
    for index, row in enumerate(rows):
        yield _with(spec, "drop a phrase", f"together: {row}", _with_rows(given, rows[:index] + rows[index + 1 :]))
        for name in row if len(row) > 1 else ():
            left = [n for n in row if n != name]
            changed = _with_rows(given, [*rows[:index], left, *rows[index + 1 :]])
            yield _with(spec, "drop a token", f"{name} of {row}", changed)


def _with_rows(given: dict[str, Any], rows: list[list[str]]) -> dict[str, Any]:
    """Parameters with other rows; a concept that stands in none of them goes too."""
    used = {name for row in rows for name in row}
    concepts = {name: words for name, words in given["concepts"].items() if name in used}
    return {**given, "concepts": concepts, "together": rows}


def _with(spec: RuleSpec, kind: str, what: str, parameters: dict[str, Any]) -> Mutant:
    return Mutant(kind, f"{spec.id}: {what}", spec.model_copy(update={"parameters": parameters}))


def _phrases(value: Any) -> Iterator[tuple[tuple[str, int], str]]:
    for lang, items in value.items() if isinstance(value, dict) else (("", value or ()),):
        for index, phrase in enumerate(items):
            yield (lang, index), phrase


def _put(given: dict[str, Any], name: str, place: tuple[str, int], phrase: str | None) -> dict[str, Any]:
    lang, index = place
    value = given[name]
    items = list(value[lang] if lang else value)
    items[index : index + 1] = [] if phrase is None else [phrase]
    return {**given, name: {**value, lang: items} if lang else items}


def _pieces(phrase: str) -> list[str]:
    """Cut a phrase at the spaces that stand in no bracket."""
    pieces = [""]
    depth = 0
    for char in phrase:
        depth += (char in "([") - (char in ")]")
        if char == " " and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += char
    return [piece for piece in pieces if piece]


def run(
    *,
    limit: int | None = 700,
    seconds: float = 100,
    seed: int = 5,
    folder: Path | None = None,
    rule: str | None = None,
) -> Tally:
    """Run the mutants of all rules or one, or a sample of `limit` spread over the kinds, for at most `seconds`."""
    folder = folder or default_rulebook_dir()
    company = example_company()
    started = time.perf_counter()
    every: dict[str, list[Mutant]] = defaultdict(list)
    read = specs(folder)
    shared = [spec.parameters["phrases"] for spec in read if "phrases" in spec.parameters]
    for spec in read:
        for mutant in mutants(spec, shared) if rule in (None, spec.id) else ():
            every[mutant.kind].append(mutant)
    chosen = _sample(every, limit, random.Random(seed))
    steady: dict[str, list[tuple[Example, bool]]] = {}
    unsteady = 0
    ran: Counter[str] = Counter()
    killed: Counter[str] = Counter()
    survivors: list[str] = []
    originals = {spec.id: spec for spec in read}
    for mutant in chosen:
        if limit is not None and time.perf_counter() - started > seconds:
            break
        if mutant.spec.id not in steady:
            given = load_examples(folder, mutant.spec.id)
            wanted = [(example, True) for example in given.hit] + [(example, False) for example in given.miss]
            judge = _judge(originals[mutant.spec.id], company)
            held = [(example, hit) for example, hit in wanted if judge is not None and _holds(judge, example, hit=hit)]
            unsteady += len(wanted) - len(held)
            steady[mutant.spec.id] = held
        judge = _judge(mutant.spec, company)
        if judge is None:
            continue
        ran[mutant.kind] += 1
        if all(_holds(judge, example, hit=hit) for example, hit in steady[mutant.spec.id]):
            survivors.append(f"{mutant.kind}: {mutant.what}")
        else:
            killed[mutant.kind] += 1
    return Tally(
        sum(map(len, every.values())),
        {kind: len(listed) for kind, listed in every.items()},
        {kind: (ran[kind], killed[kind]) for kind in every if ran[kind]},
        tuple(survivors),
        unsteady,
        time.perf_counter() - started,
    )


def _sample(every: dict[str, list[Mutant]], limit: int | None, rng: random.Random) -> Sequence[Mutant]:
    """Every kind gets an equal share of `limit`; what a small kind leaves goes to the large ones."""
    chosen: list[Mutant] = []
    left = limit if limit is not None else sum(map(len, every.values()))
    kinds = sorted(every.items(), key=lambda item: len(item[1]))
    for place, (_, listed) in enumerate(kinds):
        take = min(len(listed), left // (len(kinds) - place)) if limit is not None else len(listed)
        chosen += rng.sample(listed, take)
        left -= take
    rng.shuffle(chosen)
    return chosen


def _judge(spec: RuleSpec, company: Company) -> Judge | None:
    try:
        rulebook = compile_rules([spec], "0" * 64)
    except RulebookError:
        return None
    return Judge(rulebook, rulebook.rules[0], company)


def _holds(judge: Judge, example: Example, *, hit: bool) -> bool:
    found = judge.findings(example)
    if not hit or not found:
        return bool(found) == hit
    if example.match is None:
        return True
    at = example.text.find(example.match)
    return any(f.start < at + len(example.match) and at < f.end for f in found)
