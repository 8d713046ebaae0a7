"""`replydesk search`: what a reply may be based on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import typer

from drafting.errors import InvalidInput
from drafting.limits import require_text
from drafting.narrowing import filters_for
from drafting.parts.knowledge import open_knowledge
from knowledge import Filters, Hit, HitKind, KnowledgeBase
from knowledge.errors import KnowledgeError
from ui.cli.options import JsonLinesOption, JsonOption, WorkspaceOption, settings_of
from ui.cli.output import FINE, answer_lines, read_text, say, say_json

MAX_HITS = 100

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def search(
    query: Annotated[str | None, typer.Argument(metavar="QUERY", help="What to look for.")] = None,
    kind: Annotated[HitKind, typer.Option("--kind", help="Policy passages or past cases.")] = "policy",
    k: Annotated[int, typer.Option("-k", min=1, max=MAX_HITS, help="How many.")] = 10,
    channel: Annotated[str | None, typer.Option("--channel", "-c", help="Past cases of this channel.")] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="Past cases in this language, such as en.")] = None,
    product: Annotated[str | None, typer.Option("--product", help="Past cases about this product.")] = None,
    tag: Annotated[list[str] | None, typer.Option("--tag", help="Past cases with this tag; repeat for more.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="Past cases replied on this day or later.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Past cases replied on this day or earlier.")] = None,
    outcome: Annotated[str | None, typer.Option("--outcome", help="Past cases that turned out so.")] = None,
    agent: Annotated[str | None, typer.Option("--agent", help="Past cases answered by this person.")] = None,
    document: Annotated[str | None, typer.Option("--document", help="Passages of this document.")] = None,
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
    jsonl: JsonLinesOption = False,
) -> int:
    """Search the policy documents, or the resolved cases.

    All filters but --document are for past cases: --kind precedent. Days are written like 2026-01-31.
    """
    given: dict[str, object] = {
        "channel": channel,
        "lang": lang,
        "product": product,
        "tags": tag,
        "since": since,
        "until": until,
        "outcome": outcome,
        "agent": agent,
        "document": document,
    }
    filters = filters_for(kind, given)
    settings = settings_of(workspace)
    with open_knowledge(settings) as knowledge:
        if jsonl:
            return answer_lines(partial(_answer, knowledge, kind, k, given), (KnowledgeError, InvalidInput))
        result = knowledge.search(require_text(read_text(query), "The query"), kind, k, filters)
    if as_json:
        say_json(
            {
                "hits": [_shape(hit) for hit in result.hits],
                "relevant": result.relevant,
                "relevance": result.relevance,
            }
        )
        return FINE
    if not result.hits:
        narrowed = filters != Filters()
        say(
            "Nothing found that these filters let through."
            if narrowed
            else "Nothing found. Has this workspace been ingested? replydesk ingest"
        )
    elif not result.relevant:
        say("Nothing here seems to answer this; the nearest are:")
    for hit, verdict in zip(result.hits, result.verdicts, strict=True):
        _show(hit, verdict)
    return FINE


def _answer(
    knowledge: KnowledgeBase, kind: HitKind, k: int, given: dict[str, object], line: dict[str, Any]
) -> tuple[dict[str, Any], bool]:
    query, asked, count = line.get("query"), line.get("kind", kind), line.get("k", k)
    if not isinstance(query, str):
        raise InvalidInput("query is missing or not a text.")
    if asked not in get_args(HitKind):
        raise InvalidInput(f"kind must be policy or precedent, not {asked!r}.")
    if not isinstance(count, int) or isinstance(count, bool) or not 1 <= count <= MAX_HITS:
        raise InvalidInput(f"k must be a whole number from 1 to {MAX_HITS}.")
    wanted: Literal["policy", "precedent"] = asked
    filters = filters_for(wanted, {**given, **line})
    result = knowledge.search(require_text(query, "The query"), wanted, count, filters)
    return {
        "hits": [_shape(h) for h in result.hits],
        "relevant": result.relevant,
        "relevance": result.relevance,
    }, True


def _shape(hit: Hit) -> dict[str, Any]:
    shape = hit.model_dump(mode="json")
    empty = ("case_id", "channel", "replied_at", "agent", "post", "reply") if hit.kind == "policy" else ()
    return {name: value for name, value in shape.items() if name not in empty}


def _show(hit: Hit, verdict: str) -> None:
    source = f"{hit.document} {hit.section}" if hit.kind == "policy" else f"case {hit.case_id} {hit.replied_at or ''}"
    say(f"{hit.score:7.4f}  {verdict:<12}  {source}{'  (internal)' if hit.internal else ''}")
    say("         " + " ".join(hit.text.split())[:300])
    if hit.why.told:
        say(f"         Why: {hit.why.told}")
