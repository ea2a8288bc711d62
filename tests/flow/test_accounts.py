"""The incidents of one report: linked, counted, dated and placed."""

from datetime import UTC, date, datetime

from tests.factories import claim, locus, readings, report, toll, window

from recount.flow.accounts import accounts_of
from recount.flow.accounts import tell as tell_all
from recount.link import LinkOptions
from recount.model import Account, Claim, CodedReport, Decision, Readings, identify
from recount.reconcile import ReconcileOptions

DAY = date(2031, 5, 1)


def tell(*claims: Claim, read: tuple[Readings, ...] = ()) -> tuple[Account, ...]:
    return accounts_of(CodedReport(report=report(), claims=claims, readings=read))


def test_one_incident_told_twice_counts_once() -> None:
    """Two voices on the same dead make one incident with one figure, and each member says why it belongs."""
    (account,) = tell(
        claim("c1", toll("killed", 9), speakers="medics"),
        claim("c2", toll("killed", 9), speakers="the governor", same_event_as="c1"),
    )
    (killed,) = account.estimates
    assert (killed.low, killed.best, killed.high) == (9, 9, 9)
    assert killed.method == "as_told"
    assert account.claim_ids == ("c1", "c2")
    assert [m.score for m in account.members] == [1.0, 1.0]
    assert account.members[1].because == ("its report tells it as one event with the first claim",)


def test_an_incident_is_named_after_its_first_claim() -> None:
    """The id is the digest of the founding claim, so that it can be derived again."""
    (account,) = tell(claim("c1", toll("killed", 1)))
    assert account.incident.founding_claim == "c1"
    assert account.incident.id == identify("inc", "c1")


def test_parts_and_whole_count_nobody_twice() -> None:
    """An aggregate whose parts are told makes no incident of its own: 120 in two strikes, then 40 and 80, is 120."""
    accounts = tell(
        claim("c1", toll("killed", 120), places="Sarrin region"),
        claim("c2", toll("killed", 40), places="Sarrin", part_of="c1"),
        claim("c3", toll("killed", 80), places="Torin", part_of="c1"),
    )
    assert [e.best for a in accounts for e in a.estimates] == [40, 80]


def test_days_and_place_come_along() -> None:
    """An incident has the days and the place that were read of its claims."""
    (account,) = tell(claim("c1", toll("killed", 9)), read=(readings("c1", when=window(DAY), places=[locus()]),))
    assert (account.window, account.place, account.locus) == (window(DAY), "Sarrin", locus())


def test_no_claims_no_incidents() -> None:
    """A report that claims nothing tells no incident."""
    assert tell() == ()


ENGLISH = (
    "KRAMA, Northland (Reuters) - Shelling killed 17 people and wounded 43 in Krama on 4 March 2031, governor Vadym "
    "Filask said. 6 houses and 21 cars were damaged in the attack, police officer Iryna Kovalen said, 12 of them badly."
)
SPANISH = (
    "KRAMA, Northland (Reuters) - Un bombardeo mató a 17 personas e hirió a 43 en Krama el 4 de marzo de 2031, según "
    "la alcaldesa. 6 casas y 21 coches resultaron dañados, dijeron Vadym Filask y la policía Iryna Kovalen, 12 de ellos mucho."
)


def test_a_wire_and_what_seems_its_translation_are_one_line_of_report() -> None:
    """Though the words for who speaks are other words in each of the two languages."""
    told = []
    for n, (source, language, text, voice) in enumerate(
        (("Reuters", "en", ENGLISH, "governor Vadym Filask"), ("Reuters", "es", SPANISH, "la alcaldesa"))
    ):
        of = report(f"r{n}", source=source, language=language, text=text, published=date(2031, 3, 5))
        said = claim(f"c{n}", toll("killed", 17), report_id=of.id, speakers=(voice,))
        told.append(CodedReport(report=of, claims=(said,)))
    at = datetime(2031, 6, 1, tzinfo=UTC)
    one = Decision(id="dec:1", kind="same_event", about=("c0", "c1"), answer="yes", by="R. Haas", at=at)
    (account,) = tell_all(told, LinkOptions(decisions=(one,)), ReconcileOptions())
    (estimate,) = account.estimates
    assert (estimate.best, estimate.witnesses, estimate.basis) == (17, 1, ("c0",))
