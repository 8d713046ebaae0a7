"""The guard: one text in one context, every rule in force, one verdict. Anything that goes wrong blocks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from policy.case import Case
from policy.channels import Channels
from policy.checks import Departure
from policy.errors import TextRefused
from policy.language import detect_language
from policy.load import Rule, Rulebook
from policy.models import ChannelSpec, Company, Context, Finding, RuleError, Suggestion, Verdict, VerdictLevel
from policy.plugin_watch import PluginWatch
from policy.prepared import Judged, Prepared, PreparedContexts, speaking
from policy.reading import Reading
from policy.removal import sentence_around
from policy.runner import ABOUT_FORM, in_one_line, run_behind, run_rule
from policy.views import Text

ENGINE = "replydesk-policy/1"
MAX_CHARACTERS = 65_536
_ALWAYS_READ = 2000
"""Characters up to which a reply is read whatever its channel takes; beyond, twice the channel's limit."""
_LEVELS: dict[str, int] = {"note": 0, "warn": 1, "escalate": 2, "block": 3}
_NOTHING = Judged((), (), ())
_VERDICTS: tuple[VerdictLevel, ...] = ("pass", "warn", "escalate", "block")


class Guard:
    """Checks replies and posts against one rulebook for one company. Immutable; safe to share between threads."""

    def __init__(self, rulebook: Rulebook, company: Company) -> None:
        self.rulebook = rulebook
        self.company = company
        self._channels = Channels(company.channels)
        self._contexts = PreparedContexts(self._prepare)
        self._plugins = PluginWatch()

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
        prepared = self._contexts.get(context)
        case = prepared.case
        if len(reply) > max(2 * case.channel.limit, _ALWAYS_READ):
            return self._far_too_long(reply, digest, prepared)
        about_post = self._about_post(prepared)
        reading = Reading(reply, self.rulebook.matcher)
        rules, ran = prepared.plan(reading.lang)
        findings, errors = self._judge(rules, reading, case)
        findings = sorted((*findings, *about_post.findings), key=lambda f: (f.target, f.start, f.end, f.rule))
        errors = [*errors, *about_post.errors]
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
            rules_run=ran + about_post.rules,
            rules_errored=tuple(errors),
        )

    def _about_post(self, prepared: Prepared) -> Judged:
        """Return what the rules for posts say of the context's post: asked once, as long as none of them failed."""
        post = prepared.case.post
        if prepared.post is not None or post is None:
            return prepared.post or _NOTHING
        rules = speaking(prepared.for_post, post.lang)
        findings, errors = self._judge(rules, post, prepared.case)
        judged = Judged(tuple(rule.id for rule in rules), tuple(findings), tuple(errors))
        if not errors:
            prepared.post = judged
        return judged

    def _judge(self, rules: Iterable[Rule], reading: Reading, case: Case) -> tuple[list[Finding], list[RuleError]]:
        """Run rules on one text."""
        findings: list[Finding] = []
        errors: list[RuleError] = []
        disguised = reading.behind is not None or (case.post is not None and case.post.behind is not None)
        for rule in rules:
            try:
                found = rule.checker(reading, case) if rule.builtin else None
            except Exception:  # run again below, where what it raises is told  # noqa: BLE001
                found = None
            if found is not None and not found and not disguised:
                continue
            departures, error = (
                run_rule(rule, reading, case, found) if rule.builtin else self._plugins.run(rule, reading, case)
            )
            if error is None and disguised and rule.builtin and rule.spec.check not in ABOUT_FORM:
                behind, error = run_behind(rule, reading, case, departures)
                departures = [*departures, *behind]
            if departures and rule.spec.policy_may_say:
                departures = [d for d in departures if not case.tells_policy(reading, d.start, d.end)]
            if error is None and departures:
                told, error = self._told(rule, departures, reading.text)
                findings += told
            if error is not None:
                errors.append(RuleError(rule=rule.id, reason=error))
        return findings, errors

    def _told(self, rule: Rule, departures: Iterable[Departure], text: Text) -> tuple[list[Finding], str | None]:
        """Return what a rule found as findings, or an error where a plugin reported what no finding can be made of."""
        try:
            return self._findings(rule, departures, text), None
        except Exception as error:  # a plugin may have put anything into a departure  # noqa: BLE001
            return [], f"what it reported cannot be told ({in_one_line(error)})"

    def _far_too_long(self, reply: str, digest: str, prepared: Prepared) -> Verdict:
        """Block a text that the channel could never carry, without reading it all."""
        case, channel = prepared.case, prepared.case.channel
        reading = Reading(reply, self.rulebook.matcher)
        length_rules = [rule for rule in prepared.for_reply if rule.spec.check == "length"]
        findings = [
            f for rule in length_rules for f in self._findings(rule, run_rule(rule, reading, case)[0], reading.text)
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

    def triage(self, post: str, context: Context) -> tuple[Finding, ...]:
        """Return what the routing rules say about `post`. A rule that fails escalates.

        Raises TextRefused, UnknownChannel.
        """
        prepared = self._prepare(context.model_copy(update={"post": post}))
        target = prepared.case.post
        if target is None:
            return ()
        findings, errors = self._judge(prepared.for_post, target, prepared.case)
        for error in errors:
            why = Departure(0, len(post), f"The rule could not be run: {error.reason}")
            found = self._findings(self.rulebook.rule(error.rule), [why], target.text)
            findings += [f if _LEVELS[f.severity] > 1 else f.model_copy(update={"severity": "escalate"}) for f in found]
        findings.sort(key=lambda f: (f.start, f.end, f.rule))
        return tuple(findings)

    def _findings(self, rule: Rule, departures: Iterable[Departure], text: Text) -> list[Finding]:
        spec, raw = rule.spec, text.raw
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
                    suggestion=_suggestion(rule, departure, words, text),
                    evidence=departure.evidence,
                    explanation=departure.explanation,
                    overridable_by=spec.overridable_by,
                    route=spec.route,
                    within_hours=spec.within_hours,
                    draft_allowed=spec.draft_allowed,
                )
            )
        return result

    def _prepare(self, context: Context) -> Prepared:
        _sha256(context.post or "", "post")
        case = Case(self.company, context, self._channels.get(context.channel), self.rulebook.matcher)
        rules = [rule for rule in self.rulebook.rules if self._in_force(rule, case)]
        return Prepared(
            context,
            case,
            tuple(rule for rule in rules if rule.for_reply),
            tuple(rule for rule in rules if not rule.for_reply),
        )

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


def _suggestion(rule: Rule, departure: Departure, words: dict[str, str], text: Text) -> Suggestion | None:
    suggestion = departure.suggestion or rule.spec.suggestion
    if suggestion is None:
        return None
    changed: dict[str, object] = {}
    if "{" in suggestion.text or "{" in suggestion.label:
        changed = {"text": _fill(suggestion.text, words), "label": _fill(suggestion.label, words)}
    whole = suggestion.action == "replace" and suggestion.text.endswith(".")
    if whole and detect_language(text.raw) not in ("en", "und"):
        changed |= {"action": "remove", "text": "", "label": "Remove the sentence"}  # ours is in English
    if whole or (suggestion.action == "remove" and rule.spec.check not in _ALONE):
        changed["start"], changed["end"] = sentence_around(text, departure.start, departure.end)
    return suggestion.model_copy(update=changed) if changed else suggestion


_ALONE = frozenset({"characters", "tags"})
"""Checks whose finds stand beside the sentence and not in it: signs that nobody sees, tags."""
