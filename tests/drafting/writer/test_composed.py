"""What the writer composes where the model is small: facts, answers, insults, verdicts, and an honest recipe."""

from __future__ import annotations

import re

import pytest

from drafting.model.chat import EndpointModel
from drafting.models import DraftJob, DraftResult
from drafting.settings import Settings
from drafting.writer.grounds.nearness import with_what_it_leans_on
from drafting.writer.words.language import KNOWN, language
from policy.models import CaseFacts, Context, GivenText
from tests.drafting.writer import house
from tests.fake_endpoint import FakeEndpoint

RULES = {
    "1.1": "You can return anything unused within 30 days of the day it reached you.",
    "2.3": "A repair takes up to 15 working days from the day we receive the item.",
    "2.4": "Prices: re-proofing a jacket €18, zip slider €9, full zip €35, buckle €6.",
    "2.5": "Repairs are guaranteed for 12 months.",
    "4.1": "An order can be cancelled or its address changed in the app within 60 minutes.",
    "7.1": "Cut the cord out and keep the jacket, or return it to us.",
}


def draft(
    post: str,
    *,
    shelf: house.Shelf | None = None,
    channel: str = "facebook",
    company: Settings | None = None,
    **job: object,
) -> DraftResult:
    company = company or house.settings()
    with FakeEndpoint(author=lambda _: "I'm sorry that this is no good.") as fake:
        model = EndpointModel(company.model, fake.base_url, small=True)
        fake.cleanups.append(model.close)
        asked = DraftJob.model_validate({"post": post, "channel": channel, "agent": "mia", **job})
        return house.writer(model, company=company, shelf=shelf).draft(asked)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How long does a repair take at your workshop?", "up to 15 working days"),
        ("How long do I have to return a jacket?", "within 30 days"),
        ("What does a new zip cost?", "full zip €35"),
        ("How long are repairs guaranteed?", "12 months"),
        ("Can I cancel an order an hour later?", "within 60 minutes"),
    ],
)
def test_a_question_that_the_policy_answers_is_answered(question: str, answer: str) -> None:
    result = draft(question, shelf=house.Shelf(RULES))
    assert answer in result.reply
    assert "jacket" not in result.reply
    assert "?" not in result.reply
    assert result.verdict.approvable, result.verdict.findings


def test_a_rule_without_the_form_of_an_answer_is_none() -> None:
    result = draft("What does it cost to return a jacket?", shelf=house.Shelf({"7.1": RULES["7.1"]}))
    assert "cord" not in result.reply


def test_facts_are_the_reply() -> None:
    facts = CaseFacts(
        fault="ours",
        facts=(
            GivenText(id="f1", text="Order 4471: the parcel is booked for Tuesday 2 December"),
            GivenText(id="f2", text="We forgot to answer the message of 18 November."),
        ),
    )
    result = draft("My bike came late and nobody answers.", facts=facts)
    assert "2 December" in result.reply
    assert "18 November" in result.reply
    assert "4471" not in result.reply
    assert "?" not in result.reply
    assert re.search(r"our mistake|mistake was ours|got this wrong|made a mistake", result.reply)
    assert result.needs == ()
    assert result.verdict.approvable, result.verdict.findings


INSULTS = {
    "en": "imagine working at @bikes and thinking you're better than everyone because you own a pump. clowns",
    "de": "Ihr seid alle Verbrecher und Idioten.",
    "es": "Sois todos unos idiotas y ladrones.",
    "fr": "Vous êtes tous des idiots et des voleurs.",
}


@pytest.mark.parametrize("lang", KNOWN)
def test_a_mere_insult_gets_one_calm_sentence(lang: str) -> None:
    result = draft(INSULTS[lang], kind="attack", lang=lang)
    pack = language(lang)
    assert not pack.has("apology", result.reply)
    assert not pack.has("unknown", result.reply)
    assert result.recipe.usage.calls == 0
    assert [need.id for need in result.needs] == ["left-alone"]
    assert result.verdict.approvable, result.verdict.findings


@pytest.mark.parametrize("lang", KNOWN)
def test_every_sentence_to_a_mere_insult_passes(lang: str) -> None:
    for sentence in language(lang).phrases["take_up_attack"]:
        context = Context(channel="facebook", post=INSULTS[lang], lang=lang, kind="attack")
        assert house.guard().check(f"Hi, {sentence}", context).approvable, sentence


@pytest.mark.parametrize("lang", KNOWN)
@pytest.mark.parametrize("key", ["own_mistake", "own_mistake_alone"])
def test_every_way_to_own_a_mistake_owns_it(lang: str, key: str) -> None:
    context = Context(channel="facebook", lang=lang, kind="complaint", facts=CaseFacts(fault="ours"))
    for sentence in language(lang).phrases[key]:
        found = house.guard().check(sentence, context).findings
        assert not [f for f in found if f.rule == "substance.own-mistake"], sentence


@pytest.mark.parametrize("post", ["Worst", "Muy mala"])
def test_a_bare_verdict_is_not_quoted_and_no_device_is_asked_for(post: str) -> None:
    result = draft(post, channel="google_play", kind="complaint")
    assert post not in result.reply
    assert "device" not in result.reply
    assert result.recipe.usage.calls == 0


def test_two_matters_are_both_taken_up() -> None:
    post = "L'application est extrêmement lente. Il est impossible de consulter les certificats."
    reply = draft(post, channel="google_play").reply
    assert "certificats" in reply
    assert "lent" in reply


def test_the_recipe_names_no_model_that_wrote_nothing() -> None:
    recipe = draft("It is slow and it crashes all the time", channel="google_play").recipe
    assert recipe.model is None
    assert recipe.endpoint is None
    assert recipe.steps[-1].startswith("No model was asked")


def test_an_answer_is_about_the_deed_that_is_asked_for() -> None:
    rules = {"1.1": RULES["1.1"], "1.3": "Boots carry two years.", "1.4": "Boots bought before 24 December may wait."}
    assert "within 30 days" in draft("How long do I have to return my boots?", shelf=house.Shelf(rules)).reply


@pytest.mark.parametrize(
    ("post", "told"),
    [
        ("What happens to my points if I return something?", "Points for returned items are taken back."),
        ("Is my down jacket zip covered by a guarantee?", "a five-year guarantee on seams, zips and buckles"),
        ("Water drips inside the tent every morning, it leaks!", "Condensation inside a closed tent is not a leak"),
        ("Do you sell kayaks?", None),
        ("Your new logo is awful", None),
    ],
)
def test_what_is_told_is_near_in_meaning_and_not_only_in_words(post: str, told: str | None) -> None:
    rules = {
        "1": "Points for returned items are taken back. A balance can go below zero.",
        "2": "Outlet prices are not matched, and neither are other shops' prices.",
        "3": "Jackets carry a five-year guarantee on seams, zips and buckles.",
        "4": "We do not sell to anybody at the door after closing, but a finished repair can be handed out.",
        "6": "Condensation inside a closed tent is not a leak. Open both vents.",
        "5": "Prices: zip slider €9, full zip €35, buckle €6.",
    }
    reply = draft(post, shelf=house.Shelf(rules)).reply
    if told is not None:
        assert told in reply
    assert not [rule for rule in rules.values() if rule.split(".")[0] in reply and (told is None or told not in rule)]


def test_two_questions_in_a_sentence_have_a_clause_each_and_the_one_left_open_is_put_to_the_agent() -> None:
    rules = {
        "1": "A repair of a zip takes up to 15 working days.",
        "2": "A new zip costs 35 euros.",
        "3": "Dogs are welcome on a lead.",
    }
    both = draft("How long does a zip repair take, and what does a new zip cost?", shelf=house.Shelf(rules))
    assert "15 working days" in both.reply
    assert "35 euros" in both.reply
    assert not both.needs
    one = draft("Are dogs welcome on a lead, and do you sell collars?", shelf=house.Shelf(rules))
    assert "ogs are welcome" in one.reply
    assert ["do you sell collars" in need.question for need in one.needs] == [True]


def test_nothing_is_said_to_be_unknown_beside_the_rule_that_answers() -> None:
    rule = "If you were charged for your next month but you meant to cancel, we’re happy to refund that extra charge."
    post = "I meant to cancel last week and you just billed me again. Can I get that back?"
    result = draft(post, shelf=house.Shelf({"1": rule}), company=house.settings(contacts=()))
    assert "refund that extra charge" in result.reply
    assert not [said for said in language("en").phrases["honest_answer"] if said in result.reply]
    assert result.verdict.approvable, result.verdict.findings


def test_a_rule_that_reads_as_a_promise_behind_other_words_is_told_alone() -> None:
    rules = {"1": "Groups of eight or more get 15% off. Students pay the normal price.", "2": "A helmet is included."}
    result = draft("Do students pay the normal price?", shelf=house.Shelf(rules))
    assert "Groups of eight or more get 15% off. Students pay the normal price." in result.reply
    assert result.verdict.approvable, result.verdict.findings


def test_opening_hours_are_told_though_they_name_the_days_on_which_it_is_closed() -> None:
    hours = "The shop is open Thursday to Sunday from 10:00 to 17:30. It is closed from 25 December to 6 January."
    rules = {
        "1": hours,
        "2": "On 24 December the tasting room is open from 10:00 to 12:00.",
        "3": "We pack on Mondays.",
    }
    reply = draft("When do you open?", shelf=house.Shelf(rules)).reply
    assert "from 10:00 to 17:30" in reply
    assert "24 December" not in reply


@pytest.mark.parametrize(
    ("post", "question", "read"),
    [
        ("We'd like to ride to Morocco. Is that ok?", "Is that ok?", "We'd like to ride to Morocco. Is that ok?"),
        ("Hi. Long drive. Where did they go?", "Where did they go?", "Long drive. Where did they go?"),
        ("Is that ok?", "Is that ok?", "Is that ok?"),
        (
            "I have a bike. Do you repair tents and stoves?",
            "Do you repair tents and stoves?",
            "Do you repair tents and stoves?",
        ),
    ],
)
def test_a_question_that_says_nothing_alone_is_read_with_the_sentence_before_it(
    post: str, question: str, read: str
) -> None:
    assert with_what_it_leans_on(question, post, language("en")) == read


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "How long do you hold click and collect?",
            "Click and collect: ready two hours after you order. We keep it for 5 days.",
        ),
        ("Is the shop in Cork open on Sunday?", "Sundays: Dublin, Cork and Galway 12:00 to 18:00."),
        ("How many points make a voucher?", "250 points become a voucher of 10 euros."),
    ],
)
def test_a_short_clause_is_told_whole(question: str, told: str) -> None:
    rules = {
        "1": "Click and collect: ready two hours after you order. We keep it for 5 days.",
        "2": "Sundays: Dublin, Cork and Galway 12:00 to 18:00.",
        "3": "250 points become a voucher of 10 euros.",
        "4": "Repairs wait for 90 days in the store.",
    }
    assert told.lower() in draft(question, shelf=house.Shelf(rules)).reply.lower()


def test_who_complains_is_not_told_what_they_should_have_done() -> None:
    rules = {"1": "Please bring things clean and dry. We return unwashed sleeping bags without repairing them."}
    reply = draft("My sleeping bag came back from the repair still broken.", shelf=house.Shelf(rules)).reply
    assert "clean and dry" not in reply
    assert "unwashed" not in reply


def test_a_refusal_is_not_read_out_of_a_rule_with_a_condition() -> None:
    rules = {"1": "If a price drops within 14 days of your purchase, we refund the difference once."}
    reply = draft("I want a refund, I bought it 5 months ago and don't like it", shelf=house.Shelf(rules)).reply
    assert "not possible" not in reply
    assert "No," not in reply
    assert "say no" not in reply


def test_a_question_that_stays_open_is_put_to_the_agent() -> None:
    rules = {"1": "You can return a tent within 30 days when it was not used. We pay the postage."}
    result = draft("Do you rent out tents for a weekend?", shelf=house.Shelf(rules))
    assert "30 days" not in result.reply
    assert [need.id for need in result.needs] == ["answer"]


def test_a_question_whose_answer_the_guard_takes_out_is_put_to_the_agent() -> None:
    rules = {"1": "We refund 60 euros to everybody who asks for it in spring."}
    result = draft("Do you refund 60 euros to everybody who asks in spring?", shelf=house.Shelf(rules), channel="x")
    assert result.verdict.approvable
    assert ("60 euros" in result.reply) != ("answer" in [need.id for need in result.needs])


def test_trouble_told_beside_a_mere_verdict_is_taken_up() -> None:
    post = "Unendliche Ladezeiten der Seiten, ständig schaltet sich die App ab. Leider nicht mehr zu gebrauchen."
    reply = draft(post, channel="google_play").reply
    assert "Unendliche Ladezeiten der Seiten" in reply
    assert "App" in reply
    assert "„" not in reply


@pytest.mark.parametrize(
    ("post", "told", "times"),
    [
        ("I received two tablets and I only need one. I want to return the more expensive one.", "two tablets", 1),
        ("I want to exchange my skateboard for a shorter bamboo one. I like bamboo.", "skateboard", 1),
    ],
)
def test_what_one_stands_for_is_told_once(post: str, told: str, times: int) -> None:
    assert draft(post).reply.count(told) == times


@pytest.mark.parametrize(
    "post", ["The soup was cold and the waiter laughed at us.", "The lift stinks. Who can I call?"]
)
def test_a_complaint_without_an_answer_ends_with_where_to_go_on(post: str) -> None:
    reply = draft(post, channel="google_business").reply

    assert "care@pedalworks.example" in reply


def test_what_we_are_called_is_not_told_back() -> None:
    reply = draft('Your whole "tasting menu" thing is a con to make fools feel rich.', kind="attack").reply

    assert "a con" not in reply
    assert reply


def test_long_praise_stands_at_the_end_of_its_sentence() -> None:
    post = "The porter carried my mother's bags up four floors because the lift had stopped. Wonderful people."
    reply = draft(post, kind="praise").reply

    assert re.search(r"stopped\.", reply)
