"""What people coded by hand beside what an engine read: claims missed, claims too many, and fields that differ, by engine."""

from dataclasses import replace
from typing import Any

from fastapi.testclient import TestClient
from tests.serve.served import Here
from tests.serve.test_doubles import recoded, report_of, send, with_another

from recount.flow.keep import code_run
from recount.store import doubles
from recount.store.ledger import Ledger


def beside(desk: TestClient) -> list[dict[str, Any]]:
    """What the dashboard says of it."""
    return list(desk.get("/api/dashboard").json()["by_hand"])


def test_nothing_is_said_where_nobody_coded_by_hand(desk: TestClient) -> None:
    """An engine alone is beside nobody."""
    assert beside(desk) == []


def test_a_coding_by_hand_is_counted_beside_the_engine_s(desk: TestClient) -> None:
    """One claim in common with another number, one that the engine missed; what it has alone is the rest of its claims."""
    report = report_of(desk)
    send(desk, report, with_another(report))
    (one,) = beside(desk)
    assert (one["reports"], one["both"], one["missed"], one["extra"]) == (1, 1, 1, len(report["claims"]) - 1)
    fields = {f["field"]: (f["same"], f["other"]) for f in one["fields"]}
    assert (fields["event_type"], fields["killed"]) == ((1, 0), (0, 1))


def test_only_the_newest_of_each_counts_and_another_version_is_another_engine(desk: TestClient, here: Here) -> None:
    """Coded again by hand without the mistake; then read anew by another engine."""
    report = report_of(desk)
    send(desk, report, recoded(report, event_type="other_violence"))
    send(desk, report, recoded(report, event_type="abduction"), by="Cy Alder")
    (one,) = beside(desk)
    assert one["reports"] == 1
    with Ledger.open(here.setup.ledger) as ledger:
        with ledger.read() as connection:
            stands = doubles.of_report(connection, report["id"])[0].coded
        claims = tuple(replace(c, engine="other:b2:0123456789abcdef") for c in stands.claims)
        again = replace(stands, claims=claims)
        assert ledger.append_report(again, code_run(again, here.setup.keeping()))
    (now,) = beside(desk)
    assert now["engine"] == "other 01234567"
    assert now["engine"] != one["engine"]
