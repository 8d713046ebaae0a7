"""What a draft depends on, as hashes: the same hash means that drafting again would change nothing we control."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import rfc8785

from drafting.models import DraftJob
from drafting.settings import Settings

_CODE = (
    ("drafting", ("writer", "prompts", "model")),
    ("policy", ("",)),
    ("knowledge", ("",)),
)
_SCORING = (("evals", ("scorers",)), ("policy", ("",)))
"""Scorers ask the policy's own readers what a figure, a promise or a language is."""
SUFFIXES = {".py", ".toml", ".j2", ".txt"}
"""Kinds of files that decide what is written and how it is scored: code, prompts, lists of words."""


def run_recipe(settings: Settings, rulebook: str, index: str) -> str:
    """Return the SHA-256 over all that drafts depend on beside the item: endpoint, company, rulebook, index, code."""
    model = settings.model.model_dump(mode="json", exclude={"api_key_env", "prompt_price", "completion_price"})
    company = settings.model_dump(
        mode="json", include={"company", "voice", "agents", "contacts", "remedies", "channels", "local_model"}
    )
    return _digest({"model": model, "company": company, "rulebook": rulebook, "index": index, "code": code_sha256()})


def item_key(recipe: str, job: DraftJob) -> str:
    """Return the SHA-256 over a run's recipe and what one item asks of the writer."""
    return _digest({"recipe": recipe, "job": job.model_dump(mode="json")})


@cache
def code_sha256() -> str:
    """Return the SHA-256 over the code and prompts that write, check and retrieve: a changed writer drafts again."""
    return _sha256_of(_CODE)


@cache
def scorers_sha256() -> str:
    """Return the SHA-256 over the code that scores: scores by another one are not comparable."""
    return _sha256_of(_SCORING)


def _sha256_of(code: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    digest = hashlib.sha256()
    for package, folders in code:
        with as_file(files(package)) as root:
            for folder in folders:
                _read(root, root / folder, digest)
    return digest.hexdigest()


def _read(root: Path, folder: Path, digest: hashlib._Hash) -> None:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(root).parts
        if path.suffix in SUFFIXES and "default" not in inside and "__pycache__" not in inside:
            digest.update("/".join(inside).encode() + b"\0" + path.read_bytes())


def _digest(value: object) -> str:
    return hashlib.sha256(rfc8785.dumps(value)).hexdigest()  # type: ignore[arg-type]  # plain JSON by construction
