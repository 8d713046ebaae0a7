"""Whoever answers a customer signs: a draft made ahead bears nobody's signature until somebody takes the case."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafting.account import Account
from drafting.desk.judgement import Verdicts
from drafting.desk.workbench import Workbench
from drafting.models import Alternative, Draft, DraftResult, Frozen
from drafting.store import CaseRecord, Transaction
from policy.models import EvidenceItem, Role


class Words(Frozen):
    """What of a draft is signed."""

    text: str
    private_message: str | None
    alternatives: tuple[Alternative, ...]


def words_of(draft: Draft | DraftResult) -> Words:
    """Return what of a draft is signed."""
    text = draft.text if isinstance(draft, Draft) else draft.reply
    return Words(text=text, private_message=draft.private_message, alternatives=draft.alternatives)


_CLOSING = re.compile(r"(?:(?<=[.!?…])\s+|\n\s*)[^.!?…,\n]{1,40},$")
"""The words that lead to a signature, such as "Best wishes,": without one they lead nowhere."""


def signed(text: str, signature: str | None, known: Iterable[str]) -> str:
    """Return the text under `signature`, which takes the place of another one of `known`; None only takes that one off.

    A name is a signature where it stands by itself: "passed on to Mia" ends in a colleague, not in her signature.
    """
    bare = text.rstrip()
    for other in sorted({*known, signature or ""} - {""}, key=len, reverse=True):
        before = bare.removesuffix(other)
        said = before.rstrip()
        if before in (bare, said) or not said:
            continue
        if other == signature:
            return bare
        if not other[0].isalnum() or "\n" in before[len(said) :] or not said[-1].isalnum():
            return f"{before}{signature}" if signature else _CLOSING.sub("", said)
    return f"{bare} {signature}" if signature else bare


class SigningPart(Workbench):
    """Signs what a model wrote. No model is asked; the guard judges what is signed."""

    def _signed_by(
        self,
        tx: Transaction,
        case: CaseRecord,
        words: Words,
        evidence: tuple[EvidenceItem, ...],
        role: Role,
        signer: Account | None,
    ) -> tuple[Words, Verdicts]:
        """Return the words under the signer's signature, and what the guard says of them.

        signer: who holds the case; None where nobody does, and then no signature is missed.
        A text with which the signature would be held, because the channel has no room for it, stays as it is.
        Who has no signature of their own sends nothing under a colleague's.
        """
        if signer is None:
            return words, self._judge(tx, case, words.text, words.private_message, evidence, role, signed_later=True)
        under = self._under(tx, case, words, evidence, role, signer.signature)
        verdicts = self._judge(tx, case, under.text, under.private_message, evidence, role, signer.signature)
        if under.text == words.text or signer.signature is None or _approvable(verdicts):
            return under, verdicts
        plain = self._judge(tx, case, words.text, words.private_message, evidence, role, signer.signature)
        return (words, plain) if _approvable(plain) else (under, verdicts)

    def _under(
        self,
        tx: Transaction,
        case: CaseRecord,
        words: Words,
        evidence: tuple[EvidenceItem, ...],
        role: Role,
        signature: str | None,
    ) -> Words:
        everyone = (*(a.signature for a in tx.accounts.all()), *(a.signature for a in self._settings.agents))
        known = tuple(one for one in everyone if one)

        def under(text: str) -> str:
            return signed(text, signature, known)

        def another(one: Alternative) -> Alternative:
            reply = under(one.reply)
            verdict, _ = self._judge(tx, case, reply, None, evidence, role, signature)
            return one.model_copy(update={"reply": reply, "verdict": verdict})

        return Words(
            text=under(words.text),
            private_message=under(words.private_message) if words.private_message else None,
            alternatives=tuple(another(one) for one in words.alternatives),
        )


def _approvable(verdicts: Verdicts) -> bool:
    return all(verdict is None or verdict.approvable for verdict in verdicts)
