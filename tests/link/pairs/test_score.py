"""How surely two tellings are one event: points, their sentences, and what excludes."""

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from tests.factories import claim, locus, readings, report, toll, window

from recount.link.compare import FAR
from recount.link.pairs import ENOUGH, explain, mean, points
from recount.link.pairs.score import EXCLUDING, MEASURES
from recount.link.pairs.weights import read, weights
from recount.link.tellings import Telling, tell
from recount.model import CodedReport, PlacePrecision

MONDAY = date(2031, 5, 5)
SARRIN, TABIRA = locus("Sarrin"), locus("Tabira", lat=35.1, lon=40.4)
STORY = (
    "Shelling hit the Qasr Madina bakery in Sarrin, killing 7 people. "
    "Among the dead was 34-year-old Yusra Halabani, who had worked there since the Mansoura floods."
)
OTHER = (
    "Shelling hit a queue outside the Dar Zitoun clinic in Sarrin, killing 7 people. "
    "Among the dead was 61-year-old Idris Qabbani, a porter of the Rumeila market."
)


def telling(name: str, text: str = "", **rest: Any) -> Telling:
    """One report's telling of `dead` killed at `place` on `day`."""
    place, day = rest.get("place", SARRIN), rest.get("day", MONDAY)
    dead = (toll("killed", rest.get("dead", 7)),) if rest.get("dead", 7) is not None else ()
    made = claim(f"{name}-c", *dead, places=place.name if place else None, report_id=name)
    read_ = readings(f"{name}-c", when=window(day) if day else None, places=(place,) if place else ())
    (found,) = tell(
        CodedReport(
            report=report(name, text=text or f"text of {name}", published=rest.get("published")),
            claims=(made,),
            readings=(read_,),
        )
    )
    return found


def test_points_are_the_sum_of_the_reasons_given() -> None:
    """Whatever two tellings say, the sentences' weights add up to the points, in either order."""
    told = [
        telling("a", STORY),
        telling("b", OTHER, dead=9),
        telling("c", day=None, published=MONDAY),
        telling("d", place=TABIRA),
        telling("e", day=date(2031, 5, 6), dead=None),
    ]
    for one, other in product(told, told):
        assert sum(f.weight for f in explain(one, other)) == pytest.approx(points(one, other))
        assert points(one, other) == pytest.approx(points(other, one))


@pytest.mark.parametrize(("dead", "place", "held"), [(40, "area", True), (9, "area", False), (40, "town", False)])
def test_a_total_of_a_week_and_an_area_is_no_event_of_one_day_in_it(dead: int, place: str, held: bool) -> None:
    """40 dead this week in the district are not the 7 of Monday; 9 may be the same, and a week in the town an event dated roughly."""
    where = replace(SARRIN, precision=PlacePrecision.ADMIN2, radius_km=30.0) if place == "area" else SARRIN
    whole, day = telling("a", place=where, dead=dead), telling("b")
    whole = replace(whole, trace=replace(whole.trace, days=(MONDAY.toordinal(), MONDAY.toordinal() + 6)))
    assert (points(whole, day) <= FAR) is held
    assert (points(day, whole) <= FAR) is held


def test_one_day_place_and_number_are_enough() -> None:
    """The plainest agreement of two reports is one event."""
    assert points(telling("a"), telling("b")) > ENOUGH


def test_days_and_places_far_apart_exclude_and_stand_alone() -> None:
    """Nothing else is weighed or said."""
    for other in (telling("b", day=date(2031, 5, 26)), telling("b", place=TABIRA)):
        assert points(telling("a"), other) == FAR
        assert [f.weight for f in explain(telling("a"), other)] == [FAR]


def test_another_place_of_the_same_name_does_not_exclude() -> None:
    """Two gazetteer entries for one word are a misreading as often as two events."""
    twin = locus("Sarrin", lat=34.0, lon=41.0)
    assert points(telling("a"), telling("b", place=replace(twin, place_id="other"))) > FAR


def test_shared_names_speak_and_are_shown() -> None:
    """The same names and age in both reports raise the points, and the sentence names them; others lower them."""
    bare = points(telling("a"), telling("b"))
    same = points(telling("a", STORY), telling("b", f"{STORY} It was quiet on Tuesday, people of the town said."))
    assert same > bare > points(telling("a", STORY), telling("b", OTHER))
    said = " ".join(f.because for f in explain(telling("a", STORY), telling("b", STORY)))
    assert "yusra halabani" in said
    assert "34 years old" in said


def test_silence_is_no_evidence() -> None:
    """A report that gives no number and no place is neither nearer nor further for it."""
    found = explain(telling("a"), telling("b", dead=None, place=None))
    assert not any("dead" in f.because or "place" in f.because for f in found)


def test_no_dead_is_not_silence() -> None:
    """ "Nobody was killed" speaks against seven dead."""
    assert points(telling("a"), telling("b", dead=0)) < points(telling("a"), telling("b", dead=None))


def test_undated_reports_count_by_the_day_they_were_news() -> None:
    """Published on one day speaks for one event, two months apart against it."""
    same = telling("b", day=None, published=MONDAY)
    late = telling("c", day=None, published=date(2031, 7, 20))
    assert points(telling("a"), same) > points(telling("a"), late)


def test_a_group_is_met_on_the_whole() -> None:
    """One like telling among many unlike ones does not make two groups alike."""
    like, unlike = telling("b"), telling("c", place=TABIRA)
    assert mean((telling("a"),), (like,)) > mean((telling("a"),), (like, unlike))
    assert mean((), (like,)) == 0.0


def test_every_level_has_a_weight_of_the_sign_set_by_hand() -> None:
    """Learning never turns what a measure means around."""
    table = weights()
    assert {name for name, _ in (*EXCLUDING, *MEASURES)} == set(table.levels)
    for name, levels in table.levels.items():
        for level, weight in levels.items():
            assert weight * table.hand[name][level] >= 0 or table.hand[name][level] == 0, (name, level)


def test_a_level_without_a_sentence_is_refused() -> None:
    """A weight that nobody can explain is none."""
    with pytest.raises(KeyError):
        read('[prior]\nweight = 0\nsays = "x"\n[days]\nsame = { weight = 1.0, hand = 1.0 }\n')


FIRE = (
    "Shelling hit the Dar Zitoun bakery in Rumeila on Monday, killing 7 people. "
    "Among the dead was Jamil Qarooni, 34, who had worked there since the Mansoura floods."
)
COURT = (
    "A former colonel was sentenced on Thursday for the shelling of a bakery that killed 7 people. "
    "The mother of Jamil Qarooni thanked the judges in the crowded hall afterwards."
)


def test_one_person_makes_up_for_a_day_that_lies_apart() -> None:
    """Told by a name with its age, and named again a year later: days no longer exclude, but speak against it."""
    first, later = telling("a", FIRE), telling("b", COURT, day=date(2032, 7, 8), place=None)
    assert points(first, later) > FAR
    said = [f.because for f in explain(first, later)]
    assert "their days lie apart, but both tell of one person" in said
    assert any("jamil qarooni" in because and "age" in because for because in said)
    stranger = telling("c", COURT.replace("Jamil Qarooni", "Idris Qabbani"), day=date(2032, 7, 8), place=None)
    assert points(first, stranger) == FAR


def test_other_people_of_told_ages_speak_against_one_event() -> None:
    """Both tell whom it hit, and of nobody in common."""
    other = FIRE.replace("Jamil Qarooni", "Idris Qabbani")
    assert any("ages of other people" in f.because for f in explain(telling("a", FIRE), telling("b", other)))


def test_words_for_places_speak_only_where_a_place_is_not_read() -> None:
    """Of two places that are read, distance says more."""
    placed, bare = telling("a", FIRE), telling("b", FIRE, place=None)
    assert any("stand for places" in f.because for f in explain(placed, bare))
    assert not any("stand for places" in f.because for f in explain(placed, telling("c", FIRE)))
    elsewhere = telling("d", STORY.replace("in Sarrin", "in Tabira"), place=None)
    assert any("no word that stands for a place" in f.because for f in explain(bare, elsewhere))


def test_words_for_places_in_common_make_far_a_misreading() -> None:
    """Two gazetteer entries far apart, and the same village, street and school in both: one of them was misread."""
    here = FIRE.replace("Rumeila", "Sarrin")
    assert points(telling("a", here), telling("b", here, place=TABIRA)) > FAR
    assert points(telling("a", here), telling("c", STORY.replace("Sarrin", "Tabira"), place=TABIRA)) == FAR


def test_two_statements_from_one_form_have_all_but_the_place_in_common() -> None:
    """The same names of streets and provinces, another place of the event in each: far is far."""
    one, other = (FIRE.replace("Rumeila", place.name) for place in (SARRIN, TABIRA))
    assert points(telling("a", one), telling("b", other, place=TABIRA)) == FAR
