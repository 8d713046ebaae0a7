"""What knowledge must be told. Made by `drafting.compose` from `Settings`, or by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr

from knowledge.models import Frozen

Scrub = Callable[[str], tuple[str, Mapping[str, int]]]
"""Takes personal data out of a text; returns the text and how many pieces were taken out, by kind."""


class CaseColumns(Frozen):
    """Which column of an export is which field of a resolved case."""

    match: str = "*"
    """Glob over the file's path below `cases/`, or over its name."""
    columns: Mapping[str, str] = Field(default_factory=dict)
    """Field name -> column name, for example `{"post": "review", "reply": "developer_reply"}`."""


class EndpointEmbeddings(Frozen):
    """An OpenAI-compatible embeddings endpoint to use instead of the embedded model."""

    base_url: str
    model: str
    api_key: SecretStr | None = None
    timeout_seconds: float = 30.0
    batch: int = 96
    """Texts per request."""
    retries: int = 2
    """How often a request that failed in passing is sent again."""


class KnowledgeConfig(Frozen):
    """Where the sources and the index are, and how texts become vectors."""

    workspace: Path
    index_dir: Path | None = None
    """None means `.replydesk/index` in the workspace. Derived data: it can always be deleted and rebuilt."""
    embeddings: EndpointEmbeddings | None = None
    """None means the embedded model."""
    language: Literal["english", "multilingual"] = "english"
    """Which embedded model: the English one, or the optional one for a hundred languages."""
    chroma_url: str | None = None
    """http(s) address of a Chroma server; None means embedded Chroma in `index_dir`."""
    policy_version: str | None = None
    """Version of the policy in force; precedents answered under another are marked as outdated."""
    case_columns: tuple[CaseColumns, ...] = ()
    channels: Mapping[str, str] = Field(default_factory=dict)
    """Name or alias -> name of the company's channels: exports and filters may call them otherwise."""
    max_document_bytes: int = 64_000_000
    max_case_file_bytes: int = 2_000_000_000

    @property
    def documents_dir(self) -> Path:
        """The policy documents."""
        return self.workspace / "documents"

    @property
    def cases_dir(self) -> Path:
        """The resolved cases."""
        return self.workspace / "cases"

    @property
    def index_path(self) -> Path:
        """The folder of the index."""
        return self.index_dir if self.index_dir is not None else self.workspace / ".replydesk" / "index"

    @property
    def journal_path(self) -> Path:
        """Precedents and outcomes learned at work. Not derived: it is kept beside the index, not in it."""
        return self.index_path.parent / "learned.jsonl"
