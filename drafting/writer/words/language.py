"""A language the writer knows: its words, its prompts, its own sentences. Read from `drafting/prompts/`."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from drafting.writer.words.text import fold, stem, stems, words
from drafting.writer.words.wordlist import starts
from policy import detect_language

FOLDER = Path(__file__).resolve().parent.parent.parent / "prompts"
KNOWN = ("en", "es", "fr", "de")
_HANDLE_OR_LINK = re.compile(r"https?://\S+|[@#]\w+")
_FULL_OF_SMALL_WORDS = 0.35
_TRAVELS = frozenset({"app", "apps", "problem", "super", "top", "ok", "okay"})
"""Words that posts of any language use."""
_LETTERS = {
    "de": re.compile(r"[äöüß]", re.IGNORECASE),
    "es": re.compile(r"[ñáíóú¿¡]", re.IGNORECASE),
    "fr": re.compile(r"[àâçèêëîïôûœ]", re.IGNORECASE),
}
"""Letters that English has not, and of the others only one, or one above all."""
_SENSES = 4096
"""Texts whose sense is kept: the same clauses of the policy are asked for with every draft."""
_OPTIONAL = ("echo", "english")
"""Tables that English does without."""
_ADDRESS = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
NAMES: Mapping[str, str] = {
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "de": "German",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "pl": "Polish",
    "sv": "Swedish",
    "da": "Danish",
    "no": "Norwegian",
    "fi": "Finnish",
    "cs": "Czech",
    "ru": "Russian",
    "uk": "Ukrainian",
    "tr": "Turkish",
    "el": "Greek",
    "hr": "Croatian",
    "bg": "Bulgarian",
    "ro": "Romanian",
    "ca": "Catalan",
    "hu": "Hungarian",
    "id": "Indonesian",
    "ja": "Japanese",
    "ko": "Korean",
    "zh": "Chinese",
    "ar": "Arabic",
    "he": "Hebrew",
    "hi": "Hindi",
    "vi": "Vietnamese",
}


class Language:
    """Words, prompts and phrases of one language. Immutable; shared by all drafts."""

    def __init__(self, code: str, *, second: bool = False) -> None:
        self.code = code
        self.second = second
        """True for the language's second form of address: "du" in German, "usted" in Spanish."""
        self.words = _table(code, "words") | _table(code, "reading")
        self.prompt = _addressed(_table(code, "prompt"), second=second)
        self.phrases = _addressed(_table(code, "phrases") | _table(code, "echo"), second=second)
        """The writer's own sentences; those of `echo.toml` say a post's words as they stand."""
        self.english: Mapping[str, str] = _table(code, "english")
        """English for what words begin with, folded: to look up rules that are there in English alone."""
        self._patterns: dict[str, re.Pattern[str]] = {}

    def pattern(self, group: str) -> re.Pattern[str]:
        """Return the compiled group of `reading.toml` or `words.toml`, or of the lists in `phrases.toml`."""
        if group not in self._patterns:
            entries = self.words.get(group) or self.phrases.get(group) or ()
            self._patterns[group] = starts(entries)
        return self._patterns[group]

    def entries(self, name: str, entries: Iterable[str]) -> re.Pattern[str]:
        """Return entries of a list inside `phrases.toml`, compiled under a name of their own, for folded text."""
        if name not in self._patterns:
            self._patterns[name] = starts(entries)
        return self._patterns[name]

    def has(self, group: str, text: str) -> bool:
        """Say whether any word of the group stands in the text."""
        return self.pattern(group).search(fold(text)) is not None

    def count(self, group: str, text: str) -> int:
        """Count the places where words of the group stand in the text."""
        return len(self.pattern(group).findall(fold(text)))

    @property
    def echoes(self) -> bool:
        """True where a complaint's matter is said in the customer's words as they stand."""
        return "echo" in self.phrases

    @cached_property
    def stop(self) -> frozenset[str]:
        """Words without content of their own, folded."""
        return frozenset(fold(word) for word in self.words["stop"])

    @cached_property
    def _same(self) -> dict[str, str]:
        return {stem(fold(word)): stem(fold(group[0])) for group in self.phrases["alike"] for word in group}

    def sense(self, text: str) -> frozenset[str]:
        """Return the stems of a text's words of content, words for the same thing as one."""
        return self._sensed(text)

    @cached_property
    def _sensed(self) -> Callable[[str], frozenset[str]]:
        stop, same = self.stop - self._told_apart, self._same
        return lru_cache(maxsize=_SENSES)(lambda text: frozenset(same.get(root, root) for root in stems(text, stop)))

    @cached_property
    def _told_apart(self) -> frozenset[str]:
        """Words without content elsewhere that name a deed in a rule: "change"."""
        return frozenset(fold(word) for group in self.phrases["alike"] for word in group)

    def first_deed(self, question: str) -> str | None:
        """Return the stem of the deed that a question names first; None when it names none."""
        known = self.sense(" ".join(self.phrases["deeds"]))
        return next((root for word in words(question) for root in self.sense(word) if root in known), None)

    def deed_named(self, text: str) -> str:
        """Return the English name of the first deed that a text names; empty when it names none."""
        folded = fold(text)
        found = [
            (match.start(), name)
            for name, entries in self.phrases["deed_names"].items()
            if (match := self.entries(f"deed {name}", entries).search(folded))
        ]
        return min(found)[1] if found else ""

    def deed_asked(self, question: str) -> str:
        """Return the question's words for a deed and how its answer is asked for: "how long return".

        Empty where it asks about no deed, or for no form of answer.
        """
        asked = self.form_asked(question)
        known = self.sense(" ".join(self.phrases["deeds"]))
        deeds = [word for word in words(question) if known & self.sense(word)]
        return " ".join((asked, *deeds)) if asked and deeds else ""

    def form_asked(self, question: str) -> str:
        """Return the words that ask for a form of answer, folded: "how long"; empty where there are none."""
        folded = fold(question)
        for number, group in enumerate(self.phrases["answer_forms"]):
            found = self.entries(f"answer form {number}", group["asked"]).search(folded)
            if found:
                return found[0]
        return ""

    def share_of_stop_words(self, text: str) -> float:
        """Return how much of the text are this language's words without content, 0 to 1."""
        found = [word for word in words(text) if len(word) > 1 and word not in _TRAVELS]
        return sum(1 for word in found if word in self.stop) / len(found) if found else 0.0

    @cached_property
    def common(self) -> frozenset[str]:
        """Stems that any honest reply may use: manners and feelings, and the writer's own openings."""
        own = " ".join(_strings([self.prompt["openings"], self.prompt["approaches"]]))
        return frozenset(stem(fold(word)) for word in self.words["common"]) | frozenset(stems(own, self.stop))

    def is_common(self, root: str) -> bool:
        """Say whether a stem is one of manners and feelings, in any of its forms."""
        return root in self.common or root.startswith(self._common_beginnings)

    @cached_property
    def _common_beginnings(self) -> tuple[str, ...]:
        return tuple(word for word in self.common if len(word) > 3)


@cache
def language(code: str, *, second: bool = False) -> Language:
    """Return the language pack for `code`; English stands in for one that has none.

    `second` chooses the second form of address where a language has two: German "du" instead of "Sie",
    Spanish "usted" instead of "tú".
    """
    return Language(code if code in KNOWN else "en", second=second)


def language_of(post: str, ours: Sequence[str]) -> str:
    """Detect the language of a post (ISO 639-1); `ours` are the company's languages, the usual one first.

    A rare language is doubted when the text is full of a known one's small words, a known one when none of its own
    small words stands in the text and another's do.
    """
    text = _HANDLE_OR_LINK.sub(" ", post)
    lang = detect_language(text)
    if lang not in KNOWN and lang not in ours:
        likeliest = max(KNOWN, key=lambda code: language(code).share_of_stop_words(text))
        if language(likeliest).share_of_stop_words(text) >= _FULL_OF_SMALL_WORDS:
            return likeliest
    if lang in ("en", "und"):
        spelt = max((code for code, own in _LETTERS.items() if own.search(text)), key=_share(text), default="")
        if spelt and _share(text)(spelt) >= _share(text)("en"):
            return spelt  # "Malísima app, no sirve"
    if lang == "und" or (lang in KNOWN and not language(lang).share_of_stop_words(text)):
        likeliest = max(KNOWN, key=lambda code: language(code).share_of_stop_words(text))
        if language(likeliest).share_of_stop_words(text):
            return likeliest
        judged = {
            code: sum(language(code).count(cue, text) for cue in ("complaint", "praise", "short_praise"))
            for code in KNOWN
        }
        most = [code for code in KNOWN if judged[code] == max(judged.values()) > 0]
        if len(most) == 1:
            return most[0]  # "Décevant." has no small word
    return ours[0] if lang == "und" else lang


def _share(text: str) -> Callable[[str], float]:
    return lambda code: language(code).share_of_stop_words(text)


@cache
def prompts_sha256(code: str) -> str:
    """Return the SHA-256 over the prompt files that a draft in this language uses, in path order."""
    digest = hashlib.sha256()
    folders = (FOLDER / language(code).code, FOLDER / "layout")
    for path in sorted(path for folder in folders for path in folder.iterdir() if path.is_file()):
        digest.update(str(path.relative_to(FOLDER)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _addressed(value: Any, *, second: bool) -> Any:
    """Choose one side of every "{first|second}" in a table."""
    if isinstance(value, str):
        return _ADDRESS.sub(lambda match: match[2] if second else match[1], value)
    if isinstance(value, dict):
        return {key: _addressed(item, second=second) for key, item in value.items()}
    return [_addressed(item, second=second) for item in value] if isinstance(value, list) else value


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return _strings([item for key, item in value.items() if key not in ("words", "name")])
    return [text for item in value for text in _strings(item)] if isinstance(value, list) else []


def _table(code: str, name: str) -> dict[str, Any]:
    path = FOLDER / code / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if name not in _OPTIONAL or path.exists() else {}
