"""The desk alone, without model or jobs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from drafting.channels import Channels, OutboxChannel
from drafting.desk import Desk, GuardPort, JobsPort, SearchPort
from drafting.parts.guard import open_guard
from drafting.reading import ReadAs, Reading
from drafting.settings import Settings
from drafting.store import Database
from drafting.workspace import make_state_dir
from policy import detect_language
from policy.models import PostKind


@contextmanager
def open_desk(settings: Settings) -> Iterator[Desk]:
    """The desk alone, without model or jobs: for accounts and audit on the command line."""
    make_state_dir(settings)
    desk = make_desk(settings, open_guard(settings))
    try:
        yield desk
    finally:
        desk.close()


def make_desk(
    settings: Settings,
    guard: GuardPort,
    knowledge: SearchPort | None = None,
    jobs: JobsPort | None = None,
) -> Desk:
    """Build the Desk over its parts; `knowledge` and `jobs` may be missing where nobody searches or drafts."""
    return Desk(
        Database.open(settings.storage.database_url or settings.state_dir / "desk.sqlite"),
        guard,
        settings,
        channels=Channels(OutboxChannel(settings.state_dir)),
        detect_language=detect_language,
        knowledge=knowledge,
        jobs=jobs,
        read=_read,
    )


def _read(post: str, lang: str, kind: PostKind | None, read_as: ReadAs) -> Reading:
    from drafting.writer import read_post  # the writer takes seconds to import: commands on accounts need none

    return read_post(post, lang, kind, read_as)
