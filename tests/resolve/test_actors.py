"""Who did it, whom it struck and who says so, on the day and where it happened."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import claim, locus, report, window

from recount.model import Candidate, Locus, PlacePrecision, Reading
from recount.resolve.actors import ActorReadings, TableOfActors, resolve_actors
from recount.vocab.actors import ActorMention, MentionKind, by_id
from recount.vocab.outlets import sources_by_id

DAY = date(2018, 3, 1)


def resolved(words: str = "", slot: str = "by", **rest: object) -> ActorReadings:
    """The readings of one claim with these words in a slot (by, targets, speakers).

    `rest`: text of the report, published, on (the event's day, else none), country (of its place, else no place).
    """
    told = claim("c1", **{slot: words} if words else {})
    day, country = rest.get("on"), rest.get("country")
    assert day is None or isinstance(day, date)
    when = {"c1": Reading(claim_id="c1", slot="when", value=window(day))} if day else {}
    place = Reading(claim_id="c1", slot="places[0]", value=locus(country=country))
    here = report(text=rest.get("text", words), published=rest.get("published", DAY))
    return resolve_actors(here, (told,), when, {"c1": (place,)} if country else {}, TableOfActors())["c1"]


@pytest.mark.parametrize(
    ("words", "country", "actor"),
    [
        ("Al-Nusra Front", "SY", "actor:hts"),  # merged in January 2017
        ("the Turkish army", "SY", "actor:tr"),
        ("Turkish forces", "SY", "actor:tr"),
        ("Turkish", "SY", "actor:tr"),
        ("Turkish artillery", "SY", "actor:tr"),
        ("the Turkish occupation state", "SY", "actor:tr"),
        ("two Russian Su-24s", "SY", "actor:ru"),
        ("the Russian Aerospace Forces", "SY", "actor:ru"),
        ("the IDF", "PS", "actor:il"),
        ("Israel", "SY", "actor:il"),
        ("the Iraqis", "IQ", "actor:iq"),
        ("IS fighters", "SY", "actor:is"),
        ("idf", None, "actor:il"),
        ("regime forces", "SY", "actor:sy"),
        ("rebel factions", "SY", "actor:syrian-insurgents"),
        ("rebels", "YE", "actor:houthis"),
        ("rebels", "CD", "unknown:rebels"),
        ("the coalition", "SY", "actor:cjtf-oir"),
        ("the coalition", "YE", "actor:saudi-coalition"),
        ("the coalition", "AF", "actor:isaf"),
        ("the coalition", "PE", "unknown:coalition"),
        ("government forces", "SD", "actor:sd"),
        ("the army", "NG", "actor:ng"),
        ("the army", "PS", "actor:il"),
        ("Turkish-backed factions", "SY", "actor:sna"),
        ("unidentified gunmen", "SY", "unknown:gunmen"),
        ("security forces", "SY", "unknown:security-forces"),
        ("militants", None, "unknown:militants"),
        ("ethnic Armenian rebels", "AZ", "unknown:rebels"),
        ("SNA factions", "SO", "actor:so"),
        ("SNA factions", "SY", "actor:sna"),
    ],
)
def test_who_did_it(words: str, country: str | None, actor: str) -> None:
    """Names, a country's forces and descriptions lead to a party by the day and the country; a branch to its state."""
    (reading,) = resolved(words, country=country).perpetrators
    assert reading.value == actor
    assert reading.because
    assert reading.rule.startswith("actors/")
    assert reading.slot == "perpetrators[0]"


@pytest.mark.parametrize(
    ("words", "on", "actor"),
    [
        ("Syrian army", date(2024, 12, 7), "actor:sy"),
        ("Syrian army", date(2024, 12, 8), "actor:sy:2024"),
        ("regime forces", date(2025, 6, 1), "unknown:regime-forces"),
        ("Afghan forces", date(2020, 1, 1), "actor:af"),
        ("Afghan forces", date(2022, 1, 1), "actor:taliban:government"),
        ("Nusra Front", date(2013, 1, 1), "actor:nusra"),
        ("Nusra Front", date(2018, 1, 1), "actor:hts"),
    ],
)
def test_the_day_of_the_event_decides(words: str, on: date, actor: str) -> None:
    """It is the event's own day that tells governments and groups apart, not the report's."""
    (reading,) = resolved(words, on=on, published=date(2026, 1, 1)).perpetrators
    in_syria = words == "regime forces"
    (placed,) = resolved(words, on=on, country="SY" if in_syria else None).perpetrators
    assert (placed if in_syria else reading).value == actor


@pytest.mark.parametrize("words", ["a local man", "two Syrian men", "the veteran", "Ruritanian raiders", "my brother"])
def test_nobody_is_guessed(words: str) -> None:
    """Words that name no party give no value and no candidates, and say why."""
    (reading,) = resolved(words, country="SY").perpetrators
    assert (reading.value, reading.candidates) == (None, ())
    assert reading.because


@pytest.mark.parametrize(
    ("words", "candidates"),
    [
        ("the Syrian government and Russia", {"actor:sy", "actor:ru"}),
        ("the SNA", {"actor:sna", "actor:so:military"}),
        ("the Libyan army", {"actor:hor-forces", "actor:ly:military"}),
    ],
)
def test_ambiguous_words_keep_their_candidates(words: str, candidates: set[str]) -> None:
    """Two parties, or a name that two bear, give no value but both candidates with scores in 0..1."""
    (reading,) = resolved(words).perpetrators
    assert reading.value is None
    assert {c.value for c in reading.candidates} >= candidates
    assert all(0 < c.score <= 1 and c.because for c in reading.candidates)


def test_a_successor_is_explained() -> None:
    """A group that had merged is read as what it had become; the reading says so and keeps the old one."""
    (reading,) = resolved("al-Nusra Front", country="SY").perpetrators
    assert (reading.value, reading.rule) == ("actor:hts", "actors/succession")
    assert reading.because == "the words name al-Nusra Front, which on that day was Hayat Tahrir al-Sham"
    assert [c.value for c in reading.candidates] == ["actor:hts", "actor:nusra"]


def test_a_namesake_abroad_is_not_taken() -> None:
    """The Syrian group was founded weeks later; that makes the words open, and never the army of Somalia."""
    (reading,) = resolved("the SNA", country="SY", published=date(2017, 12, 1)).perpetrators
    assert reading.value is None
    assert {c.value for c in reading.candidates} == {"actor:sna", "actor:so:military"}


def test_a_report_without_a_day_leaves_governments_open() -> None:
    """Nothing dates the report: either government of Syria may be meant."""
    (reading,) = resolved("Syrian army", published=None).perpetrators
    assert reading.value is None
    assert {c.value for c in reading.candidates} == {"actor:sy:military", "actor:sy:2024:military"}


def test_the_report_names_its_coalition() -> None:
    """Where no place helps, "the coalition" is the one that the report has named."""
    text = "The Saudi-led coalition denied it. Two hours later the coalition struck again."
    (reading,) = resolved("the coalition", text=text).perpetrators
    assert reading.value == "actor:saudi-coalition"


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("four ISIL-held buildings", "actor:is"),
        ("IS fighters", "actor:is"),
        ("a convoy of Syrian government forces", "actor:sy"),
        ("Iranian sites", "actor:ir"),
        ("Iran’s oil, military and other sites", "actor:ir"),
        ("a Turkish military convoy", "actor:tr"),
        ("a Syrian town near a military base", None),
        ("soldiers of the government in Damascus", "unknown:soldiers"),
        ("a market in Syria", None),
        ("Syrian towns", None),
        ("civilians in an IS-held town", None),
        ("people who had fled Hezbollah", None),
        ("a vegetable market", None),
    ],
)
def test_whom_it_struck(words: str, actor: str | None) -> None:
    """A target is a party's if the words say so; a country, or people beside a party, is none."""
    (reading,) = resolved(words, "targets", country="SY").targets
    assert reading.value == actor


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("the Russian defence ministry", "actor:ru"),
        ("the Ministry of Defence of Russia", "actor:ru"),
        ("U.S. Central Command", "actor:us"),
        ("Turkey’s interior ministry", "actor:tr"),
        ("Moscow", "actor:ru"),
        ("Turkey's National Defence Ministry", "actor:tr"),
        ("the National Defence Ministry", "unknown:officials"),
        ("the ministry in Baghdad", "actor:iq"),
        ("the movement's representative in Baghdad", None),
        ("a spokesman for the Syrian Democratic Forces", "actor:sdf"),
        ("the Syrian Observatory for Human Rights", "source:sohr"),
        ("a Reuters correspondent", "source:reuters"),
        ("Syrian state media", "source:sana"),
        ("the Gaza health ministry", "source:gaza-health"),
        ("Israeli media", "unknown:media"),
        ("Iraqi police", "unknown:police"),
        ("hospital officials", "unknown:medics"),
        ("residents", "unknown:residents"),
        ("local sources", "unknown:sources"),
        ("US sources", "unknown:sources"),
        ("local authorities", "unknown:officials"),
        ("the Greek Orthodox patriarch", None),
        ("his lawyer", None),
        ("a statement about the raids by Turkey", None),
    ],
)
def test_who_speaks(words: str, value: str | None) -> None:
    """A ministry is the party it speaks for, an outlet its source; civil authorities and bystanders are no party."""
    (reading,) = resolved(words, "speakers", country="IQ").speakers
    assert reading.value == value


@pytest.mark.parametrize(
    ("words", "text", "value"),
    [
        ("Hale", "Israeli army spokesman Col. Ruth Hale denied it. Hale gave no figure.", "actor:il"),
        (
            "Mr Hale",
            "Jan Hale, a spokesman for the Syrian Democratic Forces, was sure. “Ten,” Mr Hale said.",
            "actor:sdf",
        ),
        ("Hale", "A spokesman for Amnesty International, Jan Hale, was sure. “Ten,” Hale said.", "source:amnesty"),
        ("the ministry", "Turkey's defence ministry denied it. The ministry said so on Monday.", "actor:tr"),
        ("Hale", "Syrian officials told Jan Hale so. Hale left.", None),
        ("Hale", "Jan Hale sold fruit near the Syrian army base. Hale left.", None),
        ("Hale", "The Syrian army fled. General Jan Hale left. Hale wept.", None),
    ],
)
def test_a_short_name_is_read_by_the_full_one(words: str, text: str, value: str | None) -> None:
    """A surname or "the ministry" is the one that the report introduces with title and party; nothing looser counts."""
    (reading,) = resolved(words, "speakers", text=text).speakers
    assert reading.value == value or (value is None and str(reading.value).startswith("unknown:"))


def test_our_forces_are_the_speakers() -> None:
    """The forces that a speaker calls ours are those of its party; without a party they are nobody's."""
    ours = claim("c1", by="our forces", speakers="the Syrian Democratic Forces")
    found = resolve_actors(report(published=DAY), (ours,), {}, {}, TableOfActors())
    assert found["c1"].perpetrators[0].value == "actor:sdf"
    assert resolved("our forces").perpetrators[0].value is None


def test_a_branch_is_read_as_its_state_and_kept() -> None:
    """The value is who answers for it; the branch that the words name stays among the candidates."""
    (reading,) = resolved("the Israeli Air Force").perpetrators
    assert reading.value == "actor:il"
    assert [c.value for c in reading.candidates] == ["actor:il:air-force"]


class OneActor(TableOfActors):
    """A finder that knows one actor under a name of ours."""

    def find(self, text: str) -> Sequence[ActorMention]:
        at = text.find("Reds")
        ids = ("actor:eln",)
        return [] if at < 0 else [ActorMention(start=at, end=at + 4, actor_ids=ids, kind=MentionKind.NAME, exact=True)]


def test_another_finder_can_be_handed_in() -> None:
    """Where actors are looked up is the caller's choice."""
    told = claim("c1", by=("the Reds", "the Kindred"))
    found = resolve_actors(report(), (told,), {}, {}, OneActor())["c1"].perpetrators
    assert [r.value for r in found] == ["actor:eln", None]


NAMES = st.sampled_from(
    ["Turkish army", "IS", "gunmen", "the coalition", "Hale", "Reuters", "a market", "Syria", "our men"]
)


@given(st.lists(NAMES, max_size=3), st.lists(NAMES, max_size=3), st.lists(NAMES, max_size=3))
def test_a_reading_for_every_quote(by: list[str], targets: list[str], speakers: list[str]) -> None:
    """Whatever the words: one reading a quote, in order, whose ids all exist."""
    told = claim("c1", by=by, targets=targets, speakers=speakers)
    found = resolve_actors(report(), (told,), {}, {}, TableOfActors())["c1"]
    assert [len(found.perpetrators), len(found.targets), len(found.speakers)] == [len(by), len(targets), len(speakers)]
    for reading in (*found.perpetrators, *found.targets, *found.speakers):
        for value in (reading.value, *(c.value for c in reading.candidates)):
            assert value is None or value.startswith("unknown:") or value in by_id() or value in sources_by_id()


@given(st.text(max_size=80))
def test_any_words_can_be_read(words: str) -> None:
    """No text in a slot breaks the reading of it."""
    if words:
        found = resolved(words, "speakers", text=f"{words} {words}")
        assert len(found.speakers) == 1
        assert len(resolved(words).perpetrators) == 1


def test_reading_is_free_of_the_order_of_claims() -> None:
    """A claim is read alike whichever claims stand beside it."""
    one, other = claim("c1", by="the coalition"), claim("c2", by="the Turkish army")
    here = report(published=DAY)
    forth = resolve_actors(here, (one, other), {}, {}, TableOfActors())
    back = resolve_actors(here, (other, one), {}, {}, TableOfActors())
    assert forth == back


@pytest.mark.parametrize(
    ("words", "place", "value", "open_between"),
    [
        ("The army", locus(lat=33.10, lon=35.78, admin1="Quneitra"), "actor:il", ()),  # Golan Heights
        ("police", locus(lat=43.0, lon=41.02, country="GE", admin1="Abkhazia"), None, ("actor:ge", "actor:ru")),
        (
            "the army",
            locus(lat=27.15, lon=-13.2, country="EH", radius_km=15.0, precision=PlacePrecision.NEAR),
            None,
            ("actor:eh", "actor:ma"),
        ),
        ("the army", locus(lat=45.3, lon=34.4, country="UA", admin1="Crimea"), "actor:ru", ()),
        ("the army", locus(lat=33.5, lon=36.3), "actor:sy", ()),  # Damascus
        ("regime forces", locus(lat=33.10, lon=35.78, admin1="Quneitra"), "actor:sy", ()),
    ],
)
def test_no_army_is_given_to_one_side_of_a_contested_place(
    words: str, place: Locus, value: str | None, open_between: tuple[str, ...]
) -> None:
    """In a contested place "the army" is its one known holder's, else open between those who claim or hold it."""
    where = {"c1": (Reading(claim_id="c1", slot="places[0]", value=place),)}
    told = resolve_actors(report(text=words, published=DAY), (claim("c1", by=words),), {}, where, TableOfActors())
    (reading,) = told["c1"].perpetrators
    assert reading.value == value
    assert set(open_between) <= {c.value for c in reading.candidates}
    assert ("contested" in reading.because) == (value != "actor:sy")


def test_an_event_without_a_place_is_where_its_report_is() -> None:
    """Where all places of a report are contested, so is "the army" of a claim that has none; where some are, it is not."""
    golan = Reading(claim_id="c1", slot="places[0]", value=locus(lat=33.10, lon=35.78, admin1="Quneitra"))
    damascus = Reading(claim_id="c3", slot="places[0]", value=locus(lat=33.5, lon=36.3))
    told = claim("c2", by="the army")
    for where, value in (({"c1": (golan,)}, "actor:il"), ({"c1": (golan,), "c3": (damascus,)}, "actor:sy")):
        found = resolve_actors(report(text="the army", published=DAY), (told,), {}, where, TableOfActors())
        assert found["c2"].perpetrators[0].value == value


def test_candidates_of_a_place_give_no_state_that_the_report_does_not_name() -> None:
    """A place that may be one of two in Bulgaria makes no Bulgarian of a policeman in Kosovo."""
    text = "In Kosovo, a policeman was shot dead near Dolna."
    perhaps = tuple(Candidate(value=locus(name, country="BG"), score=0.4, because="name") for name in ("A", "B"))
    where = {"c1": (Reading(claim_id="c1", slot="places[0]", value=None, candidates=perhaps),)}
    for words, state in ((text, "actor:xk"), (text.replace("Kosovo", "spring"), "actor:bg")):
        told = claim("c1", targets="policeman")
        found = resolve_actors(report(text=words, published=DAY), (told,), {}, where, TableOfActors())
        assert found["c1"].targets[0].value == state
