"""Made-up posts that the writer answers for nobody when a process starts: one of each kind in each language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

REHEARSED_ON = "facebook"
REHEARSED: Mapping[str, Sequence[str]] = {
    "en": (
        "I ordered a lamp on 3 May and it arrived with a broken shade. Nobody answers my mails, I had to pay for the "
        "label myself, and you charged my card twice. I want a refund of 20 euros, please, or send me another one.",
        "How long do I have to return a lamp, and what does the label cost? Can I change the address of my order?",
        "Thank you, Ella at the desk was so kind and my new lamp is lovely! It would be nice if you opened on Sundays.",
    ),
    "de": (
        "Ich habe am 3. Mai eine Lampe bestellt und sie kam mit kaputtem Schirm an. Niemand antwortet auf meine Mails, "
        "ich musste das Etikett selbst bezahlen, und ihr habt mir zu viel abgebucht. Ich will mein Geld zurück.",
        "Wie lange kann ich eine Lampe zurückgeben, und was kostet das Etikett? Kann ich die Adresse noch ändern?",
        "Danke, Ella an der Kasse war so nett und meine neue Lampe ist toll! Schön wäre, wenn ihr sonntags öffnet.",
    ),
    "fr": (
        "J'ai commandé une lampe le 3 mai et elle est arrivée avec l'abat-jour cassé. Personne ne répond à mes mails, "
        "j'ai dû payer l'étiquette moi-même, et vous m'avez débité deux fois. Je veux être remboursé.",
        "Combien de temps ai-je pour retourner une lampe, et combien coûte l'étiquette ? Puis-je changer l'adresse ?",
        "Merci, Ella à l'accueil était adorable et ma nouvelle lampe est belle ! Ce serait bien d'ouvrir le dimanche.",
    ),
    "es": (
        "Pedí una lámpara el 3 de mayo y llegó con la pantalla rota. Nadie contesta a mis correos, tuve que pagar la "
        "etiqueta yo mismo, y me cobrasteis dos veces. Quiero que me devolváis el dinero.",
        "¿Cuánto tiempo tengo para devolver una lámpara y cuánto cuesta la etiqueta? ¿Puedo cambiar la dirección?",
        "Gracias, Ella fue muy amable y mi lámpara nueva es preciosa. Estaría bien que abrieseis los domingos.",
    ),
}
"""By language: trouble with a wish, a question, praise with an idea."""
