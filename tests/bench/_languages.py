"""Languages that the embedded model does not know: German, French and Spanish questions to the sample company.

Its documents tell the rules in these languages as well, so that words can find what vectors cannot.
"""

from __future__ import annotations

import json
from pathlib import Path

from drafting.parts.knowledge import open_knowledge
from drafting.settings import load_settings
from drafting.workspace import init_workspace

QUESTIONS = Path(__file__).parent / "data" / "sample_questions.jsonl"
"""`section` is null where several clauses answer, or none does; `covered` says whether the documents speak of it."""


def languages(folder: Path) -> None:
    """Print how often the right clause comes first and among three, and what is called relevant."""
    init_workspace(folder, sample=True)
    rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    first: list[bool] = []
    three: list[bool] = []
    relevant: dict[bool, list[bool]] = {True: [], False: []}
    with open_knowledge(load_settings(folder, environ={})) as kb:
        kb.ingest()
        for row in rows:
            result = kb.search(row["question"], "policy", 5)
            relevant[row["covered"]].append(result.relevant)
            if row["section"] is not None:
                places = [(hit.document, hit.section) for hit in result.hits]
                first.append(places[:1] == [(row["document"], row["section"])])
                three.append((row["document"], row["section"]) in places[:3])
    print(f"\nGerman, French and Spanish: {len(first)} questions   hit@1 {sum(first)}   hit@3 {sum(three)}")
    for covered, found in relevant.items():
        print(f"  called relevant: {sum(found)} of {len(found)} {'answered' if covered else 'not answered'} there")
