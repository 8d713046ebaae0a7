"""`make check`: no module is longer than 400 lines."""

import sys
from pathlib import Path

LIMIT = 400
ROOMS = ("drafting", "policy", "knowledge", "ui", "evals", "tests")


def too_long(root: Path) -> list[str]:
    """Return one sentence for each Python module under the rooms that is over the limit."""
    return [
        f"{path.relative_to(root)}: {lines} lines, the limit is {LIMIT}: split it by concept."
        for room in ROOMS
        for path in sorted((root / room).rglob("*.py"))
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LIMIT
    ]


if __name__ == "__main__":
    problems = too_long(Path(__file__).resolve().parent.parent)
    sys.stdout.write("".join(problem + "\n" for problem in problems))
    sys.exit(1 if problems else 0)
