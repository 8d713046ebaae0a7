"""A customer who asks to be erased is gone from every byte; the log stays whole and proves it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from drafting.desk import Worker
from drafting.errors import NotAllowed, WrongState
from drafting.models import CaseState, CaseView, DraftJob, DraftResult, Message, NewPost
from drafting.store import StoredResponse
from policy.models import Author, CaseFacts, EvidenceItem, GivenText
from tests.drafting.core.world import World, write

POST = "The Zwölferl kettle from your shop scalded my thumb"
SECRETS = (
    *(
        "Zwölferl",
        "scalded",
        "@quendolin",
        "Quendolin Fabricius",
        "4711-Ω",
        "boiled over twice",
        "quendolin@mail.example",
    ),
    *("gläserner Griff", "warmer, and mention the glove", "ext-8812", "write to me"),
)
"""Words that stand in the customer's case alone."""


def take_in(world: World) -> CaseView:
    post = NewPost(
        text=POST,
        channel="x",
        external_id="ext-8812",
        author=Author(name="Quendolin Fabricius", handle="@quendolin"),
        thread=(Message(author="@quendolin", text="It boiled over twice, write to me at quendolin@mail.example"),),
        url="https://x.example/quendolin/ext-8812",
        posted_at=world.clock(),
    )
    return world.desk.receive(world.desk.system(), post)


def a_whole_life(world: World) -> CaseView:
    """Received, drafted, found out, redrafted, edited, rejected, edited, approved, sent, and answered to a tool."""
    ann = world.person("ann")
    case = take_in(world)
    world.worker.drain()
    case = world.desk.case(ann, case.id)
    facts = CaseFacts(fault="ours", facts=(GivenText(id="f1", text="Order 4711-Ω: kettle with gläserner Griff"),))
    case = world.desk.set_facts(ann, case.id, facts, case.version)
    case = world.desk.request_draft(ann, case.id, case.version, instruction="warmer, and mention the glove")
    world.worker.drain()
    case = world.desk.case(ann, case.id)
    case = world.desk.edit(ann, case.id, "Dear Quendolin Fabricius, the Zwölferl is on us", case.version)
    case = world.desk.reject(ann, case.id, "it scalded her: say so", case.version)
    private = "We write to quendolin@mail.example about 4711-Ω"
    case = world.desk.edit(ann, case.id, "Quendolin, a thumb scalded is not fine.", case.version, private)
    sent = world.approve(case)
    world.worker.drain()
    answer = StoredResponse(status=200, body=world.desk.case(ann, case.id).model_dump(mode="json"))
    world.desk.idempotent(ann, "k1", "h1", lambda: answer)
    return sent


def every_byte(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes().lower() for path in folder.rglob("*") if path.is_file()}


def assert_gone(world: World) -> None:
    places = [
        (path.name, secret, encoding)
        for path, data in every_byte(world.folder).items()
        for secret in SECRETS
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
        if secret.lower().encode(encoding) in data
    ]
    assert places == []
    said = {secret: world.desk.still_said(world.person("ada"), secret) for secret in SECRETS}
    assert not any(said.values()), said


def test_every_trace_leaves_and_the_log_stays_whole(world: World) -> None:
    other = world.approve(world.drafted("The tap leaks since Monday"))
    case = a_whole_life(world)
    ada = world.person("ada")
    found = world.desk.cases_of(ada, "@Quendolin", "x")
    assert found == (case.id,)
    before = world.desk.verify_audit()
    result = world.desk.erase(ada, found)
    world.desk.scour(ada)
    assert result.cases == (case.id,)
    assert POST in result.needles
    assert_gone(world)
    report = world.desk.verify_audit()
    assert report.problems == ()
    assert report.redacted > 0
    assert report.entries == before.entries + 1
    stone = world.desk.case(ada, case.id)
    assert (stone.state, stone.channel, stone.received_at) == (CaseState.CLOSED, "x", case.received_at)
    assert len(stone.drafts) == len(world.desk.case(ada, case.id).drafts) > 2
    assert all(draft.text == "" and draft.text_sha256 for draft in stone.drafts)
    assert world.desk.case(ada, other.id).deliveries[0].text, "another customer's case stays as it is"
    assert len(world.lines()) == 2


def test_what_experts_managers_and_trainers_did_with_it_leaves_as_well(world: World) -> None:
    ann, ada = world.person("ann"), world.person("ada")
    case = take_in(world)
    world.worker.drain()
    case = world.desk.case(ann, case.id)
    case = world.desk.ask_expert(ann, case.id, "Jan", "Is the gläserner Griff of 4711-Ω at fault?", case.version)
    consult = case.consults[0]
    case = world.desk.answer_expert(ann, case.id, consult.id, "It boiled over twice: ours", case.version)
    world.worker.drain()
    case = world.desk.case(ann, case.id)
    case = world.approve(world.desk.edit(ann, case.id, "Quendolin, a thumb scalded is not fine.", case.version))
    world.worker.drain()
    world.desk.set_outcome(ann, case.id, "thanked")
    world.desk.record_attempt(ann, f"case-{case.id}", ())
    world.desk.hold(ada, "kettle thumb", "Product safety looks at it")
    world.desk.mark_fixed(ada, "kettle", "Since May the lid is another one")
    world.worker.drain()
    world.desk.erase(ada, (case.id,))
    world.desk.scour(ada)
    assert_gone(world)
    assert world.desk.verify_audit().problems == ()


def drafted_after(world: World, case: CaseView, text: str = "The tap leaks since Monday") -> CaseView:
    """A case of another customer, whose draft was given what `case` said as a precedent."""
    past = EvidenceItem(
        id=f"c-{case.id}", kind="precedent", text=f"{POST}\n\nA new one comes", conflict="says “thumb”", why="Similar."
    )
    policy = EvidenceItem(id="p1", kind="passage", text="1.1 Kettles are mended for free.")

    def rest_on(job: DraftJob, on_text: Callable[[str], None] | None = None) -> DraftResult:
        return write(job, on_text).model_copy(update={"evidence": (policy, past)})

    other = world.post(text)
    Worker(world.desk, rest_on).drain()
    return world.desk.case(world.person("ann"), other.id)


def test_what_drafts_for_others_were_given_of_it_leaves_as_well(world: World) -> None:
    case, ada = a_whole_life(world), world.person("ada")
    other = drafted_after(world, case)
    approved = world.approve(other)
    world.desk.erase(ada, (case.id,))
    assert world.desk.erase_evidence(ada, (case.id,)) == (other.id,)
    world.desk.scour(ada)
    assert_gone(world)
    assert world.desk.erase_evidence(ada, (case.id,)) == ()
    after = world.desk.case(ada, other.id)
    draft = after.drafts[-1]
    assert [item.text for item in draft.evidence] == ["1.1 Kettles are mended for free.", "[erased]"]
    assert (draft.text, draft.text_sha256) == (approved.drafts[-1].text, approved.drafts[-1].text_sha256)
    assert world.desk.verify_audit().problems == ()
    assert "evidence_erased" in {entry.action for entry in world.desk.audit(ada, other.id).items}


CHANGES = ("detail = replace(detail, '\"model\"', '\"human\"')", "text = 'Refunded'", "revision = 9")


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_but_evidence_changes_in_a_draft(world: World, change: str) -> None:
    drafted_after(world, a_whole_life(world))
    with pytest.raises(DBAPIError, match="a draft never changes"), world.desk._db.write() as tx:
        tx._conn.execute(text(f"UPDATE drafts SET {change} WHERE text LIKE '%tap leaks%'"))


def test_what_a_fix_told_everybody_is_no_word_of_the_customer(world: World) -> None:
    ann, ada = world.person("ann"), world.person("ada")
    case = take_in(world)
    world.worker.drain()
    world.approve(world.desk.case(ann, case.id))
    world.worker.drain()
    said = "Since May the lid is another one."
    world.desk.mark_fixed(ada, "kettle", said)
    world.worker.drain()
    assert said in {fact.text for fact in world.desk.case(ada, case.id).facts.facts}
    needles = world.desk.erase(ada, (case.id,)).needles
    assert said not in needles
    assert POST in needles


def test_a_customers_name_in_the_reason_of_a_hold_is_named(world: World) -> None:
    case, ada = take_in(world), world.person("ada")
    hold = world.desk.hold(ada, "kettle thumb", "Quendolin Fabricius was hurt")
    world.desk.erase(ada, (case.id,))
    assert f"holds of {hold.id}" in world.desk.still_said(ada, "Quendolin Fabricius")


def test_the_second_time_nothing_happens_and_the_post_stays_out(world: World) -> None:
    case = a_whole_life(world)
    ada = world.person("ada")
    world.desk.erase(ada, [case.id])
    entries = world.desk.verify_audit().entries
    again = world.desk.erase(ada, [case.id, "nobody"])
    assert (again.cases, again.before, again.unknown) == ((), (case.id,), ("nobody",))
    assert take_in(world).id == case.id
    world.desk.customer_changed(world.desk.system(), "x", "ext-8812", "The Zwölferl scalded me again")
    world.worker.drain()
    world.desk.scour(ada)
    assert world.desk.verify_audit().entries == entries
    assert_gone(world)
    kept, repeated = world.desk.idempotent(world.person("ann"), "k1", "h1", pytest.fail)
    assert repeated
    assert kept.status != 200
    fresh = world.post("A new post of the same person")
    assert fresh.id != case.id


def test_a_draft_that_is_being_written_does_not_bring_the_words_back(world: World) -> None:
    case = take_in(world)
    job = world.desk.due_jobs(["draft"])[0]
    assert world.desk.start_draft(job.id) is not None
    world.desk.erase(world.person("ada"), [case.id])
    world.worker.run(job.id)
    world.worker.drain()
    assert world.desk.case(world.person("ada"), case.id).drafts == ()
    world.desk.scour(world.person("ada"))
    assert_gone(world)
    assert world.desk.verify_audit().problems == ()


def test_what_is_on_its_way_out_is_refused_and_nothing_is_erased(world: World) -> None:
    case = a_whole_life(world)
    waiting = world.drafted("Another matter")
    with world.desk._db.write() as tx:
        tx._conn.execute(text("UPDATE cases SET state = 'sending' WHERE id = :id"), {"id": waiting.id})
    with pytest.raises(WrongState, match="Cannot erase it: the case is being sent"):
        world.desk.erase(world.person("ada"), [case.id, waiting.id])
    assert world.desk.case(world.person("ada"), case.id).post == POST, "all or none"


@pytest.mark.parametrize("name", ["ann", "eve", "tom"])
def test_only_an_admin_erases(world: World, name: str) -> None:
    case = world.drafted()
    for attempt in (
        lambda: world.desk.erase(world.person(name), [case.id]),
        lambda: world.desk.scour(world.person(name)),
        lambda: world.desk.erase_evidence(world.person(name), [case.id]),
    ):
        with pytest.raises(NotAllowed, match="To erase customers you need the role admin"):
            attempt()


TAMPERING = (
    ("UPDATE audit SET data = '{}' WHERE action = 'facts_set'", "was changed"),
    ("UPDATE drafts SET detail = detail, text_sha256 = 'x'", "is not the text"),
    ("UPDATE cases SET erased_at = NULL", "do not agree"),
    ("UPDATE deliveries SET text = 'We refund 500'", "is not the text"),
)


@pytest.mark.parametrize("world", ["sqlite"], indirect=True)  # its triggers are taken away; the proof reads the same
@pytest.mark.parametrize(("statement", "says"), TAMPERING)
def test_what_an_erasure_left_is_proven_as_before(world: World, statement: str, says: str) -> None:
    case = a_whole_life(world)
    world.desk.erase(world.person("ada"), [case.id])
    with world.desk._db.write() as tx:
        names = tx._conn.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
        for name in names:
            tx._conn.execute(text(f"DROP TRIGGER {name}"))
        tx._conn.execute(text(statement))
    assert any(says in problem for problem in world.desk.verify_audit().problems)
