"""The guard: one text in one context, every rule in force, one verdict. Anything that goes wrong blocks."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from datetime import date
from threading import Lock

from policy.case import Case
from policy.channels import Channels
from policy.checks import Departure
from policy.errors import TextRefused
from policy.load import Rule, Rulebook
from policy.models import ChannelSpec, Company, Context, Finding, RuleError, Suggestion, Verdict, VerdictLevel
from policy.reading import Reading
from policy.runner import ABOUT_FORM, run_behind, run_builtin, run_plugin

ENGINE = "replydesk-policy/1"
MAX_CHARACTERS = 65_536
_ALWAYS_READ = 2000
"""Characters up to which a reply is read whatever its channel takes; beyond, twice the channel's limit."""
_KEPT_CONTEXTS = 16
_LEVELS: dict[str, int] = {"note": 0, "warn": 1, "escalate": 2, "block": 3}
_VERDICTS: tuple[VerdictLevel, ...] = ("pass", "warn", "escalate", "block")


class Guard:
    """Checks replies and posts against one rulebook for one company. Immutable; safe to share between threads."""

    def __init__(self, rulebook: Rulebook, company: Company) -> None:
        self.rulebook = rulebook
        self.company = company
        self._channels = Channels(company.channels)
        self._lock = Lock()
        self._cases: OrderedDict[int, tuple[Context, Case, tuple[Rule, ...]]] = OrderedDict()

    @property
    def rulebook_sha(self) -> str:
        """SHA-256 of the rulebook in force."""
        return self.rulebook.sha256

    @property
    def problem(self) -> str | None:
        """What is wrong with the rulebook folder. A plain guard never changes, so always None."""
        return None

    def channel(self, name: str) -> ChannelSpec:
        """Return a channel by name or alias. Raises UnknownChannel."""
        return self._channels.get(name)

    def length(self, text: str, channel: str) -> int:
        """Return the length of `text` in the unit of `channel`. Raises UnknownChannel."""
        return self._channels.length(text, channel)

    def check(self, reply: str, context: Context) -> Verdict:
        """Judge `reply`. Raises TextRefused for a text that cannot be checked, UnknownChannel."""
        digest = _sha256(reply, "reply")
        case, rules = self._prepared(context)
        limit = case.channel.limit
        if len(reply) > max(2 * limit, _ALWAYS_READ):
            return self._far_too_long(reply, digest, case, rules)
        reading = Reading(reply, self.rulebook.matcher)
        findings: list[Finding] = []
        errors: list[RuleError] = []
        plan = self._plan(case, rules, reading)
        disguised = reading.behind is not None or (case.post is not None and case.post.behind is not None)
        for rule, target in plan:
            try:
                found = rule.checker(target, case) if rule.builtin else None
            except Exception:  # run again below, where what it raises is told  # noqa: BLE001
                found = None
            if rule.builtin and found is not None and not found and not disguised:
                continue
            departures, error = (
                run_builtin(rule, target, case, found) if rule.builtin else run_plugin(rule, target, case)
            )
            if error is None and disguised and rule.builtin and rule.spec.check not in ABOUT_FORM:
                behind, error = run_behind(rule, target, case, departures)
                departures = [*departures, *behind]
            if error is not None:
                errors.append(RuleError(rule=rule.id, reason=error))
            elif departures:
                findings += self._findings(rule, departures, target.raw)
        ran = [rule.id for rule, _ in plan]
        findings.sort(key=lambda f: (f.target, f.start, f.end, f.rule))
        level = 3 if errors else max((_LEVELS[f.severity] for f in findings), default=0)
        return Verdict(
            verdict=_VERDICTS[level],
            rulebook=self.rulebook.sha256,
            text_sha256=digest,
            engine=ENGINE,
            channel=case.channel.name,
            length=self._channels.length(reply, case.channel.name),
            limit=case.channel.limit,
            findings=tuple(findings),
            rules_run=tuple(ran),
            rules_errored=tuple(errors),
        )

    def _far_too_long(self, reply: str, digest: str, case: Case, rules: tuple[Rule, ...]) -> Verdict:
        """Block a text that the channel could never carry, without reading it all."""
        channel = case.channel
        reading = Reading(reply, self.rulebook.matcher)
        length_rules = [rule for rule in rules if rule.spec.check == "length" and rule.for_reply]
        findings = [
            f for rule in length_rules for f in self._findings(rule, run_builtin(rule, reading, case)[0], reply)
        ]
        reason = (
            f"the text has {len(reply)} characters and {channel.title} takes {channel.limit}: "
            f"shorten it, then it is checked"
        )
        return Verdict(
            verdict="block",
            rulebook=self.rulebook.sha256,
            text_sha256=digest,
            engine=ENGINE,
            channel=channel.name,
            length=self._channels.length(reply, channel.name),
            limit=channel.limit,
            findings=tuple(findings),
            rules_run=tuple(rule.id for rule in length_rules),
            rules_errored=(RuleError(rule="*", reason=reason),),
        )

    def _plan(self, case: Case, rules: tuple[Rule, ...], reading: Reading) -> list[tuple[Rule, Reading]]:
        """Return the rules to run, each with the text it looks at."""
        post = case.post
        plan: list[tuple[Rule, Reading]] = []
        for rule in rules:
            target = reading if rule.for_reply else post
            if target is not None and (not rule.languages or _speaks(target, rule.languages)):
                plan.append((rule, target))
        return plan

    def triage(self, post: str, context: Context) -> tuple[Finding, ...]:
        """Return what the routing rules say about `post`. A rule that fails escalates.

        Raises TextRefused, UnknownChannel.
        """
        _sha256(post, "post")
        case, rules = self._prepared(context.model_copy(update={"post": post}))
        findings: list[Finding] = []
        for rule in rules:
            target = case.post
            if rule.spec.target != "post" or target is None:
                continue
            departures, error = run_builtin(rule, target, case) if rule.builtin else run_plugin(rule, target, case)
            if error is not None:
                departures = [Departure(0, len(post), f"The rule could not be run: {error}")]
            elif target.behind is not None and rule.builtin:
                departures = [*departures, *run_behind(rule, target, case, departures)[0]]
            findings += self._findings(rule, departures, post)
        findings.sort(key=lambda f: (f.start, f.end, f.rule))
        return tuple(findings)

    def _findings(self, rule: Rule, departures: Iterable[Departure], raw: str) -> list[Finding]:
        spec = rule.spec
        result: list[Finding] = []
        for departure in departures:
            words = {"match": raw[departure.start : departure.end], **departure.words}
            result.append(
                Finding(
                    rule=spec.id,
                    title=spec.title,
                    severity=spec.severity,
                    target=spec.target,
                    start=departure.start,
                    end=departure.end,
                    match=raw[departure.start : departure.end],
                    view=departure.view,
                    message=_fill(spec.message, words),
                    clause=spec.clause,
                    suggestion=_suggestion(departure.suggestion or spec.suggestion, words),
                    evidence=departure.evidence,
                    explanation=departure.explanation,
                    overridable_by=spec.overridable_by,
                    route=spec.route,
                    within_hours=spec.within_hours,
                    draft_allowed=spec.draft_allowed,
                )
            )
        return result

    def _prepared(self, context: Context) -> tuple[Case, tuple[Rule, ...]]:
        known = self._cases.get(id(context))
        if known is not None and known[0] is context:
            return known[1], known[2]
        _sha256(context.post or "", "post")
        channel = self._channels.get(context.channel)
        case = Case(self.company, context, channel, self.rulebook.matcher)
        rules = tuple(rule for rule in self.rulebook.rules if self._in_force(rule, case))
        with self._lock:
            self._cases[id(context)] = (context, case, rules)
            while len(self._cases) > _KEPT_CONTEXTS:
                self._cases.popitem(last=False)
        return case, rules

    def _in_force(self, rule: Rule, case: Case) -> bool:
        spec, context, channel = rule.spec, case.context, case.channel
        today = date.fromisoformat(context.today) if context.today else self.rulebook.loaded_on
        since, until = spec.effective.from_, spec.effective.until
        if (since and today < since) or (until and today > until):
            return False
        if spec.channels and channel.name not in spec.channels:
            return False
        if spec.where != "any" and not (
            channel.review if spec.where == "review" else channel.public == (spec.where == "public")
        ):
            return False
        if spec.jurisdictions and not set(spec.jurisdictions) & set(self.company.jurisdictions):
            return False
        if spec.regulated and not set(spec.regulated) & set(self.company.regulated):
            return False
        if spec.kinds and case.kind not in spec.kinds:
            return False
        return not spec.fault or context.facts.fault in spec.fault


def _speaks(reading: Reading, languages: tuple[str, ...]) -> bool:
    return reading.lang in languages or reading.lang == "und"


def _sha256(text: str, what: str) -> str:
    if len(text) > MAX_CHARACTERS:
        raise TextRefused(
            f"The {what} has {len(text)} characters; {MAX_CHARACTERS} is the most that is checked. Shorten it."
        )
    try:
        return hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        raise TextRefused(
            f"The {what} holds a broken character at position {error.start} (half of a pair). Delete it and type "
            f"it again."
        ) from None


def _fill(template: str, words: dict[str, str]) -> str:
    if "{" not in template:
        return template
    for name, value in words.items():
        # A value that is a sentence itself brings its own point.
        template = template.replace("{" + name + "}.", value.rstrip(".") + ".").replace("{" + name + "}", value)
    return template


def _suggestion(suggestion: Suggestion | None, words: dict[str, str]) -> Suggestion | None:
    if suggestion is None or ("{" not in suggestion.text and "{" not in suggestion.label):
        return suggestion
    return suggestion.model_copy(
        update={"text": _fill(suggestion.text, words), "label": _fill(suggestion.label, words)}
    )
