"""Reading a rulebook folder and compiling it. Every problem is told with file, line and field."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from policy.checks import Build, Check, Checker, is_builtin, registered_checks
from policy.errors import RulebookError
from policy.matcher import Matcher, MatcherBuilder
from policy.rulebook import FamilyFile, RuleSpec
from policy.yaml_file import YamlFile, in_plain_words, read_text


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule ready to run."""

    spec: RuleSpec
    checker: Checker
    builtin: bool
    """False for a plugin's check, which runs under a watchdog."""

    id: str
    for_reply: bool
    """False for routing rules, which look at the post."""
    languages: tuple[str, ...]
    """Languages of the texts it looks at; empty for all."""
    file: str = "rulebook"
    """Name of the file it stands in."""

    @property
    def place(self) -> str:
        """File and id, as a problem of the rule begins."""
        return f"{self.file}: {self.id}"


@dataclass(frozen=True)
class Rulebook:
    """A compiled rulebook. Immutable."""

    sha256: str
    rules: tuple[Rule, ...]
    matcher: Matcher
    loaded_on: date

    def rule(self, rule_id: str) -> Rule:
        """Return one rule. Raises KeyError."""
        return next(rule for rule in self.rules if rule.id == rule_id)


def default_rulebook_dir() -> Path:
    """Return the folder of the rulebook that `init` copies into a workspace."""
    return Path(__file__).parent / "default" / "rulebook"


def default_documents_dir() -> Path:
    """Return the folder of the policy documents that the default rulebook cites."""
    return Path(__file__).parent / "default" / "documents"


def load_rulebook(folder: Path) -> Rulebook:
    """Read and compile the rulebook in `folder`. Raises RulebookError with every problem found."""
    rulebook = _compiled(tuple(_read(folder).items()))
    return replace(rulebook, loaded_on=date.today())  # a day of the local calendar  # noqa: DTZ011


@lru_cache(maxsize=4)
def _compiled(items: tuple[tuple[str, str], ...]) -> Rulebook:
    """Compile rule files given as (name, text); the same files give the same, immutable rulebook."""
    with _no_collecting():
        specs, problems = parse_rules(dict(items))
        if problems:
            raise RulebookError(tuple(problems))
        digest = hashlib.sha256()
        for name, text in items:
            digest.update(f"{name}\0{len(text)}\0{text}".encode())
        return compile_rules([spec for spec, _ in specs], digest.hexdigest(), {s.id: name for s, name in specs})


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Leave the search for garbage out while thousands of phrases are made that all stay: a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting and not gc.get_freeze_count():
            # What was made stays for long: it joins the old objects here, without the walk that ageing would take.
            gc.freeze()
            gc.unfreeze()
        if collecting:
            gc.enable()


def _read(folder: Path) -> Mapping[str, str]:
    if not folder.is_dir():
        raise RulebookError((f"There is no rulebook folder {str(folder)!r}.",))
    texts: dict[str, str] = {}
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")]):
        texts[path.name] = read_text(path, path.name)
    if not texts:
        raise RulebookError((f"There is no rule file (*.yaml) in {str(folder)!r}.",))
    return texts


def parse_rules(texts: Mapping[str, str]) -> tuple[list[tuple[RuleSpec, str]], list[str]]:
    """Return the rules with their file names, and the problems, of rule files given as name -> text."""
    specs: list[tuple[RuleSpec, str]] = []
    problems: list[str] = []
    seen: dict[str, str] = {}
    for name, text in texts.items():
        try:
            file = YamlFile(name, text)
        except RulebookError as error:
            problems += error.problems
            continue
        try:
            family = FamilyFile.model_validate(file.data)
        except ValidationError as error:
            problems += file.problems(error)
            continue
        for spec in family.rules:
            if spec.id in seen:
                problems.append(f"{name}: rule {spec.id!r} stands in {seen[spec.id]} already.")
            seen[spec.id] = name
            specs.append((spec, name))
    return specs, problems


def compile_rules(specs: list[RuleSpec], sha256: str, files: Mapping[str, str] | None = None) -> Rulebook:
    """Compile parsed rules. Raises RulebookError with every problem."""
    checks = registered_checks()
    builder = MatcherBuilder()
    build = Build(builder)
    rules: list[Rule] = []
    problems: list[str] = []
    for spec in specs:
        file = (files or {}).get(spec.id, "rulebook")
        where = f"{file}: {spec.id}"
        check: Check | None = checks.get(spec.check)
        if check is None:
            problems.append(f"{where}: check: there is no check {spec.check!r}. Known: {', '.join(sorted(checks))}.")
            continue
        try:
            parameters = check.parameters.model_validate(spec.parameters)
            checker = check.compile(spec, parameters, build)
            rules.append(Rule(spec, checker, is_builtin(check), spec.id, spec.target == "reply", spec.languages, file))
        except ValidationError as error:
            problems += [f"{where}: parameters.{in_plain_words(d)}" for d in error.errors(include_url=False)]
        except ValueError as error:
            problems.append(f"{where}: parameters: {error}.")
        except Exception as error:
            if is_builtin(check):
                raise
            problems.append(f"{where}: check: the plugin's code raised {error!r}.")
    if problems:
        raise RulebookError(tuple(problems))
    return Rulebook(sha256, tuple(rules), builder.build(), date.today())  # a day of the local calendar  # noqa: DTZ011
