"""Everything that can go wrong, as one tree.

    RecountError
    ├── UsageError         the command or call was put wrongly; nothing was done (exit code 2)
    ├── ItemError          one item failed; the rest goes on (exit code 1)
    │   ├── ReadError      a file could not be read into text
    │   ├── FormatError    a record is not of its documented shape
    │   └── GroundingError words that an engine gave are not in the text
    ├── ReferenceDataError reference data (gazetteer, codebook) is missing or broken
    └── LedgerError        the ledger can't be opened, or does not verify

Every message says what is wrong, where, and what to do next.
"""

from collections.abc import Callable


class RecountError(Exception):
    """Root of all errors that Recount raises on purpose."""


class UsageError(RecountError):
    """The command or call was put wrongly; nothing was done."""


class ItemError(RecountError):
    """One item failed and the rest can go on.

    Args:
        what: what is wrong, in a clause without a full stop.
        where: the item: a path, a line of a file, a report's name.
        then: what the user can do next.
        needs: what a person can give that mends it, for programs: ``text`` (its words), ``day`` (of publication), ``hand``
            (somebody who codes it); empty: nothing of these.
    """

    def __init__(self, what: str, *, where: str, then: str, needs: str = "") -> None:
        super().__init__(f"{where}: {what}. {then}")
        self.what = what
        self.where = where
        self.then = then
        self.needs = needs

    def __reduce__(self) -> tuple[Callable[[type["ItemError"], str, str, str, str], "ItemError"], tuple[object, ...]]:
        """Keyword arguments survive the way from one process to another."""
        return _again, (type(self), self.what, self.where, self.then, self.needs)


def _again(kind: type["ItemError"], what: str, where: str, then: str, needs: str) -> "ItemError":
    return kind(what, where=where, then=then, needs=needs)


class ReadError(ItemError):
    """A file could not be read into text."""


class FormatError(ItemError):
    """A record is not of its documented shape."""


class GroundingError(ItemError):
    """Words that an engine gave are not in the report's text."""


class ReferenceDataError(RecountError):
    """Reference data (gazetteer, codebook, actors) is missing or broken."""


class LedgerError(RecountError):
    """The ledger can't be opened or written, or does not verify.

    Args:
        what: what is wrong, in sentences; they may say what to do, too.
        then: what the user can do next, where that stands apart.
    """

    def __init__(self, what: str, then: str = "") -> None:
        super().__init__(f"{what} {then}".strip())
        self.what = what
        self.then = then
