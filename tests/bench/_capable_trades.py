"""Capable replies for small companies of other trades: own posts, own rules, one workspace each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import yaml

from drafting.models import DraftJob, Frozen
from drafting.workspace import init_workspace
from policy.models import Author, CaseFacts, Fault, GivenText, PostKind
from tests.bench._capable_posts import Half, Room, Slip, Written

TRADES = Path(__file__).parent / "data" / "capable_trades.yaml"


class Case(Frozen):
    """A post to one of the companies, and what a capable model writes to it."""

    id: str
    channel: str
    author: str
    kind: PostKind
    post: str
    good: str
    slips: tuple[Slip, ...]
    fault: Fault = "unknown"
    facts: tuple[GivenText, ...] = ()


class Trade(Frozen):
    """One company: its rules in a few lines, and its cases."""

    name: str
    half: Half = "unseen"
    languages: tuple[str, ...]
    email: str
    policy: str
    cases: tuple[Case, ...]


def trade_rooms(folder: Path) -> Iterator[Room]:
    """Make a workspace for each company."""
    for number, entry in enumerate(yaml.safe_load(TRADES.read_text(encoding="utf-8"))):
        trade = Trade.model_validate(entry)
        room = folder / f"trade-{number}"
        _workspace(room, trade)
        yield Room(room, tuple((_job(case), _written(case, trade.half)) for case in trade.cases))


def _workspace(room: Path, trade: Trade) -> None:
    init_workspace(room)
    for path in (room / "documents").iterdir():
        path.unlink()
    (room / "documents" / "rules.md").write_text(trade.policy, encoding="utf-8")
    quoted = json.dumps
    (room / "replydesk.toml").write_text(
        f"[company]\nname = {quoted(trade.name)}\nlanguages = {quoted(trade.languages)}\n"
        '[[agents]]\nusername = "mia"\nname = "Mia Sommer"\nsignature = "^Mia"\n'
        f'[[contacts]]\nid = "care"\nkind = "email"\nvalue = {quoted(trade.email)}\n'
        '[[contacts]]\nid = "dm"\nkind = "dm"\nvalue = "DM"\nchannels = ["x", "facebook"]\n',
        encoding="utf-8",
    )


def _job(case: Case) -> DraftJob:
    facts = CaseFacts(fault=case.fault, facts=case.facts)
    return DraftJob(post=case.post, channel=case.channel, author=Author(name=case.author), facts=facts, agent="mia")


def _written(case: Case, half: Half) -> Written:
    return Written(source="trades", id=case.id, half=half, kind=case.kind, good=case.good, slips=case.slips)
