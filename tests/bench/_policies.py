"""Policies: questions that we wrote about real companies' documents, and posts that no document of theirs answers.

`policy_questions.jsonl` are plain questions with one answer each. `customer_posts.jsonl` are written as customers post,
with typos, slang and few words of the policy, and graded where several clauses fit; every second one was held back
until the first weights stood, and the 52 of `last` were written before the present ones and asked once, afterwards. The
40 of `second`, in another hand's wording, were written before anything else was changed, and asked once at the end.
`uncovered_posts.jsonl` are of the same trade as a company, on matters that its policies leave out.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from knowledge import KnowledgeBase, KnowledgeConfig
from knowledge.embedders import LocalEmbedder
from knowledge.relevance import THRESHOLD
from tests.bench._retrieval import ANSWERS, DATA, Judged, auc, compare, plain, plain_chain, workspace

HERE = Path(__file__).parent / "data"
COMPANIES = ("37signals", "airline", "retail", "telecom", "public_sector")


class Question(NamedTuple):
    """A post, and how far each place (document, words that stand in the passage) answers it."""

    post: str
    places: Sequence[tuple[str, str, int]]

    def grade(self, document: str, text: str) -> int:
        """2 when the passage answers, 1 when it helps."""
        words = plain(text)
        return max((g for d, w, g in self.places if d == document and plain(w) in words), default=0)

    @property
    def company(self) -> str:
        """Whose customer asks."""
        return self.places[0][0].split("/")[0]


def questions() -> Mapping[str, list[Question]]:
    """Return the sets by name."""
    old = [json.loads(line) for line in (HERE / "policy_questions.jsonl").read_text("utf-8").splitlines()]
    new = [json.loads(line) for line in (HERE / "customer_posts.jsonl").read_text("utf-8").splitlines()]
    sets = {"plain questions": [Question(r["question"], [(r["document"], r["words"], ANSWERS)]) for r in old]}
    for name in ("tuned", "held", "last", "second"):
        sets[f"customers' posts, {name}"] = [
            Question(r["question"], [(p["document"], p["words"], p["grade"]) for p in r["relevant"]])
            for r in new
            if r["set"] == name
        ]
    return sets


def policies(folder: Path, embedder: LocalEmbedder) -> None:
    """All companies in one index, then each alone: what is found, and what is said to be relevant."""
    root = DATA / "company_policies"
    texts = {p.relative_to(root).as_posix(): p.read_text(encoding="utf-8") for p in sorted(root.rglob("*.md"))}
    kb = workspace(folder / "all", [], texts)
    everything = [json.loads(d) for (d,) in kb._store.connection.execute("SELECT data FROM items WHERE died IS NULL")]
    sets = questions()
    chain = plain_chain(texts, embedder, split=True)
    for name, asked in sets.items():
        judged: list[Judged] = [
            (q.post, q.grade, [g for e in everything if (g := q.grade(e["document"], e["text"]))]) for q in asked
        ]
        compare(f"company_policies, {name}", kb, "policy", judged, embedder, chain)
    kb.close()
    alone(folder, [question for asked in sets.values() for question in asked])


def alone(folder: Path, asked: Sequence[Question]) -> None:
    """Each company's own index: first place, and whether the line of "relevant" holds where it was not drawn."""
    uncovered = [json.loads(line) for line in (HERE / "uncovered_posts.jsonl").read_text("utf-8").splitlines()]
    print("\neach company alone                      questions   hit@1   hit@5   "
          "AUC: uncovered   far off   called relevant: questions   uncovered   far off")  # fmt: skip
    for company in COMPANIES:
        home = folder / company
        (home / "cases").mkdir(parents=True)
        shutil.copytree(DATA / "company_policies" / company, home / "documents" / company)
        kb = KnowledgeBase.open(KnowledgeConfig(workspace=home))
        kb.ingest()
        found = [(q, kb.search(q.post, "policy", 5)) for q in asked if q.company == company]
        grades = [[q.grade(h.document or "", h.text) == ANSWERS for h in result.hits] for q, result in found]
        groups = [
            [result.relevance for _, result in found],
            [kb.search(r["post"], "policy", 5).relevance for r in uncovered if r["company"] == company],
            [kb.search(post, "policy", 5).relevance for post in other_posts()],
        ]
        first, five = np.mean([g[0] for g in grades]), np.mean([any(g) for g in grades])
        called = [np.mean([value >= THRESHOLD for value in group]) for group in groups]
        print(
            f"  {company:36}{len(found):11}{first:8.3f}{five:8.3f}"
            f"{auc(groups[0], groups[1]):17.3f}{auc(groups[0], groups[2]):10.3f}"
            f"{called[0]:28.2f}{called[1]:12.2f}{called[2]:10.2f}"
        )
        kb.close()


def other_posts() -> list[str]:
    """Posts on matters that no policy here speaks of."""
    chat = json.loads((DATA / "injection" / "text_attacks.json").read_text(encoding="utf-8"))
    posts = [text for texts in chat.values() for text in texts if isinstance(text, str)]
    lines = (DATA / "safety" / "vehicle_complaints.jsonl").read_text(encoding="utf-8").splitlines()
    return posts + [json.loads(line)["text"][:400] for line in lines]
