"""A second look at posts that no routing rule found: by meaning, at the examples of those very rules.

Rules know the words that somebody wrote down; people describe a burnt hand in words that nobody did. A post that reads
more like a rule's examples than like its counter-examples and the company's ordinary posts is shown first, with a
hint that names the example. A hint holds nothing back and sends nothing away: whoever reads the post decides.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from knowledge import Exemplar, KnowledgeBase, KnowledgeError, Likenesses
from policy import LiveGuard, Rulebook, RulebookError, load_examples
from policy.models import ChannelSpec, Context, Finding, Verdict

log = logging.getLogger(__name__)

FEWEST_WORDS = 5
"""Shorter posts ("Fake news") are like too many things."""
MARGIN = 0.0
"""Nearer to a rule's examples than to what is ordinary. On posts that nobody tuned to, this finds about three in four
of those that the rules miss, and one of two hundred ordinary ones; `python -m tests.bench unseen` measures it."""
COLD_MARGIN = 0.03
"""While the company's own past posts are not known, everything of its trade looks unusual: more is asked for."""
_ORDINARY = 5
"""Past posts that are compared; those that a routing rule finds are left out."""
_WORD = re.compile(r"\w+")


class SecondLook:
    """The guard as the Desk sees it, with hints about posts. Everything but `triage` is the guard's own.

    cache: folder for the vectors of the examples.
    """

    def __init__(self, guard: LiveGuard, knowledge: KnowledgeBase, rules: Path, cache: Path) -> None:
        self._guard = guard
        self._knowledge = knowledge
        self._rules = rules
        self._cache = cache
        self._lock = Lock()
        self._known: tuple[str, Likenesses] | None = None

    @property
    def rulebook_sha(self) -> str:
        """SHA-256 of the rulebook in force."""
        return self._guard.rulebook_sha

    def check(self, reply: str, context: Context) -> Verdict:
        """As `Guard.check`."""
        return self._guard.check(reply, context)

    def channel(self, name: str) -> ChannelSpec:
        """As `Guard.channel`."""
        return self._guard.channel(name)

    def triage(self, post: str, context: Context) -> tuple[Finding, ...]:
        """Return what the routing rules find or, when they find nothing, at most one hint of severity `warn`."""
        found = self._guard.triage(post, context)
        if found or len(_WORD.findall(post)) < FEWEST_WORDS:
            return found
        try:
            hint = self._hint(post, context)
        except (KnowledgeError, RulebookError, OSError) as error:
            # The rules have spoken; a hint that cannot be had must not keep a post from coming in.
            log.warning("no second look at a post: %s", error)
            return found
        return (hint,) if hint is not None else found

    def warm_up(self) -> None:
        """Make the vectors of the examples ready, which takes seconds the first time on a machine."""
        try:
            self._likenesses().nearest("One post to have the vectors of all examples ready.")
        except (KnowledgeError, RulebookError, OSError) as error:
            log.warning("no second look at posts: %s", error)

    def _hint(self, post: str, context: Context) -> Finding | None:
        ordinary = self._ordinary(post, context)
        like = self._likenesses().nearest(post, ordinary)
        if like is None or like.margin <= (MARGIN if ordinary else COLD_MARGIN):
            return None
        spec = self._guard.rulebook.rule(like.matter).spec
        example = like.example.rstrip(".")
        return Finding(
            rule=spec.id,
            title=f"Perhaps: {spec.title}",
            severity="warn",
            target="post",
            start=0,
            end=0,
            match="",
            view="raw",
            message=f"No rule found this; it reads like the example “{example}”. Escalate it if that is so.",
            clause=spec.clause,
            explanation=f"nearer in meaning to examples of this rule than to ordinary posts, by {like.margin:.2f}",
            route=spec.route,
            within_hours=spec.within_hours,
        )

    def _ordinary(self, post: str, context: Context) -> Sequence[float]:
        if self._knowledge.is_empty():
            return ()
        hits = self._knowledge.search(post, "precedent", _ORDINARY).hits
        return [
            hit.why.similarity
            for hit in hits
            if hit.why.similarity is not None and not self._guard.triage(hit.post or "", context)
        ]

    def _likenesses(self) -> Likenesses:
        rulebook = self._guard.rulebook
        with self._lock:
            if self._known is None or self._known[0] != rulebook.sha256:
                exemplars = _exemplars(rulebook, self._rules)
                self._known = (rulebook.sha256, self._knowledge.likenesses(exemplars, self._cache))
            return self._known[1]


def _exemplars(rulebook: Rulebook, rules: Path) -> list[Exemplar]:
    """Read the examples of every routing rule in force. Raises RulebookError."""
    found: list[Exemplar] = []
    for rule in rulebook.rules:
        if rule.spec.target == "post":
            examples = load_examples(rules, rule.id)
            found += [Exemplar(rule.id, example.text, True) for example in examples.hit]
            found += [Exemplar(rule.id, example.text, False) for example in examples.miss]
    return found
