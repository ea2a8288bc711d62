"""Whose dead: those of two sides are added, two words for the same dead are not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.factories import claim, report, toll

from recount.model import Estimate, PopulationScope, Quote, Span, TollKind
from recount.reconcile import METHODS, ReconcileOptions, reconcile

# As `Told`: pytest takes a class whose name begins with "Test" for tests.
from recount.reconcile import Testimony as Told
from recount.reconcile.sides import people_of

Three = tuple[int | None, int | None, int | None]


def all_of_them(*said: tuple[str, Any], method: str = "as_told", says: str = "they were killed") -> Estimate:
    """The estimate of everybody killed, where each voice gives one toll or several."""
    members = [
        Told(
            claim=claim(
                f"c{n}", *(t if isinstance(t, tuple) else (t,)), speakers=speaker, at=100 * n, says=says if n else "x"
            ),
            report=report(),
        )
        for n, (speaker, t) in enumerate(said)
    ]
    estimates = reconcile([members], ReconcileOptions(methods=(method,)))[0].estimates
    (found,) = (e for e in estimates if e.kind is TollKind.KILLED and e.population is PopulationScope.ALL)
    return found


def three(estimate: Estimate) -> Three:
    return estimate.low, estimate.best, estimate.high


def armed(n: int, words: str) -> Any:
    return toll("killed", n, text=f"{n} {words}", population="combatant")


def civilians(n: int) -> Any:
    return toll("killed", n, text=f"{n} civilians", population="civilian")


@pytest.mark.parametrize("method", METHODS)
def test_the_dead_of_two_sides_are_added(method: str) -> None:
    """Each side counts its own: 47 soldiers and 30 fighters are 77."""
    found = all_of_them(
        ("the army", armed(47, "of its soldiers")), ("the rebels", armed(30, "of their fighters")), method=method
    )
    assert {n for n in three(found) if n is not None} == {77}
    assert found.witnesses == 2
    assert not found.left_out


def test_two_numbers_for_the_dead_of_one_side_are_not() -> None:
    """The army says 47 militants, the militants 30 of theirs: one number, disputed; UCDP's best is their own."""
    said = (("the army", armed(47, "militants")), ("the militants", armed(30, "of their fighters")))
    assert three(all_of_them(*said)) == (30, 30, 47)
    assert three(all_of_them(*said, method="ucdp")) == (30, 30, 47)


def test_militants_whom_others_call_civilians_stay_two_accounts() -> None:
    """The army's 80 militants are the hospital's 18 civilians: nobody adds them, and the army moves the high only."""
    said = (("the army", armed(80, "militants")), ("the hospital", civilians(18)))
    assert three(all_of_them(*said)) == (18, 18, 80)
    assert three(all_of_them(*said, method="ucdp")) == (18, 18, 80)


def test_a_partys_own_dead_are_no_civilians() -> None:
    """Five soldiers by their army, 12 civilians by a hospital: 17."""
    assert three(all_of_them(("the army", armed(5, "of its soldiers")), ("the hospital", civilians(12)))) == (
        17,
        17,
        17,
    )


def test_as_many_civilians_as_fighters_by_two_voices_are_one_dispute() -> None:
    """Four by one voice's word and four by another's: who they were is in dispute, not how many."""
    assert three(all_of_them(("a monitor", armed(4, "fighters")), ("residents", civilians(4)))) == (4, 4, 4)


def _says(speaker: str | None, told: Any, words: str, n: int, by: str | None = None) -> Told:
    at = 100 * n
    placed = replace(
        told, quote=Quote(span=_span(at + words.index(told.quote.exact), told.quote.exact), exact=told.quote.exact)
    )
    return Told(claim=claim(f"c{n}", placed, speakers=speaker, at=at, says=words, by=by), report=report())


def _span(start: int, text: str) -> Span:
    return Span(start=start, end=start + len(text))


def _killed(*told: Told) -> Three:
    estimates = reconcile([told], ReconcileOptions(methods=("as_told",)))[0].estimates
    return three(next(e for e in estimates if e.kind is TollKind.KILLED and e.population is PopulationScope.ALL))


@pytest.mark.parametrize(
    "words",
    [
        "The rebels said they had lost 4 fighters.",
        "The rebels admitted losing 4 fighters.",
        "The rebels acknowledged the loss of 4 fighters.",
        "The rebels put their own losses at 4 fighters.",
    ],
)
def test_whom_a_party_says_it_lost_are_its_own(words: str) -> None:
    """Though it is said to have attacked, too."""
    army = _says("the army", armed(9, "of its soldiers"), "The army said 9 of its soldiers died.", 0)
    rebels = _says("the rebels", armed(4, "fighters"), words, 1, by="the rebels")
    assert _killed(army, rebels) == (13, 13, 13)
    claimed = _says(
        "the rebels", armed(4, "fighters"), "The rebels said they had killed 4 fighters.", 1, by="the rebels"
    )
    assert _killed(army, claimed) != (13, 13, 13)


def test_whom_a_foe_counts_by_a_number_alone_are_those_who_were_lost() -> None:
    """The rebels say 40 where the army lost two: one number, disputed."""
    army = _says("the army", armed(2, "soldiers"), "The army said it had lost 2 soldiers.", 0)
    rebels = _says(
        "the rebels", toll("killed", 40, text="40", population="combatant"), "The rebels killed 40.", 1, by="the rebels"
    )
    low, _, high = _killed(army, rebels)
    assert (low, high) == (2, 40)


def test_two_states_that_count_their_own_are_two_camps() -> None:
    """Both say "soldiers": whose they are tells them apart."""
    said = (("the Northland army", armed(6, "of its soldiers")), ("the Southland army", armed(9, "of its soldiers")))
    assert three(all_of_them(*said)) == (15, 15, 15)


def test_a_breakdown_bounds_each_side_by_itself() -> None:
    """The monitor's two soldiers and three fighters beside the rebels' one fighter: three or five, five by the monitor."""
    both = (armed(2, "soldiers"), toll("killed", 3, text="3 fighters of the Front", population="combatant", at=40))
    found = all_of_them(("a monitor", both), ("the rebels", armed(1, "of their fighters")))
    assert found.high == 5
    assert found.low is not None
    assert found.low >= 3


def test_who_counts_everybody_bounds_the_sides() -> None:
    """Police count 20 of both sides; the army's own five are among them."""
    police = ("police", toll("killed", 20, text="20 people"))
    assert three(all_of_them(police, ("the army", armed(5, "of its soldiers")))) == (20, 20, 20)


def test_also_dead_are_added_to_those_told_before() -> None:
    """Then "three of its fighters also died" is three more than the 12 people."""
    said = (("police", toll("killed", 12, text="12 people")), ("the rebels", armed(3, "of their fighters")))
    assert three(all_of_them(*said, says="three of their fighters also died")) == (15, 15, 15)
    assert three(all_of_them(*said, says="the group also said that three died")) == (12, 12, 12)


@pytest.mark.parametrize(
    ("day", "words", "killed", "hurt"),
    [
        (6, "two of the wounded died", (12, 12, 12), (18, 18, 20)),
        (6, "two people died of their wounds", (12, 12, 12), (18, 18, 20)),
        (4, "two people died of their wounds", (10, 10, 10), (20, 20, 20)),  # the toll of that day may hold them
    ],
)
def test_who_dies_of_wounds_moves_from_the_hurt_to_the_dead(day: int, words: str, killed: Three, hurt: Three) -> None:
    """Ten dead and 20 hurt on the first day; on the third, two of these died."""
    late = report("r2", published=date(2031, 5, day))
    first = Told(claim=claim("c1", toll("killed", 10), toll("injured", 20, at=30)), report=report())
    then = claim("c2", toll("killed", 2, text=words[:20]), report_id="r2", speakers="the hospital", says=words)
    estimates = reconcile([[first, Told(claim=then, report=late)]])[0].estimates
    found = {e.kind: three(e) for e in estimates}
    assert (found[TollKind.KILLED], found[TollKind.INJURED]) == (killed, hurt)


def test_what_the_toll_comes_to_is_no_one_more_who_died() -> None:
    """ "Seventeen of the injured died, taking the toll to 80": 80, not 63, and not 143."""
    says = "Seventeen of the injured died later, taking the death toll to 80"
    at = says.index("80")
    then = claim("c2", toll("killed", 80, text="80", at=at), report_id="r2", says=says)
    late = report("r2", published=date(2031, 5, 6))
    first = Told(claim=claim("c1", toll("killed", 63)), report=report())
    estimates = reconcile([[first, Told(claim=then, report=late)]])[0].estimates
    assert three(next(e for e in estimates if e.population is PopulationScope.ALL))[1:] == (80, 80)


@pytest.mark.parametrize(
    ("phrase", "camp"),
    [
        ("50 Houthis", "group"),
        ("nine Kenyan police", "state"),
        ("two militants and three Kenyan police", None),
        ("nine farmers", None),
    ],
)
def test_whose_people_words_name(phrase: str, camp: str | None) -> None:
    """By a word for them or by a name; of both sides at once, nobody's."""
    assert people_of(phrase) == camp


def test_parties_known_by_name_are_sides() -> None:
    """ "50 Houthis" and "21 government troops" are 71 dead, whoever says so."""
    said = (("the coalition", armed(50, "Houthis")), ("a medic", armed(21, "government troops")))
    assert three(all_of_them(*said)) == (71, 71, 71)
    assert three(all_of_them(("the coalition", armed(50, "Houthis")), ("a medic", armed(21, "Houthis"))))[2] == 50


@pytest.mark.parametrize("method", ["as_told", "ucdp"])
def test_a_number_that_others_tell_too_is_not_added(method: str) -> None:
    """ "Four others were also killed" counts the four whom another voice counts, and nobody more."""
    said = (("police", civilians(4)), ("medics", civilians(4)))
    assert three(all_of_them(*said, method=method, says="four others were also killed"))[1] == 4


def test_a_party_that_counts_both_sides_tells_of_both() -> None:
    """Its own lost, and those whom it killed: each stands beside the other party's number for them."""
    ministry = _says("the ministry", armed(60, "rebels"), "The ministry said 60 rebels died.", 0)
    words = "The rebels said they killed 33 soldiers and lost 5 of their own men."
    foes = _says("the rebels", armed(33, "soldiers"), words, 1, by="the rebels").claim.tolls[0]
    own = _says("the rebels", armed(5, "of their own men"), words, 1, by="the rebels")
    rebels = replace(own, claim=replace(own.claim, tolls=(foes, *own.claim.tolls)))
    low, _, high = _killed(ministry, rebels)
    assert (low, high) == (38, 93)


def test_dead_attackers_are_besides_the_dead_of_their_attack() -> None:
    """Whoever counts them; another word for fighters may be for the same people."""
    official = _says("an official", toll("killed", 9, text="9 people"), "An official said 9 people died.", 0)
    guards = _says(None, armed(4, "attackers"), "4 attackers were shot by guards.", 1)
    assert _killed(official, guards) == (13, 13, 13)
    fighters = _says(None, armed(4, "fighters"), "4 fighters were shot by guards.", 1)
    assert _killed(official, fighters)[2] == 9


def test_attackers_told_among_all_are_not_added() -> None:
    """ "Nine people, including the attackers", "nine in all"."""
    for words in ("9 people died in all, an official said.", "9 people died, including the attackers, it was said."):
        official = _says("an official", toll("killed", 9, text="9 people"), words, 0)
        guards = _says(None, armed(4, "attackers"), "4 attackers were shot by guards.", 1)
        assert _killed(official, guards) == (9, 9, 9)


def test_whose_losses_a_number_is() -> None:
    """By the words before it: "put rebel losses at ten"."""
    group = _says("the group", armed(12, "soldiers"), "The group said it killed 12 soldiers.", 0, by="the group")
    words = "The government said 2 soldiers died and put rebel losses at 10."
    lost = _says("the government", toll("killed", 10, text="10", population="combatant"), words, 1)
    dead = _says("the government", armed(2, "soldiers"), words, 1).claim.tolls[0]
    state = replace(lost, claim=replace(lost.claim, tolls=(dead, *lost.claim.tolls)))
    low, _, high = _killed(group, state)
    assert (low, high) == (12, 22)


@pytest.mark.parametrize(
    ("words", "died", "killed", "hurt"),
    [
        ("20 people were wounded, 3 of whom died.", "3 of whom died", (3, 3, 3), (17, 17, 20)),
        ("20 people were wounded. 3 of the wounded died.", "3 of the wounded", (3, 3, 3), (17, 17, 20)),
    ],
)
def test_who_dies_of_it_is_hurt_no_longer(words: str, died: str, killed: Three, hurt: Three) -> None:
    """In one claim, too."""
    many = _says(None, toll("injured", 20, text="20 people"), words, 0).claim.tolls[0]
    one = _says(None, toll("killed", 3, text=died), words, 0)
    told = replace(one, claim=replace(one.claim, tolls=(many, *one.claim.tolls)))
    estimates = reconcile([[told]], ReconcileOptions(methods=("as_told",)))[0].estimates
    figures = {e.kind: three(e) for e in estimates if e.population is PopulationScope.ALL}
    assert (figures[TollKind.KILLED], figures[TollKind.INJURED]) == (killed, hurt)
