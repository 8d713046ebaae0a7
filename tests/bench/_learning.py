"""How soon what was learned is found, in an index of `tests.bench._scale`: `python -m tests.bench._learning FOLDER`.

A reply is learned in one knowledge base and searched for in another over the same files, as `serve` and `worker` are.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from drafting.parts.knowledge import scrub
from knowledge import KnowledgeBase, KnowledgeConfig, ResolvedCase
from knowledge.embedders import LocalEmbedder

ROUNDS = 12


def main(workspace: Path) -> None:
    """Print, for learning, judging and withdrawing, the seconds until the other process would see it."""
    config = KnowledgeConfig(workspace=workspace)
    took: dict[str, list[tuple[float, float]]] = {"learned": [], "judged": [], "withdrawn": []}
    with (
        KnowledgeBase.open(config, scrub=scrub, embedder=LocalEmbedder()) as writer,
        KnowledgeBase.open(config, scrub=scrub, embedder=LocalEmbedder()) as reader,
    ):
        size = reader.freshness().cases
        reader.search("warm up", "precedent", 5)
        for number in range(ROUNDS):
            name = f"learned-{number}-{time.time_ns()}"
            post = f"My zeppelin number {number} lost its velvet mooring rope over the quarry"
            case = ResolvedCase(id=name, post=post, reply="We send another rope today. Maja")

            began = time.perf_counter(), time.process_time()
            writer.add_precedent(case)
            assert reader.search(post, "precedent", 5).hits[0].case_id == name
            took["learned"].append(_since(*began))

            began = time.perf_counter(), time.process_time()
            writer.set_outcome(name, "thanked")
            assert reader.search(post, "precedent", 5).hits[0].outcome == "thanked"
            took["judged"].append(_since(*began))

            began = time.perf_counter(), time.process_time()
            writer.set_outcome(name, "withdrawn")
            assert name not in {hit.case_id for hit in reader.search(post, "precedent", 50).hits}
            took["withdrawn"].append(_since(*began))
    print(f"{size:,} precedents, {ROUNDS} rounds; seconds from the call to the other reader's finished search")
    for what, spent in took.items():
        clock, processor = zip(*spent, strict=True)
        print(
            f"{what:>10}: median {statistics.median(clock):.3f}, worst {max(clock):.3f} (wanted 1); "
            f"of the processor median {statistics.median(processor):.3f}, worst {max(processor):.3f}"
        )


def _since(clock: float, processor: float) -> tuple[float, float]:
    return time.perf_counter() - clock, time.process_time() - processor


if __name__ == "__main__":
    main(Path(sys.argv[1]))
