"""Files that others export, read line by line. A bad line is told and the rest is taken."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from drafting.errors import InvalidInput
from drafting.jsonl import numbered
from drafting.limits import require_text
from evals.errors import EvalError
from evals.importers.first_person import first_person
from evals.models import BadLine, EvalItem
from policy import detect_language
from policy.models import Author

_REFUSED = re.compile(
    r"(?:check that )?(?:the )?agent (?:(?:should|does|did|must|will) not|(?:should|does|did|must)n['’]t|cannot)\s+"
    r"(?P<deed>\S.*?)\.?",
    re.IGNORECASE | re.DOTALL,
)
_DEMANDED = re.compile(r"(?:check that )?(?:the )?agent should\s+(?P<deed>\S.*?)\.?", re.IGNORECASE | re.DOTALL)
_OF_A_TALK = "Its demands are on a whole conversation and its tools: read them as what is right in this case."
_NAME = re.compile(r"\b(?:[Yy]ou are|[Nn]ame is|user)\s+([A-Z][\w'-]+(?: [A-Z][\w'-]+)*|[a-z]+_[a-z]+_\d+)")


def _review(row: Mapping[str, Any], number: int) -> EvalItem | None:
    """An app review with the company's public reply: `review`, `reply`, `lang`, `stars`, `title`.

    The language is that of the words where they tell: a shop's label says how the phone was set.
    """
    title, text = row.get("title"), row["review"]
    post = html.unescape(f"{title}. {text}" if title else text)
    return EvalItem(
        id=str(row.get("id") or f"review-{number}"),
        post=post,
        channel="google_play",
        lang=_language(post, row.get("lang")),
        reference=html.unescape(row["reply"]) if row.get("reply") else None,
        notes=f"{row['stars']} {'star' if row['stars'] == 1 else 'stars'}" if row.get("stars") else "",
        source="app reviews",
    )


def _language(post: str, label: str | None) -> str | None:
    found = detect_language(post)
    return found if found != "und" else re.split(r"[-_]", label or "")[0] or None


def _situation(row: Mapping[str, Any], number: int) -> EvalItem | None:
    """What a customer calls about, with assertions on what an agent may do.

    What the customer knows stays out of the public post, but for the name. Assertions become demands in words: what
    an agent does not do is what a reply must not.
    """
    told = row["user_scenario"]["instructions"]
    known = _NAME.search(told.get("known_info") or "")
    name = re.sub(r"_?\d+$", "", known.group(1)).replace("_", " ").title() if known else None
    assertions = (row.get("evaluation_criteria") or {}).get("nl_assertions") or ()
    refused = [match["deed"] for a in assertions if (match := _REFUSED.fullmatch(a.strip()))]
    wanted = [_deed(a.strip()) for a in assertions if not _REFUSED.fullmatch(a.strip())]
    purpose = (row.get("description") or {}).get("purpose")
    return EvalItem(
        id=f"{told.get('domain') or 'situation'}-{row.get('id', number)}",
        post=first_person(told["reason_for_call"]),
        channel="facebook",
        author=Author(name=name),
        lang="en",
        must=tuple(map(_capital, wanted)),
        must_not=tuple(map(_capital, refused)),
        notes=" ".join(filter(None, (purpose, _OF_A_TALK if assertions else None))),
        source=f"{told.get('domain') or 'customer'} situations",
    )


def _deed(assertion: str) -> str:
    match = _DEMANDED.fullmatch(assertion)
    return match["deed"] if match else assertion


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


Reader = Callable[[Mapping[str, Any], int], EvalItem | None]
FORMATS: Mapping[str, Reader] = {"reviews": _review, "situations": _situation}
"""Name of a format and what reads one line of it."""


def read_items(path: Path, format_name: str) -> Iterator[EvalItem | BadLine]:
    """Yield an item, or what is wrong, for each line of a JSONL export. Raises EvalError for an unknown format."""
    if format_name not in FORMATS:
        raise EvalError(f"There is no format {format_name!r}. There are: {', '.join(FORMATS)}.")
    if not path.is_file():
        raise EvalError(f"There is no file {str(path)!r}.")
    reader = FORMATS[format_name]
    for number, line in numbered(BytesIO(path.read_bytes())):
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8"))
            item = reader(row, number) if isinstance(row, dict) else None
            if item is None:
                yield BadLine(line=number, reason="not a JSON object")
                continue
            require_text(item.post, "The post")
            yield item
        except UnicodeDecodeError:
            yield BadLine(line=number, reason="not valid UTF-8 text")
        except json.JSONDecodeError as error:
            yield BadLine(line=number, reason=f"not JSON: {error.msg}")
        except KeyError as error:
            yield BadLine(line=number, reason=f"not a line of the format {format_name!r}: it has no {error}")
        except (TypeError, AttributeError, RecursionError):
            yield BadLine(line=number, reason=f"not a line of the format {format_name!r}")
        except (ValidationError, InvalidInput) as error:
            yield BadLine(line=number, reason=str(error).splitlines()[0])
