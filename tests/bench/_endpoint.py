"""A fake endpoint in a process of its own, and how fast it answers plain requests: the limit for drafts."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from statistics import median
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

_MESSAGES = [{"role": "system", "content": "Reply. " * 300}, {"role": "user", "content": "The zip broke."}]


T = TypeVar("T")


class Done(NamedTuple):
    """One finished piece of work."""

    at: float
    """Seconds of the monotonic clock."""
    calls: int


@contextmanager
def endpoint(latency: float) -> Iterator[str]:
    """Run the fake endpoint; yields its base URL."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.fake_endpoint", str(latency)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        yield process.stdout.readline().strip()
        process.stdin.close()
        process.wait(10)


def plain_request(base_url: str) -> float:
    """Ask once as plainly as can be, streaming as the writer does; returns seconds."""
    address = urlsplit(base_url)
    body = json.dumps({"model": "fake-1", "messages": _MESSAGES, "stream": True, "max_tokens": 300})
    started = time.perf_counter()
    connection = HTTPConnection(str(address.hostname), address.port, timeout=60)
    connection.request("POST", f"{address.path}/chat/completions", body, {"Content-Type": "application/json"})
    connection.getresponse().read()
    connection.close()
    return time.perf_counter() - started


def plain_latency(base_url: str, times: int = 20) -> float:
    """Median seconds of a plain request, one after another."""
    return median(plain_request(base_url) for _ in range(times))


def plain_rate(base_url: str, parallel: int, times: int) -> float:
    """Plain requests a second with so many at a time, while all are at work."""

    def ask(_: int) -> Done:
        plain_request(base_url)
        return Done(time.perf_counter(), 1)

    return steady_rate(ask, range(times), parallel)


def steady_rate(work: Callable[[T], Done], todo: Sequence[T], parallel: int) -> float:
    """Calls a second with `parallel` at work, without the first and the last round, where some stand idle."""
    with ThreadPoolExecutor(parallel) as pool:
        done = sorted(pool.map(work, todo))
    steady = done[parallel - 1 : len(done) - parallel]
    return sum(one.calls for one in steady[1:]) / (steady[-1].at - steady[0].at)
