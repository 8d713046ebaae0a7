"""What may be wrong with an installation and its workspace, each in one plain line."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from drafting.errors import DraftingError, SettingsRefused
from drafting.model import LocalModelMissing, find_local_model, public_address
from drafting.models import Frozen
from drafting.parts.desk import open_desk
from drafting.parts.guard import open_guard
from drafting.parts.knowledge import open_knowledge
from drafting.settings import Settings, load_settings
from knowledge import Freshness
from knowledge.errors import KnowledgeError
from policy import detect_language, lint
from policy.errors import PolicyError

Level = Literal["fine", "look", "wrong"]
TRAPS: Mapping[str, str] = {
    "LANGSMITH_TRACING": "sends every prompt, with customers' posts in it, to a third party",
    "LANGCHAIN_TRACING_V2": "sends every prompt, with customers' posts in it, to a third party",
    "LANGSMITH_GATEWAY": "routes model calls through a third party",
    "GRADIO_VIBE_MODE": "lets a visitor change the desk's code",
    "GRADIO_SHARE": "opens the desk to the internet",
}
FREE_BYTES = 3_000_000_000
"""Free disk that a first start with the embedded model needs, with room to work."""
SOON_DAYS = 30
OFF = ("", "0", "false", "no", "off")


class Diagnosis(Frozen):
    """One thing that was looked at. `look` needs a person's eye, `wrong` stops the work."""

    subject: str
    level: Level
    says: str


def diagnose(workspace: Path, environ: Mapping[str, str] | None = None) -> tuple[Diagnosis, ...]:
    """Look at environment, settings, people, policy, index, records and model file. Raises none of our errors."""
    env = os.environ if environ is None else environ
    found = list(_environment(env))
    try:
        settings = load_settings(workspace, env)
    except SettingsRefused as error:
        return (*found, *(Diagnosis(subject="settings", level="wrong", says=problem) for problem in error.problems))
    except DraftingError as error:
        return (*found, Diagnosis(subject="settings", level="wrong", says=str(error)))
    found.append(Diagnosis(subject="settings", level="fine", says=f"replydesk.toml of {settings.company.name!r}"))
    for look in (_people, _disk, _policy, _index, _languages, _records, _webhooks, _model):
        try:
            found.extend(look(settings))
        except (DraftingError, PolicyError, KnowledgeError, LocalModelMissing, OSError) as error:
            found.append(Diagnosis(subject=look.__name__.strip("_"), level="wrong", says=_in_words(error)))
    return tuple(found)


def _in_words(error: Exception) -> str:
    """Say what an error says, one of the operating system without its number."""
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename} cannot be read and written: {error.strerror.lower()}."
    return str(error)


def _environment(env: Mapping[str, str]) -> Iterator[Diagnosis]:
    for name, harm in TRAPS.items():
        if env.get(name, "").lower() not in OFF:
            yield Diagnosis(subject="environment", level="wrong", says=f"{name} is set: it {harm}. Unset it.")


def _people(settings: Settings) -> Iterator[Diagnosis]:
    today = datetime.now(UTC).date()
    for agent in settings.agents:
        if agent.trained_until is None:
            yield Diagnosis(subject="people", level="look", says=f"{agent.name} has no training certificate.")
            continue
        left = (date.fromisoformat(agent.trained_until) - today).days
        if left < 0:
            yield Diagnosis(
                subject="people", level="look", says=f"{agent.name}'s certificate expired {-left} days ago."
            )
        elif left < SOON_DAYS:
            yield Diagnosis(subject="people", level="look", says=f"{agent.name}'s certificate expires in {left} days.")


def _disk(settings: Settings) -> Iterator[Diagnosis]:
    free = shutil.disk_usage(settings.workspace).free
    if free < FREE_BYTES:
        yield Diagnosis(subject="disk", level="look", says=f"Only {free / 1e9:.1f} GB are free.")


def _policy(settings: Settings) -> Iterator[Diagnosis]:
    guard = open_guard(settings)
    with open_knowledge(settings) as knowledge:
        problems = lint(settings.workspace / "rulebook", knowledge.documents())
    yield Diagnosis(
        subject="policy", level="fine", says=f"{len(guard.rulebook.rules)} rules, {guard.rulebook_sha[:12]}"
    )
    for problem in problems:
        yield Diagnosis(subject="policy", level="wrong", says=problem)


def _index(settings: Settings) -> Iterator[Diagnosis]:
    with open_knowledge(settings) as knowledge:
        fresh = knowledge.freshness()
    if fresh.built_at is None:
        begun = f" (the first ingest was begun; {fresh.unfinished:,} texts are ready)" if fresh.unfinished else ""
        says = f"Nothing was ingested yet{begun}: replydesk ingest"
        yield Diagnosis(subject="index", level="wrong", says=says)
        return
    built = datetime.fromisoformat(fresh.built_at)
    says = (
        f"{fresh.passages:,} passages and {fresh.cases:,} cases as of {built:%d %b %Y, %H:%M} UTC "
        f"(generation {fresh.generation}, {fresh.megabytes:,} MB, embedded by {fresh.embedder})"
    )
    if fresh.leftovers:
        says += f"; the next ingest removes {', '.join(fresh.leftovers)}"
    yield Diagnosis(subject="index", level="fine", says=says)
    for why in _behind(fresh):
        yield Diagnosis(subject="index", level="look", says=f"{why}: replydesk ingest")


def _languages(settings: Settings) -> Iterator[Diagnosis]:
    """Name the approved languages in which nothing can be found by an embedder that knows English only."""
    embeddings = settings.embeddings
    if embeddings.base_url is not None or embeddings.language != "english":
        return
    with open_knowledge(settings) as knowledge:
        spoken = {detect_language(passage.text) for passage in knowledge.passages() if not passage.internal}
    if not spoken:
        return
    for language in settings.company.languages:
        if language not in spoken:
            says = (
                f"{language!r} is one of your languages and no document for customers is written in it, so hardly a "
                "question in it finds its answer. Add such a document to documents/, or let those in other languages "
                'answer (make multilingual, then [embeddings] language = "multilingual"), then replydesk ingest.'
            )
            yield Diagnosis(subject="languages", level="look", says=says)


def _behind(fresh: Freshness) -> Iterator[str]:
    stale = (*fresh.changed, *fresh.missing)
    if fresh.embedder_changed:
        yield f"The index is behind (the embedder changed; {fresh.embedder} built it)"
    elif stale:
        more = f" and {len(stale) - 5} more" if len(stale) > 5 else ""
        yield f"The index is behind (changed: {', '.join(stale[:5])}{more})"
    if fresh.vectors_lost:
        yield "The vectors of the index are gone or incomplete"
    if fresh.unfinished:
        yield f"An ingest was interrupted; {fresh.unfinished:,} texts are ready and wait for the rest"


def _records(settings: Settings) -> Iterator[Diagnosis]:
    with open_desk(settings) as desk:
        report = desk.verify_audit()
    if report.problems:
        says = f"{len(report.problems)} problems: replydesk audit verify"
        yield Diagnosis(subject="audit", level="wrong", says=says)
    else:
        yield Diagnosis(subject="audit", level="fine", says=f"{report.entries} entries, intact")


def _webhooks(settings: Settings) -> Iterator[Diagnosis]:
    with open_desk(settings) as desk:
        known = desk.webhooks(desk.system(), limit=100).items
    for webhook in known:
        since = f"{webhook.failing_since:%Y-%m-%d %H:%M} UTC" if webhook.failing_since else None
        if not webhook.active and since is not None:
            says = (
                f"The webhook to {webhook.url} was switched off: nothing arrived since {since}. {webhook.last_error} "
                f"Mend the receiver, then switch it on: POST /v1/webhooks/{webhook.id}/active"
            )
            yield Diagnosis(subject="webhooks", level="wrong", says=says)
        elif since is not None:
            says = f"The webhook to {webhook.url} fails since {since}: {webhook.last_error} It is tried again."
            yield Diagnosis(subject="webhooks", level="look", says=says)


def _model(settings: Settings) -> Iterator[Diagnosis]:
    if settings.model.base_url is not None:
        at = public_address(settings.model.base_url)
        says = f"{settings.model.model or 'the first model'} at {at}; ask it: doctor --model"
        yield Diagnosis(subject="model", level="fine", says=says)
        return
    name = find_local_model(settings.local_model.path)
    yield Diagnosis(subject="model", level="fine", says=f"embedded, {name}: for trying out, not for production")
