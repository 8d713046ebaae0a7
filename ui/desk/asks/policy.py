"""What the Policy tab may ask: the rules, one rule, and what documents and past cases say."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ui.desk.asks.base import Ask, Id, Words

Short = Annotated[str, Field(max_length=200)]


class Rules(Ask):
    """The rules in force; with `text` those that hold all its words."""

    do: Literal["rules"]
    text: Annotated[str, Field(max_length=200)] = ""


class ShowRule(Ask):
    """One rule with its clause and examples."""

    do: Literal["rule"]
    rule: Id


class Find(Ask):
    """Passages of the policy documents, or past cases. Of the filters those count that the kind has; "" is any."""

    do: Literal["find"]
    query: Words = ""
    kind: Literal["policy", "precedent"] = "policy"
    document: Short = ""
    channel: Short = ""
    lang: Short = ""
    product: Short = ""
    tags: Short = ""
    agent: Short = ""
    outcome: Short = ""
    since: Short = ""
    until: Short = ""
