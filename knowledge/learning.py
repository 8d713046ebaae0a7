"""What work teaches: an approved and sent reply is a precedent at once, and its outcome gives it its
weight.
"""

from __future__ import annotations

from knowledge.config import Scrub
from knowledge.embedders.protocol import Embedder
from knowledge.errors import KnowledgeError
from knowledge.items import from_case, vector_key
from knowledge.journal import Journal, forgotten_mark
from knowledge.models import Outcome, ResolvedCase
from knowledge.scrubbing import scrubbed
from knowledge.staging import add_row, embed_items
from knowledge.store import Store

AREA = "learned"


def add(store: Store, journal: Journal, embedder: Embedder, case: ResolvedCase, scrub: Scrub | None) -> None:
    """Make `case` a precedent. The same case again replaces what was known of it."""
    if forgotten_mark(case.id) in journal.forgotten:
        raise KnowledgeError(f"Case {case.id!r} was erased on request; it cannot become a precedent again.")
    if not case.post.strip() or not case.reply.strip():
        raise KnowledgeError(f"Case {case.id!r} has no post or no reply; a precedent needs both.")
    case, _ = scrubbed(case, scrub)
    # A word on how it turned out may have come first, and one given before is not taken back by telling it again.
    judged = journal.outcomes.get(case.id, case.outcome)
    item = from_case(case.model_copy(update={"outcome": judged}), embedder.name)
    key = vector_key(embedder.name, item)
    vector = embed_items(embedder, [item])[0][0]
    store.state().require(embedder.name, len(vector))
    # The journal first: a crash in between is mended by the next ingest, which reads it.
    journal.learn(case)
    with store.write() as writer:
        state = writer.execute("SELECT generation, embedder FROM state").fetchone()
        if state[1] not in (None, embedder.name):
            return  # The index waits to be rebuilt; the rebuilding ingest reads the journal.
        generation = max(1, int(state[0]))
        writer.execute("UPDATE items SET died = ? WHERE case_id = ? AND died IS NULL", (generation, case.id))
        writer.execute("INSERT OR IGNORE INTO vectors VALUES (?, ?)", (key, vector.tobytes()))
        add_row(writer, AREA, journal.path.name, generation, key, item)
        writer.execute(
            "UPDATE state SET sequence = sequence + 1, generation = ?, embedder = ?, "
            "dimensions = CASE dimensions WHEN 0 THEN ? ELSE dimensions END",
            (generation, embedder.name, len(vector)),
        )


def judge(store: Store, journal: Journal, case_id: str, outcome: Outcome) -> bool:
    """Note how a case turned out. Return False when no precedent has this id (it is noted all the same)."""
    journal.judge(case_id, outcome)
    with store.write() as writer:
        cursor = writer.execute("UPDATE items SET outcome = ? WHERE case_id = ? AND died IS NULL", (outcome, case_id))
        if cursor.rowcount:
            writer.execute("UPDATE state SET sequence = sequence + 1")
        return cursor.rowcount > 0
