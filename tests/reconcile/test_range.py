"""Method `ucdp`: who speaks, and whose dead."""

from typing import Any

import pytest
from tests.factories import claim, readings, report, toll

from recount.model import Actor, ActorKind, Occurrence, PopulationScope, Source, SourceKind
from recount.reconcile import Parties, ReconcileOptions, reconcile

# As `Told`: pytest takes a class whose name begins with "Test" for tests.
from recount.reconcile import Testimony as Told
from recount.vocab.actors import actors

ARMY = Actor(id="actor:army", name="Army of Northland", kind=ActorKind.STATE_FORCES, side="north")
REBELS = Actor(id="actor:rebels", name="Southland Front", kind=ActorKind.ARMED_GROUP, side="south")
MONITOR = Actor(id="actor:monitor", name="Border Monitor", kind=ActorKind.MONITOR)
OUTLETS = (
    Source(id="source:army-press", name="Army Press", kind=SourceKind.OFFICIAL, side=ARMY.id),
    Source(id="source:front-line", name="Front Line", kind=SourceKind.CHANNEL),
)
PARTIES = Parties(actors={a.id: a for a in (ARMY, REBELS, MONITOR)}, sources={s.id: s for s in OUTLETS})
Three = tuple[int | None, int | None, int | None] | None


def said(claim_id: str, *tolls: Any, actor: Actor | None = None, source: str = "The Valley Post", **rest: Any) -> Told:
    """The army is said to have struck the rebels, by `actor` or the outlet."""
    read = readings(claim_id, by=(ARMY.id,), targets=(REBELS.id,), speakers=(actor.id,) if actor else ())
    speakers = rest.pop("speakers", actor.name if actor else ())
    made = claim(claim_id, *tolls, speakers=speakers, report_id=f"r-{claim_id}", **rest)
    return Told(claim=made, report=report(f"r-{claim_id}", source=source), readings=read)


def figure(*members: Told, scope: str = "all") -> Three:
    options = ReconcileOptions(methods=("ucdp",), parties=PARTIES)
    found = [e for e in reconcile([members], options)[0].estimates if e.population is PopulationScope(scope)]
    return (found[0].low, found[0].best, found[0].high) if found else None


FIGHTERS = toll("killed", 120, population="combatant")


def test_a_party_on_enemy_dead_moves_high_only() -> None:
    """A single belligerent's 120 enemy dead: up to 120, single source; as told they are 120."""
    options = ReconcileOptions(methods=("as_told", "ucdp"), parties=PARTIES)
    as_told, *ucdp = reconcile([[said("c1", FIGHTERS, actor=ARMY)]], options)[0].estimates
    assert (as_told.low, as_told.best, as_told.high) == (120, 120, 120)
    assert {(e.low, e.best, e.high) for e in ucdp} == {(None, None, 120)}
    assert {e.population.value for e in ucdp} == {"combatant", "all"}
    assert all(e.because[0] == "up to 120, single source" for e in ucdp)


@pytest.mark.parametrize(
    "speaker", ["the army", "Northland's defence ministry", "a militia commander", "the coalition"]
)
def test_words_tell_a_party_where_no_table_knows_it(speaker: str) -> None:
    """Without any reading or table the words of the speaker decide."""
    member = Told(claim=claim("c1", FIGHTERS, speakers=speaker), report=report())
    estimates = reconcile([[member]], ReconcileOptions(methods=("ucdp",)))[0].estimates
    assert [(e.low, e.best, e.high) for e in estimates] == [(None, None, 120)] * 2


@pytest.mark.parametrize(
    "speaker", ["the hospital", "police", "the health ministry", "a military hospital", "residents"]
)
def test_responders_and_civil_authorities_set_the_figure(speaker: str) -> None:
    """They are no party to the fighting, whatever else their words hold."""
    assert figure(said("c1", FIGHTERS, speakers=speaker)) == (120, 120, 120)


def test_own_losses_set_the_figure() -> None:
    """A party that counts its own dead is believed; an ally counts as the party."""
    assert figure(said("c1", FIGHTERS, actor=REBELS)) == (120, 120, 120)


def test_an_independent_number_sets_low_and_best_and_the_claim_stays_the_ceiling() -> None:
    """The monitor says 18, the army 80: 18/18/80."""
    monitor = said("c1", toll("killed", 18, population="combatant"), actor=MONITOR)
    army = said("c2", toll("killed", 80, population="combatant"), actor=ARMY)
    assert figure(monitor, army) == (18, 18, 80)


def test_a_partys_outlet_speaks_for_it_and_a_channel_is_a_ceiling() -> None:
    """The own voice of an official outlet is its side's; an anonymous channel moves high only."""
    assert figure(said("c1", FIGHTERS, source="Army Press")) == (None, None, 120)
    assert figure(said("c1", FIGHTERS, source="Front Line")) == (None, None, 120)
    assert figure(said("c1", FIGHTERS)) == (120, 120, 120)


def test_a_party_cannot_clear_itself() -> None:
    """Its "we hurt no civilians" is left out with a reason; "we killed two civilians" is taken."""
    nobody = said("c1", toll("killed", 0, population="civilian"), actor=ARMY)
    monitor = said("c2", toll("killed", 5, population="civilian"), actor=MONITOR)
    assert figure(nobody, monitor, scope="civilian") == (5, 5, 5)
    assert figure(said("c1", toll("killed", 2, population="civilian"), actor=ARMY), scope="civilian") == (2, 2, 2)


NOBODY = toll("killed", 0, text="nobody")


def struck(claim_id: str, *tolls: Any, actor: Actor | None = None, **rest: Any) -> Told:
    """The rebels are said to have attacked the army, whose words for the target are "its patrol"."""
    read = readings(claim_id, by=(REBELS.id,), speakers=(actor.id,) if actor else ())
    words = {"speakers": actor.name if actor else (), "by": "rebels", "targets": "its patrol"} | rest
    made = claim(claim_id, *tolls, report_id=f"r-{claim_id}", **words)
    return Told(claim=made, report=report(f"r-{claim_id}"), readings=read)


def test_a_party_that_lost_nobody_is_believed_until_another_voice_counts_dead() -> None:
    """The army's "nobody" is of its own people. It is no ceiling, and moves nothing beside a count or words for dead."""
    alone = struck("c1", NOBODY, actor=ARMY)
    (unknown, everybody) = reconcile([[alone]], ReconcileOptions(methods=("ucdp",), parties=PARTIES))[0].estimates
    assert (unknown.low, unknown.best, unknown.high) == (everybody.low, everybody.best, everybody.high) == (0, 0, 0)
    assert everybody.because == ("a party says that it lost nobody",)
    six = toll("killed", 6, text="six soldiers", population="combatant")
    assert figure(alone, struck("c2", six, actor=MONITOR)) == (6, 6, 6)
    assert figure(alone, struck("c2", six, actor=REBELS)) == (None, None, 6)
    assert figure(alone, struck("c2", six, actor=MONITOR), scope="unknown") is None
    several = toll("killed", text="several soldiers", population="combatant")
    assert figure(alone, struck("c2", several, actor=MONITOR)) == (None, None, None)


def test_a_party_never_makes_its_enemys_dead_none() -> None:
    """Neither the attacker's "nobody" nor an anonymous channel's gives a figure, let alone "up to 0"."""
    assert figure(said("c1", NOBODY, actor=ARMY, by="the army", targets="rebels")) is None
    assert figure(said("c1", NOBODY, source="Front Line")) is None
    counted = said("c2", toll("killed", 4), actor=MONITOR)
    assert figure(said("c1", NOBODY, actor=ARMY, by="the army"), counted) == (4, 4, 4)


@pytest.mark.parametrize(
    ("speaker", "words", "own"),
    [
        ("the Israeli military", "no Israeli casualties", True),
        ("the Syrian army", "five of its soldiers", True),
        ("the army", "five of our men", True),
        ("rebels", "six of their fighters", True),
        ("the Malian army", "20 militants", False),
        ("Syrian rebels", "12 Syrian soldiers", False),
        ("the Israeli military", "five Lebanese people", False),
        ("the army", "six people", False),
    ],
)
def test_the_words_tell_whose_dead_they_are(speaker: str, words: str, own: bool) -> None:
    """A party's own people set the figure; where the words do not say whose they are, the number is a ceiling."""
    n = 0 if words.startswith("no ") else 6
    member = Told(claim=claim("c1", toll("killed", n, text=words), speakers=speaker), report=report())
    estimates = reconcile([[member]], ReconcileOptions(methods=("ucdp",)))[0].estimates
    assert {(e.low, e.best, e.high) for e in estimates} == {(n, n, n) if own else (None, None, n)}


def test_militants_that_attacked_a_base_are_no_losses_of_its_army() -> None:
    """Where the army's own base was struck, its dead are its own, and the attackers' are not."""
    attackers = toll("killed", 20, text="20 militants", population="combatant")
    assert figure(struck("c1", attackers, actor=ARMY)) == (None, None, 20)
    assert figure(struck("c1", toll("killed", 5, text="five people"), actor=ARMY)) == (5, 5, 5)


def test_a_force_that_broke_away_is_another_party_from_that_day() -> None:
    """What was a branch of a state's forces once, and fights them now, is not the state when it is blamed."""
    rsf = readings("c1", by=("actor:rsf",), speakers=("actor:sd",))
    made = claim("c1", toll("killed", 3, population="civilian"), speakers="the army", by="the RSF")
    known = Parties(actors={a.id: a for a in actors()})
    member = Told(claim=made, report=report(), readings=rsf)
    grade = reconcile([[member]], ReconcileOptions(methods=("ucdp",), parties=known))[0].grade
    assert grade is not None
    assert grade.occurrence is Occurrence.SINGLE_SOURCE


def test_each_population_has_its_own_figure() -> None:
    """Nine dead, four of them children and two fighters: three of unknown status."""
    whole = (
        toll("killed", 9),
        toll("killed", 4, population="civilian", part_of=0, at=30),
        toll("killed", 2, population="combatant", part_of=0, at=60),
    )
    member = said("c1", *whole, actor=MONITOR)
    found = {s: figure(member, scope=s) for s in ("all", "civilian", "combatant", "unknown")}
    assert found == {"all": (9, 9, 9), "civilian": (4, 4, 4), "combatant": (2, 2, 2), "unknown": (3, 3, 3)}


def test_at_least_is_the_number_itself_and_a_bare_plural_is_two() -> None:
    """As UCDP's rows have it; "several" has no rule there and stays without a number."""
    assert figure(said("c1", toll("killed", 12, wording="at_least"), actor=MONITOR)) == (12, 12, 12)
    assert figure(said("c1", toll("killed", text="civilians"), actor=MONITOR)) == (2, 2, None)
    assert figure(said("c1", toll("killed", text="several civilians"), actor=MONITOR)) == (None, None, None)


def test_a_rule_is_cited_only_where_it_gave_a_number() -> None:
    """The monitor's plural is read by the table; the army's, of its enemy, moves nothing and cites nothing."""
    plural = toll("killed", text="militants", population="combatant")
    cited = []
    for actor in (MONITOR, ARMY):
        options = ReconcileOptions(methods=("ucdp",), parties=PARTIES)
        estimate = reconcile([[said("c1", plural, actor=actor)]], options)[0].estimates[0]
        cited.append("words without a number read by rule ucdp:plural" in estimate.because)
    assert cited == [True, False]


def test_words_without_a_number_set_no_ceiling() -> None:
    """A plural is two at least, not two at most: a party's "militants" give its enemy's dead no upper end of their own."""
    plural = toll("killed", text="militants", population="combatant")
    seven = said("c2", toll("killed", 7, population="combatant"), actor=MONITOR)
    one = said("c2", toll("killed", 1, population="combatant"), actor=MONITOR)
    assert figure(said("c1", plural, actor=ARMY)) == (None, None, None)
    assert figure(said("c1", plural, actor=ARMY), seven) == (7, 7, 7)
    assert figure(said("c1", plural, actor=ARMY), one) == (1, 1, None)


@pytest.mark.parametrize(("wording", "low"), [("unquantified", None), ("at_least", 151)])
def test_people_killed_and_wounded_are_no_plural_of_dead(wording: str, low: int | None) -> None:
    """In "more than 150 people killed and wounded" nobody says that two of them died, nor that 151 did."""
    both = {"wording": wording, "text": "more than 150 people"}
    member = said("c1", toll("killed", low, **both), toll("injured", low, **both), actor=MONITOR)
    assert figure(member) == (None, None, None)


def test_the_injured_are_none_of_its_business() -> None:
    """UCDP records deaths only."""
    assert figure(said("c1", toll("injured", 4), actor=MONITOR)) is None
