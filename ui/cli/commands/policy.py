"""`replydesk policy`: lint, test, replay and show the executable policy."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from math import floor
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from drafting.errors import InvalidInput
from drafting.parts.desk import open_desk
from drafting.parts.guard import open_guard
from drafting.parts.knowledge import open_knowledge
from drafting.settings import Settings
from policy import Failure, PolicyError, Proof, load_examples, load_rulebook, prove, section_text
from policy import lint as find_problems
from policy import replay as run_replay
from policy.models import Context
from policy.proof import SURVIVAL
from policy.replay import PastCase, Replay
from policy.rulebook import RuleSpec
from policy.yaml_file import in_plain_words
from ui.cli.options import JsonOption, WorkspaceOption, facts_of, settings_of
from ui.cli.output import FINDING, FINE, say, say_json

app = typer.Typer(
    help="Lint, test, replay and show the executable policy.", add_completion=False, rich_markup_mode=None
)
SHOWN_FAILURES = 40


@app.command()
def lint(workspace: WorkspaceOption = Path(), as_json: JsonOption = False) -> int:
    """Say what is wrong with the rulebook: fields, clauses, examples, dead rules. Exit 1: something is."""
    settings = settings_of(workspace)
    folder = settings.workspace / "rulebook"
    with open_knowledge(settings) as knowledge:
        problems = find_problems(folder, knowledge.documents())
    if as_json:
        say_json({"problems": list(problems)})
    else:
        for problem in problems:
            say(problem)
        many = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}."
        say(many if problems else "The rulebook is fine: every clause stands where it is cited.")
    return FINDING if problems else FINE


@app.command("test")
def prove_examples(
    rule: Annotated[str | None, typer.Argument(metavar="[RULE]", help="One rule only.")] = None,
    transforms: Annotated[bool, typer.Option(help="Also try the evasion transforms.")] = True,
    disguises: Annotated[bool, typer.Option("--disguises", help="List the disguised texts that got through.")] = False,
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
) -> int:
    """Run the rules on their own examples, and on disguised ones. Exit 1: one does not hold."""
    settings = settings_of(workspace)
    folder = settings.workspace / "rulebook"
    if rule is not None:
        _known(settings, rule)
    proof = prove(folder, rule=rule, transforms=transforms)
    if as_json:
        say_json(proof)
        return FINE if proof.passed else FINDING
    _show_failures(proof.failures)
    if disguises or proof.survival < SURVIVAL:
        _show_failures(proof.evasions)
        for name, (run, lost) in proof.by_transform.items():
            if lost:
                say(f"  {name}: {lost} of {run} got through")
    say(_in_one_line(proof, listed=disguises))
    return FINE if proof.passed else FINDING


@app.command()
def replay(
    new: Annotated[Path, typer.Argument(metavar="RULEBOOK", help="The folder of the changed rulebook.")],
    replies: Annotated[
        Path | None,
        typer.Option("--replies", help="JSONL with reply, post, channel, facts; by default what was sent, and cases/."),
    ] = None,
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
) -> int:
    """Show which past replies a changed rulebook would now hold or let go, before it goes live."""
    settings = settings_of(workspace)
    past = _from_file(replies, settings) if replies else _from_workspace(settings)
    found = run_replay(settings.workspace / "rulebook", new, settings.policy_company(), past)
    if as_json:
        say_json(found)
    else:
        _show(found)
    return FINE


@app.command()
def show(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The rule's id.")],
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
) -> int:
    """Show a rule: what it enforces, where that stands, and its examples."""
    settings = settings_of(workspace)
    spec = _known(settings, rule)
    examples = load_examples(settings.workspace / "rulebook", rule)
    if as_json:
        say_json({"rule": spec.model_dump(mode="json"), "examples": examples.model_dump(mode="json")})
        return FINE
    say(f"{spec.id}  {spec.severity}  {spec.title}  ({spec.owner})")
    say(spec.message)
    say(f"Enforces {spec.clause.document} {spec.clause.section}: “{spec.clause.quote}”")
    with open_knowledge(settings) as knowledge:
        clause = section_text(knowledge.documents().get(spec.clause.document, ""), spec.clause.section)
    say(f"  {' '.join(clause.split())}" if clause else "  That section does not exist any more: replydesk policy lint")
    say(f"May be overridden by: {', '.join(spec.overridable_by) or 'nobody'}")
    for name, found in (("Must hit", examples.hit), ("Must not hit", examples.miss)):
        say(f"{name} ({len(found)}):")
        for example in found:
            say(f"  {' '.join(example.text.split())}")
    return FINE


def _show_failures(failures: Sequence[Failure]) -> None:
    for failure in failures[:SHOWN_FAILURES]:
        say(f"{failure.rule}: must {failure.wanted}, {failure.why}: {' '.join(failure.text.split())}")
    if len(failures) > SHOWN_FAILURES:
        say(f"… and {len(failures) - SHOWN_FAILURES:,} more of these; one rule at a time: replydesk policy test RULE")


def _in_one_line(proof: Proof, *, listed: bool) -> str:
    """Say whether the rules hold, and how many disguises they see through; the rest is for who asks."""
    wrong = f"{len(proof.failures):,} of {proof.examples:,} examples judged wrongly"
    says = [
        f"{proof.rules:,} rule{'s' if proof.rules != 1 else ''}",
        wrong if proof.failures else f"all {proof.examples:,} examples judged rightly",
    ]
    if proof.transformed:
        seen = floor(proof.survival * 1000) / 10
        says.append(f"{seen:.1f} % of {proof.transformed:,} disguised texts seen through, {SURVIVAL:.0%} are wanted")
    more = " Those that got through: --disguises" if proof.evaded and proof.passed and not listed else ""
    return f"{'Passed' if proof.passed else 'Failed'}: {', '.join(says)}.{more}"


def _known(settings: Settings, rule: str) -> RuleSpec:
    rulebook = load_rulebook(settings.workspace / "rulebook")
    for known in rulebook.rules:
        if known.id == rule:
            return known.spec
    near = sorted(r.id for r in rulebook.rules if r.id.split(".")[0] == rule.split(".")[0])
    raise InvalidInput(f"There is no rule {rule!r}." + (f" Near it: {', '.join(near)}." if near else ""))


def _from_file(path: Path, settings: Settings) -> Iterator[PastCase]:
    guard = open_guard(settings)
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            where = f"{path}, line {number}"
            try:
                value = json.loads(line)
            except json.JSONDecodeError as error:
                raise InvalidInput(f"{where}: not a reply in JSON ({error}).") from None
            if not isinstance(value, dict) or not isinstance(value.get("reply"), str):
                raise InvalidInput(f"{where}: needs a JSON object with the text of the reply under `reply`.")
            try:
                context = Context(
                    channel=guard.channel(str(value.get("channel") or settings.default_channel)).name,
                    post=value.get("post") or None,
                    facts=facts_of(value.get("facts")),
                )
            except ValidationError as error:
                raise InvalidInput(f"{where}: {in_plain_words(error.errors()[0])}") from None
            except (PolicyError, InvalidInput) as error:
                raise InvalidInput(f"{where}: {error}") from None
            yield PastCase(id=str(value.get("id", number)), text=value["reply"], context=context)


def _from_workspace(settings: Settings) -> Iterator[PastCase]:
    guard = open_guard(settings)
    with open_desk(settings) as desk:
        cursor = None
        while True:
            page = desk.outbox(desk.system(), cursor=cursor, limit=200)
            for delivery in page.items:
                yield PastCase(id=delivery.case_id, text=delivery.text, context=Context(channel=delivery.channel))
            cursor = page.next_cursor
            if cursor is None:
                break
    with open_knowledge(settings) as knowledge:
        for case in knowledge.resolved_cases():
            channel = guard.channel(case.channel or settings.default_channel).name
            yield PastCase(id=case.id, text=case.reply, context=Context(channel=channel, post=case.post))


def _show(found: Replay) -> None:
    say(
        f"{found.replies} past replies: {found.now_held} could go out before and would be held now, "
        f"{found.now_released} were held and could go out now."
    )
    if not found.replies:
        say("There are no past replies to judge: run `replydesk ingest` first, or name a file with --replies.")
    if found.refused:
        say(f"{found.refused} cannot be checked at all, so nothing is said of them.")
    for rule in found.rules:
        say(f"{rule.rule}: {rule.held} more held, {rule.released} let go")
        for change in rule.texts:
            found_words = f" for {' '.join(change.match.split())!r}" if len(change.match) < len(change.text) else ""
            say(f"  {change.now} {change.id}{found_words}: {' '.join(change.text.split())}")
