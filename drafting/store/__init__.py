"""The desk's records: SQLite or PostgreSQL, one transaction at a time. SQLAlchemy stays in here."""

from drafting.store.audit import ACCOUNTS, ERASED, START, entry_hash
from drafting.store.cases import erased_id
from drafting.store.database import Database, Transaction
from drafting.store.erasure import GONE
from drafting.store.ids import new_id
from drafting.store.lock import WorkspaceLock
from drafting.store.presence import Presence
from drafting.store.records import (
    AccountRecord,
    ApprovalRecord,
    CaseRecord,
    JobKind,
    JobRecord,
    JobState,
    StoredResponse,
)
from drafting.store.types import canonical, digest, text_digest
from drafting.store.verify import verify

__all__ = [
    "ACCOUNTS",
    "ERASED",
    "GONE",
    "START",
    "AccountRecord",
    "ApprovalRecord",
    "CaseRecord",
    "Database",
    "JobKind",
    "JobRecord",
    "JobState",
    "Presence",
    "StoredResponse",
    "Transaction",
    "WorkspaceLock",
    "canonical",
    "digest",
    "entry_hash",
    "erased_id",
    "new_id",
    "text_digest",
    "verify",
]
