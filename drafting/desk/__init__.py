"""The Desk service: authorises, runs one transaction, and writes the audit entry in it."""

from drafting.desk.desk import Desk
from drafting.desk.erasure import ErasedRecords
from drafting.desk.ports import Clock, GuardPort, JobsPort, Parked, SearchPort
from drafting.desk.rights import RIGHTS, Action, Right
from drafting.desk.worker import HowFar, Worker

__all__ = [
    "RIGHTS",
    "Action",
    "Clock",
    "Desk",
    "ErasedRecords",
    "GuardPort",
    "HowFar",
    "JobsPort",
    "Parked",
    "Right",
    "SearchPort",
    "Worker",
]
