"""The grammar of what follows at once on another event: "hours later", "shortly afterwards", "at the same time"."""

from recount.vocab.calendar.dates import Hit
from recount.vocab.calendar.forms import Offset, Unit
from recount.vocab.calendar.tokens import Tokens

SOON = ("shortly", "soon", "immediately", "moments", "minutes", "hours")
AFTER = ("afterwards", "afterward", "later", "thereafter", "earlier")
BEFORE_IT = ("after", "before")  # with nothing behind: else they count from what follows ("shortly after noon")
OF_EVENT = frozenset("the this that these those a an his her their its".split())  # "hours after the blast"
SAME = Offset(unit=Unit.HOUR, count=0)  # within the days of the other event
PERIOD = Offset(unit=Unit.HOUR, count=0, stretch=True)
_FIXED = (
    ("at", "the", "same", "time"),
    ("at", "around", "the", "same", "time"),
    ("at", "about", "the", "same", "time"),
    ("later", "in", "the", "day"),
    ("earlier", "in", "the", "day"),
    ("later", "that", "day"),
    ("earlier", "that", "day"),
)
_OPENERS = frozenset(words[0] for words in _FIXED)


def soon_after(t: Tokens, i: int) -> Hit | None:
    """Counted from another time in the text, by so little that the day is the same."""
    alone = t.low(i + 1) in BEFORE_IT and (not t.low(i + 2)[:1].isalnum() or t.low(i + 2) in OF_EVENT)
    if t.low(i) in SOON and (t.low(i + 1) in AFTER or alone):
        return Hit(SAME, i + 2)
    if t.low(i) in _OPENERS:
        for words in _FIXED:
            if t.words(i, *words):
                return Hit(SAME, i + len(words))
    period = t.low(i) in ("in", "during", "over") and t.words(i + 1, "the", "same", "period")
    return Hit(PERIOD, i + 4) if period else None
