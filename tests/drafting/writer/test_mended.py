"""Follow-ups that tell what was mended: in the customer's language, about their matter, no two alike."""

from __future__ import annotations

import pytest

from drafting.models import DraftJob, DraftResult
from drafting.writer.words.language import language
from policy.models import Author, CaseFacts, Context, EvidenceItem, GivenText, PastReply
from tests.drafting.writer.house import guard, writer
from tests.fake_endpoint import FakeEndpoint

DONE = {
    "en": "Since October our bikes have a stronger saddle bolt.",
    "de": "Seit Oktober haben unsere Räder eine stärkere Sattelschraube.",
}


def drafts(posts: list[tuple[str, str]], *, more: tuple[str, ...] = ()) -> list[DraftResult]:
    recent: list[PastReply] = []
    found = []
    with FakeEndpoint() as endpoint:
        made = writer(endpoint, recent=lambda: tuple(recent))
        for number, (lang, post) in enumerate(posts):
            texts = (DONE.get(lang, DONE["en"]), *more)
            facts = CaseFacts(facts=tuple(GivenText(id=f"f{n}", text=text) for n, text in enumerate(texts)))
            author = Author(name="Ann Bell")
            job = DraftJob(post=post, channel="facebook", author=author, lang=lang, mended=DONE, facts=facts)
            found.append(made.draft(job.model_copy(update={"kind": "complaint", "agent": "mia"})))
            recent.insert(0, PastReply(id=str(number), text=found[-1].reply))
        assert endpoint.requests == []
    return found


def test_many_are_told_the_same_and_the_guard_lets_every_one_pass() -> None:
    posts = [
        ("en", "The saddle of my bike came loose after two weeks"),
        ("en", "My saddle wobbles on every ride and I hate it"),
        ("en", "saddle AGAIN. third time!!"),
        ("en", "Your saddle bolt bent on the first hill."),
        ("de", "Der Sattel an meinem Rad ist nach zwei Wochen locker."),
    ]
    found = drafts(posts)
    assert [r.verdict.verdict for r in found] == ["pass"] * len(posts)
    assert len({r.reply for r in found}) == len(posts)
    assert all(DONE[lang] in r.reply for (lang, _), r in zip(posts, found, strict=True))
    assert "the saddle of your bike came loose" in found[0].reply
    assert all("f0" in {c.evidence for c in r.citations} and r.private_message is None for r in found)


SAID = {
    "en": ("The saddle of my bike came loose", "the saddle of your bike came loose"),
    "de": ("Der Sattel an meinem Rad ist locker", "der Sattel an Ihrem Rad ist locker"),
    "es": ("El sillín de mi bici se aflojó", "el sillín de tu bici se aflojó"),
    "fr": ("La selle de mon vélo est desserrée", "la selle de votre vélo est desserrée"),
}
EVERY = DONE | {
    "es": "Desde octubre nuestras bicis llevan un tornillo de sillín más fuerte.",
    "fr": "Depuis octobre, nos vélos ont une vis de selle plus solide.",
}


@pytest.mark.parametrize("second", [False, True])
@pytest.mark.parametrize("lang", sorted(SAID))
def test_the_guard_finds_nothing_in_any_of_the_sentences(lang: str, second: bool) -> None:
    phrases, (post, said), done = language(lang, second=second).phrases, SAID[lang], EVERY[lang]
    facts = CaseFacts(facts=(GivenText(id="f0", text=done),))
    evidence = (EvidenceItem(id="f0", kind="fact", text=done),)
    context = Context(channel="facebook", post=post, lang=lang, kind="complaint", facts=facts, evidence=evidence)
    slots = {"said": said, "said_up": said[0].upper() + said[1:], "what": post}
    slots |= {name: phrases.get(name, "") for name in ("matter", "matter_acc", "matter_dat")}
    greeting = phrases["greeting"][0].format(name="Ann")
    found = guard()
    for opening in (*phrases["mended_said"], *phrases["mended_quote"], *phrases["mended_matter"]):
        for close in phrases["mended_close"]:
            reply = f"{greeting} {opening.format(**slots)} {done} {close} ^Mia"
            assert found.check(reply, context).findings == (), reply


def test_where_nobody_said_it_in_the_customers_language_the_draft_needs_it() -> None:
    post = ("es", "El sillín de mi bici se aflojó a las dos semanas.")
    [first] = drafts([post])
    assert len(first.needs) == 1
    answer = "Desde octubre nuestras bicis llevan un tornillo de sillín más fuerte."
    [again] = drafts([post], more=(f"{first.needs[0].question} {answer}",))
    assert again.needs == ()
    assert answer in again.reply
