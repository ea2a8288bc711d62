"""What is asked, in which order, and what hangs on it."""

from dataclasses import replace
from typing import Any

import pytest
from tests.factories import claim, locus, report, toll
from tests.review.matters import incident, matter
from tests.review.said import decision

from recount.model import (
    Anchor,
    Candidate,
    Claim,
    Decision,
    FieldConfidence,
    Grade,
    Mark,
    Occurrence,
    Question,
    Reading,
    Readings,
    canonical_json,
    quote,
    to_data,
)
from recount.review import Kin, Lost, Matter, Near, Witnessed, check, questions, summary

A = claim("clm:b2:a", toll("killed", 12), report_id="ra", speakers="the mayor")
B = claim("clm:b2:b", toll("killed", 7), report_id="rb", speakers="medics")
NEAR = Near(one=A.id, other=B.id, chance=0.88, because=("both are in the same place",))


def only(of: Matter) -> Question:
    (found,) = questions(of)
    return found


def decided(question: Question, key: str, **rest: Any) -> Decision:
    """The decision that an option makes."""
    option = next(o for o in question.options if o.key == key)
    made = decision(option.kind, *(option.about or question.about), answer=option.answer, **rest)
    return replace(made, slot=option.slot or ("" if option.about else question.slot), supersedes=option.supersedes)


def test_nothing_in_doubt_nothing_asked() -> None:
    """Sure claims, sure places, no decisions: a quiet ledger."""
    assert questions(matter(incident(A), incident(B))) == ()
    assert questions(matter()) == ()


def test_two_incidents_that_were_nearly_one() -> None:
    """The effect is counted both ways: as one incident and as two; both claims' words are shown."""
    asked = only(matter(incident(A), incident(B), near=(NEAR,)))
    assert (asked.kind, asked.about) == ("same_event", (A.id, B.id))
    assert asked.effect == "killed: best 7 or 19"
    assert [e.title for e in asked.excerpts] == ["the mayor, Paper ra, 4 May 2031", "medics, Paper rb, 4 May 2031"]
    assert asked.people == 12
    assert 0.8 < asked.doubt < 1


def test_a_claim_that_was_taken_out_since_is_not_asked_about() -> None:
    """Rejected, or its report withdrawn: its incident stands as it was until it is told anew, without the claim's words."""
    whole = incident(A, claim("clm:b2:c", report_id="rc"))
    left = replace(whole, tellings=whole.tellings[1:])
    assert questions(matter(left, incident(B), near=(NEAR,))) == ()


def test_pairs_inside_one_incident_or_far_from_a_tie_are_not_asked() -> None:
    """Of a pair that stands together linking asks by its membership; of one without a chance nobody asks."""
    assert questions(matter(incident(A, B), near=(NEAR,))) == ()
    assert questions(matter(incident(A), incident(B), near=(replace(NEAR, chance=0.1),))) == ()
    assert questions(matter(incident(A), near=(NEAR,))) == ()


def test_a_claim_that_was_nearly_left_out() -> None:
    """One question for each report that is not surely of the incident."""
    asked = only(matter(incident(A, B, scores={B.id: 0.92})))
    assert asked.about == (A.id, B.id)
    assert asked.effect == "killed: best 7 or 19"
    assert "not sure (it lies near)" in asked.text


@pytest.mark.parametrize("key", ["y", "n", "u"])
def test_what_was_answered_is_not_asked_again(key: str) -> None:
    """ "Can't say" is an answer too; taken back, the question is open again."""
    of = matter(incident(A), incident(B), near=(NEAR,))
    made = decided(only(of), key)
    check(made)
    assert questions(replace(of, decisions=(made,))) == ()
    assert only(replace(of, decisions=(made, decision("undo", made.id, n=2, supersedes=made.id)))) == only(of)


def sure(of: Claim, chance: float, **fields: float) -> Claim:
    return replace(
        of, confidence=chance, field_confidence=tuple(FieldConfidence(field=f, chance=c) for f, c in fields.items())
    )


def test_a_number_that_the_engine_doubts() -> None:
    """Without the toll there would be no figure; another number is typed in, as a correction of the count."""
    asked = only(matter(incident(sure(A, 0.95, tolls=0.6))))
    assert (asked.kind, asked.slot, asked.effect) == ("toll", "tolls[0]", "killed: best 12 or none")
    assert asked.doubt == pytest.approx(0.8)
    other = next(o for o in asked.options if o.key == "n")
    assert (other.kind, other.slot, bool(other.asks)) == ("correct", "tolls[0].count", True)
    assert questions(matter(incident(sure(A, 0.95, tolls=0.9)))) == ()


def test_a_claim_that_the_engine_doubts() -> None:
    """Counted with it and without it."""
    asked = only(matter(incident(A, sure(B, 0.5))))
    assert (asked.kind, asked.about) == ("claim", (B.id,))
    assert asked.text == "Is this said here by medics: air strike, killed 7?"
    assert asked.doubt == 1


def test_a_part_or_others_beside_them() -> None:
    """Three children beside twelve dead: counted within them, the figure is twelve."""
    both = replace(A, tolls=(*A.tolls, toll("killed", 3, group="child", text="three children", at=40)))
    asked = only(matter(incident(both)))
    assert (asked.kind, asked.slot) == ("part", "tolls[1].part_of")
    assert asked.effect == "killed: best 15 or 12"
    assert decided(asked, "y").answer == "tolls[0]"
    check(decided(asked, "y"))
    check(decided(asked, "n"))
    told_apart = replace(A, tolls=(*A.tolls, toll("killed", 3)))
    assert questions(matter(incident(told_apart))) == ()
    said = replace(A, tolls=(*A.tolls, toll("killed", 3, group="child", part_of=0)))
    assert questions(matter(incident(said))) == ()


NORTH, SOUTH = (
    locus("Sarrin", place_id="geonames:1", admin1="North"),
    locus("Sarrin", place_id="geonames:2", admin1="South"),
)


def ambiguous(*scores: float, because: tuple[str, str] = ("it bears the name", "it bears the name")) -> Readings:
    found = tuple(
        Candidate(value=v, score=s, because=b) for v, s, b in zip((NORTH, SOUTH), scores, because, strict=True)
    )
    return Readings(claim_id=A.id, places=(Reading(claim_id=A.id, slot="places[0]", value=None, candidates=found),))


def test_which_place_of_several() -> None:
    """Each candidate is a key; the answer holds the whole place, so that it can be replayed without a gazetteer."""
    asked = only(matter(incident(A, read=[ambiguous(0.5, 0.4)])))
    assert asked.text == "Which place is meant by “Sarrin”?"
    assert asked.effect == "where 12 killed belongs on the map"
    assert [o.text for o in asked.options[:2]] == ["Sarrin, North, Syria", "Sarrin, South, Syria"]
    assert decided(asked, "2").answer == canonical_json(to_data(SOUTH))
    for key in ("1", "2", "0", "u"):
        check(decided(asked, key))
    assert questions(matter(incident(A, read=[ambiguous(0.5, 0.4)]), decisions=(decided(asked, "2"),))) == ()


def test_reasons_are_given_where_they_tell_the_places_apart() -> None:
    """What speaks for all of them alike speaks for none, and is left out."""
    asked = only(matter(incident(A, read=[ambiguous(0.5, 0.4, because=("it is near", "it is far"))])))
    assert [o.text for o in asked.options[:2]] == [
        "Sarrin, North, Syria: it is near",
        "Sarrin, South, Syria: it is far",
    ]


def test_who_is_meant() -> None:
    """Candidates of a party go by their neutral names."""
    by = replace(A, perpetrators=A.speakers)
    found = tuple(Candidate(value=v, score=0.5) for v in ("actor:x", "actor:y"))
    read = Readings(
        claim_id=A.id, perpetrators=(Reading(claim_id=A.id, slot="perpetrators[0]", value=None, candidates=found),)
    )
    asked = only(matter(incident(by, read=[read]), actors={"actor:x": "The Xs"}))
    assert [o.text for o in asked.options[:2]] == ["The Xs", "actor:y"]
    assert asked.doubt == 1


def test_is_it_a_copy() -> None:
    """Asked of two reports, counted with one witness and with two."""
    kin = Kin(report_id="rb", of="ra", chance=0.6, because="They share three sentences of four.")
    asked = only(matter(incident(A, B), kin=(kin,)))
    assert (asked.kind, asked.about) == ("copy", ("rb", "ra"))
    assert "Paper rb, 4 May 2031 prints a copy of what Paper ra" in asked.text


def test_two_people_who_differ_are_both_shown() -> None:
    """The later answer stands until somebody settles it by answering again; one person may change their mind unasked."""
    one = decision("same_event", A.id, B.id, reason="same market", n=1)
    other = decision("same_event", B.id, A.id, answer="no", by="Ben Ode", n=2)
    asked = only(matter(incident(A), incident(B), decisions=(one, other)))
    assert asked.kind == "contradiction"
    assert "Ana Quist said on 1 Jun 2031: same event: yes (same market). Ben Ode said on 2 Jun 2031" in asked.text
    assert [o.answer for o in asked.options] == ["yes", "no"]
    assert questions(matter(incident(A), incident(B), decisions=(one, replace(other, by="Ana Quist")))) == ()
    superseding = replace(other, supersedes="dec:1")
    assert questions(matter(incident(A), incident(B), decisions=(one, superseding))) == ()


def test_a_settled_quarrel_is_over() -> None:
    """The option that is chosen takes the place of both."""
    one = decision("correct", A.id, answer="12", slot="tolls[0].count", n=1)
    other = decision("correct", A.id, answer="13", slot="tolls[0].count", by="Ben Ode", n=2)
    of = matter(incident(A), decisions=(one, other))
    made = decided(only(of), "1", n=3, by="Cleo Marr")
    assert made.answer == "12"
    assert questions(replace(of, decisions=(one, other, made))) == ()


def test_a_decision_that_lost_its_place_is_asked_about() -> None:
    """The nearest claims are offered; without any, the words that it was about are shown."""
    words = quote("nine were killed at dawn", 0, 16)
    anchor = Anchor(
        claim_id="clm:b2:gone",
        report_id="ra",
        event_type="clash",
        stance="asserts",
        marks=(Mark(slot="evidence[0]", quote=words),),
    )
    gone = decision("correct", "clm:b2:gone", answer="15", slot="tolls[0].count", anchors=(anchor,))
    near = Witnessed(claim=A, readings=None, report=report("ra"))
    asked = only(
        matter(incident(A), decisions=(gone,), lost=(Lost(decision=gone, why="two claims fit", nearest=(near,)),))
    )
    assert "has lost its place: two claims fit" in asked.text
    again, drop = decided(asked, "1", n=2), decided(asked, "d", n=2)
    assert (again.about, again.slot, again.supersedes) == ((A.id,), "tolls[0].count", "dec:1")
    assert (drop.kind, drop.about, drop.supersedes) == ("undo", ("dec:1",), "dec:1")
    check(again)
    check(drop)
    bare = only(matter(decisions=(gone,), lost=(Lost(decision=gone, why="gone"),)))
    assert [q.exact for q in bare.excerpts[0].quotes] == ["nine were killed"]


def accepted(value: str) -> Decision:
    of = incident(A).account.incident.id
    anchor = Anchor(claim_id=A.id, report_id="ra", event_type="x", stance="asserts", marks=(), value=value, incident=of)
    return decision("accept", of, anchors=(anchor,))


def test_an_accepted_incident_that_changed() -> None:
    """Somebody accepted other figures than those that stand now."""
    of = incident(A)
    assert questions(matter(of, decisions=(accepted(summary(of.account.estimates)),))) == ()
    asked = only(matter(of, decisions=(accepted("killed as_told 9/9/9"),)))
    assert "accepted this incident with killed as_told 9/9/9. Now it stands with killed as_told 12/12/12" in asked.text


def test_a_dispute_is_for_a_person_to_settle() -> None:
    """Told by one voice and denied by another; once a grade is set, nobody is asked."""
    denied = Grade(occurrence=Occurrence.DISPUTED, occurrence_because="one voice denies what another says")
    of = matter(incident(A, grade=denied))
    asked = only(of)
    assert [o.answer for o in asked.options] == ["corroborated", "rejected", "disputed"]
    made = decided(asked, "u")
    check(made)
    assert questions(replace(of, decisions=(made,))) == ()


def test_the_most_useful_first() -> None:
    """Many dead and an open answer before few and a sure one; the order does not depend on that of the incidents."""
    many = claim("clm:b2:m", toll("killed", 90), report_id="rm")
    few = claim("clm:b2:f", toll("killed", 2), report_id="rf")
    dossiers = [incident(sure(few, 0.5)), incident(sure(many, 0.5)), incident(sure(A, 0.75))]
    asked = questions(matter(*dossiers))
    assert [q.about[0] for q in asked] == ["clm:b2:m", A.id, "clm:b2:f"]
    assert questions(matter(*dossiers[::-1])) == asked
    assert [q.use for q in asked] == sorted((q.use for q in asked), reverse=True)


def test_after_a_rejected_toll_no_number_of_the_claim_is_asked_about() -> None:
    """Its tolls have other numbers in the ledger than people see now."""
    doubted = sure(A, 0.95, tolls=0.5)
    assert questions(matter(incident(doubted), decisions=(decision("reject", A.id, slot="tolls[1]"),))) == ()


def test_a_thousand_incidents_are_asked_about() -> None:
    """Every one of them doubted in three ways."""
    dossiers = []
    for n in range(1000):
        one = claim(f"clm:b2:{n:04}a", toll("killed", 3 + n % 40), report_id=f"r{n}a")
        other = claim(f"clm:b2:{n:04}b", toll("killed", 5 + n % 40), report_id=f"r{n}b")
        dossiers.append(incident(sure(one, 0.7, tolls=0.7), other, scores={other.id: 0.92}))
    near = [Near(one=f"clm:b2:{n:04}a", other=f"clm:b2:{n + 1:04}a", chance=0.85) for n in range(999)]
    asked = questions(matter(*dossiers, near=near))
    assert len(asked) == 3999
