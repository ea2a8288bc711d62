"""What the words of a page say of its claims beyond what the model does: each rule in turn, over all drafts."""

from collections.abc import Callable, Sequence

from recount.extract.engine import Draft
from recount.extract.engines.encoder.decode.afterwards import with_ends
from recount.extract.engines.encoder.decode.again import told_again
from recount.extract.engines.encoder.decode.as_many import with_as_many
from recount.extract.engines.encoder.decode.blamed import by_whom
from recount.extract.engines.encoder.decode.disputed import disputed_apart
from recount.extract.engines.encoder.decode.fates import with_fates
from recount.extract.engines.encoder.decode.filed import with_dateline
from recount.extract.engines.encoder.decode.heard import by_who_says_it
from recount.extract.engines.encoder.decode.identified import with_names
from recount.extract.engines.encoder.decode.listed import places_apart
from recount.extract.engines.encoder.decode.nobody import nobody_hurt
from recount.extract.engines.encoder.decode.revised import revisions_apart
from recount.extract.engines.encoder.decode.rivals import rivals_apart
from recount.extract.engines.encoder.page import Page, Span

Rule = Callable[[Page, Sequence[Draft]], tuple[Draft, ...]]
_RULES: tuple[Rule, ...] = (
    by_who_says_it,
    by_whom,
    with_as_many,
    with_fates,
    with_ends,
    disputed_apart,
    revisions_apart,
    rivals_apart,
    with_names,
    nobody_hurt,
    told_again,
    with_dateline,
)


def finished(page: Page, places: Sequence[Span], drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts of a page as its words have them, in order of the text. `places` are those that were found in it."""
    told = tuple(drafts)
    for rule in _RULES:
        told = rule(page, told)
    return places_apart(page, places, told)
