"""Places in web pages."""

from __future__ import annotations

from html import escape
from pathlib import Path

from tests.knowledge.hostile.place import RULE, Place, Seen

_PAGE = "<!doctype html><html lang='en'><head><title>{title}</title>{head}</head><body><main><h1>Returns</h1>\n\
<p>{rule}</p>\n{body}\n</main></body></html>"


def _place(name: str, seen: Seen, body: str, head: str = "", title: str = "Returns") -> Place:
    def write(path: Path, order: str) -> None:
        said = escape(order, quote=True)
        parts = {"head": head, "body": body, "title": title}
        page = _PAGE.format(rule=RULE, **{name: part.replace("ORDER", said) for name, part in parts.items()})
        path.write_text(page, encoding="utf-8")

    return Place(name, "html", seen, write)


def _styled(name: str, style: str) -> Place:
    return _place(name, "hidden", f'<p style="{style}">ORDER</p>')


def _sheet(name: str, sheet: str, body: str = '<p class="note">ORDER</p>') -> Place:
    return _place(name, "hidden", body, f"<style>{sheet}</style>")


HTML = (
    _place("comment", "hidden", "<!-- ORDER -->"),
    _styled("display none", "display:none"),
    _styled("visibility", "visibility: hidden"),
    _styled("white", "color:#fff"),
    _styled("nearly white", "color:#fdfdfd"),
    _styled("white in hsl", "color:hsl(0, 0%, 100%)"),
    _styled("white with spaces", "color: rgb(255 255 255)"),
    _styled("no alpha", "color:rgba(10,10,10,0)"),
    _styled("same as ground", "background:#124;color:#112244"),
    _styled("no size", "font-size:0"),
    _styled("one pixel", "font:1px/1 serif"),
    _styled("tiny em", "font-size:.05em"),
    _styled("opacity", "opacity:0.01"),
    _styled("opacity in percent", "opacity:0%"),
    _styled("filter", "filter:opacity(0)"),
    _styled("off the page", "position:absolute;left:-9999px"),
    _styled("off in em", "position:absolute;top:-200em"),
    _styled("indent", "text-indent:-9999px"),
    _styled("margin", "margin-left:-5000px"),
    _styled("clip", "clip-path:inset(50%)"),
    _styled("old clip", "position:absolute;clip:rect(1px,1px,1px,1px)"),
    _styled("scale", "transform:scale(0)"),
    _styled("moved", "transform:translateX(-9999px)"),
    _styled("no height", "height:0;overflow:hidden"),
    _styled("one pixel high", "height:1px;width:1px;overflow:hidden"),
    _styled("content", "content-visibility:hidden"),
    _styled("office", "mso-hide:all"),
    _sheet("class", ".note{display:none}"),
    _sheet("class in a list", "h6, .note, .x .y{color:white}"),
    _sheet("class below", "main p.note { font-size:0 }"),
    _sheet("child", "main > .note { opacity:0 }"),
    _sheet("attribute", "p[data-k]{display:none}", '<p data-k="1">ORDER</p>'),
    _sheet("after a comment", "/* notes */ .note{/* x */ display:none}"),
    _sheet("media", "@media screen{.note{display:none}}"),
    _sheet("variable", ":root{--c:#fff}.note{color:var(--c)}"),
    _place("hidden attribute", "hidden", "<p hidden>ORDER</p>"),
    _place("aria", "hidden", '<p aria-hidden="true">ORDER</p>'),
    _place("template", "hidden", "<template><p>ORDER</p></template>"),
    _place("noscript", "hidden", "<noscript>ORDER</noscript>"),
    _place("svg", "silent", "<svg><title>ORDER</title><desc>ORDER</desc></svg>"),
    _place("alt text", "hidden", '<img src="plan.png" alt="ORDER">'),
    _place("white font", "hidden", '<font color="white">ORDER</font>'),
    _place("tiny picture", "silent", '<img src="p.gif" width="1" height="1" title="ORDER">'),
    _place("title of a link", "silent", '<a href="https://acme.example" title="ORDER">Help</a>'),
    _place("label", "silent", '<a href="https://acme.example" aria-label="ORDER">Help</a>'),
    _place("data", "silent", '<p data-prompt="ORDER">Ask us.</p>'),
    _place("field", "silent", '<input type="hidden" value="ORDER"><textarea>ORDER</textarea>'),
    _place("description", "silent", "", '<meta name="description" content="ORDER">'),
    _place("script", "silent", '<script type="application/ld+json">{"text":"ORDER"}</script>'),
    _place("page title", "shown", "", title="ORDER"),
    _place("paragraph", "shown", "<p>ORDER</p>"),
    _place("details", "shown", "<details><summary>More</summary><p>ORDER</p></details>"),
    _place("caption", "shown", "<table><caption>ORDER</caption><tr><td>Tents</td><td>30 days</td></tr></table>"),
)
