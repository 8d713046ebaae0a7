"""Follow-ups that tell what was mended: in the customer's language, about their matter, no two alike."""

from __future__ import annotations

from drafting.models import DraftJob, DraftResult
from policy.models import Author, CaseFacts, GivenText, PastReply
from tests.drafting.writer.house import writer
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


def test_where_nobody_said_it_in_the_customers_language_the_draft_needs_it() -> None:
    post = ("es", "El sillín de mi bici se aflojó a las dos semanas.")
    [first] = drafts([post])
    assert len(first.needs) == 1
    answer = "Desde octubre nuestras bicis llevan un tornillo de sillín más fuerte."
    [again] = drafts([post], more=(f"{first.needs[0].question} {answer}",))
    assert again.needs == ()
    assert answer in again.reply
