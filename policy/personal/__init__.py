"""Finding personal data: one kind per module, every find checked as far as arithmetic and context allow."""

from policy.personal.find import PersonalDatum, find_in, find_personal_data

__all__ = ["PersonalDatum", "find_in", "find_personal_data"]
