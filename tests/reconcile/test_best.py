"""Which account of several is the best, and which tells only of some."""

from dataclasses import replace
from datetime import timedelta

from tests.factories import PUBLISHED, claim, report, toll

from recount.model import Toll, TollKind

# As `Told`: pytest takes a class whose name begins with "Test" for tests.
from recount.reconcile import Testimony as Told
from recount.reconcile import reconcile


def told(report_id: str, number: Toll, day: int = 0, speaker: str | None = None, says: str = "so it was") -> Told:
    """One claim of a report of its own outlet, `day` days after the first."""
    made = claim(f"c{report_id}{speaker}{number.quote.exact}", number, report_id=report_id, speakers=speaker, says=says)
    source = f"The {report_id} Post"
    return Told(claim=made, report=report(report_id, source=source, published=PUBLISHED + timedelta(days=day)))


def best(*members: Told) -> int | None:
    """The best number of dead."""
    return next(e.best for e in reconcile([members])[0].estimates if e.kind is TollKind.KILLED)


def test_one_person_in_passing_is_one_of_those_whom_the_report_counts() -> None:
    """A witness tells of a neighbour; the police of the same report count four."""
    four = told("r1", toll("killed", 4, text="four farmers"), speaker="police")
    one = told("r1", toll("killed", 1, text="the neighbour"), speaker="Omar")
    assert best(four, one) == 4
    found = next(e for e in reconcile([(four, one)])[0].estimates if e.kind is TollKind.KILLED)
    assert (found.low, found.high) == (1, 4)


def test_one_person_in_passing_of_a_later_day_is_one_of_those_whom_a_headline_counts() -> None:
    """ "Four killed in market", and the next day a report that a farmer died in hospital: four, as long as its headline is
    not about the one.
    """
    line, later = "Four killed in market", "a farmer died in hospital"
    four = claim("c1", toll("killed", 4, text="Four", at=0), says=line)
    one = claim("c2", toll("killed", 1, text="a farmer"), report_id="r2", says=later)
    headed = Told(claim=four, report=report(text=f"{line}\n\nThe market is shut.", title=line))
    page = report("r2", source="The Hill Post", title="Shut", text=later, published=PUBLISHED + timedelta(days=1))
    assert best(headed, Told(claim=one, report=page)) == 4
    assert best(headed, Told(claim=one, report=replace(page, title=later))) == 1


def test_one_by_a_number_is_an_account_of_its_own() -> None:
    """ "One farmer", said a day later, is another count of the dead, not a person told of in passing."""
    four = told("r1", toll("killed", 4, text="four farmers"), speaker="police")
    one = told("r2", toll("killed", 1, text="one farmer"), 1, speaker="the mayor")
    assert best(four, one) == 1


def test_of_one_day_the_number_that_more_reports_tell_is_best() -> None:
    """Two outlets say six, one says four."""
    assert best(*(told(r, toll("killed", n)) for r, n in (("r1", 6), ("r2", 4), ("r3", 6)))) == 6


def test_a_toll_that_rises_is_the_best() -> None:
    """The later report counts more, however many counted fewer."""
    assert best(told("r1", toll("killed", 4)), told("r2", toll("killed", 4)), told("r3", toll("killed", 7), 2)) == 7


def test_a_toll_that_is_said_to_have_risen_is_the_best_of_its_day() -> None:
    """The clinic says that it has; without such words the number of more reports stands."""
    first = told("r1", toll("killed", 3)), told("r2", toll("killed", 3))
    assert best(*first, told("r3", toll("killed", 8), says="the death toll had climbed to 8 by the evening")) == 8
    assert best(*first, told("r3", toll("killed", 8))) == 3


def test_one_later_report_that_counts_fewer_tells_only_of_some() -> None:
    """Two reports counted seven; one on a funeral tells of three."""
    assert best(told("r1", toll("killed", 7)), told("r2", toll("killed", 7)), told("r3", toll("killed", 3), 5)) == 7


def test_a_number_that_is_said_to_be_revised_stands() -> None:
    """Words that correct a number let it fall, however many told it before."""
    revised = told("r3", toll("killed", 3), 5, says="the toll was revised down to three")
    assert best(told("r1", toll("killed", 7)), told("r2", toll("killed", 7)), revised) == 3


def test_two_later_reports_that_count_fewer_are_followed() -> None:
    """They are as many as those before, and later."""
    before = (told("r1", toll("killed", 7)), told("r2", toll("killed", 7)))
    assert best(*before, told("r3", toll("killed", 3), 5), told("r4", toll("killed", 3), 5)) == 3


def test_nobody_hurt_in_one_place_is_no_account_of_all() -> None:
    """The waiters of the café are safe; the police of the same report count four dead."""
    four = told("r1", toll("killed", 4, text="four farmers"), speaker="police")
    nobody = told("r1", toll("killed", 0, text="nobody in the cafe"), speaker="the owner")
    assert best(four, nobody) == 4


def test_a_voice_that_counts_fewer_than_the_headline_tells_of_some() -> None:
    """ "Seven killed" over a report in which the fire service, in more words, counts four."""
    line = "Seven killed in blast"
    seven = claim("c1", toll("killed", 7, text="Seven", at=0), says=line)
    four = claim("c2", toll("killed", 4, text="four men"), speakers="firefighters", places="the mill", weapons="a bomb")
    page = report(text=f"{line}\n\nFirefighters found four men dead in the mill.", title=line)
    assert best(*(Told(claim=c, report=page) for c in (seven, four))) == 7


def test_a_fourth_person_is_one_of_four() -> None:
    """Told again by place in the row; of three she would be one more."""
    fourth = toll("killed", 1, text="a fourth woman")
    assert best(Told(claim=claim("c1", toll("killed", 4, text="four people"), fourth), report=report())) == 4
    assert best(Told(claim=claim("c1", toll("killed", 3, text="three people"), fourth), report=report())) == 4


def test_one_in_passing_takes_no_number_back() -> None:
    """A voice counted four; the next day it tells of a neighbour, and then of one farmer in all."""
    four = told("r1", toll("killed", 4, text="four farmers"), speaker="police")
    neighbour = told("r2", toll("killed", 1, text="the neighbour"), 1, speaker="police")
    one = told("r2", toll("killed", 1, text="one farmer in all"), 1, speaker="police")
    assert best(four, neighbour) == 4
    assert best(four, one) == 1
