"""Signing in, roles, certificates and keys."""

from __future__ import annotations

from datetime import timedelta

import pytest

from drafting.errors import InvalidInput, NotAllowed, NotFound, SignInFailed
from drafting.models import NewPost
from tests.drafting.core.world import PASSWORD, START, World


@pytest.fixture
def pat(world: World) -> World:
    world.desk.create_account(world.person("ada"), "pat", "Pat", ("agent",), password=PASSWORD, signature="^PT")
    return world


def test_sign_in_tells_nothing_about_what_was_wrong(pat: World) -> None:
    assert pat.desk.sign_in(" Pat ", PASSWORD).username == "pat"
    said = set()
    for name, password in (("pat", "wrong"), ("nobody", PASSWORD), ("ann", ""), ("ann", "None")):
        with pytest.raises(SignInFailed) as refusal:
            pat.desk.sign_in(name, password)
        said.add(str(refusal.value))
    assert said == {"The name or the password is wrong."}


def test_guessing_is_slowed_down_and_forgotten_after_success(pat: World) -> None:
    for _ in range(5):
        with pytest.raises(SignInFailed, match="wrong"):
            pat.desk.sign_in("pat", "guess")
    with pytest.raises(SignInFailed, match="Try again in 2 s"):
        pat.desk.sign_in("pat", PASSWORD)
    pat.clock.pass_time(seconds=3)
    with pytest.raises(SignInFailed, match="wrong"):
        pat.desk.sign_in("pat", "guess")
    with pytest.raises(SignInFailed, match="Try again in 4 s"):
        pat.desk.sign_in("pat", PASSWORD)
    pat.clock.pass_time(seconds=5)
    assert pat.desk.sign_in("pat", PASSWORD).username == "pat"
    with pytest.raises(SignInFailed, match="wrong"):
        pat.desk.sign_in("pat", "guess")


def test_a_closed_account_can_do_nothing_at_once(pat: World) -> None:
    desk, ada = pat.desk, pat.person("ada")
    person = desk.sign_in("pat", PASSWORD)
    key = desk.create_key(person, "pat", ("cases:read",))
    desk.set_active(ada, "pat", False)
    with pytest.raises(NotAllowed, match="not active"):
        desk.queue(person)
    with pytest.raises(NotAllowed):
        desk.actor("pat", "desk")
    with pytest.raises(SignInFailed):
        desk.sign_in("pat", PASSWORD)
    with pytest.raises(SignInFailed):
        desk.actor_for_key(key.secret)


def test_a_key_does_what_its_scopes_allow_and_no_more(pat: World) -> None:
    desk = pat.desk
    person = desk.sign_in("pat", PASSWORD)
    new = desk.create_key(person, "pat", ("cases:read", "cases:read"))
    actor = desk.actor_for_key(new.secret)
    assert actor.scopes == ("cases:read",)
    desk.queue(actor)
    for attempt in (
        lambda: desk.receive(actor, NewPost(text="Hello", channel="x")),
        lambda: desk.check(actor, "Hello"),
        lambda: desk.search(actor, "Hello", "policy"),
        lambda: desk.create_key(actor, "pat", ("admin",)),
        lambda: desk.revoke_key(actor, new.id),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    desk.revoke_key(person, new.id)
    with pytest.raises(SignInFailed, match="revoked"):
        desk.actor_for_key(new.secret)
    with pytest.raises(NotFound):
        desk.revoke_key(person, new.id)


def test_who_may_manage_accounts_and_certificates(pat: World) -> None:
    desk = pat.desk
    person, ada, tom = desk.sign_in("pat", PASSWORD), pat.person("ada"), pat.person("tom")
    for attempt in (
        lambda: desk.create_account(person, "x", "X", ("admin",)),
        lambda: desk.set_roles(person, "pat", ("approver",)),
        lambda: desk.set_active(tom, "pat", False),
        lambda: desk.certify(person, "ann", START),
        lambda: desk.certify(tom, "tom", START),
        lambda: desk.set_password(person, "ann", "x" * 12),
        lambda: desk.create_key(person, "ann", ("decide",)),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert desk.certify(tom, "pat", START + timedelta(days=1)).trained_until == START + timedelta(days=1)
    desk.set_password(person, "pat", "a longer password")
    assert desk.sign_in("pat", "a longer password").roles == ("agent",)
    assert [a.username for a in desk.accounts(ada)] == ["ada", "ann", "bob", "eve", "pat", "tom"]
    assert next(a.signature for a in desk.accounts(person) if a.username == "pat") == "^PT"


@pytest.mark.parametrize(
    ("username", "name", "roles", "password"),
    [
        ("Big", "B", ("agent",), None),
        ("", "B", ("agent",), None),
        ("a" * 70, "B", ("agent",), None),
        ("ok", " ", ("agent",), None),
        ("ok", "B", (), None),
        ("ok", "B", ("boss",), None),
        ("ok", "B", ("agent",), "short"),
        ("ann", "B", ("agent",), None),
    ],
)
def test_an_account_that_cannot_be_is_refused(
    world: World, username: str, name: str, roles: tuple[str, ...], password: str | None
) -> None:
    with pytest.raises(InvalidInput):
        world.desk.create_account(world.desk.system(), username, name, roles, password=password)  # type: ignore[arg-type] # a table of bad input
    assert len(world.desk.accounts(world.person("ada"))) == 5


def test_a_key_ends_on_its_day_and_tells_when_it_was_used(pat: World) -> None:
    desk, clock, person = pat.desk, pat.clock, pat.desk.actor("pat", "desk")
    new = desk.create_key(person, "pat", ("cases:read",), clock() + timedelta(days=1))
    assert desk.keys(person)[0].last_used_at is None
    desk.actor_for_key(new.secret)
    first = desk.keys(person)[0].last_used_at
    assert first is not None
    clock.pass_time(seconds=30)
    desk.actor_for_key(new.secret)
    assert desk.keys(person)[0].last_used_at == first  # to the minute
    clock.pass_time(minutes=1)
    desk.actor_for_key(new.secret)
    assert desk.keys(person)[0].last_used_at != first
    clock.pass_time(days=1)
    with pytest.raises(SignInFailed):
        desk.actor_for_key(new.secret)
    assert not desk.keys(person)[0].in_force(clock())
    with pytest.raises(InvalidInput):
        desk.create_key(person, "pat", ("cases:read",), clock())
    assert desk.verify_audit().problems == ()


def test_admins_see_every_key_and_others_their_own(pat: World) -> None:
    desk, ada = pat.desk, pat.person("ada")
    mine = desk.create_key(desk.actor("pat", "desk"), "pat", ("cases:read",))
    theirs = desk.create_key(ada, "ann", ("cases:read",))
    assert {key.id for key in desk.keys(ada)} >= {mine.id, theirs.id}
    assert [key.id for key in desk.keys(desk.actor("pat", "desk"))] == [mine.id]
    assert not any(new.secret in key.model_dump_json() for new in (mine, theirs) for key in desk.keys(ada))
    with pytest.raises(NotAllowed):  # the key of an admin reads keys only with the scope for it
        desk.keys(desk.actor_for_key(desk.create_key(ada, "ada", ("cases:read",)).secret))
    weak = desk.actor_for_key(desk.create_key(ada, "ada", ("admin", "cases:read")).secret)
    with pytest.raises(NotAllowed):  # a key makes none that may do more than it may itself
        desk.create_key(weak, "eve", ("decide",))


def test_nobody_makes_a_key_that_decides_for_another_person(world: World) -> None:
    desk, admin = world.desk, world.person("ada")
    with pytest.raises(NotAllowed, match="made by that person"):
        desk.create_key(admin, "ann", ("cases:read", "decide"))
    assert desk.create_key(admin, "ann", ("cases:read",)).scopes == ("cases:read",)
    assert desk.create_key(world.person("ann"), "ann", ("decide",)).scopes == ("decide",)
