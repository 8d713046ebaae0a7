"""What people, and the judge, say about drafts. Append-only: a changed mind adds a line, the first one stays."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Annotated, Literal

from filelock import FileLock
from pydantic import Field

from drafting.models import Message
from evals import lines
from evals.errors import BadLabel
from evals.models import Frozen, ItemResult
from evals.rubric import GOOD, RUBRIC
from evals.store import Store
from policy.models import Author, GivenText

Answer = Annotated[int, Field(ge=1, le=5)]
FAR_APART = 2
"""Answers of two people that differ by so much are a disagreement."""


class Label(Frozen):
    """One reading of one draft by one person, or by the judge."""

    item: str
    text_sha256: str
    """Of the draft that was read."""
    by: str
    at: datetime
    source: Literal["person", "judge"] = "person"
    answers: Mapping[str, Answer]
    note: str = ""
    correction: str | None = None
    """How the draft should have read."""
    settles: bool = False
    """True when it was given to settle a disagreement, with the other labels in sight."""

    @property
    def good(self) -> bool:
        """True when every answer is 4 or 5."""
        return all(answer >= GOOD for answer in self.answers.values())


class BlindDraft(Frozen):
    """A draft as a trainer labels it: nothing of model, verdict, scores or other people's labels."""

    run: str
    item: str
    text_sha256: str
    channel: str
    author: Author
    post: str
    thread: tuple[Message, ...]
    fault: str
    facts: tuple[GivenText, ...]
    reply: str
    private_message: str | None
    criteria: tuple[str, ...] = ()
    """What a good reply does, in the words of the set; empty when it says nothing."""
    left: int = 0
    """Drafts of this run that the trainer has still to read, this one included."""


class Disagreement(Frozen):
    """A draft on which people are far apart."""

    item: str
    labels: tuple[Label, ...]
    criteria: tuple[str, ...]
    """Ids of the questions they differ on."""


class Reader(Frozen):
    """How far one person is with the drafts of a run."""

    by: str
    read: int
    of: int


def text_sha256(result: ItemResult) -> str:
    """Return the hash of a draft's text."""
    return hashlib.sha256(result.reply.encode()).hexdigest()


class Labels:
    """The labels of all runs."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, run: str, label: Label) -> None:
        """Keep a label. Raises BadLabel when an answer is missing or the draft is not the run's."""
        wanted = {criterion.id for criterion in RUBRIC}
        if set(label.answers) != wanted:
            odd = sorted(wanted ^ set(label.answers))
            raise BadLabel(f"Answer each question of the rubric once; missing or unknown: {', '.join(odd)}.")
        result = next((r for r in self._store.results(run) if r.id == label.item), None)
        if result is None or text_sha256(result) != label.text_sha256:
            raise BadLabel("This draft is not in the run any more. Load the next one.")
        folder = self._store.path(run)
        with FileLock(folder / "labels.lock"):
            lines.append(folder / "labels.jsonl", label)

    def history(self, run: str) -> tuple[Label, ...]:
        """Return every label ever given, oldest first."""
        return tuple(lines.read(self._store.path(run) / "labels.jsonl", Label))

    def of(self, run: str, source: Literal["person", "judge"] = "person") -> tuple[Label, ...]:
        """Return the labels in force: of each person and draft the last one, if the draft is still the same."""
        return self._last(run, [label for label in self.history(run) if label.source == source])

    def blind(self, run: str) -> tuple[Label, ...]:
        """Return people's last labels given blind: one who settles a disagreement afterwards has still disagreed."""
        return self._last(run, [label for label in self.history(run) if label.source == "person" and not label.settles])

    def _last(self, run: str, labels: Iterable[Label]) -> tuple[Label, ...]:
        now = {result.id: text_sha256(result) for result in self._store.results(run)}
        last = {(one.item, one.by): one for one in labels if now.get(one.item) == one.text_sha256}
        return tuple(last.values())

    def everywhere(self, source: Literal["person", "judge"]) -> tuple[Label, ...]:
        """Return the labels in force over all runs, items named `run/item`: a judge is trusted by all that is known."""
        found: list[Label] = []
        for run in self._store.ids():
            if (self._store.path(run) / "labels.jsonl").is_file():
                found += [label.model_copy(update={"item": f"{run}/{label.item}"}) for label in self.of(run, source)]
        return tuple(found)

    def next_for(self, run: str, by: str) -> BlindDraft | None:
        """Return the next draft that this person has not read; None when all are read.

        What somebody else has read comes first, so that agreement is known before everyone has read everything; within
        that, everyone has an order of their own.
        """
        labels = self.of(run)
        done = {label.item for label in labels if label.by == by}
        shared = {label.item for label in labels} - done
        left = [r for r in self._store.results(run) if r.reply.strip() and r.id not in done]
        if not left:
            return None
        left.sort(key=lambda r: (r.id not in shared, hashlib.sha256(f"{run}\0{by}\0{r.id}".encode()).digest()))
        return _blind(self._store.header(run).id, left[0], len(left))

    def readers(self, run: str) -> tuple[Reader, ...]:
        """Return how many drafts each person has read, the keenest first."""
        count = sum(bool(result.reply.strip()) for result in self._store.results(run))
        read = Counter(label.by for label in self.of(run))
        return tuple(Reader(by=by, read=n, of=count) for by, n in read.most_common())

    def disagreements(self, run: str) -> tuple[Disagreement, ...]:
        """Return the drafts on which two people differ by two or more, or one would sign and one would not.

        One that somebody settled is no longer among them.
        """
        return tuple(d for d in map(_disagreement, by_item(self.of(run)).values()) if d is not None)


def new_label(
    result: ItemResult,
    by: str,
    answers: Mapping[str, int],
    *,
    note: str = "",
    correction: str | None = None,
    settles: bool = False,
    source: Literal["person", "judge"] = "person",
) -> Label:
    """Return a label on a draft, now. Raises BadLabel for an answer outside 1 to 5."""
    if any(not 1 <= answer <= 5 for answer in answers.values()):
        raise BadLabel("Answers go from 1 to 5.")
    words = correction.strip() if correction and correction.strip() else None
    return Label(
        item=result.id,
        text_sha256=text_sha256(result),
        by=by,
        at=datetime.now(UTC),
        source=source,
        answers=dict(answers),
        note=note.strip(),
        correction=words,
        settles=settles,
    )


def by_item(labels: Iterable[Label]) -> dict[str, list[Label]]:
    """Return labels by the item they are about."""
    found: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        found[label.item].append(label)
    return dict(found)


def _disagreement(labels: list[Label]) -> Disagreement | None:
    if len(labels) < 2 or any(label.settles for label in labels):
        return None
    apart = []
    for criterion in RUBRIC:
        answers = [label.answers[criterion.id] for label in labels]
        if max(answers) - min(answers) >= FAR_APART:
            apart.append(criterion.id)
    if not apart and len({label.good for label in labels}) == 1:
        return None
    return Disagreement(item=labels[0].item, labels=tuple(labels), criteria=tuple(apart))


def _blind(run: str, result: ItemResult, left: int) -> BlindDraft:
    item = result.item
    return BlindDraft(
        run=run,
        item=item.id,
        text_sha256=text_sha256(result),
        channel=item.channel,
        author=item.author,
        post=item.post,
        thread=item.thread,
        fault=item.facts.fault,
        facts=item.facts.facts,
        reply=result.reply,
        private_message=result.result.private_message if result.result else None,
        criteria=tuple(demand for demand in item.must if not demand.startswith("re:")),
        left=left,
    )
