"""What came after an event, an arrest or a trial, gives it neither its day nor its kind, and keeps reports apart no longer."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.factories import claim, readings, report, toll, window

from recount.link.candidates import compared
from recount.link.pairs.aftermath import of_event
from recount.link.pairs.when import news
from recount.link.pairs.wording import wordings
from recount.link.tellings import Telling, tell
from recount.link.traces import trace
from recount.model import Basis, CodedReport, EventType

MONDAY = date(2031, 5, 5)
SHOT = "A gunman shot dead the baker Ilyas Qarmout near the Zitoun mill in Sarrin, neighbours said."
TRIED = "A court in Sarrin heard how the baker Ilyas Qarmout was shot dead near the Zitoun mill."


def kind_of(says: str, *tolls: Any, kind: str = "detention") -> EventType:
    """The kind of event that linking takes a claim with these words to be of."""
    made = claim("c", *tolls, type=kind, says=says)
    return of_event(trace(made), made).event_type


@pytest.mark.parametrize(
    ("says", "kind"),
    [
        ("Police arrested two men over the shooting of a baker.", EventType.SHOOTING),
        ("Three were held in connection with the deadly market bombing.", EventType.BOMBING),
        ("A teacher was detained on suspicion of murder.", EventType.KILLING),
        ("Soldiers arrested five men in Sarrin and shot one of them.", EventType.DETENTION),
        ("Troops detained nine people at the checkpoint.", EventType.DETENTION),
    ],
)
def test_an_arrest_tells_of_the_deed_that_it_is_for(says: str, kind: EventType) -> None:
    """Where its words name the deed; a raid that takes people is no arrest for one."""
    assert kind_of(says) is kind


def test_suspects_told_of_with_the_dead_are_of_a_killing() -> None:
    """What leaves the means open can be any event; without suspects or without dead it stays an arrest."""
    assert kind_of("Two suspects were caught who left a man dead.", toll("killed", 1)) is EventType.KILLING
    assert kind_of("Troops took five and left a man dead.", toll("killed", 1)) is EventType.DETENTION
    assert kind_of("Two suspects were caught.") is EventType.DETENTION


def test_other_kinds_stay_as_they_are() -> None:
    """Words of an arrest change nothing of what is coded as a strike."""
    assert kind_of("A strike hit those held over the shooting.", kind="air_strike") is EventType.AIR_STRIKE


def told(name: str, text: str, published: date, when: Any = None) -> Telling:
    """A telling of one report that opens with it; `when` is how its day was read."""
    made = claim(f"{name}-c", toll("killed", 1), type="shooting", says=text, report_id=name, places=())
    read = readings(f"{name}-c", when=when)
    (found,) = tell(CodedReport(report=report(name, text=text, published=published), claims=(made,), readings=(read,)))
    return found


def met(one: Telling, other: Telling) -> bool:
    return any(True for _ in compared([one, other]))


def test_a_trial_finds_what_it_is_about_months_later() -> None:
    """By the rare name that both hold; a gap of months then says less than between two pieces of news."""
    first = told("a", SHOT, MONDAY)
    trial = told("b", TRIED, MONDAY + timedelta(days=200))
    retold = told("c", SHOT.replace("neighbours", "his friends"), MONDAY + timedelta(days=200))
    assert trial.wording.late
    assert not retold.wording.late
    assert (news(first, trial), news(first, retold)) == ("later", "long")
    assert met(first, trial)
    assert not met(first, told("d", TRIED, MONDAY + timedelta(days=900)))


def test_a_trial_before_the_event_is_of_another_one() -> None:
    """Only what comes later is an aftermath."""
    assert news(told("a", SHOT, MONDAY), told("b", TRIED, MONDAY - timedelta(days=100))) == "long"


def test_a_day_that_was_only_inferred_excludes_nobody() -> None:
    """Such a pair is compared, and its points say what the days are worth."""
    inferred = replace(window(MONDAY + timedelta(days=9)), basis=Basis.INFERRED)
    one, other = told("a", SHOT, MONDAY, window(MONDAY)), told("b", SHOT, MONDAY + timedelta(days=9), inferred)
    assert met(one, other)
    assert not met(one, told("c", SHOT, MONDAY + timedelta(days=9), window(MONDAY + timedelta(days=9))))


def test_what_a_report_opens_with_has_the_names_of_its_opening() -> None:
    """Though another claim's sentence holds them; what it tells in passing has its own sentences alone."""
    text = f"{SHOT} Two boys were hurt as they fled towards Umm Dabbaga, doctors there said later."
    first, second = (
        claim("a", says="A gunman shot dead"),
        claim("b", says="Two boys were hurt", at=text.index("Two boys")),
    )
    opening, passing = wordings(report("r", text=text), [[first], [second]])
    assert {"qarmout", "dabbaga"} <= opening.names
    assert "qarmout" not in passing.names
