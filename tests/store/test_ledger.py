"""The ledger keeps what it acknowledged, once, and gives it back as it was."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.store import made

from recount.model import Capture, Decision, FormatError, LedgerError, Precision, UsageError, Window, quote
from recount.store import database, views
from recount.store.ledger import Ledger
from recount.store.rows import content_id
from recount.store.verify import verify


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "recount.db") as ledger:
        yield ledger


def test_round_trip(ledger: Ledger) -> None:
    """What went in comes back equal, claim by claim and reading by reading."""
    coded = made.coded()
    assert ledger.append_report(coded, made.run())
    assert list(views.coded_reports(ledger)) == [coded]
    assert list(views.reports(ledger)) == [coded.report]


def test_same_report_again_is_not_kept_twice(ledger: Ledger) -> None:
    """The same report, coded the same, by whatever run, changes nothing and says so."""
    coded = made.coded()
    assert ledger.append_report(coded, made.run()) is True
    before = views.head(ledger)
    assert ledger.append_report(coded, made.run(settings="another run")) is False
    assert len(list(views.coded_reports(ledger))) == 1
    assert views.head(ledger) == before


def test_another_coding_supersedes_and_keeps_the_old(ledger: Ledger) -> None:
    """A newer engine's claims are current; the earlier ones stay in the table."""
    coded = made.coded()
    newer = replace(coded, claims=coded.claims[:1])
    ledger.append_report(coded, made.run())
    assert ledger.append_report(newer, made.run(engine="newer"))
    assert list(views.coded_reports(ledger)) == [newer]
    assert _count(ledger, "SELECT count(*) FROM claims") == 3
    assert _count(ledger, "SELECT count(*) FROM v_claims") == 1
    assert verify(ledger) == ()


def test_recoding_keeps_the_order_of_reports(ledger: Ledger) -> None:
    """Incident ids come from ledger order, so a report coded again keeps its place."""
    first, second = made.coded(), made.coded(made.report(source="Hill Herald"))
    ledger.append_report(first, made.run())
    ledger.append_report(second, made.run())
    ledger.append_report(replace(first, claims=first.claims[:1]), made.run(engine="newer"))
    assert [c.report.source for c in views.coded_reports(ledger)] == ["Valley Post", "Hill Herald"]


def test_capture_and_its_bytes_are_kept(ledger: Ledger) -> None:
    """The bytes as fetched are under their own digest."""
    raw = b"<p>bytes</p>\x00\xff"
    at = datetime(2017, 10, 5, 9, tzinfo=UTC)
    capture = Capture(
        id="cap:b2:1",
        location="a.html",
        captured_at=at,
        content_id=content_id(raw),
        size=len(raw),
        media_type="text/html",
    )
    assert ledger.append_report(made.coded(), made.run(), capture, raw)
    with ledger.read() as connection:
        query = "SELECT x.bytes FROM captures c JOIN contents x ON x.digest = c.content_id"
        assert connection.exec_driver_sql(query).scalar() == raw


def test_bytes_of_another_capture_are_refused(ledger: Ledger) -> None:
    """Bytes whose digest is not the capture's never come in."""
    with pytest.raises(FormatError, match="not those of the capture"):
        ledger.append_report(made.coded(), made.run(), None, b"x")
    assert _count(ledger, "SELECT count(*) FROM entries") == 0


def test_a_quote_that_is_not_in_the_text_is_refused(ledger: Ledger) -> None:
    """Nothing of a report is kept when one quote does not slice its text."""
    coded = made.coded()
    wrong = replace(coded.claims[0], weapons=(quote("y" * 300, 0, 5),))
    with pytest.raises(FormatError, match="nothing of it was kept"):
        ledger.append_report(replace(coded, claims=(wrong,), readings=()), made.run())
    assert _count(ledger, "SELECT count(*) FROM entries") == 0


def test_accounts_of_a_new_run_supersede(ledger: Ledger) -> None:
    """The newest link says what stands; what stood before is still in the tables."""
    coded = made.coded()
    ledger.append_report(coded, made.run())
    first = made.account(coded)
    month = Window(start=None, end=None, precision=Precision.UNKNOWN, basis=made.DAY.basis)
    second = replace(first, window=month)
    assert ledger.append_accounts([first], made.run("link")) == 1
    assert ledger.append_accounts([second], made.run("link", settings="2")) == 1
    assert list(views.accounts(ledger)) == [second]
    assert _count(ledger, "SELECT count(*) FROM incidents") == 2
    assert ledger.append_accounts([first], made.run("link", settings="3")) == 1
    assert list(views.accounts(ledger)) == [first]
    assert _count(ledger, "SELECT count(*) FROM incidents") == 2, "an account that stands again is not written again"
    assert verify(ledger) == ()


def test_the_same_accounts_by_the_same_run_write_nothing(ledger: Ledger) -> None:
    """Linking again with nothing new leaves no trace."""
    coded = made.coded()
    ledger.append_report(coded, made.run())
    ledger.append_accounts([made.account(coded)], made.run("link"))
    entries = _count(ledger, "SELECT count(*) FROM entries")
    assert ledger.append_accounts([made.account(coded)], made.run("link")) == 0
    assert _count(ledger, "SELECT count(*) FROM entries") == entries


def test_an_account_of_unknown_claims_is_refused(ledger: Ledger) -> None:
    """No incident rests on a claim that the ledger can't show."""
    with pytest.raises(LedgerError, match="does not have"):
        ledger.append_accounts([made.account(made.coded())], made.run("link"))
    assert _count(ledger, "SELECT count(*) FROM entries") == 0


def test_dossier_leads_from_the_incident_to_its_words(ledger: Ledger) -> None:
    """An incident's claims, readings and reports, and the person who accepted it, in one piece."""
    coded = made.coded()
    ledger.append_report(coded, made.run())
    account = made.account(coded)
    ledger.append_accounts([account], made.run("link"))
    dossier = views.dossier(ledger, account)
    assert [t.claim for t in dossier.tellings] == list(coded.claims)
    assert dossier.tellings[0].readings == coded.readings[0]
    assert dossier.reports == (coded.report,)
    assert dossier.reviewed_by is None
    accept = Decision(
        id="dec:1",
        kind="accept",
        about=(account.incident.id,),
        answer="yes",
        by="R. Osei",
        at=datetime(2018, 1, 1, tzinfo=UTC),
    )
    assert ledger.append_decision(accept)
    assert ledger.append_decision(accept) is False
    assert views.dossier(ledger, account).reviewed_by == "R. Osei"
    undo = replace(accept, id="dec:2", kind="withdraw", supersedes="dec:1")
    ledger.append_decision(undo)
    assert views.dossier(ledger, account).reviewed_by is None
    assert verify(ledger) == ()


def test_incident_by_the_first_digits_of_its_id(ledger: Ledger) -> None:
    """Any number of leading digits will do while one incident is meant; else the message names near ones."""
    one, two = made.coded(), made.coded(made.report(source="Hill Herald"))
    for coded in (one, two):
        ledger.append_report(coded, made.run())
    accounts = [made.account(one), made.account(two)]
    ledger.append_accounts(accounts, made.run("link"))
    for account in accounts:
        assert views.incident(ledger, views.short(account.incident.id)) == account
        assert views.incident(ledger, account.incident.id) == account
    with pytest.raises(UsageError, match=r"Near ones: [0-9a-f]{12}"):
        views.incident(ledger, "zz")
    with pytest.raises(UsageError, match="Near ones"):
        views.incident(ledger, "")


def test_an_ambiguous_prefix_names_the_candidates(ledger: Ledger) -> None:
    """With more incidents than first digits, one digit can't be enough for all."""
    coded = [made.coded(made.report(source=f"Outlet {n}")) for n in range(17)]
    for one in coded:
        ledger.append_report(one, made.run())
    accounts = [made.account(one) for one in coded]
    ledger.append_accounts(accounts, made.run("link"))
    digits = [a.incident.id[len("inc:b2:")] for a in accounts]
    twice = next(d for d in digits if digits.count(d) > 1)
    with pytest.raises(UsageError, match="more than one incident's id"):
        views.incident(ledger, twice)


def test_an_empty_ledger_says_what_to_do(ledger: Ledger) -> None:
    """Asking an empty ledger is no crash."""
    with pytest.raises(UsageError, match="recount add"):
        views.incident(ledger, "ab")
    assert views.latest_publication(ledger) is None
    assert views.link_run(ledger) is None


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda _: None, "no ledger at"),
        (lambda p: p.write_bytes(b"not a database, though long enough to be looked at" * 40), "can't be opened"),
        (lambda p: p.mkdir(), "is a folder"),
        (lambda p: sqlite3.connect(p).execute("CREATE TABLE t (a)").connection.close(), "no ledger of recount"),
    ],
)
def test_what_is_no_ledger_is_refused(tmp_path: Path, make: object, says: str) -> None:
    """A missing file, rubbish, a folder, another program's database: each gives one clear line."""
    path = tmp_path / "x.db"
    make(path)  # type: ignore[operator]  # one of the lambdas above
    with pytest.raises(LedgerError, match=says):
        Ledger.open(path, must_exist=True)


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    """A ledger of a later recount is not touched, and the message says how to go on."""
    path = tmp_path / "recount.db"
    Ledger.open(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerError, match=r"newer recount .*Update recount"):
        Ledger.open(path)


def test_a_locked_ledger_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program holds it, writing waits and then gives one line; reading goes on."""
    monkeypatch.setattr(database, "PRAGMAS", ("PRAGMA busy_timeout = 10",))
    path = tmp_path / "recount.db"
    with Ledger.open(path) as ledger:
        ledger.append_report(made.coded(), made.run())
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match=r"can't be written: .+ is writing it just now"):
            ledger.append_report(made.coded(made.report(source="X")), made.run())
        assert len(list(views.reports(ledger))) == 1
        other.close()
        assert ledger.append_report(made.coded(made.report(source="X")), made.run())


def test_the_folder_must_be_there(tmp_path: Path) -> None:
    """No folders are made behind the user's back."""
    with pytest.raises(LedgerError, match="no folder"):
        Ledger.open(tmp_path / "none" / "recount.db")


def _count(ledger: Ledger, query: str) -> int:
    with ledger.read() as connection:
        return int(connection.exec_driver_sql(query).scalar() or 0)
