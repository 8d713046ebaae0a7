"""The reply is in the customer's language or an approved one, and in a language that the rules can read."""

from __future__ import annotations

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.reading import Reading
from policy.rulebook import RuleSpec

NAMES = {
    "en": "English", "es": "Spanish", "fr": "French", "de": "German", "it": "Italian", "pt": "Portuguese", "nl":
    "Dutch", "pl": "Polish",
    "sv": "Swedish", "da": "Danish", "no": "Norwegian", "fi": "Finnish", "tr": "Turkish", "id": "Indonesian", "cs":
    "Czech", "ru": "Russian",
    "uk": "Ukrainian", "el": "Greek", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "ar": "Arabic", "he":
    "Hebrew", "hi": "Hindi",
    "vi": "Vietnamese", "ro": "Romanian", "hu": "Hungarian", "th": "Thai", "fa": "Persian",
}  # fmt: skip
_ALIKE = (
    {"da", "no", "sv"},
    {"id", "ms"},
    {"cs", "sk"},
    {"ru", "uk", "be"},
    {"es", "ca", "pt"},
    {"hr", "sr", "bs", "sl"},
)
"""Languages too alike to be told apart on a short text: none of them is held against another."""


class LanguageCheck:
    """`check: language`"""

    name = "language"
    parameters = Parameters

    def compile(self, rule: RuleSpec, parameters: Parameters, build: Build) -> Checker:
        """Compare the reply's language with the post's and the approved ones."""

        def check(reading: Reading, case: Case) -> list[Departure]:
            spoken = reading.lang
            wanted = case.lang
            if spoken == "und" or wanted == "und" or spoken == wanted or spoken in case.company.languages:
                return []
            if not case.context.lang and not _surely(case.post, case.lang):
                return []
            if not _surely(reading, spoken):
                return []
            if any(spoken in alike and (wanted in alike or set(case.company.languages) & alike) for alike in _ALIKE):
                return []
            name = NAMES.get(spoken, spoken)
            return [
                Departure(
                    0,
                    len(reading.raw),
                    f"The reply is in {name}; the post is in {NAMES.get(wanted, wanted)}.",
                    words={"language": name, "wanted": NAMES.get(wanted, wanted)},
                )
            ]

        return check


def _surely(text: Reading | None, lang: str) -> bool:
    """Tell whether a text is long enough for its language to be known: four words, or one in a script of its own."""
    if text is None:
        return False
    words = [word for word in text.words.words if word.isalpha()]
    return len(words) >= 4 or (bool(words) and not text.raw.isascii() and lang in _OWN_SCRIPT)


_OWN_SCRIPT = frozenset({"ru", "uk", "el", "zh", "ja", "ko", "ar", "he", "hi", "th", "fa"})


class CoveredParameters(Parameters):
    """Parameters of `check: language-covered`."""

    languages: tuple[str, ...] = ("en", "es", "fr", "de")
    """Languages that the phrase rules are written for."""


class LanguageCoveredCheck:
    """`check: language-covered`: what the phrase rules cannot read goes to somebody who can."""

    name = "language-covered"
    parameters = CoveredParameters

    def compile(self, rule: RuleSpec, parameters: CoveredParameters, build: Build) -> Checker:
        """Report replies, and sentences of replies, in a language without rules."""
        covered = frozenset(parameters.languages)

        def check(reading: Reading, case: Case) -> list[Departure]:
            spoken = reading.lang
            if spoken == "und":
                return _unknown(reading, covered)
            if spoken in covered:
                return []
            name = NAMES.get(spoken, spoken)
            return [_departure(reading, name)]

        return check


def _unknown(reading: Reading, covered: frozenset[str]) -> list[Departure]:
    """A text of letters in no language we can tell is held for a reader, unless it is only a few known words."""
    words = [word for word in reading.words.words if word.isalpha()]
    if len(words) < 3 or (reading.raw.isascii() and len(words) < 8):
        letters = sum(1 for char in reading.raw if char.isalpha() and ord(char) > 0x24F)
        return [_departure(reading, "a language we cannot tell")] if letters > 1 else []
    if any(word in _ENGLISH for word in words):
        return []
    return [_departure(reading, "a language we cannot tell")]


_ENGLISH = frozenset(
    {"the", "and", "you", "for", "thanks", "thank", "sorry", "please", "your", "we", "it", "is", "to", "try", "in"}
)


def _departure(reading: Reading, name: str) -> Departure:
    return Departure(0, len(reading.raw), f"No phrase rules exist for {name}.", words={"language": name})
