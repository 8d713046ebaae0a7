"""A view of the desk as a Gradio component: fixed markup, our own script, one server function.

Gradio's HTML template has two syntaxes for values, `${…}` (not escaped) and `{{…}}` (escaped). No value goes
through either: the markup is fixed when the page is built, and everything else is rendered and escaped
on the server and arrives through the server function.
"""

from __future__ import annotations

import gradio as gr

from ui.desk.gateway import ServerFunction

# The script may load before or after Gradio mounts a view: whoever comes second takes the other's hand.
_HAND_OVER = "(window.rdMounts ||= []).push({ element, server }); window.rdGo && window.rdGo();"


# A function and not a subclass: Gradio writes a stub file beside the source of every component class.
def view(markup: str, call: ServerFunction | None = None) -> gr.HTML:
    """One tab's content. With `call`, `markup` holds exactly one element with `data-view`."""
    return gr.HTML(
        value="",
        html_template=inert(markup),
        js_on_load=_HAND_OVER if call else None,
        apply_default_css=False,
        server_functions=[call] if call else None,
    )


def inert(markup: str) -> str:
    """Return `markup` with every character that Gradio's template syntaxes react to as an entity."""
    return markup.replace("$", "&#36;").replace("{", "&#123;").replace("}", "&#125;").replace("`", "&#96;")
