"""A process that dies is known to be dead at once, so that its jobs are taken up by the others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from drafting.store import Presence

pytestmark = pytest.mark.postgres
HOLD = """
import sys, time
from drafting.store import Presence
with Presence(sys.argv[1], "other"):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_killed_process_is_no_longer_alive(postgres_url: str) -> None:
    with Presence(postgres_url, "me") as me:
        assert me.alive("me")
        assert not me.alive("other")
        with subprocess.Popen([sys.executable, "-c", HOLD, postgres_url], stdout=subprocess.PIPE) as other:
            assert other.stdout is not None
            other.stdout.readline()
            assert me.alive("other")
            os.kill(other.pid, signal.SIGKILL)
            other.wait()
        deadline = time.monotonic() + 20
        while me.alive("other") and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not me.alive("other")


def test_a_lost_connection_is_made_again(postgres_url: str) -> None:
    with Presence(postgres_url, "me") as me, Presence(postgres_url, "you") as you:
        assert me._conn is not None
        me._conn.invalidate()
        me.renew()
        assert you.alive("me")
        assert me.alive("you")
