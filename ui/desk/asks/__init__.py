"""What the desk's pages may ask the server: one strict type for each ask. Anything else is refused."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, TypeAdapter

from ui.desk.asks.base import Ask
from ui.desk.asks.case import (
    Answer,
    AnswerExpert,
    Approve,
    AskExpert,
    CaseAudit,
    Check,
    Close,
    Correct,
    Escalate,
    KeepCase,
    NoReply,
    OnCase,
    Open,
    Queue,
    RecordFacts,
    Reject,
    Release,
    Retry,
    Save,
    WriteAgain,
)
from ui.desk.asks.erasure import Erase, Erasure
from ui.desk.asks.evals import (
    Bless,
    CancelRun,
    CompareRuns,
    GiveLabel,
    InProduction,
    KeepCorrection,
    NextToLabel,
    People,
    RunOrders,
    Runs,
    ShowItem,
    ShowRun,
    StartRun,
    ToSettle,
)
from ui.desk.asks.insight import (
    AnswerExercise,
    Consults,
    FollowUps,
    LiftHold,
    MarkFixed,
    NextExercise,
    NoteOutcome,
    Overview,
    PutOnHold,
    SetOutcome,
    ShowDigest,
    WriteFollowUp,
)
from ui.desk.asks.lists import (
    Accounts,
    Audit,
    Certify,
    NewAccount,
    NewApiKey,
    Outbox,
    RevokeApiKey,
    SetActive,
    SetPassword,
)
from ui.desk.asks.policy import Find, Rules, ShowRule
from ui.desk.asks.webhooks import DeleteWebhook, NewWebhook, SetWebhookActive, TryWebhook, Webhooks

DeskAsk = Annotated[
    Queue
    | Open
    | Check
    | Save
    | WriteAgain
    | RecordFacts
    | Correct
    | Approve
    | Reject
    | Escalate
    | NoReply
    | Retry
    | Close
    | Release
    | CaseAudit
    | KeepCase
    | AskExpert
    | AnswerExpert
    | Runs
    | StartRun
    | RunOrders
    | CancelRun
    | ShowRun
    | ShowItem
    | CompareRuns
    | Bless
    | NextToLabel
    | ToSettle
    | GiveLabel
    | People
    | KeepCorrection
    | InProduction
    | Overview
    | FollowUps
    | NoteOutcome
    | SetOutcome
    | WriteFollowUp
    | PutOnHold
    | LiftHold
    | MarkFixed
    | Consults
    | ShowDigest
    | NextExercise
    | AnswerExercise
    | Rules
    | ShowRule
    | Find
    | Erasure
    | Erase
    | Webhooks
    | NewWebhook
    | SetWebhookActive
    | DeleteWebhook
    | TryWebhook
    | Outbox
    | Audit
    | Accounts
    | Certify
    | NewAccount
    | SetActive
    | SetPassword
    | NewApiKey
    | RevokeApiKey,
    Field(discriminator="do"),
]
ASKS: TypeAdapter[Ask] = TypeAdapter(DeskAsk)

__all__ = [
    "ASKS",
    "Accounts",
    "Answer",
    "AnswerExercise",
    "AnswerExpert",
    "Approve",
    "Ask",
    "AskExpert",
    "Audit",
    "Bless",
    "CancelRun",
    "CaseAudit",
    "Certify",
    "Check",
    "Close",
    "CompareRuns",
    "Consults",
    "Correct",
    "DeleteWebhook",
    "Erase",
    "Erasure",
    "Escalate",
    "Find",
    "FollowUps",
    "GiveLabel",
    "InProduction",
    "KeepCase",
    "KeepCorrection",
    "LiftHold",
    "MarkFixed",
    "NewAccount",
    "NewApiKey",
    "NewWebhook",
    "NextExercise",
    "NextToLabel",
    "NoReply",
    "NoteOutcome",
    "OnCase",
    "Open",
    "Outbox",
    "Overview",
    "People",
    "PutOnHold",
    "Queue",
    "RecordFacts",
    "Reject",
    "Release",
    "Retry",
    "RevokeApiKey",
    "Rules",
    "RunOrders",
    "Runs",
    "Save",
    "SetActive",
    "SetOutcome",
    "SetPassword",
    "SetWebhookActive",
    "ShowDigest",
    "ShowItem",
    "ShowRule",
    "ShowRun",
    "StartRun",
    "ToSettle",
    "TryWebhook",
    "Webhooks",
    "WriteAgain",
    "WriteFollowUp",
]
