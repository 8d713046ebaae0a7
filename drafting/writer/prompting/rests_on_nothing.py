"""What a capable model says of our deeds and of causes though nothing says so: it is left out, and the model is told.

A model that writes well promises and reports in words that no list of a rulebook foresees: "I've read it out to her",
"send it in and we'll make it like new". Here the form of the sentence decides, and what the case says: a deed of ours
rests on a fact, what we will do on a fact or the policy, and a guess at a cause on nothing. The rules stay the
guarantee.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from drafting.writer.words.language import Language
from drafting.writer.words.text import fold, kin, stems
from policy import detect_language

_PROMISED: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:we|i)(?:'ll| will| shall|'re going to|'m going to| are going to| am going to)"
        r"(?: (?:also|gladly|happily|personally|now|then|all|both|certainly|definitely|of course))* "
        r"(?!(?:not|never|be|need|have (?:to|a look)|look|take a look|go through|check|see|find|know|understand|say|"
        r"admit|leave|try|want|ask|answer|tell|hear|read|help|hold|keep)\b)\w+|"
        r"\byou(?:'ll| will)(?: (?:also|then|soon|even|still))* (?:get|receive)\b|"
        r"\b(?:is|are) (?:coming (?:in|next|this|with|soon)|planned for)\b"
    ),
    "de": re.compile(
        r"\b(?:wir|ich) (?:werden?|beheben?|schicken?|senden?|erstatten?|schenken?|tauschen?|ersetzen?|richten?) "
        r"(?!.*\b(?:nicht|nie|konnen|kann|wissen)\b)|"
        r"\b(?:beheben|schicken|erstatten|schenken|ersetzen) wir\b"
    ),
    "fr": re.compile(
        r"\b(?:nous|je) (?:allons|vais) (?!(?:pas|voir|regarder)\b)\w+|\bj'\w+rai\b|\bvous (?:recevrez|aurez)\b|"
        r"\bnous (?!(?:pour|sau|ver|fe|se)rons\b)\w+rons\b|\bnous vous offrons\b"
    ),
    "es": re.compile(
        r"\b(?!(?:pod|sab|ve|se|esta|quer)[d]?remos\b)\w{2,}remos\b|\b(?:vamos|voy) a (?!(?:ver|mirar|ser)\b)\w+|"
        r"\b(?:lo|la|los|las) tendra[ns]?\b|\brecibira[ns]?\b|\bva un regalo\b"
    ),
}
_DONE: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:we|i)(?:'ve| have)(?: (?:already|now|just|also|both|gladly|personally|since))* "
        r"(?!(?:missed|failed|learned|learnt|noticed|treated|disappointed|caused|needed|wanted|tried|received)\b)"
        r"(?:\w+ed|sent|told|spoken|written|found|put|given|taken|begun|done|shown|paid|brought|set|looked|"
        r"(?:read|made) (?:it|this|your \w+) (?:out|over|known))\b|"
        r"\b(?:our|the|my) (?:\w+ )?"
        r"(?:team|engineers?|developers?|colleagues?|workshop|staff|manager|kitchen|shop|chef) "
        r"(?:has|have)(?: (?:already|now|just|since))* (?!not\b|never\b)\w+(?:ed|en|t)\b"
    ),
    "de": re.compile(
        r"\b(?:(?:ich|wir) haben?|haben? (?:ich|wir))\b"
        r"(?!.*\b(?:gelesen|gesehen|gehort|verstanden|bemerkt|nicht|nie)\b)"
        r".*\b(?:\w*ge\w+t|\w*ge\w+en|\w+iert|erstattet|veranlasst|uberpruft|behoben)\b|"
        r"\b(?:team|werkstatt|kolleg\w+|entwickler\w*|techniker\w*|kuche|chefin|leiterin|leiter) (?:hat|haben)\b|"
        r"\bwurden? (?:bereits|schon|inzwischen|umgehend)\b"
    ),
    "fr": re.compile(
        r"\b(?:j'ai|nous (?:l'|les )?avons)(?: (?:deja|bien|aussi))* (?!(?:lu|vu|entendu|compris|eu|manque|pas|"
        r"des?|une?|les?|trois|notre|cette|ce|quelques|plusieurs|toutes?|encore|meme|besoin)\b)"
        r"\w+(?:e|es|i|is|u|us|it|ert)\b"
    ),
    "es": re.compile(
        r"\b(?:he|hemos)(?: (?:ya|tambien))* (?!(?:leido|visto|oido|sentido|entendido|fallado|tenido)\b)"
        r"(?:\w+ado|\w+ido|hecho|puesto|dicho|escrito|abierto|resuelto|devuelto)\b"
    ),
}
_GUESSED: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:probably|presumably|most likely)\b|"
        r"\b(?:you|they|he|she|some(?:body|one|thing)|the (?!wait\b|day\b)\w+) must have (?!been\b|felt\b)\w+"
    ),
    "de": re.compile(r"\b(?:vermutlich|wahrscheinlich|mutmasslich)\b"),
    "fr": re.compile(r"\b(?:probablement|vraisemblablement|(?:a|est|ont|sont) sans doute)\b"),
    "es": re.compile(r"\b(?:probablemente|seguramente|seguro que|debe de|debio de)\b"),
}
_REPORTED = re.compile(r"\b(?:told|said|saying|says|claims?|claimed|accused|gesagt|hiess|dit|dicho)\b[^.;:]*$")
"""What stands before a guess that somebody else made, and that the customer told us of."""
_DENIED = re.compile(r"\b(?:whether|ob|not|cannot|nicht|kein\w*|no|pas|ne)\b|n't\b")
_UNDECIDED = re.compile(rf"\b(?:if|wenn|falls|si)\b|{_DENIED.pattern}")
"""What stands before a deed that is not claimed. A promise on a condition is one all the same."""
_BORNE_OUT = 0.7
"""Part of a promise's words of content that the facts and the policy must have; of a deed's, the facts."""


class RestsOnNothing:
    """Looks for sentences about our deeds, and about causes, that the case does not bear out."""

    def __init__(self, facts: str, evidence: str, pack: Language) -> None:
        self._facts = frozenset(stems(facts, pack.stop))
        self._evidence = frozenset(stems(evidence, pack.stop)) | self._facts
        self._foreign = bool(facts) and detect_language(facts) not in (pack.code, "und")
        self._pack = pack

    def of(self, sentence: str) -> str | None:
        """Return what is wrong with a sentence, in plain words; None when nothing is."""
        code, folded = self._pack.code, fold(sentence).replace("’", "'")
        if folded.rstrip('"”») ').endswith("?"):
            return None
        if (guessed := _GUESSED[code].search(folded)) and not _REPORTED.search(folded, 0, guessed.start()):
            return _GUESSES
        if (done := _DONE[code].search(folded)) and not _UNDECIDED.search(folded, 0, done.end()):
            # Facts in another language than the reply bear out deeds that cannot be compared word by word.
            return None if self._foreign or self._borne_out(_clause(folded, done), self._facts) else _TELLS_A_DEED
        promised = _PROMISED[code].search(folded)
        denied = promised and _DENIED.search(folded, 0, promised.end())
        if promised is None or denied or self._borne_out(_clause(folded, promised), self._evidence):
            return None
        return _PROMISES

    def _borne_out(self, clause: str, known: frozenset[str]) -> bool:
        content = [root for root in stems(clause, self._pack.stop) if not self._pack.is_common(root)]
        shared = sum(1 for root in content if root in known or any(kin(root, other) for other in known))
        return bool(content) and shared >= _BORNE_OUT * len(content)


def _clause(folded: str, found: re.Match[str]) -> str:
    """Return the clause that begins with what was found."""
    end = _END.search(folded, found.end())
    return folded[found.start() : end.start() if end else len(folded)]


_END = re.compile(r"[,;:]\s")
_GUESSES = "guesses at a cause"
_TELLS_A_DEED = "says that something was done, and no fact says so"
_PROMISES = "says what we will do, and neither a fact nor the policy says so"
