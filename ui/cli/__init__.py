"""The command `replydesk`."""

from ui.cli.main import main

__all__ = ["main"]
