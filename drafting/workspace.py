"""A workspace: the folder that holds one company's policy, cases and settings."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from importlib.resources import as_file, files
from pathlib import Path

from drafting.errors import ConfigurationError
from drafting.settings import Settings
from policy import default_documents_dir, default_rulebook_dir

FOLDERS = ("documents", "rulebook", "cases", "evals")
CERTIFICATE_DAYS = 365


def init_workspace(target: Path, *, sample: bool = False) -> tuple[Path, ...]:
    """Make a workspace in `target`, with the default policy; `sample` fills it with the sample company.

    Returns the files made. Raises ConfigurationError when a workspace, or anything else, is there already.
    """
    if target.exists() and not target.is_dir():
        raise ConfigurationError(f"{str(target)!r} is a file. Give the name of a folder to make.")
    if (target / "replydesk.toml").exists():
        raise ConfigurationError(f"{str(target)!r} is a workspace already. Give another folder.")
    if target.exists() and any(target.iterdir()):
        raise ConfigurationError(f"The folder {str(target)!r} is not empty. Give a new or empty folder.")
    try:
        target.mkdir(parents=True, exist_ok=True)
        for folder in FOLDERS:
            (target / folder).mkdir(exist_ok=True)
        _copy_tree(default_rulebook_dir(), target / "rulebook")
        _copy_tree(default_documents_dir(), target / "documents")
        template = files("drafting") / ("sample" if sample else "template")
        with as_file(template) as source:
            _copy_tree(source, target)
        _fill_in(target)
    except OSError as error:
        raise ConfigurationError(f"Cannot make a workspace in {str(target)!r}: {error.strerror}.") from None
    return tuple(sorted(path for path in target.rglob("*") if path.is_file()))


def _copy_tree(source: Path, target: Path) -> None:
    ignore = shutil.ignore_patterns("__pycache__", "*.py")
    shutil.copytree(source, target, dirs_exist_ok=True, ignore=ignore)


def _fill_in(target: Path) -> None:
    hidden = target / "gitignore"
    if hidden.exists():
        hidden.rename(target / ".gitignore")
    settings = target / "replydesk.toml"
    text = settings.read_text(encoding="utf-8")
    expiry = (datetime.now(UTC) + timedelta(days=CERTIFICATE_DAYS)).date().isoformat()
    name = target.resolve().name.replace('"', "").replace("\\", "") or "My company"
    settings.write_text(text.replace("@NAME@", name).replace("@YEAR@", expiry), encoding="utf-8")


def require_workspace(folder: Path) -> Path:
    """Return `folder` when it is a workspace; raise ConfigurationError with what to do otherwise."""
    if not folder.is_dir():
        raise ConfigurationError(f"There is no folder {str(folder)!r}. Make a workspace: replydesk init {folder}")
    if not (folder / "replydesk.toml").is_file():
        raise ConfigurationError(
            f"{str(folder)!r} is not a workspace (no replydesk.toml). "
            "Stand in one, name one with --workspace DIR, or make one: replydesk init DIR"
        )
    return folder.resolve()


def make_state_dir(settings: Settings) -> None:
    """Make `.replydesk/`, which holds customers' words and secrets: nobody else on this machine may look inside."""
    settings.state_dir.mkdir(parents=True, exist_ok=True)
    with suppress(PermissionError):  # somebody else's folder, who decides about it
        settings.state_dir.chmod(0o700)
