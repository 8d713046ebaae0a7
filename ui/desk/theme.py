"""The desk's look: Gradio's plain base theme with our ground and accent."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

ASSETS = Path(__file__).parent / "assets"
FONTS = Path(gr.__file__).parent / "templates" / "frontend" / "static" / "fonts" / "IBMPlexSans"
"""IBM Plex Sans as Gradio carries it (OFL). Where it is missing the system's own font is used."""

HEAD = "\n".join(
    [
        f'<link rel="stylesheet" href="/desk-assets/{name}.css">'
        for name in ("base", "shell", "desk", "evals", "insight")
    ]
    + ['<script type="module" src="/desk-assets/main.js"></script>']
)
"""Linked, not passed as Gradio's `css`: Gradio rewrites selectors of what it is passed."""


def theme() -> gr.themes.Base:
    """Light at all times: one look, checked for contrast."""
    return gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]).set(
        body_background_fill="#f4f3f0",
        body_background_fill_dark="#f4f3f0",
        body_text_color="#1d2125",
        body_text_color_dark="#1d2125",
        color_accent="#14596b",
    )
