"""Decisions on the way through: kept first, obeyed when incidents are told, followed to new codings, killed or not."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.store import made

from recount.flow import withdrawal
from recount.flow.answer import Answer, decide, undo
from recount.flow.ask import ask
from recount.flow.decide import follow_codings, typed
from recount.flow.keep import KeepOptions, add, derive
from recount.model import Account, Claim, CodedReport, Decision, Quote, UsageError, claim_id
from recount.store import views
from recount.store.ledger import Ledger
from recount.store.verify import verify
from recount.store.withdraw import withdraw

ROOT = Path(__file__).parents[2]
AS_TOLD = KeepOptions(methods=("as_told",))
POST, HERALD = made.coded(), made.coded(made.report(source="Hill Herald", published=made.PUBLISHED))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """One report with one incident of two claims: the mayor's, and the army's."""
    with Ledger.open(tmp_path / "recount.db") as ledger:
        add(ledger, [POST], AS_TOLD)
        yield ledger


def say(ledger: Ledger, kind: str, *about: str, answer: str = "yes", **rest: Any) -> Decision:
    """What Ana Quist decides, and the incidents told anew."""
    values: dict[str, Any] = {"by": "Ana Quist", "at": datetime(2018, 5, 3, tzinfo=UTC)} | rest
    taken = decide(ledger, Answer(kind=kind, about=about, answer=answer, **values))
    derive(ledger, AS_TOLD)
    return taken


def account(ledger: Ledger) -> Account:
    (found,) = views.accounts(ledger)
    return found


def killed(of: Account) -> tuple[int | None, int | None, int | None]:
    (found,) = (e for e in of.estimates if e.method == "as_told" and e.population.value == "all")
    return found.low, found.best, found.high


MAYOR, ARMY = POST.claims


def test_a_correction_moves_the_figure_and_not_the_claim(ledger: Ledger) -> None:
    """The account counts what the person says; the ledger's claim is what the report said, and everything verifies."""
    say(ledger, "reject", ARMY.id)
    say(ledger, "correct", MAYOR.id, answer="15", slot="tolls[0].count", reason="the ministry's list")
    assert killed(account(ledger)) == (15, 15, 15)
    assert account(ledger).claim_ids == (MAYOR.id,)
    assert next(views.coded_reports(ledger)).claims == POST.claims
    assert verify(ledger) == ()


def test_taking_back_restores(ledger: Ledger) -> None:
    """Everything is as before both."""
    before = account(ledger)
    taken = say(ledger, "reject", MAYOR.id)
    assert account(ledger) != before
    undo(
        ledger,
        taken.id[:12],
        Answer(kind="undo", about=(), answer="yes", by="Ben Ode", at=datetime(2018, 5, 4, tzinfo=UTC)),
    )
    derive(ledger, AS_TOLD)
    assert account(ledger) == before


def test_split_and_merge_of_incidents(ledger: Ledger) -> None:
    """The army's claim is put out of the incident, then both incidents are merged again."""
    before = account(ledger)
    say(ledger, "split", before.incident.id[:14], answer=ARMY.id[:14])
    parted = list(views.accounts(ledger))
    assert [a.claim_ids for a in parted] == [(MAYOR.id,), (ARMY.id,)]
    say(ledger, "merge", *(a.incident.id for a in parted), at=datetime(2018, 5, 4, tzinfo=UTC))
    assert account(ledger).claim_ids == before.claim_ids


def test_grades_and_figures_of_people_stand_beside(ledger: Ledger) -> None:
    """A grade is set on one axis; a person's figure is one more estimate, and replaces none."""
    incident = account(ledger).incident.id
    before = account(ledger)
    say(ledger, "grade", incident, answer="fair", slot="harm")
    say(ledger, "estimate", incident, answer="12/13/20", slot="killed/all", reason="three lists compared")
    now = account(ledger)
    assert now.grade is not None
    assert before.grade is not None
    assert (now.grade.harm, now.grade.occurrence) == ("fair", before.grade.occurrence)
    assert now.estimates[:-1] == before.estimates
    own = now.estimates[-1]
    assert (own.method, own.low, own.best, own.high) == ("person", 12, 13, 20)
    assert own.because == ("Ana Quist decided so on 3 May 2018: three lists compared",)
    assert verify(ledger) == ()


def test_an_accepted_incident_names_who_accepted(ledger: Ledger) -> None:
    """Until it is taken back."""
    taken = say(ledger, "accept", account(ledger).incident.id)
    assert views.dossier(ledger, account(ledger)).reviewed_by == "Ana Quist"
    assert next(views.dossiers(ledger)).reviewed_by == "Ana Quist"
    undo(
        ledger, taken.id, Answer(kind="undo", about=(), answer="yes", by="Ben Ode", at=datetime(2018, 5, 4, tzinfo=UTC))
    )
    assert views.dossier(ledger, account(ledger)).reviewed_by is None


def test_accepting_a_claim_does_not_accept_its_incident(ledger: Ledger) -> None:
    """A person has looked at one voice, not at the event."""
    say(ledger, "accept", MAYOR.id)
    assert views.dossier(ledger, account(ledger)).reviewed_by is None


def test_words_that_the_engine_missed(ledger: Ledger) -> None:
    """A second toll, with the report's words for it; words that the report does not say are refused."""
    say(ledger, "correct", MAYOR.id, answer="killed 1 civilian", slot="tolls[1]", words="the baker Ilyas Karmo")
    say(ledger, "reject", ARMY.id, at=datetime(2018, 5, 4, tzinfo=UTC))
    assert killed(account(ledger)) == (13, 13, 13)
    with pytest.raises(UsageError, match="the report does not say"):
        say(ledger, "correct", MAYOR.id, answer="killed 1", slot="tolls[2]", words="the miller")


@pytest.mark.parametrize(
    ("kind", "about", "rest", "message"),
    [
        ("foretell", "clm:b2:0", {}, "no decision is of kind"),
        ("reject", "clm:b2:zz", {}, "no claim whose id begins"),
        ("reject", "c", {}, "no claim whose id begins"),
        ("reject", "%", {}, "no claim whose id begins"),
        ("accept", "", {}, "about 1 incident or claim"),
        ("correct", MAYOR.id, {"slot": "places[0]", "answer": "geonames:5"}, "the id of no place"),
        ("correct", MAYOR.id, {"slot": "targets[0]", "answer": "nobody-at-all"}, "no actor's id"),
        ("correct", MAYOR.id, {"slot": "tolls[0].count", "answer": "lots"}, "is no count"),
        ("undo", "dec:1", {}, "no decision whose id begins"),
    ],
)
def test_what_is_put_wrongly_is_refused_and_nothing_kept(
    ledger: Ledger, kind: str, about: str, rest: dict[str, Any], message: str
) -> None:
    """Unknown ids, fields, values: in words, before anything is written."""
    with pytest.raises(UsageError, match=message):
        say(ledger, kind, *([about] if about else []), **rest)
    assert views.decisions(ledger) == ()


def recoded(*changes: dict[str, Any]) -> CodedReport:
    """The report as a better engine codes it: claims with other ids."""
    claims: list[Claim] = []
    for claim, change in zip(POST.claims, changes, strict=False):
        new = replace(claim, engine="better", same_event_as=claims[0].id if claims else None, **change)
        claims.append(replace(new, id=claim_id(new)))
    return replace(POST, claims=tuple(claims), readings=tuple(replace(made.readings(c)) for c in claims[:1]))


def strike() -> Quote:
    return made.cut(POST.report.text, "air strike")


def test_decisions_follow_a_new_coding(ledger: Ledger) -> None:
    """Coded anew, the correction is about the new claim, by the same person and day; doing it again does nothing."""
    say(ledger, "correct", MAYOR.id, answer="15", slot="tolls[0].count")
    say(ledger, "reject", ARMY.id, at=datetime(2018, 5, 4, tzinfo=UTC))
    say(ledger, "accept", account(ledger).incident.id, at=datetime(2018, 5, 5, tzinfo=UTC))
    add(ledger, [recoded({"weapons": (strike(),)}, {"weapons": (strike(),)})], AS_TOLD)
    assert killed(account(ledger)) == (15, 15, 15)
    assert views.dossier(ledger, account(ledger)).reviewed_by == "Ana Quist"
    taken = views.decisions(ledger)
    assert len(taken) == 6
    assert {d.by for d in taken} == {"Ana Quist"}
    before = views.head(ledger)
    assert follow_codings(ledger) == ()
    derive(ledger, AS_TOLD)
    assert views.head(ledger) == before
    assert verify(ledger) == ()


def test_what_can_not_be_followed_becomes_a_question(ledger: Ledger) -> None:
    """The new coding has no such claim: nothing of the decision is in the figures, and somebody is asked."""
    say(ledger, "correct", ARMY.id, answer="30", slot="tolls[0].count")
    add(ledger, [recoded({})], AS_TOLD)
    (asked,) = ask(ledger, AS_TOLD).questions
    assert asked.kind == "lost"
    assert "30" in asked.text
    assert len(views.decisions(ledger)) == 1


def test_a_grade_of_an_incident_that_is_gone_is_asked_about(ledger: Ledger) -> None:
    """All its claims were rejected since: the grade hangs in the air, and is dropped only by a person."""
    say(ledger, "grade", account(ledger).incident.id, answer="fair", slot="harm")
    say(ledger, "reject", MAYOR.id, at=datetime(2018, 5, 4, tzinfo=UTC))
    say(ledger, "reject", ARMY.id, at=datetime(2018, 5, 5, tzinfo=UTC))
    (asked,) = ask(ledger, AS_TOLD).questions
    assert asked.kind == "lost"
    assert "harm is fair" in asked.text


def test_a_corrected_type_is_in_the_list(ledger: Ledger) -> None:
    """The list names the first claim's type, as people have it."""
    say(ledger, "correct", MAYOR.id, answer="drone strike", slot="event_type")
    (outline,) = typed(views.outlines(ledger), views.decisions(ledger))
    assert outline.event_type == "drone_strike"


def test_the_same_decisions_replayed_give_the_same(ledger: Ledger, tmp_path: Path) -> None:
    """Captures and decisions rebuild every account, in a new ledger, with the same ids."""
    say(ledger, "correct", MAYOR.id, answer="15", slot="tolls[0].count")
    say(ledger, "split", account(ledger).incident.id, answer=ARMY.id, at=datetime(2018, 5, 4, tzinfo=UTC))
    add(ledger, [HERALD], AS_TOLD)
    with Ledger.open(tmp_path / "again.db") as again:
        for decision in views.decisions(ledger):
            again.append_decision(decision)
        add(again, list(views.coded_reports(ledger)), AS_TOLD)
        assert list(views.accounts(again)) == list(views.accounts(ledger))


def test_a_withdrawn_report_takes_the_words_of_decisions_along(ledger: Ledger) -> None:
    """What a decision quotes to be found again is erased with the report; the ledger still verifies."""
    taken = say(ledger, "correct", MAYOR.id, answer="15", slot="tolls[0].count")
    at = datetime(2018, 6, 1, tzinfo=UTC)
    withdraw(
        ledger, Decision(id="dec:w", kind="withdraw", about=(POST.report.id,), answer="", by="B", at=at, reason="asked")
    )
    assert taken.id not in {d.id for d in views.decisions(ledger)}
    assert b"12 people" not in ledger.path.read_bytes()
    assert verify(ledger) == ()


def test_two_incidents_held_apart_stay_whole(ledger: Ledger) -> None:
    """The answer no about two incidents parts them, and nothing inside either."""
    say(ledger, "split", MAYOR.id, ARMY.id, answer=ARMY.id)
    add(ledger, [HERALD], AS_TOLD)
    before = sorted(a.claim_ids for a in views.accounts(ledger))
    two = [a.incident.id for a in views.accounts(ledger)][:2]
    say(ledger, "same_event", *two, answer="no", at=datetime(2018, 5, 4, tzinfo=UTC))
    assert sorted(a.claim_ids for a in views.accounts(ledger)) == before


def test_a_withdrawn_report_takes_what_was_said_of_it_along(ledger: Ledger) -> None:
    """A decision on two reports, and a reason that tells of one of them."""
    add(ledger, [HERALD], AS_TOLD)
    taken = say(ledger, "copy", HERALD.report.id, POST.report.id, reason="both quote the widow of Haddad Street")
    gone(ledger, POST.report.id)
    assert taken.id not in {d.id for d in views.decisions(ledger)}
    assert b"Haddad Street" not in ledger.path.read_bytes()


def test_a_merge_of_three_reports_stands_for_the_two_that_are_left(tmp_path: Path) -> None:
    """Under the same name and day, and without its reason."""
    three = [made.coded(made.report(source=name, text=f"{n}. {made.TEXT}")) for n, name in enumerate(("A", "B", "C"))]
    with Ledger.open(tmp_path / "three.db") as ledger:
        add(ledger, three, AS_TOLD)
        first = [one.claims[0].id for one in three]
        say(ledger, "merge", *first, reason="the widow of Haddad Street said so")
        gone(ledger, three[0].report.id)
        (left,) = (d for d in views.decisions(ledger) if d.kind == "merge")
        assert (left.about, left.by, left.reason) == (tuple(first[1:]), "Ana Quist", "")
        assert any(set(first[1:]) <= set(a.claim_ids) for a in views.accounts(ledger))
        assert verify(ledger) == ()


def gone(ledger: Ledger, report_id: str) -> None:
    """Withdraw a report as the command does."""
    at = datetime(2018, 6, 1, tzinfo=UTC)
    withdrawal.withdraw(
        ledger,
        Decision(id="dec:w", kind="withdraw", about=(report_id,), answer="privacy", by="B", at=at, reason="privacy"),
        AS_TOLD,
    )


DECIDER = """
import os, signal, sys
from datetime import UTC, datetime
from sqlalchemy import event
from recount.flow.answer import Answer, decide
from recount.flow.keep import KeepOptions, derive
from recount.store.ledger import Ledger

path, claim, dies_at = sys.argv[1], sys.argv[2], int(sys.argv[3])
ledger, seen = Ledger.open(path), 0

@event.listens_for(ledger._engine, "before_cursor_execute")
def count(*args):
    global seen
    seen += 1
    if seen == dies_at:
        os.kill(os.getpid(), signal.SIGKILL)

for n in range(6):
    answer = Answer(kind="correct", about=(claim,), answer=str(20 + n), by="Ana Quist", slot="tolls[0].count",
                    at=datetime(2018, 5, 1 + n, tzinfo=UTC), id=f"dec:{n}")
    decide(ledger, answer)
    os.write(1, f"{n}\\n".encode())
    derive(ledger, KeepOptions(methods=("as_told",)))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system can't kill a process without warning")
@pytest.mark.parametrize("dies_at", [5, 23, 41, 58, 77, 120])
def test_a_killed_decider_loses_nothing_and_doubles_nothing(tmp_path: Path, dies_at: int) -> None:
    """Killed between answer and incidents, or in either: each acknowledged answer is there once, and takes effect next time."""
    path = tmp_path / "recount.db"
    with Ledger.open(path) as ledger:
        add(ledger, [POST], AS_TOLD)
    acknowledged = _decide(path, dies_at)
    with Ledger.open(path) as ledger:
        kept = [d.id for d in views.decisions(ledger)]
        assert kept[:acknowledged] == [f"dec:{n}" for n in range(acknowledged)]
        assert len(kept) <= acknowledged + 1
        derive(ledger, AS_TOLD)
        last = views.decisions(ledger)[-1:]
        assert killed(account(ledger))[0] == (int(last[0].answer) if last else 12)
        assert verify(ledger) == ()
    assert _decide(path, 0) == 6
    with Ledger.open(path) as ledger:
        assert [d.id for d in views.decisions(ledger)] == [f"dec:{n}" for n in range(6)]


def _decide(path: Path, dies_at: int) -> int:
    """How many answers were acknowledged before the end."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and the text above
        [sys.executable, "-c", DECIDER, str(path), MAYOR.id, str(dies_at)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
        capture_output=True,
        check=False,
    )
    assert done.returncode in (-signal.SIGKILL, 0), done.stderr.decode()
    return len(done.stdout.split())
