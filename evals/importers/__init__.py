"""Eval items from elsewhere: exports of reviews, situations with assertions, cases of the desk."""

from evals.importers.desk_case import item_from_case, teaches
from evals.importers.files import FORMATS, read_items
from evals.importers.first_person import first_person

__all__ = ["FORMATS", "first_person", "item_from_case", "read_items", "teaches"]
