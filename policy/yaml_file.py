"""Reading the YAML files that policy owners write: plain values, and for each problem its line and field."""

from __future__ import annotations

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from policy.errors import RulebookError
from policy.refused import wanted

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_CHARACTERS = 4_000_000
"""The longest file that is read: seven times the whole default rulebook."""
_DEEPEST = 200
_BRACKETS = re.compile(r"[\[\]{}]")
_STACKED = re.compile(rf"(?m)^[ \-?]{{{2 * _DEEPEST},}}+")
_HINTS = (
    ("expected node content", "a bracket is left open, or a value is missing"),
    (
        "cannot start any token",
        "indent with spaces and not with tabs, and put a text that begins with a sign in quotes",
    ),
    (
        "mapping values are not allowed",
        "put a text that holds a colon in quotes, and indent what belongs together alike",
    ),
    ("unexpected end of stream", "a quote is not closed"),
    ("could not find expected ':'", "a field needs a colon and a space behind its name"),
    ("did not find expected", "indent what belongs together alike, and close each bracket and quote"),
)
"""Words of the reader of YAML, and what the person who typed it can do; the first that fits."""
_TEXT = "tag:yaml.org,2002:str"


def read_text(path: Path, name: str) -> str:
    """Return the text of a file. Raises RulebookError, with the name it is known by, for what cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise RulebookError(
            (f"{name}: is no UTF-8 text (at byte {error.start}). Save it as UTF-8 and try again.",)
        ) from None
    except OSError as error:
        raise RulebookError((f"{name}: cannot be read: {(error.strerror or str(error)).lower()}.",)) from None


class YamlFile:
    """One file as read: `data` are its values.

    Raises RulebookError, with file and line, for what is no YAML, or says one thing twice.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        if len(text) > MAX_CHARACTERS:
            raise RulebookError(
                (f"{name}: has {len(text)} characters; {MAX_CHARACTERS} is the most that is read. Split it.",)
            )
        if _too_deep(text):  # the parser below is written in C, and a stack that runs over ends the process
            raise RulebookError((f"{name}: not valid YAML: brackets or lists stand in one another too deep.",))
        try:
            loader = _LOADER(text)
            try:
                self._root = loader.get_single_node()
                self.data: Any = None if self._root is None else _Values(loader, name).of(self._root)
            finally:
                loader.dispose()
        except yaml.YAMLError as error:
            raise RulebookError((f"{name}{_place(error)}: not valid YAML: {_reason(error)}.",)) from None

    def problems(self, error: ValidationError) -> tuple[str, ...]:
        """Say each problem with file, line and field."""
        if self.data is None:
            return (f"{self.name}: the file is empty: write something into it, or remove it.",)
        return tuple(
            f"{self.name}, line {_line(self._root, detail['loc'])}: {in_plain_words(detail)}"
            for detail in error.errors(include_url=False)
        )


class _Values:
    """Makes plain values of parsed nodes; the library's own way takes several times as long."""

    def __init__(self, loader: Any, name: str) -> None:
        self._loader = loader
        self._name = name
        self._shared: dict[int, Any] = {}
        """Values of lists and mappings by node, because an alias stands for a node that was read before."""

    def of(self, node: Any) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.tag == _TEXT else self._scalar(node)
        if id(node) not in self._shared:
            self._shared[id(node)] = (
                [self.of(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else self._mapping(node)
            )
        return self._shared[id(node)]

    def _scalar(self, node: Any) -> Any:
        try:
            return self._loader.construct_object(node)
        except ValueError as error:  # a day that no calendar has
            line = node.start_mark.line + 1
            raise RulebookError((f"{self._name}, line {line}: {node.value!r} cannot be read: {error}.",)) from None

    def _mapping(self, node: Any) -> dict[Any, Any]:
        self._loader.flatten_mapping(node)
        found: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = self.of(key_node)
            line = key_node.start_mark.line + 1
            if not isinstance(key, Hashable):
                raise RulebookError((f"{self._name}, line {line}: a list or mapping cannot be the name of a field.",))
            if key in found:
                raise RulebookError((f"{self._name}, line {line}: {key!r} stands twice in one place: keep one.",))
            found[key] = self.of(value_node)
        return found


def in_plain_words(detail: ErrorDetails) -> str:
    """Return field and trouble of one thing that a model refused, as a sentence."""
    field = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        return f"{field}: there is no such field: correct its name, or remove it."
    if detail["type"] in ("model_type", "dict_type") and not field:
        return "the file: must hold fields with values, as `family: …` and `rules: …`."
    return f"{field or 'the file'}: {wanted(detail)}."


def _too_deep(text: str) -> bool:
    depth = 0
    for bracket in _BRACKETS.finditer(text):
        depth = depth + 1 if bracket.group() in "[{" else max(0, depth - 1)
        if depth > _DEEPEST:
            return True
    return _STACKED.search(text) is not None


def _place(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f", line {mark.line + 1}" if mark else ""


def _reason(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.reader.ReaderError):
        return f"it holds a character that no text file should (U+{error.character:04X})"
    reason = str(getattr(error, "problem", None) or error).splitlines()[0]
    hint = next((hint for words, hint in _HINTS if words in reason), None)
    return f"{reason}: {hint}" if hint else reason


def _line(node: Any, loc: tuple[int | str, ...]) -> int:
    line = node.start_mark.line + 1 if node is not None else 1
    for part in loc:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            pairs = {key.value: (key, value) for key, value in node.value}
            if str(part) not in pairs:
                break
            key, node = pairs[str(part)]
            line = key.start_mark.line + 1
            continue
        else:
            break
        line = node.start_mark.line + 1
    return int(line)
