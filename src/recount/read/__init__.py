"""Read: files into reports. One verb, `read`, and its options.

A report is a `.txt`, `.html`, `.pdf` or `.docx` file, or one line of a `.jsonl` file; a folder is all of these in it;
`-` is standard input. Whatever can't be read comes back as a `ReadError` in its place, and reading goes on.
"""

from recount.read.copies import Kinship, Relation, Signature, added, kinships, mark_copies, originals, signature
from recount.read.freeze import MAX_CHARACTERS, ReadOptions, freeze_text
from recount.read.kinds import KINDS, read, read_all

__all__ = (
    "KINDS",
    "MAX_CHARACTERS",
    "Kinship",
    "ReadOptions",
    "Relation",
    "Signature",
    "added",
    "freeze_text",
    "kinships",
    "mark_copies",
    "originals",
    "read",
    "read_all",
    "signature",
)
