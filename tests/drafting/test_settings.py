"""What `replydesk.toml` may say of model endpoints, and how it is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.errors import ConfigurationError
from drafting.settings import load_settings

PRICED = "prompt_price = 1.0\ncompletion_price = 2.0\n"
FALLBACK = '[model.fallback]\nbase_url = "http://127.0.0.1:9/v1"\n'


def load(folder: Path, model: str) -> None:
    (folder / "replydesk.toml").write_text(f'[company]\nname = "Acme"\n[model]\n{model}', encoding="utf-8")
    load_settings(folder, environ={})


@pytest.mark.parametrize(
    ("model", "refused"),
    [
        ("budget_cost = 0.01\n", "budget_cost needs prompt_price and completion_price"),
        (f"budget_cost = 0.01\n{PRICED}{FALLBACK}", "budget_cost needs the prices of .*fallback.* 0 where it is free"),
        (f"{FALLBACK}budget_tokens = 900\n", r"\[model.fallback\].*budget_tokens.*stand in \[model\]"),
        (f"{FALLBACK}budget_cost = 0.01\n{PRICED}", r"\[model.fallback\].*budget_cost.*stand in \[model\]"),
        (f"{FALLBACK}[model.fallback.fallback]\nmodel = 'third'\n", "there is one fallback"),
    ],
)
def test_a_budget_that_would_not_hold_is_refused_in_plain_words(tmp_path: Path, model: str, refused: str) -> None:
    with pytest.raises(ConfigurationError, match=f"replydesk.toml: model: .*{refused}"):
        load(tmp_path, model)


@pytest.mark.parametrize("fallback", [f"{FALLBACK}{PRICED}", f"{FALLBACK}prompt_price = 0\n", "[model.fallback]\n"])
def test_a_budget_of_money_stands_where_every_endpoint_has_its_price_or_is_embedded(
    tmp_path: Path, fallback: str
) -> None:
    load(tmp_path, f"budget_cost = 0.01\n{PRICED}{fallback}")
