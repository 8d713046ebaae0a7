"""Run by a throw-away environment, never imported: Presidio and DataFog on the texts of standard input.

Reads {"texts", "model"}; writes one JSON object per detector: {"name", "found", "seconds"} or {"name", "skipped"}.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable
from typing import Any

KINDS = ["EMAIL_ADDRESS", "CREDIT_CARD"]


def main() -> None:
    """Measure what is installed."""
    given = json.load(sys.stdin)
    for name, make in (
        ("Presidio, recognisers alone", _recognisers),
        ("Presidio with a small spaCy model", lambda: _analyzer(given["model"])),
        ("DataFog, its regex rail", _datafog),
    ):
        try:
            count = make()
            found = sum(map(count, given["texts"]))
            started = time.process_time()
            for text in given["texts"]:
                count(text)
            answer: dict[str, Any] = {"name": name, "found": found, "seconds": time.process_time() - started}
        except Exception as error:  # whatever a peer lacks is told, not hidden  # noqa: BLE001
            answer = {"name": name, "skipped": f"{type(error).__name__}: {error}"[:150]}
        sys.stdout.write(json.dumps(answer) + "\n")


def _offline() -> None:
    """Keep Presidio's e-mail recogniser from fetching the public suffix list."""
    tldextract: Any = importlib.import_module("tldextract")
    offline = tldextract.TLDExtract(suffix_list_urls=())
    tldextract.tldextract.TLD_EXTRACTOR = offline
    tldextract.extract = offline


def _recognisers() -> Callable[[str], int]:
    _offline()
    given = importlib.import_module("presidio_analyzer.predefined_recognizers")
    email, card = given.EmailRecognizer(), given.CreditCardRecognizer()

    def count(text: str) -> int:
        return len(email.analyze(text, KINDS[:1], None)) + len(card.analyze(text, KINDS[1:], None) or ())

    return count


def _analyzer(model: str) -> Callable[[str], int]:
    _offline()
    presidio = importlib.import_module("presidio_analyzer")
    spacy = importlib.import_module("presidio_analyzer.nlp_engine").SpacyNlpEngine
    loaded = importlib.import_module(model).load()

    class Given(spacy):  # type: ignore[misc,valid-type]  # its base is known only in the other environment
        """Presidio's engine with the model at hand; its own loading would download one."""

        def load(self) -> None:
            self.nlp = {"en": loaded}

    engine = Given(models=[{"lang_code": "en", "model_name": model}])
    engine.load()
    analyzer = presidio.AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])
    return lambda text: len(analyzer.analyze(text, language="en", entities=KINDS))


def _datafog() -> Callable[[str], int]:
    datafog = importlib.import_module("datafog")
    kinds = ["EMAIL", "CREDIT_CARD"]
    return lambda text: len(datafog.scan(text, engine="regex", entity_types=kinds).entities)


if __name__ == "__main__":
    main()
