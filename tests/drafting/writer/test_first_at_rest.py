"""The first endpoint is put to rest by one draft while another, begun for it, still has to be revised."""

from __future__ import annotations

from drafting.errors import SmallerModelLeft
from drafting.model import ChatMessage
from drafting.model.chat import EndpointModel
from drafting.model.failover import FailoverModel
from drafting.models import DraftJob
from drafting.settings import Endpoint
from tests.drafting.writer import house
from tests.fake_endpoint import FakeEndpoint

HELD = "Siento mucho que su bicicleta llegara con una rueda doblada. Escríbanos y lo miramos con usted."


def test_a_prompt_for_a_strong_model_never_reaches_a_small_one() -> None:
    with FakeEndpoint("plausible", "wrong_key") as first, FakeEndpoint() as second:
        strong = EndpointModel(Endpoint(), first.base_url)
        weak = EndpointModel(Endpoint(), second.base_url, small=True)
        model = FailoverModel(strong, weak, 6.0)

        def written(_messages: list[dict[str, str]]) -> str:
            try:  # another draft, whose call fails for good while this one is being answered
                model.complete([ChatMessage(role="user", content="hello")], max_tokens=9, temperature=0.0)
            except SmallerModelLeft:
                return HELD
            raise AssertionError("the other draft's call did not fail")

        first.author = written
        result = house.writer(model).draft(
            DraftJob(post="My new bike came with a bent wheel!", channel="feedback", kind="complaint", n=1)
        )
        model.close()
        assert second.requests == []
        assert any(step.startswith("The revision did not come") for step in result.recipe.steps), result.recipe.steps
        assert HELD not in result.reply
