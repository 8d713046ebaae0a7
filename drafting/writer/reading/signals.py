"""What the words of a post signal: praise, trouble, a wish, a question. Negation and condition are read with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from drafting.writer.words.language import Language
from drafting.writer.words.text import fold as folded_letters
from drafting.writer.words.text import undrawn, words

_OPENER = re.compile(
    r"^(?:[^\w¿]*(?:[@#]\w+|hi|hello|hey|hola|buenas?|buenos dias|buenas tardes|bonjour|bonsoir|salut|hallo|moin|"
    r"guten (?:tag|morgen|abend)|servus|all|team|there|everyone|so|and|ok|okay|but|also|then|y|pero|et|mais|und|aber|"
    r"alors|entonces|dann|quick one|quick question|una pregunta|une question|petite question|kurze frage|frage|"
    r"question|pregunta|duda)\b[\s,:!.\-]*)*[^\w]*",
)
_CLAUSE = re.compile(
    r"[;:–—]\s+|\s*[()\[\]]\s*|(?<=[^\W\d_]{2})[.!?]+(?=[A-ZÄÖÜÉÀÈÑ][a-zäöüéèñ])|"
    r",\s+(?:and|but|also|plus|y|pero|ademas|además|et|mais|und|aber|ausserdem|außerdem)\s+|,\s+|"
    r"(?<!\bwar)(?<!\bist)(?<!\bsind)(?<!\bwaren)\s+(?:but|pero|mais|aber)\s+",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|y|e|et|und|&|so)\s+|(?<=\w)\s*/\s*(?=\w)|\.{2,}\s*", re.IGNORECASE)
_CONDITION = re.compile(
    r"(if|unless|whether|in case|si|sin que|si no|a menos que|wenn|falls|sofern|au cas ou|sauf si)\b"
)
_KNOWN = (
    "the|this|that|these|my|our|your|el|la|los|las|mi|este|esta|le|les|mon|ma|mes|ce|cette|"
    r"der|die|das|den|dem|mein\w*|dies\w*"
)
_GAP = rf"(?:\s+(?!(?:{_KNOWN})\b)[\w']+){{0,3}}?\s+"
"""Up to three words between "never" and "a problem"; a problem already spoken of ("the problem") is not denied."""
_BETWEEN = r"(?:\s+(?!only|just|even|solo|seulement|nur|que)\w+){0,2}?"
_TWO = 2


def fold(text: str) -> str:
    """Return the folded text without letters drawn out; as long as the text where there are none."""
    return folded_letters(undrawn(text))


class Signals:
    """Reads clauses in one language. Immutable."""

    def __init__(self, pack: Language) -> None:
        self._pack = pack
        self._none = _denied(pack)
        self._unpraised = _unpraised(pack)

    def clauses(self, sentence: str) -> Iterator[str]:
        """Split a sentence into clauses; at an "and" only where each side names a trouble of its own."""
        for clause in _CLAUSE.split(" ".join(sentence.split())):
            halves = [half for half in _AND.split(clause) if half.strip()]
            if len(halves) > 1 and all(map(self.troubles, halves)) and all(map(self._stands_alone, halves[1:])):
                yield from halves
            elif clause.strip():
                yield clause

    def _stands_alone(self, half: str) -> bool:
        """Say whether what follows an "and" begins anew: "… and the lid is cracked", not "… and freezes"."""
        first = words(half)[:1]
        return bool(first) and first[0] in self._pack.stop

    def praise(self, text: str) -> int:
        """Count what pleases: words of praise, what got better, and trouble that never was."""
        left, better = self._without_denied(text)
        better += len(self._pack.pattern("improved").findall(left)) if not self._found("improved_not", left) else 0
        for group in ("thanks_not", "idea", "request"):
            left = self._pack.pattern(group).sub(" ", left)
        return better + len(self._pack.pattern("praise").findall(self._unpraised.sub(" ", left)))

    def conditional_on(self, sentence: str) -> bool:
        """Say whether a sentence is told under a condition: "If it is not possible, …"."""
        return any(_CONDITION.match(fold(clause).strip()) for clause in _CLAUSE.split(sentence) if clause)

    def troubles(self, text: str, *, wishing: bool = False, preferring: bool = False) -> int:
        """Count what went wrong: 2 for each word of trouble, 1 more for a bare negation; 0 for a condition.

        wishing: the post asks to have something done: a remedy it names is wished for, and a "no" is a preference.
        preferring: the text itself asks: what it would rather have is no trouble.
        """
        flat = text.strip(" .,!?;:-\"'")
        left, _ = self._without_denied(flat)
        if not self._found("improved_not", left):
            left = self._pack.pattern("improved").sub(" ", left)
        if _CONDITION.match(left):
            return 0
        left = self._pack.pattern("own_hindrance").sub(" ", left)
        asks = self._found("request", left)
        strong = self._pack.pattern("complaint").findall(left)
        if preferring:
            strong = [said for said in strong if not self._found("preferred", said)]
        demanded = len(self._pack.pattern("demand").findall(left)) if asks or wishing else 0
        denies = not asks and not wishing and self._found("negation", left)
        unpraised = len(self._unpraised.findall(left))
        return _TWO * max(0, len(strong) + unpraised - demanded) + int(denies)

    def denies(self, text: str) -> bool:
        """Say whether the text denies something, other than a trouble that never was."""
        return self._found("negation", self._without_denied(text)[0])

    def wishes(self, text: str) -> bool:
        """Say whether the text wishes for something in the future of the company."""
        flat = fold(text)
        return self._found("idea", self._pack.pattern("idea_not").sub(" ", flat))

    def would_be(self, text: str) -> bool:
        """Say whether the text tells what would be, beside polite requests."""
        return self._pack.pattern("conditional").search(text.casefold()) is not None

    def helped(self, text: str) -> bool:
        """Say whether the text tells how somebody was helped."""
        return self._found("helped", fold(text))

    def reproaches(self, text: str) -> bool:
        """Say whether a question is a complaint: "Is it normal that …?"."""
        return self._found("reproach", fold(text))

    def grants(self, sentence: str) -> bool:
        """Say whether a sentence grants something against what was said before it: "the staff, though, …"."""
        return self._found("grants", fold(sentence))

    def turn(self, sentence: str) -> tuple[str, str] | None:
        """Return what stands before and after a "but"; None where a sentence does not turn."""
        flat = fold(sentence)
        found = self._pack.pattern("but").search(flat)
        if found is None or len(flat) != len(sentence) or not flat[: found.start()].strip():
            return None
        return sentence[: found.start()], sentence[found.end() :]

    def insults(self, text: str) -> bool:
        """Say whether the text insults."""
        return self._found("attack", self._pack.pattern("insult_not").sub(" ", fold(text)))

    def thanks(self, text: str) -> bool:
        """Say whether the text thanks somebody, or for something: more than a polite close."""
        return self._found("thanks", self._pack.pattern("thanks_not").sub(" ", fold(text)))

    def questions(self, sentence: str) -> bool:
        """Say whether a sentence asks to be told something, with or without a question mark."""
        if self._found("marvels", fold(sentence)):
            return False
        if sentence.rstrip("\"'”’») ").endswith(("?", "？")):
            return True
        flat = fold(sentence)
        if self._found("asks_within", flat):
            return True
        if sentence.rstrip().endswith((".", "!", "…")):
            return False
        start = _OPENER.sub("", flat, count=1)
        return bool(self._pack.pattern("asks").match(start)) and not self._pack.pattern("asks_not").match(start)

    def requests(self, sentence: str) -> bool:
        """Say whether a sentence asks to have something done, more than that a trouble end."""
        flat = self._pack.pattern("plea").sub(" ", fold(sentence))
        return self._found("request", flat) or self._found("please", flat)

    def pleads(self, text: str) -> bool:
        """Say whether the text asks that a trouble end: "please fix"."""
        return self._found("plea", fold(text))

    def spam(self, text: str) -> int:
        """Count the promises of a text, 0 where it leads nowhere."""
        flat = fold(text)
        return len(self._pack.pattern("spam_gain").findall(flat)) if self._found("spam_contact", flat) else 0

    def _without_denied(self, text: str) -> tuple[str, int]:
        """Return the folded text without trouble that never was, and how much of that there was."""
        left, denied = self._none.subn(" ", fold(text))
        left, plainly = self._pack.pattern("spotless").subn(" ", left)
        return left, denied + plainly

    def _found(self, group: str, folded: str) -> bool:
        return self._pack.pattern(group).search(folded) is not None


@cache
def signals_of(pack: Language) -> Signals:
    """Return the reader of a language's clauses."""
    return Signals(pack)


def _denied(pack: Language) -> re.Pattern[str]:
    none = "|".join(re.escape(fold(word)).replace(r"\ ", r"\s+") for word in sorted(pack.words["none"], key=len)[::-1])
    faults = "|".join(re.escape(fold(word)).replace(r"\ ", r"\s+") for word in pack.words["faults"])
    return re.compile(rf"(?<!\w)(?:{none}){_GAP}(?:{faults})\w*|(?<!\w)(?:{none})\s+(?:{faults})\w*")


def _unpraised(pack: Language) -> re.Pattern[str]:
    """Return the pattern of praise that is denied: "wouldn't recommend", "not very good"."""
    return re.compile(rf"(?:{pack.pattern('negation').pattern}){_BETWEEN}\s+(?:{pack.pattern('praise').pattern})")


def is_shouted(text: str) -> bool:
    """Say whether more than three longer words are written in capitals."""
    return sum(1 for word in text.split() if len(word) > 3 and word.isupper()) > 3
