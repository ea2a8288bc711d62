"""Which reports may be copies of new ones: by keys in common, and within a season."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.store import made

from recount.model import CodedReport, report_id
from recount.store import coded, slim
from recount.store.ledger import Ledger
from recount.store.slim import Changes, Signed, sharing

DAY = date(2031, 3, 1)
NEW = 3  # the place of the new report in the ledger below
SEASON, SHARE = 31, 0.5


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Three reports with a signature: of the day, of a year before and of no day; and one without, of the day."""
    with Ledger.open(tmp_path / "slim.db") as opened:
        for n, day in enumerate((DAY, DAY - timedelta(days=365), None, DAY)):
            opened.append_report(report(n, day), made.run())
        numbers = entries(opened)
        signed = Signed(body="{}", words=(1, 2, 3, 4), houses=(9,))
        with opened.write() as chain:
            slim.write(chain.connection, Changes(made_with={}, signatures=dict.fromkeys(numbers[:NEW], signed)))
        yield opened


def report(n: int, day: date | None) -> CodedReport:
    """A report without claims."""
    bare = replace(made.coded().report, text=f"Nothing was told on day {n}.", published=day, published_at=None)
    named = replace(bare, id=report_id(bare.text, bare.source, bare.published), name=f"report {n}", capture_id=None)
    return CodedReport(report=named)


def entries(ledger: Ledger) -> list[int]:
    """The numbers of the reports, in the order in which they came."""
    with ledger.read() as connection:
        return [one.report for one in coded.current(connection)]


def found(ledger: Ledger, words: tuple[int, ...], houses: tuple[int, ...] = ()) -> list[int]:
    """Which of the three share enough with the new report."""
    numbers = entries(ledger)
    with ledger.read() as connection:
        new = {numbers[NEW]: Signed(body="{}", words=words, houses=houses)}
        shared = sharing(connection, new, SHARE, SEASON)
    return [n for n, number in enumerate(numbers) if number in shared]


def test_words_in_common_count_within_a_season_or_where_no_day_is_known(ledger: Ledger) -> None:
    """A form of words that was used a year before is no copy."""
    assert found(ledger, (1, 2, 7, 8)) == [0, 2]


def test_a_smaller_share_of_words_is_a_phrase(ledger: Ledger) -> None:
    """One key of four is less than half."""
    assert found(ledger, (1, 6, 7, 8)) == []


def test_the_share_is_of_the_one_that_has_fewer(ledger: Ledger) -> None:
    """A short report is found in a long one."""
    assert found(ledger, (4, *range(20, 21))) == [0, 2]


def test_one_house_key_is_enough_whatever_the_day(ledger: Ledger) -> None:
    """The very same words are found however many years lie between."""
    assert found(ledger, (5,), houses=(9,)) == [0, 1, 2]
