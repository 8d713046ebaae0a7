"""`policy lint`: what is wrong with a rulebook, before it goes into force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from policy.errors import RulebookError
from policy.examples import load_examples
from policy.load import Rulebook, load_rulebook
from policy.models import Clause
from policy.rulebook import RuleSpec

NEEDED = {"block": 20, "escalate": 20, "warn": 10, "note": 10}
"""Must-hit and must-miss examples that a rule of each severity needs, of each."""
_SEVERITIES = ("note", "warn", "escalate", "block")
_NUMBER = re.compile(r"^[#\s>*_-]*(?:§\s*|clause\s+|section\s+)?(\d+(?:\.\d+)*)[.):]?(?:\s|[*_])", re.IGNORECASE)
_HEADING = re.compile(r"^#{1,6}\s+(.*)$")
_NARROWING = ("channels", "jurisdictions", "languages", "kinds", "fault", "regulated")


def lint(folder: Path, documents: Mapping[str, str], today: date | None = None) -> tuple[str, ...]:
    """Return every problem of the rulebook in `folder`, one plain line each; empty when it is fine.

    documents: path below `documents/` -> text, to verify that each quoted clause stands there.
    """
    try:
        rulebook = load_rulebook(folder)
    except RulebookError as error:
        return error.problems
    problems = [*_clauses(rulebook, documents), *_examples(rulebook, folder), *_dead(rulebook, today)]
    problems += _strays(rulebook, folder)
    return tuple(problems)


def section_text(document: str, section: str) -> str | None:
    """Return the text of a numbered clause, or of the section under a heading with that slug; None when missing."""
    lines = document.splitlines()
    for at, line in enumerate(lines):
        number = _number(line)
        if number == section or (number is None and _slug(line) == section):
            rest = []
            for following in lines[at + 1 :]:
                inner = _number(following)
                if inner is not None and not inner.startswith(section + "."):
                    break
                if inner is None and _HEADING.match(following):
                    break
                rest.append(following)
            return "\n".join([line, *rest])
    return None


def _clauses(rulebook: Rulebook, documents: Mapping[str, str]) -> Iterator[str]:
    for rule in rulebook.rules:
        problem = _clause_problem(rule.spec.clause, documents)
        if problem:
            yield f"{rule.place}: clause: {problem}"


def _clause_problem(clause: Clause, documents: Mapping[str, str]) -> str | None:
    text = documents.get(clause.document)
    if text is None:
        return f"there is no document {clause.document!r}."
    section = section_text(text, clause.section)
    if section is None:
        return f"{clause.document} has no section {clause.section!r}."
    if _plain(clause.quote) not in _plain(section):
        return f"the words “{clause.quote}” do not stand in {clause.document} {clause.section}."
    return None


def _examples(rulebook: Rulebook, folder: Path) -> Iterator[str]:
    for rule in rulebook.rules:
        try:
            found = load_examples(folder, rule.id)
        except RulebookError as error:
            yield from error.problems
            continue
        needed = NEEDED[rule.spec.severity]
        for name, examples in (("must-hit", found.hit), ("must-miss", found.miss)):
            count = len({example.model_dump_json() for example in examples})  # one that is repeated counts once
            if count < needed:
                yield (
                    f"{rule.place}: {count} {name} examples; a rule that says {rule.spec.severity!r} needs {needed} "
                    f"(examples/{rule.id}.yaml)."
                )


def _strays(rulebook: Rulebook, folder: Path) -> Iterator[str]:
    known = {rule.id for rule in rulebook.rules}
    for path in sorted((folder / "examples").glob("*.yaml")):
        if path.stem not in known:
            yield f"examples/{path.name}: there is no rule {path.stem!r}."


def _dead(rulebook: Rulebook, today: date | None) -> Iterator[str]:
    day = today or rulebook.loaded_on
    for rule in rulebook.rules:
        spec = rule.spec
        since, until = spec.effective.from_, spec.effective.until
        if since and until and until < since:
            yield f"{rule.place}: effective: ends on {until} before it begins on {since}, so it is never in force."
        elif until and until < day:
            yield f"{rule.place}: effective: ended on {until}: remove the rule, or prolong it."
        for other in (known.spec for known in rulebook.rules):
            if other.id != spec.id and _covers(other, spec) and not (_covers(spec, other) and spec.id < other.id):
                yield f"{rule.place}: can never say anything that {other.id} does not say already: remove one of them."
                break


def _covers(wide: RuleSpec, narrow: RuleSpec) -> bool:
    if wide.check != narrow.check or wide.target != narrow.target or wide.where not in ("any", narrow.where):
        return False
    if _SEVERITIES.index(wide.severity) < _SEVERITIES.index(narrow.severity) or wide.effective != narrow.effective:
        return False
    for name in _NARROWING:
        outer, inner = set(getattr(wide, name)), set(getattr(narrow, name))
        if outer and not (inner and inner <= outer):
            return False
    return _parameters_cover(wide.parameters, narrow.parameters)


def _parameters_cover(wide: Mapping[str, Any], narrow: Mapping[str, Any]) -> bool:
    lists = ("phrases", "patterns")
    if {k: v for k, v in wide.items() if k not in lists} != {k: v for k, v in narrow.items() if k not in lists}:
        return False
    return all(_phrases(narrow, name) <= _phrases(wide, name) for name in lists)


def _phrases(parameters: Mapping[str, Any], name: str) -> set[tuple[str, str]]:
    value = parameters.get(name, ())
    by_language = value if isinstance(value, Mapping) else {"en": value}
    return {(lang, str(phrase)) for lang, phrases in by_language.items() for phrase in phrases}


def _number(line: str) -> str | None:
    found = _NUMBER.match(line + " ")
    return found.group(1) if found else None


def _slug(line: str) -> str | None:
    found = _HEADING.match(line)
    return re.sub(r"[^\w]+", "-", found.group(1).lower()).strip("-") if found else None


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[*_`]", "", text).split())
