"""Whoever answers a customer signs: a draft made ahead bears nobody's signature until somebody takes the case."""

from __future__ import annotations

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


def signed(text: str, signature: str, known: Iterable[str]) -> str:
    """Return the text under `signature`, which takes the place of another one of `known`."""
    bare = text.rstrip()
    for other in sorted({*known, signature}, key=len, reverse=True):
        before = bare.removesuffix(other)
        if before != bare and before.strip() and before != before.rstrip():
            return f"{before}{signature}"
    return f"{bare} {signature}"


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
        """
        if signer is None or signer.signature is None:
            later = signer is None
            plain = self._judge(tx, case, words.text, words.private_message, evidence, role, signed_later=later)
            return words, plain
        under = self._under(tx, case, words, evidence, role, signer.signature)
        verdicts = self._judge(tx, case, under.text, under.private_message, evidence, role, signer.signature)
        if under.text == words.text or _approvable(verdicts):
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
        signature: str,
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
