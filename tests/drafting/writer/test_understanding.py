"""Reading a post by rules: kind, problems, questions, in four languages."""

from __future__ import annotations

import pytest

from drafting.writer.reading.understanding import understand
from drafting.writer.words.language import language
from policy.models import PostKind

KINDS: list[tuple[str, str, PostKind]] = [
    ("en", "The delivery was two days late and the box was torn.", "complaint"),
    ("en", "Freezes and slow", "complaint"),
    ("en", "I can't log in since the update, it just says error", "complaint"),
    ("en", "Thanks to Priya at the Leeds shop, she fixed my brakes while I waited. Brilliant!", "praise"),
    ("en", "Love it! Fast and the night mode is perfect for reading. Thanks guys", "praise"),
    ("en", "Declan in Cork mended my tent while I waited. What a star!", "praise"),
    ("en", "Nobody called while I waited for the engineer.", "complaint"),
    ("en", "Siobhán fixed my bag for free. Wonderful.", "praise"),
    ("en", "I wonder if you open on Sundays", "question"),
    ("en", "The seam of my Marlin 45 tore on the second walk.", "complaint"),
    ("en", "The lamp flickers and the lid came loose.", "complaint"),
    ("en", "I like this apps", "praise"),
    ("en", "I like Chrome more, this is slow", "complaint"),
    ("en", "I like the app but it crashes every morning", "complaint"),
    ("en", "Do you ship to Ireland?", "question"),
    ("en", "How do I get my bookmarks from my PC onto my phone?", "question"),
    ("en", "I want to cancel reservation EHGLP3. It may be more than 24 hours after booking.", "question"),
    ("en", "I received my order and wish to exchange the lamp. If there is no black one, I'd take white.", "question"),
    ("en", "I got my order and wish to exchange the plug for one that fits B sockets instead of A.", "question"),
    ("en", "I got a blue one instead of a red one. Please exchange it.", "complaint"),
    ("es", "Quiero cambiar la fecha de mi vuelo", "question"),
    ("fr", "Je voudrais annuler ma commande", "question"),
    ("de", "Ich möchte meine Bestellung stornieren", "question"),
    ("en", "It would be great if you opened before 8 in summer", "idea"),
    ("en", "please add a dark mode", "idea"),
    ("en", "You idiots, hope you go bankrupt", "attack"),
    ("en", "Earn money with crypto, check my profile https://win.example", "spam"),
    ("en", "just seen your new van in our street", "other"),
    ("en", "Thanks for nothing, great job", "complaint"),
    ("de", "Danke für nichts", "complaint"),
    ("es", "Se cierra sola cada vez que abro un vídeo, muy mala", "complaint"),
    ("es", "Gracias a Elena, fue muy amable conmigo", "praise"),
    ("es", "¿Hacéis envíos a Canarias?", "question"),
    ("es", "Estaría bien que abrieran antes de las 8", "idea"),
    ("fr", "L'application plante dès que j'ouvre une vidéo", "complaint"),
    ("fr", "Merci à toute l'équipe, accueil parfait !", "praise"),
    ("fr", "Livrez-vous en Belgique ?", "question"),
    ("fr", "Ce serait bien d'ouvrir avant 8 h", "idea"),
    ("de", "Die App stürzt seit dem Update ständig ab", "complaint"),
    ("de", "Danke an Jana in der Filiale, super Beratung!", "praise"),
    ("de", "Liefern Sie auch nach Österreich?", "question"),
    ("de", "Wäre schön, wenn ihr vor 8 öffnen würdet", "idea"),
    ("en", "does not work in Samsung Dex", "complaint"),
    ("en", "Ordered boots on the 3rd, tracking has not moved for nine days. Is anyone actually there?", "complaint"),
    ("de", "Ich warte seit drei Wochen auf mein Zelt. Ist da jemand?", "complaint"),
    ("en", "it's better", "praise"),
    ("en", "Chrome is better", "other"),
    ("en", "Never had a single problem with these boots", "praise"),
    ("en", "I wouldn't recommend it to anyone", "complaint"),
    ("en", "My bag got lost but Amir found it and drove it to our hotel. Impressed!", "praise"),
    ("en", "Lovely shop, but you close at four", "complaint"),
    ("en", "Is it normal that a bag of crisps costs six pounds?", "complaint"),
    ("en", "Can I cancel an order from today? Wrong colour, my fault", "question"),
    ("en", "My tent is torn. When do you open?", "complaint"),
    ("en", "I bought a T-shirt in M and would like to exchange it for an L.", "question"),
    ("en", "Hope you can fix the crashes soon", "complaint"),
    ("en", "I want to swap my board for a bamboo one. I do not want to cancel anything else.", "question"),
    ("en", "I'd like to move my flight to the next day (i.e. delay it by one day).", "question"),
    ("en", "I got two lamps and need one. If a refund is not possible, I get angry and return both.", "question"),
    ("en", "The lamp came cracked. I want to exchange it.", "complaint"),
    ("de", "Ich möchte die Jacke tauschen. Falls das nicht geht, will ich nicht stornieren.", "question"),
    ("es", "Ni un solo problema en diez años", "praise"),
    ("es", "Buenas tardes, ¿abrís por la tarde?", "question"),
    ("es", "La chaqueta es preciosa, pero la cremallera se rompió", "complaint"),
    ("es", "Una sala tranquila para los peques ayudaría mucho", "idea"),
    ("fr", "Jamais le moindre souci en dix ans", "praise"),
    ("fr", "C'est bien mieux qu'avant", "praise"),
    ("fr", "merci de me rappeler au sujet de mon dossier", "question"),
    ("fr", "Le pull est beau mais la manche est décousue", "complaint"),
    ("de", "Seit Jahren nichts zu meckern", "praise"),
    ("de", "Laut Website habt ihr offen, stimmt das?", "question"),
    ("de", "Schöne Jacke, aber der Knopf ist abgefallen", "complaint"),
    ("de", "Ein Regal neben der Kasse würde vielen helfen", "idea"),
]


@pytest.mark.parametrize(("lang", "post", "kind"), KINDS)
def test_kind(lang: str, post: str, kind: PostKind) -> None:
    assert understand(post, lang, language(lang)).kind == kind


def test_the_agents_correction_is_taken() -> None:
    seen = understand("The delivery was late.", "en", language("en"), "question")
    assert (seen.kind, seen.sure) == ("question", 1.0)


def test_several_problems_are_named_in_the_customers_words() -> None:
    post = (
        "Ordered two lamps. The box was torn and one lamp is cracked. "
        "I called twice, nobody answered the phone, and the invoice is wrong too."
    )
    problems = understand(post, "en", language("en")).problems
    assert len(problems) >= 3
    assert all(problem in post for problem in problems)
    assert any("cracked" in problem for problem in problems)
    assert any("invoice" in problem for problem in problems)


def test_questions_demands_topics_and_urgency() -> None:
    post = "My order is late and I fly tomorrow! Where is it? I want my money back."
    seen = understand(post, "en", language("en"))
    assert seen.asked == ("Where is it?",)
    assert "order" in seen.topics
    assert seen.urgent
    assert seen.demands == ("I want my money back.",)


@pytest.mark.parametrize("post", ["", "?", "👍👍", "Vb", "   \n", "a" * 5000, "…!!!"])
def test_odd_posts_are_read_too(post: str) -> None:
    understand(post, "en", language("en"))


def test_a_request_about_the_customers_own_order_is_their_own_case() -> None:
    seen = understand("I want to change the date of my flight.", "en", language("en"))
    assert seen.request
    assert seen.own_case
    asked = understand("Do you deliver to Ireland?", "en", language("en"))
    assert not asked.request
    assert not asked.own_case


def test_the_most_telling_problem_comes_first() -> None:
    post = "Don't know what happened. The app crashes and freezes on every video since the broken update."
    assert "crashes" in understand(post, "en", language("en")).problems[0]


def test_a_question_that_only_scolds_is_no_question_to_answer() -> None:
    pack = language("en")
    assert understand("My boots never came. Is anyone there?", "en", pack).asked == ()
    assert understand("How long do I have to wait for my refund?", "en", pack).asked != ()


@pytest.mark.parametrize(
    ("lang", "post", "kind"),
    [
        ("en", "The zip gave up after three weeks, in the rain.", "complaint"),
        ("en", "Ana gave up her lunch break to find my size.", "praise"),
        ("en", "Wonderful, paying 40 a month for a locker that never opens.", "complaint"),
        ("en", "Soaked through on day one, thanks to this coat.", "complaint"),
        ("en", "You carried every box out before the flood got in. I've not forgotten it.", "praise"),
        ("de", "Super, 40 Euro zahlen und dann vor verschlossener Tür stehen.", "complaint"),
        ("es", "Qué gusto pagar 40 euros para esperar en la puerta.", "complaint"),
        ("es", "Mi madre no oye bien y Nuria se lo explicó tres veces con paciencia.", "praise"),
        ("fr", "Livraison à 16h, personne à la maison. Et le lendemain rebelote.", "complaint"),
        ("en", "I hope you can tell me when the Dublin store closes.", "question"),
        ("en", "Do your gaiters keep leeches out?", "question"),
        ("en", "What if you send the wrong size?", "question"),
        ("en", "They put one aside for me and then sold it.", "other"),
        ("en", "I love the way you repair torn jackets.", "praise"),
    ],
)
def test_a_kind_word_beside_a_trouble_is_no_praise_and_a_want_beside_kindness_no_trouble(
    lang: str, post: str, kind: str
) -> None:
    assert understand(post, lang, language(lang)).kind == kind
