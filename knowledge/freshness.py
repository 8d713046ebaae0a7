"""How the index stands against the workspace; nothing is changed by looking."""

from __future__ import annotations

from knowledge import fold, scan
from knowledge.config import KnowledgeConfig
from knowledge.models import Freshness
from knowledge.store import VISIBLE, Store
from knowledge.vectors.port import VectorBackend


def compare(
    config: KnowledgeConfig, store: Store, backend: VectorBackend, embedder: str, *, scrubbed: bool
) -> Freshness:
    """Return what an ingest would find to do."""
    with store.read() as (connection, state):
        known = {
            (area, path): (sha256, size, modified, recipe)
            for area, path, size, modified, sha256, recipe in connection.execute(
                "SELECT area, path, size, modified, sha256, recipe FROM files"
            )
        }
        counts = dict(
            connection.execute(
                f"SELECT kind, count(*) FROM items WHERE {VISIBLE} GROUP BY kind",
                {"generation": state.generation},
            )
        )
        tail, unfinished = connection.execute(
            "SELECT count(*) FILTER (WHERE in_base IS NULL AND died IS NULL AND born <= :generation), "
            "count(*) FILTER (WHERE born > :generation) FROM items",
            {"generation": state.generation},
        ).fetchone()
        lost = fold.lost(connection, backend, state.base, state.base_name)
    changed: list[str] = []
    for source in scan.files(config).files:
        entry = known.pop((source.area, source.name), None)
        recipe = scan.recipe(config, source.area, embedder, scrubbed=scrubbed)
        # What was learned at work is in the index already; its file grows all the time.
        if source.area == "learned":
            continue
        same = entry is not None and entry[3] == recipe
        if not same or entry is None or not scan.same_bytes(source, *entry[:3]):
            changed.append(f"{source.area}/{source.name}")
    return Freshness(
        built_at=state.built_at,
        generation=state.generation,
        passages=counts.get("policy", 0),
        cases=counts.get("precedent", 0),
        tail=tail,
        changed=tuple(changed),
        missing=tuple(f"{area}/{path}" for area, path in known if area != "learned"),
        embedder=state.embedder,
        embedder_changed=state.embedder is not None and state.embedder != embedder,
        megabytes=sum(path.stat().st_size for path in config.index_path.rglob("*") if path.is_file()) // 1_000_000,
        unfinished=unfinished,
        leftovers=tuple(backend.others([state.base_name])),
        vectors_lost=lost,
    )
