"""Helpful pages: linked where the post's matter fits, in its language, and nowhere else."""

from __future__ import annotations

import pytest

from drafting.model.chat import EndpointModel
from drafting.models import DraftJob
from drafting.writer.plan.pages import page_for
from drafting.writer.reading.understanding import understand
from drafting.writer.words.language import language
from policy import BUILT_IN_CHANNELS
from policy.models import Contact, Context
from tests.drafting.writer.house import guard, settings, writer
from tests.fake_endpoint import FakeEndpoint

SIZES = Contact(
    id="page-sizes",
    kind="url",
    value="https://pedalworks.example/sizes",
    label="Frame sizes",
    topics=("which frame size", "welche Rahmengröße", "qué talla", "quelle taille"),
)
REPAIRS = Contact(
    id="page-repairs",
    kind="url",
    value="https://pedalworks.example/repairs",
    topics=("do you repair",),
    languages=("en",),
)
COMPANY = settings(contacts=(*settings().contacts, SIZES, REPAIRS))


@pytest.mark.parametrize(
    ("lang", "post", "page"),
    [
        ("en", "Which frame size do I need at 1.80 m?", "page-sizes"),
        ("de", "Welche Rahmengröße brauche ich bei 1,80 m?", "page-sizes"),
        ("es", "¿Qué talla necesito si mido 1,80?", "page-sizes"),
        ("fr", "Quelle taille me faut-il pour 1,80 m ?", "page-sizes"),
        ("en", "Do you repair old racing bikes?", "page-repairs"),
        ("en", "Do you repair bikes? And which frame size is right for 1.80 m?", None),  # two fit alike: none is chosen
        ("en", "The frame broke. Whatever size it has, which I do not know, it was dear.", None),
        ("en", "I love that you repair everything!", None),
    ],
)
def test_the_page_that_speaks_to_the_matter_is_found(lang: str, post: str, page: str | None) -> None:
    pack = language(lang)
    channel = next(c for c in BUILT_IN_CHANNELS if c.name == "facebook")
    found = page_for(post, understand(post, lang, pack, None), channel, COMPANY, pack)
    assert (found.id if found else None) == page


def test_a_draft_links_it_letter_by_letter_and_the_guard_agrees() -> None:
    with FakeEndpoint() as endpoint:
        model = EndpointModel(COMPANY.model, endpoint.base_url, small=True)
        endpoint.cleanups.append(model.close)
        result = writer(model, company=COMPANY).draft(
            DraftJob(post="Which frame size do I need at 1.80 m?", channel="facebook", lang="en")
        )
    assert SIZES.value in result.reply
    assert result.verdict.approvable
    assert "page-sizes" in {c.evidence for c in result.citations}


@pytest.mark.parametrize("lang", ["en", "de", "es", "fr"])
def test_the_guard_finds_nothing_in_the_sentences(lang: str) -> None:
    context = Context(channel="facebook", post="Which frame size?", lang=lang, kind="other")
    for phrase in language(lang).phrases["helpful_page"]:
        found = guard(COMPANY).check(phrase.format(page=SIZES.value), context).findings
        assert {f.rule for f in found} <= {"voice.signature", "substance.names-problem", "voice.greeting"}, found
