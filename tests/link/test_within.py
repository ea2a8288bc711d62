"""Which claims of one report are one event, as the report alone tells it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import claim, locus, readings, report, toll, window

from recount.link import link
from recount.model import Claim, CodedReport

MONDAY, TUESDAY = date(2031, 5, 5), date(2031, 5, 6)


def groups(*claims: Claim, **read: Any) -> list[list[str]]:
    """The incidents as lists of claim ids. `read` gives the keywords of `readings` by claim id."""
    known = tuple(readings(key, **values) for key, values in read.items())
    return [list(a.claim_ids) for a in link([CodedReport(report=report(), claims=claims, readings=known)])]


def test_claims_that_say_so_are_one_event_and_others_are_not() -> None:
    """`same_event_as` is kept, also through a third claim; a claim on its own is its own incident."""
    made = (claim("c1"), claim("c2", same_event_as="c1"), claim("c3", places="Tabira"), claim("c4", same_event_as="c2"))
    assert groups(*made) == [["c1", "c2", "c4"], ["c3"]]


def test_a_link_across_weeks_is_not_followed() -> None:
    """An engine may be wrong: days that exclude each other weigh more than its link."""
    made = claim("c1"), claim("c2", same_event_as="c1", at=60)
    read = {"c1": {"when": window(MONDAY)}, "c2": {"when": window(date(2031, 4, 1))}}
    assert groups(*made, **read) == [["c1"], ["c2"]]


def test_a_voice_that_no_engine_linked_joins_what_is_linked() -> None:
    """Two claims linked, and a third one that says the same of the same town."""
    dead = {"by": "jets", "targets": "a market"}
    made = (
        claim("c1", toll("killed", 7), **dead),
        claim("c2", toll("killed", 9), speakers="medics", at=60, same_event_as="c1", **dead),
        claim("c3", toll("killed", 9), speakers="a monitor", at=90, **dead),
        claim("c4", toll("killed", 2), speakers="police", places="Tabira", at=120),
    )
    assert groups(*made) == [["c1", "c2", "c3"], ["c4"]]


def test_some_of_those_just_told_of_are_no_event_of_their_own() -> None:
    """Say "six fighters were killed", and then "four of the fighters died in an ambulance": that counts some of the six."""
    four = toll("killed", 4, text="four of the fighters")
    made = claim("c1", toll("killed", 6), type="killing"), claim("c2", four, type="killing", at=60)
    assert groups(*made) == [["c1", "c2"]]
    assert groups(claim("c1", toll("killed", 3)), made[1]) == [["c1"], ["c2"]]


def test_plans_make_no_incident() -> None:
    """The future is nobody's data."""
    assert groups(claim("c1", stance="anticipates"), claim("c2", places="Tabira")) == [["c2"]]


def test_a_threat_beside_the_act_stays_a_claim_of_it() -> None:
    """Only a group of nothing but plans makes none."""
    assert groups(claim("c1"), claim("c2", stance="anticipates", same_event_as="c1")) == [["c1", "c2"]]


def test_the_toll_of_a_whole_war_makes_no_incident() -> None:
    """Thousands of dead in a sentence that speaks of the war; a vast toll of one deed stays."""
    words = "The conflict has left 300,000 people dead"
    war = toll("killed", 300_000, text="300,000 people", at=22)
    assert groups(claim("c1", war, type="other_violence", says=words), claim("c2", places="Tabira")) == [["c2"]]
    deed = "The bombs on the city left 300,000 people dead."
    assert groups(claim("c1", toll("killed", 300_000, text="300,000 people", at=27), says=deed)) == [["c1"]]


def test_ten_thousand_up_to_now_are_of_no_single_event() -> None:
    """Whatever the sentence calls it; of one deed they may be."""
    now = "Since October 38,000 people have been killed in the strip."
    told = toll("killed", 38_000, text="38,000 people", at=14)
    assert groups(claim("c1", told, type="other_violence", says=now), claim("c2", places="Tabira")) == [["c2"]]
    deed = "The army killed 38,000 people there in May."
    assert groups(claim("c1", toll("killed", 38_000, text="38,000 people", at=16), says=deed)) == [["c1"]]


@pytest.mark.parametrize(
    ("words", "is_war"),
    [
        ("Unrest in the south has killed 7,000 people.", True),
        ("In its 30-year campaign it has killed 7,000 people.", True),
        ("Since fighting erupted 7,000 people have died there.", True),
        ("Since 2004 in the border provinces 7,000 people died.", True),
        ("Since Friday in the coastal province 7,000 people died.", False),
        ("Since the beginning of this year 7,000 people died.", False),
        ("In eight months of siege up to 7,000 people died.", False),
        ("Hamas gunmen started a massacre on 7 October 2023 and killed 7,000 people.", False),
        ("In the worst massacre in Europe since 1945 they killed 7,000 people.", False),
        ("Clashes that erupted in July 2025 killed 7,000 people.", False),
        ("A war monitor said that 7,000 people were killed.", False),
        ("A strike killed 7,000 separatist fighters.", False),
        ("It brought the total death toll since 8 October to 7,000 dead.", True),
        ("They say that 7,000 people have been killed there.", False),
    ],
)
def test_thousands_since_it_began_are_the_toll_of_a_war(words: str, is_war: bool) -> None:
    """A stretch that only a war fills, but for that of a part of a country, of this year or of one siege."""
    said = " ".join(words[words.index("7,000") :].split()[:2]).rstrip(".")
    told = claim("c1", toll("killed", 7_000, text=said, at=words.index("7,000")), says=words)
    assert groups(told) == ([] if is_war else [["c1"]])


def test_a_sum_whose_parts_are_told_makes_no_incident_of_its_own() -> None:
    """Of "120 in two strikes", then "40" and "80": two incidents."""
    whole = claim("c1", toll("killed", 120))
    parts = claim("c2", toll("killed", 40), part_of="c1", at=50), claim("c3", toll("killed", 80), part_of="c1", at=90)
    assert groups(whole, *parts) == [["c2"], ["c3"]]


def test_a_sum_of_which_some_is_told_keeps_an_incident_for_the_rest() -> None:
    """196 in all and one told apart: the 195 others are an incident."""
    assert groups(claim("c1", toll("killed", 196)), claim("c2", toll("killed", 1), part_of="c1", at=50)) == [
        ["c1"],
        ["c2"],
    ]


@pytest.mark.parametrize("own", [(), (toll("killed"),), (toll("exposed", 60),)])
def test_a_sum_without_a_number_of_its_own_makes_none(own: tuple[Any, ...]) -> None:
    """A campaign of which only parts are counted; people attacked without an outcome are no count."""
    assert groups(claim("c1", *own), claim("c2", toll("killed", 2), part_of="c1", at=50)) == [["c2"]]


def test_parts_told_without_numbers_leave_the_sum_its_own() -> None:
    """Of "more than 20 in two strikes", each told without a toll: the 20 stay with the whole."""
    whole = claim("c1", toll("killed", 21, wording="at_least"))
    assert groups(whole, claim("c2", part_of="c1", at=50), claim("c3", part_of="c1", at=90)) == [["c1"], ["c2"], ["c3"]]


def test_what_no_engine_linked_is_tied_where_it_agrees() -> None:
    """Another voice, the same town, day, deed and number."""
    dead = toll("killed", 7)
    one = claim("c1", dead, by="government jets", targets="a market")
    other = claim("c2", dead, speakers="medics", by="government jets", at=60)
    assert groups(one, other, c1={"when": window(MONDAY)}, c2={"when": window(MONDAY)}) == [["c1", "c2"]]


@pytest.mark.parametrize(
    ("change", "read"),
    [
        ({"places": "Tabira", "dead": 2}, {"when": window(MONDAY)}),
        ({"type": "detention"}, {"when": window(MONDAY)}),
        ({}, {"when": window(date(2031, 4, 1))}),
        ({"stance": "anticipates"}, {"when": window(MONDAY)}),
    ],
)
def test_what_speaks_against_it_keeps_claims_apart(change: dict[str, Any], read: dict[str, Any]) -> None:
    """Another town, another deed, another day; a plan."""
    base = {"speakers": "medics", "by": "government jets", "at": 60} | change
    dead = base.pop("dead", 7)
    made = claim("c1", toll("killed", 7), by="government jets"), claim("c2", toll("killed", dead), **base)
    assert all("c1" not in group or "c2" not in group for group in groups(*made, c1={"when": window(MONDAY)}, c2=read))


def test_one_voice_that_says_the_same_again_is_counted_once() -> None:
    """Seven in Sarrin on Monday, and seven in Sarrin on Monday: a repetition, in whosever words."""
    made = claim("c1", toll("killed", 7)), claim("c2", toll("killed", 7), at=60)
    assert groups(*made, c1={"when": window(MONDAY)}, c2={"when": window(MONDAY)}) == [["c1", "c2"]]


def test_places_that_were_read_count_by_distance() -> None:
    """Two spellings of one town are one place; the same words 300 km apart are two."""
    made = (
        claim("c1", toll("killed", 7), places="Sarrin"),
        claim("c2", toll("killed", 7), speakers="medics", places="Serrin", at=60),
    )
    day = {"when": window(TUESDAY)}
    near = {"places": (locus("Sarrin"),)}
    far = {"places": (locus("Sarrin", place_id="test:other", lat=33.9),)}
    assert groups(*made, c1=day | near, c2=day | near) == [["c1", "c2"]]
    assert groups(*made, c1=day | near, c2=day | far) == [["c1"], ["c2"]]


def test_nothing_to_go_by_is_no_reason_to_tie() -> None:
    """Two claims without place, day, actor or number stay two."""
    assert groups(claim("c1", places=()), claim("c2", places=(), speakers="medics", at=60)) == [["c1"], ["c2"]]


def test_parts_of_one_whole_are_different_events() -> None:
    """However alike two strikes of a wave are, they were told apart."""
    parts = [
        claim(f"c{n}", toll("killed", 5), part_of="c1", speakers=f"voice {n}", at=50 * n, by="jets", targets="a market")
        for n in (2, 3)
    ]
    read = {f"c{n}": {"when": window(MONDAY)} for n in (2, 3)}
    assert groups(claim("c1"), *parts, **read) == [["c2"], ["c3"]]


@pytest.mark.parametrize(
    ("first", "then", "groups_of_two"),
    [
        ("two days later", "last month", False),
        ("on Monday", "on Tuesday", False),
        ("on Monday", "last Monday", True),
        ("on Monday", "Monday evening", True),
        ("on Monday", "on 5 May", True),
        ("on Monday", "shortly after dawn", True),
        ("on 5 May", "at 10:30 am", True),
        ("today", "on Monday", True),
        ("today", "yesterday", False),
        ("last month", None, True),
    ],
)
def test_words_of_time_tell_events_apart_where_no_day_is_known(
    first: str, then: str | None, groups_of_two: bool
) -> None:
    """A report without a day of publication: neither an engine's link nor likeness ties "last month" to "two days later"."""
    dead = {"by": "jets", "targets": "a market"}
    for linked in ("c1", None):
        made = (
            claim("c1", toll("killed", 14), when=first, **dead),
            claim("c2", toll("killed", 14), when=then, speakers="medics", at=60, same_event_as=linked, **dead),
        )
        assert groups(*made) == ([["c1", "c2"]] if groups_of_two else [["c1"], ["c2"]])


def test_an_outlets_own_numbers_on_other_days_are_other_events() -> None:
    """One of the days is known and the other is not: the outlet's own "14" then and "20" now are two events."""
    made = (
        claim("c1", toll("killed", 14), when="on 5 May"),
        claim("c2", toll("killed", 20), when="last month", same_event_as="c1", at=60),
    )
    assert groups(*made, c1={"when": window(MONDAY)}) == [["c1"], ["c2"]]


@pytest.mark.parametrize(
    ("words", "apart"),
    [
        ("Twenty people died in a similar attack", True),
        ("Another drone strike killed 20 people", True),
        ("In a separate incident 20 people died", True),
        ("Twenty people died, a day after another strike", False),
        ("In a similar statement the group said that 20 people died", False),
    ],
)
def test_another_attack_is_not_the_one_before(words: str, apart: bool) -> None:
    """An engine's link does not hold against "similar", "another" or "separate"; what comes after it may be about it."""
    made = (
        claim("c1", toll("killed", 20)),
        claim("c2", toll("killed", 20, at=60), says=words, speakers="medics", at=60, same_event_as="c1"),
        claim("c3", toll("killed", 20), speakers="police", at=200, same_event_as="c2"),
    )
    assert groups(*made) == ([["c1"], ["c2", "c3"]] if apart else [["c1", "c2", "c3"]])


def test_where_an_engine_made_the_links_what_it_left_open_is_read() -> None:
    """A person who linked some claims was silent on the others; an engine links what it is sure of."""
    both = {"places": "Tarhin", "when": "on Monday"}

    def told(engine: str) -> list[list[str]]:
        made = (
            claim("c1", toll("killed", 7), **both),
            claim("c2", speakers="police", at=60, same_event_as="c1", **both),
            claim("c3", at=400, **both),
        )
        return groups(*(replace(c, engine=engine) for c in made))

    assert told("") == [["c1", "c2"], ["c3"]]
    assert told("lexical:6-abc") == [["c1", "c2", "c3"]]
    assert told("encoder:6-abc") == [["c1", "c2"], ["c3"]]  # it asks of every two: what it leaves open it thinks apart


def test_a_running_total_is_not_one_of_its_days() -> None:
    """Read "214 killed since January" beside Monday's five dead: two groups, whatever an engine linked."""
    year = window(date(2031, 1, 1), date(2031, 5, 6), "month")
    total = claim("c1", toll("killed", 214), when="since January", speakers="a monitor")
    day = claim("c2", toll("killed", 5), when="on Monday", at=60, same_event_as="c1", speakers="a monitor")
    assert groups(total, day, c1={"when": year}, c2={"when": window(MONDAY)}) == [["c1"], ["c2"]]
    undated = claim("c2", toll("killed", 5), at=60, same_event_as="c1")
    assert groups(total, undated, c1={"when": year}) == [["c1"], ["c2"]]
    denied = claim("c2", stance="denies", speakers="the army", at=60, same_event_as="c1")
    assert groups(total, denied, c1={"when": year}) == [["c1", "c2"]]
    again = claim("c2", toll("killed", 240), speakers="police", at=60, same_event_as="c1")
    assert groups(total, again, c1={"when": year}) == [["c1", "c2"]]


def test_talk_of_years_without_a_number_makes_no_incident() -> None:
    """Words like "over the past years" sum up and count nobody; a number keeps them."""
    assert groups(claim("c1", toll("killed"), when="over the past years"), claim("c2", places="Tabira", at=60)) == [
        ["c2"]
    ]
    assert groups(claim("c1", toll("killed", 40), when="over the past years"))


@st.composite
def some_claims(draw: st.DrawFn) -> list[Claim]:
    """Up to six claims with places, numbers, voices and links drawn from few values, so that many agree."""
    out: list[Claim] = []
    for n in range(draw(st.integers(1, 6))):
        earlier = st.sampled_from([None, *(c.id for c in out)])
        out.append(
            claim(
                f"c{n}",
                *draw(st.sampled_from(((), (toll("killed", 7),), (toll("killed", 12),), (toll("killed", 5),)))),
                places=draw(st.sampled_from(("Sarrin", "Tabira", ()))),
                speakers=draw(st.sampled_from(((), "medics", "the army", "a monitor"))),
                by=draw(st.sampled_from(((), "jets"))),
                at=100 * n,
                same_event_as=draw(earlier),
                part_of=draw(earlier),
                stance=draw(st.sampled_from(("asserts", "asserts", "denies", "anticipates"))),
            )
        )
    return out


@given(some_claims(), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_no_group(claims: list[Claim], random: Any) -> None:
    """Linking a report's claims in another order gives the same groups."""
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert {frozenset(g) for g in groups(*claims)} == {frozenset(g) for g in groups(*shuffled)}


@given(some_claims())
def test_groups_share_no_claim(claims: list[Claim]) -> None:
    """A claim is in one incident or in none, and groups come in order of the text."""
    found = groups(*claims)
    inside = [key for group in found for key in group]
    assert len(inside) == len(set(inside))
    assert found == sorted(found)
    assert all(group == sorted(group) for group in found)
