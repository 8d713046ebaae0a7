"""`/v1/erasures`: take a customer out of everything. For admins' keys, scope `erase`."""

from __future__ import annotations

from fastapi import APIRouter

from drafting.desk import ErasedRecords
from drafting.errors import InvalidInput
from evals.erasure import ErasureReport, erase_rest
from ui.rest.bodies import ErasureBody
from ui.rest.once import OnceOf
from ui.rest.security import ActorOf, AppOf

router = APIRouter(prefix="/erasures", tags=["erasures"])


@router.post("", status_code=201)
def erase(body: ErasureBody, app: AppOf, actor: ActorOf, once: OnceOf) -> ErasureReport:
    """Erase cases, or all cases of a customer, from records, index, caches and evals, and search every byte for them.

    A case leaves a tombstone without words, so that counts and the audit log stay whole. Needs an admin's key, scope
    `erase`. 409: a case is approved or being sent right now, and nothing was erased. 503: an ingest is running; the
    records are erased, so send the same request again, with the same `Idempotency-Key`, for the rest. The answer holds
    ids, names of files and lines, never words of the customer; `traces`, `records` and `sources` name what is left.
    """
    if bool(body.cases) == (body.customer is not None):
        raise InvalidInput("Name the cases to erase, or one customer.")
    desk = app.desk
    found = body.cases if body.customer is None else desk.cases_of(actor, body.customer, body.channel)
    needles: list[str] = []

    def records() -> ErasedRecords:
        erased = desk.erase(actor, found)
        needles.extend(erased.needles)
        return erased.model_copy(update={"needles": ()})  # never kept with the answer

    kept = once(ErasedRecords, records)
    chosen = tuple(dict.fromkeys((*found, *kept.cases, *kept.before)))
    erased = kept.model_copy(update={"needles": tuple(needles)})
    return erase_rest(app.settings, desk, app.knowledge, actor, erased, chosen, body.customer)
