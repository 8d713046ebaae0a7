"""The outbox holds each approved reply once, whatever happens around it."""

from __future__ import annotations

import hashlib
import json
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.channels import OutboxChannel, Parcel
from drafting.errors import DeliveryFailed
from tests.drafting.core.world import START


def parcel(decision: str, text: str = "Sorry, Pete 🙂\nWe come on Tuesday.\u2028Bye") -> Parcel:
    return Parcel(
        id=f"delivery-{decision}",
        case_id="case",
        channel="x",
        external_id="1",
        addressee="@pete",
        text=text,
        private_message="Call 555",
        decision=decision,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        at=START,
    )


def decisions(folder: Path) -> list[str]:
    return [json.loads(line)["decision"] for line in (folder / "outbox.jsonl").read_bytes().split(b"\n")[:-1]]


def test_a_reply_is_one_line_and_one_file_with_the_exact_bytes(tmp_path: Path) -> None:
    OutboxChannel(tmp_path).deliver(parcel("d1"))
    (line,) = (tmp_path / "outbox.jsonl").read_bytes().splitlines()
    assert json.loads(line) == {
        "id": "delivery-d1",
        "case_id": "case",
        "channel": "x",
        "external_id": "1",
        "addressee": "@pete",
        "text": parcel("d1").text,
        "private_message": "Call 555",
        "decision": "d1",
        "sha256": parcel("d1").sha256,
        "at": "2026-11-22T09:00:00Z",
    }
    assert (tmp_path / "outbox" / "case-d1.txt").read_bytes() == parcel("d1").text.encode()


def test_a_decision_is_delivered_once_by_any_number_of_processes(tmp_path: Path) -> None:
    first, second = OutboxChannel(tmp_path), OutboxChannel(tmp_path)
    assert not first.delivered("d1")
    first.deliver(parcel("d1"))
    second.deliver(parcel("d1"))
    second.deliver(parcel("d2"))
    first.deliver(parcel("d2"))
    assert decisions(tmp_path) == ["d1", "d2"]
    assert first.delivered("d2")
    assert not OutboxChannel(tmp_path).delivered("d3")


def test_threads_at_once(tmp_path: Path) -> None:
    channels = [OutboxChannel(tmp_path) for _ in range(3)]
    threads = [
        threading.Thread(target=channel.deliver, args=(parcel(f"d{n % 5}"),)) for n, channel in enumerate(channels * 10)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(decisions(tmp_path)) == ["d0", "d1", "d2", "d3", "d4"]


@settings(deadline=None, max_examples=40)
@given(cut=st.integers(min_value=1, max_value=400))
def test_a_line_that_a_kill_cut_off_is_written_again_whole(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    folder = tmp_path_factory.mktemp("outbox")
    channel = OutboxChannel(folder)
    channel.deliver(parcel("d1"))
    whole = (folder / "outbox.jsonl").read_bytes()
    channel.deliver(parcel("d2"))
    both = (folder / "outbox.jsonl").read_bytes()
    (folder / "outbox.jsonl").write_bytes(both[: max(len(whole), len(both) - cut)])
    again = OutboxChannel(folder)
    assert not again.delivered("d2")
    again.deliver(parcel("d2"))
    assert (folder / "outbox.jsonl").read_bytes() == both


def test_someone_who_takes_the_lines_away_does_not_confuse_it(tmp_path: Path) -> None:
    channel = OutboxChannel(tmp_path)
    channel.deliver(parcel("d1"))
    (tmp_path / "outbox.jsonl").unlink()
    channel.deliver(parcel("d2"))
    assert decisions(tmp_path) == ["d2"]
    with (tmp_path / "outbox.jsonl").open("a") as file:
        file.write("not ours\n")
    channel.deliver(parcel("d3"))
    assert channel.delivered("d3")


def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(DeliveryFailed, match="cannot be written") as refusal:
        OutboxChannel(blocked).deliver(parcel("d1"))
    assert "\n" not in str(refusal.value)
