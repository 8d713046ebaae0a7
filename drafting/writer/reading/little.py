"""Whether a post says anything that could be taken up, and whether a sentence does take it up."""

from __future__ import annotations

from drafting.writer.reading.gravest import mere_verdict
from drafting.writer.reading.matter import only_verdict
from drafting.writer.reading.troubles import troubles
from drafting.writer.reading.understanding import Understanding
from drafting.writer.words.language import Language
from drafting.writer.words.text import kin, sentences, stems, words

_FEW_WORDS = 3
"""Words of content below which nothing can be seen but a kind."""


def says_little(post: str, understood: Understanding, pack: Language) -> bool:
    """Say whether a post says too little to take up: no word at all, or hardly one and no kind that can be seen."""
    content = len(stems(post, pack.stop))
    return not words(post) or (understood.kind == "other" and content < _FEW_WORDS)


def mere_insult(understood: Understanding) -> bool:
    """Say whether a post attacks and names no matter that could be taken up."""
    return understood.kind == "attack" and not understood.problems


def bare_verdict(post: str, understood: Understanding, pack: Language) -> bool:
    """Say whether a complaint is only a verdict, such as "Worst": nothing in it could be looked into."""
    if understood.kind != "complaint" or troubles(post, pack):
        return False
    return bool(mere_verdict(post, pack)) if pack.echoes else only_verdict(sentences(post), pack)


def with_a_wink(post: str, pack: Language) -> bool:
    """Say whether a post speaks of harm that is none, as in "the sale murdered my bank account".

    Told back plainly it would be taken at its word.
    """
    return pack.has("mock_harm", post) or pack.has("mock_grief", post)


def names_matter(sentence: str, post: str, pack: Language) -> bool:
    """Say whether a sentence takes up something that only this post says."""
    about = set(stems(post, pack.stop))
    telling = {root for root in about if not pack.is_common(root)} or about
    said = set(stems(sentence, pack.stop))
    return bool(telling & said) or any(kin(root, other) for root in telling for other in said)
