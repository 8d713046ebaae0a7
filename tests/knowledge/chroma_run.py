"""A real Chroma server (`chroma run`) that can be killed and started again on the same data."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

CHROMA = Path(sys.executable).with_name("chroma")
PATIENCE = 60.0
"""Seconds until a server that starts or ends counts as failed."""


class ChromaRun:
    """One server on a free port of this machine."""

    def __init__(self, folder: Path) -> None:
        if not CHROMA.exists():
            pytest.skip("the chroma command is not installed beside Python")
        self._folder = folder
        self._folder.mkdir(parents=True, exist_ok=True)
        self._process: subprocess.Popen[bytes] | None = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [str(CHROMA), "run", "--path", ".", "--host", "127.0.0.1", "--port", str(self.port)]
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self._folder
        )
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"{self.url}/api/v2/heartbeat", timeout=1):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        pytest.fail("chroma run did not answer")

    def kill(self) -> None:
        """End it without warning, if it runs."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(timeout=PATIENCE)
            self._process = None

    def stop(self) -> None:
        """End it in order."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=PATIENCE)
            self._process = None
