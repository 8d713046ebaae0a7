"""The desk that agents work in: a Gradio page whose every call goes through the Desk service."""

from ui.desk.page import build_page
from ui.desk.queue_view import Health
from ui.desk.theme import ASSETS, FONTS, HEAD, theme

__all__ = ["ASSETS", "FONTS", "HEAD", "Health", "build_page", "theme"]
