"""Workspaces with an order hidden in each place where a document or a past case can hold one."""

from tests.knowledge.hostile.attacks import ATTACKS, OWN, attacks
from tests.knowledge.hostile.docx import DOCX
from tests.knowledge.hostile.html import HTML
from tests.knowledge.hostile.markdown import MARKDOWN
from tests.knowledge.hostile.pdf import PDF
from tests.knowledge.hostile.place import Place
from tests.knowledge.hostile.spreadsheet import CASES
from tests.knowledge.hostile.trial import Outcome, fill, outcomes

DOCUMENTS: tuple[Place, ...] = (*MARKDOWN, *HTML, *DOCX, *PDF)

__all__ = ["ATTACKS", "CASES", "DOCUMENTS", "OWN", "Outcome", "Place", "attacks", "fill", "outcomes"]
