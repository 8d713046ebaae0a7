"""What one endpoint does not understand, learnt from its own refusals and then left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from drafting.model.types import ChatMessage

_ROOM_TO_THINK = 4_000
_DISPENSABLE = ("stream_options", "seed", "temperature", "stop", "response_format")


class Quirks:
    """Which request parameters an endpoint takes. Learns from "unsupported parameter" answers."""

    def __init__(self, *, modern: bool) -> None:
        self._dropped: set[str] = set()
        self._token_word = "max_completion_tokens" if modern else "max_tokens"
        self._token_word_settled = False
        self.takes_system = True
        """False once the endpoint said that it knows no system messages."""
        self.room = 0
        """Tokens to ask for beside the answer's own: what a reasoning model thinks counts as written."""
        self.streams = True
        """False once the endpoint said that it cannot stream."""
        self.counts_tokens = True
        """False once an answer came without a count of its tokens."""

    @property
    def dropped(self) -> frozenset[str]:
        """Parameters the endpoint refused."""
        return frozenset(self._dropped)

    def parameters(self, wanted: Mapping[str, Any], *, whole: bool = False) -> dict[str, Any]:
        """Return `wanted` in the words this endpoint understands."""
        ready: dict[str, Any] = {
            name: wanted[name]
            for name in ("temperature", "stop", "seed")
            if name in wanted and name not in self._dropped
        }
        # Through extra_body, because LangChain renames max_tokens and reads a response_format its own way.
        body: dict[str, Any] = {self._token_word: wanted["max_tokens"] + self.room}
        if "schema" in wanted and "response_format" not in self._dropped:
            body["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": "answer", "schema": dict(wanted["schema"])},
            }
        ready["extra_body"] = body
        if self.streams and not whole:
            ready["stream_usage"] = "stream_options" not in self._dropped
        return ready

    def in_words(self) -> tuple[str, ...]:
        """Return what was learnt, a sentence each; nothing while nothing is out of the ordinary."""
        left_out = ", ".join(name for name in _DISPENSABLE if name in self._dropped)
        said = (
            (bool(left_out), f"Left out, because it takes no such thing: {left_out}."),
            (self._token_word_settled, f"It wants the longest answer as {self._token_word}."),
            (not self.takes_system, "It takes no system message: the instructions go into the first message."),
            (bool(self.room), f"It thinks before it writes: {self.room} more tokens are allowed for that."),
            (not self.counts_tokens, "It counts no tokens: one is taken for four characters."),
        )
        return tuple(words for holds, words in said if holds)

    def messages(self, asked: Sequence[ChatMessage]) -> list[tuple[str, str]]:
        """Return the prompt's messages as this endpoint takes them."""
        prompt = [(message.role, message.content) for message in asked]
        if self.takes_system or len(prompt) < 2 or prompt[0][0] != "system" or prompt[1][0] != "user":
            return list(prompt)
        return [("user", f"{prompt[0][1]}\n\n{prompt[1][1]}"), *prompt[2:]]

    def make_room(self) -> bool:
        """Ask for more tokens from now on, because all were spent on thinking; False when that was done before."""
        if self.room:
            return False
        self.room = _ROOM_TO_THINK
        return True

    def learn(self, refusal: str) -> bool:
        """Take a refusal's words to heart; True when another try without the offender makes sense."""
        words = refusal.lower()
        if "max_tokens" in words or "max_completion_tokens" in words:
            if self._token_word_settled:
                return False
            self._token_word_settled = True
            modern = self._token_word == "max_completion_tokens"  # noqa: S105 - a parameter's name
            self._token_word = "max_tokens" if modern else "max_completion_tokens"
            return True
        for name in _DISPENSABLE:
            if name in words and name not in self._dropped:
                self._dropped.add(name)
                return True
        if "system" in words and "role" in words and self.takes_system:
            self.takes_system = False
            return True
        if "stream" in words and self.streams:
            self.streams = False
            return True
        return False
