"""Review: what people decided, put to claims and incidents, and what to ask them next. Pure: it keeps nothing."""

from recount.review.anchors import Moved, anchor, reanchor, without_reports
from recount.review.apply import Told, applier, apply, is_rejected, misfits, rejected_slots, said
from recount.review.figures import concerns, decided_grade, figures_of, grader, summary
from recount.review.matter import Dossier, Kin, Lost, Matter, Near, Reckon, Telling, Witnessed
from recount.review.questions import questions
from recount.review.shapes import SHAPES, check
from recount.review.slots import slot_of, value

__all__ = [
    "SHAPES",
    "Dossier",
    "Kin",
    "Lost",
    "Matter",
    "Moved",
    "Near",
    "Reckon",
    "Telling",
    "Told",
    "Witnessed",
    "anchor",
    "applier",
    "apply",
    "check",
    "concerns",
    "decided_grade",
    "figures_of",
    "grader",
    "is_rejected",
    "misfits",
    "questions",
    "reanchor",
    "rejected_slots",
    "said",
    "slot_of",
    "summary",
    "value",
    "without_reports",
]
