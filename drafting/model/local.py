"""The embedded chat model: started lazily in the background, served on a loopback port with a key."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from drafting.errors import ModelFailed
from drafting.model.files import QWEN_1_5B, LocalModelMissing, ModelFile, cache_dir, model_file, own_file
from drafting.model.types import ModelStatus

_NICE = 5
"""The model yields to the desk: a page must answer while a draft is written."""
_LOAD_SECONDS = 180.0


class LocalServer:
    """Joins, verifies and serves the embedded model. Thread-safe; `close` ends the process it started."""

    def __init__(
        self,
        *,
        path: Path | None = None,
        threads: int | None = None,
        context_tokens: int = 4096,
        environ: Mapping[str, str] | None = None,
        model: ModelFile = QWEN_1_5B,
        on_status: Callable[[ModelStatus], None] | None = None,
    ) -> None:
        self._path = path
        self._threads = threads or os.cpu_count() or 2
        self._context_tokens = context_tokens
        self._environ = os.environ if environ is None else environ
        self._model = model
        self._on_status = on_status
        self._status = ModelStatus(state="warming", words="The embedded model is not started yet.", progress=0.0)
        self._lock = threading.Lock()
        self._settled = threading.Event()
        self._thread: threading.Thread | None = None
        self._process: subprocess.Popen[str] | None = None
        self._closed = False
        self.api_key = secrets.token_urlsafe(24)
        self.base_url: str | None = None
        """Set once the status is ready."""

    @property
    def name(self) -> str:
        """The model's name: the file's, without its ending."""
        return (self._path.stem if self._path else self._model.name.removesuffix(".gguf")).lower()

    @property
    def context_tokens(self) -> int:
        """How many tokens prompt and answer may take together."""
        return self._context_tokens

    def start(self) -> None:
        """Begin to warm up, in the background. Does nothing when it was started before."""
        with self._lock:
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, name="embedded-model", daemon=True)
                self._thread.start()

    def status(self) -> ModelStatus:
        """Say whether it answers; a process that died is reported as failed."""
        process = self._process
        if self._status.state == "ready" and process is not None and process.poll() is not None:
            return ModelStatus(
                state="failed",
                words="The embedded model stopped unexpectedly; it starts again with the next draft.",
            )
        return self._status

    def wait(self, timeout: float) -> str:
        """Return the base URL once the model answers. Raises ModelFailed when `timeout` seconds pass."""
        if self.status().state == "failed":
            self._restart()
        self.start()
        if not self._settled.wait(max(0.0, timeout)):
            raise ModelFailed("timeout", f"{self._status.words} Try again in a moment.", retry_after=5.0)
        if self.base_url is None:
            raise ModelFailed("unreachable", self._status.words)
        return self.base_url

    def close(self) -> None:
        """End the model's process."""
        with self._lock:
            self._closed = True
            process, self._process = self._process, None
        if process is not None:
            _end(process)

    def _restart(self) -> None:
        with self._lock:
            if self._closed or (self._thread is not None and self._thread.is_alive()):
                return
            self._thread, self.base_url = None, None
            self._settled.clear()
            dead, self._process = self._process, None
        if dead is not None:
            _end(dead)

    def _say(self, state: str, words: str, progress: float | None = None) -> None:
        self._status = ModelStatus.model_validate({"state": state, "words": words, "progress": progress})
        if self._on_status is not None:
            self._on_status(self._status)

    def _run(self) -> None:
        try:
            path = self._find()
            self._say("warming", "The embedded model is being loaded (about ten seconds).", 0.8)
            self.base_url = self._serve(path) + "/v1"
            self._say("ready", f"The embedded model {self.name} is ready.", 1.0)
        except (LocalModelMissing, ModelFailed) as error:
            self._say("failed", str(error))
        except OSError as error:
            self._say("failed", f"The embedded model could not be started: {error}.")
        finally:
            self._settled.set()

    def _find(self) -> Path:
        if self._path is not None:
            return own_file(self._path)

        def progress(step: str, done: int, size: int) -> None:
            words = "put together from its packages" if step == "join" else "verified"
            self._say("warming", f"The embedded model is being {words}: {done * 100 // size} %.", 0.7 * done / size)

        return model_file(self._model, cache_dir(self._environ), on_bytes=progress)

    def _serve(self, path: Path) -> str:
        with self._lock:
            if self._closed:
                raise ModelFailed("unreachable", "The embedded model was stopped.")
            process = subprocess.Popen(
                [sys.executable, "-m", "drafting.model.local_process"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            self._process = process
        overdue = threading.Timer(_LOAD_SECONDS, process.kill)
        overdue.start()
        try:
            parameters = {
                "path": str(path),
                "name": self.name,
                "context_tokens": self._context_tokens,
                "threads": self._threads,
                "api_key": self.api_key,
                "nice": _NICE,
            }
            line = _handshake(process, json.dumps(parameters))
        except OSError:
            line = ""
        finally:
            overdue.cancel()
        if not line:
            _end(process)
            raise ModelFailed(
                "unreachable",
                f"The embedded model could not be loaded from {str(path)!r}: it needs the xllamacpp package, "
                "about 2 GB of free memory and a sound file. `replydesk doctor` says which lacks.",
            )
        address: str = json.loads(line)["address"]
        return address


def _handshake(process: subprocess.Popen[str], parameters: str) -> str:
    if process.stdin is None or process.stdout is None:
        return ""
    process.stdin.write(parameters + "\n")
    process.stdin.flush()
    return process.stdout.readline()


def _end(process: subprocess.Popen[str]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:
                continue
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(timeout=5)
