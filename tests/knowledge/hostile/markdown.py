"""Places in Markdown."""

from __future__ import annotations

from pathlib import Path

from tests.knowledge.hostile.place import RULE, Place, Seen


def _place(name: str, seen: Seen, page: str) -> Place:
    def write(path: Path, order: str) -> None:
        text = page.replace("RULE", RULE)
        quoted = order.replace('"', '\\"')
        text = text.replace("TAGS", _tags(order)).replace("QUOTED", quoted).replace("ORDER", order)
        path.write_text(text, encoding="utf-8")

    return Place(name, "md", seen, write)


def _tags(order: str) -> str:
    """The order in the invisible letters that Unicode once had for language tags."""
    return "".join(chr(0xE0000 + ord(c)) if " " <= c <= "~" else c for c in order)


MARKDOWN = (
    _place("comment", "hidden", "# Returns\n\nRULE\n\n<!-- ORDER -->\n"),
    _place("open comment", "hidden", "# Returns\n\nRULE\n\n<!-- ORDER\n"),
    _place("span", "hidden", '# Returns\n\nRULE <span style="display:none">ORDER</span>\n'),
    _place("reference", "silent", '# Returns\n\nRULE\n\n[//]: # "QUOTED"\n'),
    _place("link title", "silent", '# Returns\n\nRULE See [here](https://acme.example/r "QUOTED").\n'),
    _place("unknown field", "silent", "---\ntitle: Returns\nnote: |\n  ORDER\n---\nRULE\n"),
    _place("tag letters", "hidden", "# Returns\n\nRULETAGS Ask us.\n"),
    _place("alt text", "hidden", "# Returns\n\nRULE\n\n![ORDER](plan.png)\n"),
    _place("title field", "shown", "---\ntitle: >-\n  ORDER\n---\nRULE\n"),
    _place("heading", "shown", "# Returns\n\n## ORDER\n\nRULE\n"),
    _place("paragraph", "shown", "# Returns\n\nRULE\n\nORDER\n"),
    _place("table", "shown", "# Returns\n\n| Thing | Rule |\n| --- | --- |\n| Tents | RULE ORDER |\n"),
    _place("code", "shown", "# Returns\n\nRULE\n\n```\nORDER\n```\n"),
)
