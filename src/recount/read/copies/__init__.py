"""Which reports are copies of another: one wire story in forty papers is one witness.

`signature` makes of one report what is needed to find its copies, `kinships` says how reports are kin, `originals` which
of a family was first, and `mark_copies` does all of it over reports at hand.
"""

from recount.read.copies.added import added
from recount.read.copies.families import kinships, mark_copies, mark_repeats, originals
from recount.read.copies.kin import Kinship, Relation, kinship
from recount.read.copies.sketch import VERSION, Signature, dump, fingerprint, load, signature

__all__ = (
    "VERSION",
    "Kinship",
    "Relation",
    "Signature",
    "added",
    "dump",
    "fingerprint",
    "kinship",
    "kinships",
    "load",
    "mark_copies",
    "mark_repeats",
    "originals",
    "signature",
)
