"""`make bench`: every measured figure, beside the peer or the limit it is compared with.

`python -m tests.bench [NAME …]` runs the named measurements only; without a name, all of them.
"""

from __future__ import annotations

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
    sys.exit(run([argument for argument in sys.argv[1:] if not argument.startswith("-")]))
