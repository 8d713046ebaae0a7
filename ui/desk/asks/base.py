"""What every ask of a page shares."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(min_length=1, max_length=200)]
Text = Annotated[str, Field(max_length=100_000)]
Words = Annotated[str, Field(max_length=4_000)]


class Ask(BaseModel):
    """One call from a page."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)
