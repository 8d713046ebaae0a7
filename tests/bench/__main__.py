"""`make bench`: every measured figure, beside the peer or the limit it is compared with.

`python -m tests.bench [NAME …]` runs the named measurements only; without a name, all of them. `--posts N` and
`--out FOLDER` are for the drafts: how many real posts, and where drafts are kept and can be read.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
import time
from pathlib import Path


def names() -> list[str]:
    """Modules of this package that measure something: each has a `main()`."""
    here = str(Path(__file__).parent)
    return sorted(module.name for module in pkgutil.iter_modules([here]) if not module.name.startswith(("_", "test_")))


def run(wanted: list[str]) -> int:
    """Run the named measurements one after another; 2 when a name is unknown."""
    known = names()
    unknown = [name for name in wanted if name not in known]
    if unknown:
        sys.stderr.write(f"There is no measurement {unknown[0]!r}. There are: {', '.join(known)}.\n")
        return 2
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    sys.stdout.write(f"{os.cpu_count()} cores, load {load:.1f}. Compare ratios, not single times.\n")
    for name in wanted or known:
        module = importlib.import_module(f"tests.bench.{name}")
        if not hasattr(module, "main"):
            continue
        sys.stdout.write(f"\n== {name}\n")
        sys.stdout.flush()
        started = time.perf_counter()
        module.main()
        sys.stdout.write(f"({time.perf_counter() - started:.0f} s)\n")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--posts", help="real posts for the drafts")
    parser.add_argument("--out", help="folder for the drafts; the same one goes on after a stop")
    given, _others = parser.parse_known_args()
    os.environ.update({"REPLYDESK_BENCH_POSTS": given.posts} if given.posts else {})
    os.environ.update({"REPLYDESK_BENCH_OUT": given.out} if given.out else {})
    sys.exit(run(given.names))
