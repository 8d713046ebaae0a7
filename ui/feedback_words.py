"""The words of the feedback form, in the languages that it speaks."""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, str]

WORDS: Mapping[str, Words] = {
    "en": {
        "title": "Tell us",
        "message": "What happened, or what would you like to say?",
        "name": "Your name (if you like)",
        "reach": "How we can reach you (if you like)",
        "send": "Send",
        "thanks": "Thank you. A person will read this.",
        "again": "Write another message",
        "note": "Praise, complaints, questions and ideas are all welcome. Please leave out card and account numbers.",
        "empty": "Please write a few words.",
        "long": "Please write at most 4,000 characters.",
        "slow": "You have written several times just now. Please try again in ten minutes.",
        "refused": "This could not be taken. Please write it in plain text.",
    },
    "de": {
        "title": "Sagen Sie es uns",
        "message": "Was ist passiert, oder was möchten Sie uns sagen?",
        "name": "Ihr Name (wenn Sie mögen)",
        "reach": "Wie wir Sie erreichen (wenn Sie mögen)",
        "send": "Absenden",
        "thanks": "Danke. Ein Mensch wird das lesen.",
        "again": "Noch eine Nachricht schreiben",
        "note": "Lob, Kritik, Fragen und Ideen sind willkommen. Bitte keine Karten- oder Kontonummern.",
        "empty": "Bitte schreiben Sie ein paar Worte.",
        "long": "Bitte schreiben Sie höchstens 4.000 Zeichen.",
        "slow": "Sie haben gerade mehrmals geschrieben. Bitte versuchen Sie es in zehn Minuten noch einmal.",
        "refused": "Das ließ sich nicht annehmen. Bitte schreiben Sie es als einfachen Text.",
    },
    "es": {
        "title": "Cuéntenos",
        "message": "¿Qué ha pasado, o qué quiere decirnos?",
        "name": "Su nombre (si quiere)",
        "reach": "Cómo podemos localizarle (si quiere)",
        "send": "Enviar",
        "thanks": "Gracias. Lo leerá una persona.",
        "again": "Escribir otro mensaje",
        "note": "Elogios, quejas, preguntas e ideas son bienvenidos. Por favor, sin números de tarjeta ni de cuenta.",
        "empty": "Escriba unas palabras, por favor.",
        "long": "Escriba como máximo 4.000 caracteres, por favor.",
        "slow": "Ha escrito varias veces hace un momento. Inténtelo de nuevo dentro de diez minutos.",
        "refused": "No hemos podido recogerlo. Escríbalo como texto sencillo, por favor.",
    },
    "fr": {
        "title": "Dites-nous",
        "message": "Que s'est-il passé, ou que voulez-vous nous dire ?",
        "name": "Votre nom (si vous voulez)",
        "reach": "Comment vous joindre (si vous voulez)",
        "send": "Envoyer",
        "thanks": "Merci. Une personne va le lire.",
        "again": "Écrire un autre message",
        "note": "Compliments, plaintes, questions et idées sont bienvenus. Pas de numéro de carte ni de compte, merci.",
        "empty": "Écrivez quelques mots, s'il vous plaît.",
        "long": "4 000 caractères au plus, s'il vous plaît.",
        "slow": "Vous venez d'écrire plusieurs fois. Réessayez dans dix minutes.",
        "refused": "Ce message n'a pas pu être reçu. Écrivez-le en texte simple, s'il vous plaît.",
    },
}


def language_of(accepted: str) -> str:
    """Return the first language of an Accept-Language header that the form speaks; English otherwise."""
    for part in accepted.split(","):
        code = part.partition(";")[0].strip().casefold().partition("-")[0]
        if code in WORDS:
            return code
    return "en"
