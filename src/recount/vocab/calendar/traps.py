"""Names made of words of time: "the 6th of October City", "the March 23 Movement", "the Friday Mosque" date nothing."""

from recount.vocab.calendar.forms import CalendarDate, Form, LunarDate, Weekday
from recount.vocab.calendar.tokens import Tokens

# What is named after a day or a month, in the singular and the plural, written with a capital
NAMED = frozenset(
    "city bridge street square brigade brigades movement university hospital avenue stadium mosque alliance coalition camp battalion "
    "regiment road highway tunnel school institute airport barracks committee forum front organization organisation party division "
    "corps district boulevard park palace dam port force forces group".split()
)
PAPERS = frozenset(
    "times telegraph mirror express mail herald independent punch vanguard tribune post standard world star sun".split()
)
NICKNAMES = frozenset(("bloody", "black", "super", "cyber"))  # "Bloody Sunday", "Black September"
ANY = frozenset(("one", "every", "each", "any"))


def is_name(t: Tokens, i: int, end: int, form: Form) -> bool:
    """Are the words from `i` to `end` part of a name, or a weekday that is any such day?"""
    behind = t.low(end) if not t.tight(end) else ""
    if isinstance(form, CalendarDate) and form.year is None:
        month_alone = form.day is None
        return (behind in NAMED and t.capital(end)) or (month_alone and t.low(i - 1) in NICKNAMES and t.capital(i - 1))
    if isinstance(form, LunarDate):
        return behind in NAMED and t.capital(end)
    if not isinstance(form, Weekday) or end != i + 1:
        return False
    if behind == "mosque" or (behind in PAPERS and t.capital(end) and t.low(i - 1) == "the"):
        return True
    if t.low(i - 1) in NICKNAMES:
        return t.capital(i - 1)
    return t.low(i - 1) in ANY or t.words(i - 2, "on", "a")
