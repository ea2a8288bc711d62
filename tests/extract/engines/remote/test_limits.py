"""Retries, time, cost: a report that can't be answered is named with what to do, and the others go on."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.extract.engines.remote.cases import GOOD, TEXT, report
from tests.extract.engines.remote.conftest import Make
from tests.extract.engines.remote.server import Model, Reply, limited, openai

from recount.extract import ExtractOptions, extract
from recount.extract.engines.remote import Limits, Prices, Provider, RemoteEngine, Tally, open_engine
from recount.extract.engines.remote.deadline import TooLateError, within
from recount.flow import CodeOptions, code_reports
from recount.model import CodedReport, ItemError, UsageError

DEAR = Prices(
    tokens_in=100.0, tokens_out=500.0
)  # 0.20 for the answers of these tests; 4 and more are set aside for one


def draft(engine: RemoteEngine, name: str = "tal-amir", more: str = "") -> int:
    """How many claims a report makes."""
    return len(extract(report(TEXT + more, name=name), ExtractOptions(engine=engine)).claims)


@pytest.mark.parametrize("status", [429, 500, 503, 529])
def test_tried_again_after_a_moment(engine: Make, model: Model, status: int) -> None:
    """The client waits as it is told, and asks the same again."""
    model.replies = [limited(status), openai(GOOD)]
    assert draft(engine()) == 2
    assert model.asked[0] == model.asked[1]


@pytest.mark.parametrize(
    ("status", "said", "then"),
    [
        (429, "too many requests", "Wait"),
        (500, "out of order", "later"),
        (400, "refuses the request", "--model"),
        (402, "payment", "account"),
        (401, "refuses the key", "RECOUNT_REMOTE_KEY"),
        (404, "knows no such model", "--endpoint"),
    ],
)
def test_refusals_say_what_and_what_next(engine: Make, model: Model, status: int, said: str, then: str) -> None:
    """After the client's own retries, the report fails with the reason."""
    model.replies = [limited(status)]
    with pytest.raises(ItemError) as raised:
        draft(engine())
    assert said in raised.value.what
    assert then in raised.value.then
    assert len(model.asked) == (3 if status in (429, 500) else 1)


@pytest.mark.parametrize("status", [401, 402, 403, 404])
def test_nothing_more_is_sent_where_all_would_fail(engine: Make, model: Model, status: int) -> None:
    """A wrong key or model sends one text, not a thousand."""
    model.replies = [Reply(status=status)]
    asked = engine()
    for name in ("one", "two", "three"):
        with pytest.raises(ItemError) as raised:
            draft(asked, name, name)
        assert raised.value.where == name
    assert len(model.asked) == 1


@pytest.mark.parametrize("provider", Provider)
def test_a_slow_model(engine: Make, model: Model, provider: Provider) -> None:
    """The time of a report is over when it is over, whatever the client would still try."""
    model.replies = [Reply(after=5.0)]
    began = time.monotonic()
    with pytest.raises(ItemError, match=r"did not answer within 0.3 seconds"):
        draft(engine(provider=provider, limits=Limits(seconds=0.3, retries=5)))
    assert time.monotonic() - began < 3.0


def test_a_long_wait_is_cut(engine: Make, model: Model) -> None:
    """A server that asks for a minute gets no minute."""
    model.replies = [Reply(status=429, headers={"retry-after": "60"})]
    began = time.monotonic()
    with pytest.raises(ItemError, match="did not answer within"):
        draft(engine(limits=Limits(seconds=0.5, retries=5)))
    assert time.monotonic() - began < 3.0


def test_nobody_there(engine: Make) -> None:
    """A connection that can't be made says so."""
    with pytest.raises(ItemError, match="can't be reached"):
        draft(engine(endpoint="http://127.0.0.1:9/v1", limits=Limits(seconds=20, retries=0)))


def test_within_hands_errors_on_and_always_cancels() -> None:
    """What the work raises is raised here; what runs on is told to stop."""
    cancelled: list[int] = []
    with pytest.raises(ZeroDivisionError):
        within(5.0, lambda: 1 // 0, lambda: cancelled.append(1))
    with pytest.raises(TooLateError):
        within(0.01, lambda: time.sleep(0.5), lambda: cancelled.append(2))
    assert within(5.0, lambda: 7, lambda: cancelled.append(3)) == 7
    assert cancelled == [1, 2, 3]


def test_a_long_report_is_not_sent(engine: Make, model: Model) -> None:
    """It would be cut, or cost what nobody expects."""
    with pytest.raises(ItemError, match=r"has 1\d\d characters, more than the 100"):
        draft(engine(limits=Limits(longest=100)))
    assert model.asked == []


def test_the_cost_is_known(engine: Make, model: Model) -> None:
    """Tokens at their price, added up; a broken answer is paid for too."""
    model.replies = [openai("?"), openai(GOOD)]
    asked = engine(prices=DEAR)
    draft(asked)
    spent = asked.tally.spent()
    assert (spent.calls, spent.tokens_in, spent.tokens_out) == (2, 2000, 400)
    assert spent.cost == pytest.approx(0.4)
    assert asked.said() == (
        "remote: 2 questions to 127.0.0.1, 0 answers kept from before; 2,000 tokens in, 400 out; cost at most 0.4000"
    )


def test_the_cost_limit(engine: Make, model: Model) -> None:
    """The reports before it are coded, those after it are errors in their place, and the limit is never passed."""
    model.replies = [openai(GOOD)]
    asked = engine(prices=DEAR, max_cost=4.9)
    reports = [report(TEXT + f"No. {n}.", name=f"no-{n}") for n in range(5)]
    options = CodeOptions(extract=ExtractOptions(engine=asked), places=False)
    found = list(code_reports(reports, options))
    coded = [c for c in found if isinstance(c, CodedReport)]
    failed = [e for e in found if isinstance(e, ItemError)]
    assert [c.report.name for c in coded] == [r.name for r in reports[: len(coded)]]
    assert 0 < len(coded) < 5
    assert [e.where for e in failed] == [r.name for r in reports[len(coded) :]]
    assert "--max-cost" in failed[0].what
    assert "higher" in failed[0].then
    assert asked.tally.spent().cost <= 4.9
    assert len(model.asked) == len(coded)


def test_a_run_goes_on_with_a_higher_limit(engine: Make, model: Model, tmp_path: Path) -> None:
    """What was answered is not paid for again."""
    model.replies = [openai(GOOD)]
    assert draft(engine(prices=DEAR, max_cost=4.9), "one") == 2
    again = RemoteEngine(options=engine(prices=DEAR, max_cost=9).options, tally=Tally(path=tmp_path / "second.sqlite"))
    assert draft(again, "one") == 2
    assert draft(again, "two", "More.") == 2
    spent = again.tally.spent()
    assert (spent.calls, spent.kept, len(model.asked)) == (1, 1, 2)


def test_a_limit_below_one_report_sends_none(engine: Make, model: Model) -> None:
    """The most that a report may cost has to fit."""
    with pytest.raises(ItemError, match="it may cost up to"):
        draft(engine(prices=DEAR, max_cost=0.5))
    assert model.asked == []


def test_what_may_be_charged_is_counted(engine: Make, model: Model) -> None:
    """A call that came too late counts at its most, a refused one at nothing, one without a bill at its most."""
    model.replies = [Reply(after=5.0)]
    asked = engine(prices=DEAR, limits=Limits(seconds=0.3))
    with pytest.raises(ItemError):
        draft(asked)
    late = asked.tally.spent().cost
    assert late > 4
    model.replies = [Reply(status=400)]
    with pytest.raises(ItemError):
        draft(engine(prices=DEAR))
    assert asked.tally.spent().cost == late
    model.replies = [Reply(body=openai(GOOD).body.replace("prompt_tokens", "tokens_of_prompt"))]
    draft(engine(prices=DEAR))
    assert asked.tally.spent().cost > late + 4


@pytest.mark.parametrize(
    "wrong",
    [
        {"max_cost": 1.0},
        {"max_cost": -1.0, "prices": DEAR},
        {"max_cost": float("nan"), "prices": DEAR},
        {"model": " "},
        {"temperature": 3.0},
    ],
    ids=str,
)
def test_options_that_mean_nothing(engine: Make, wrong: dict[str, object]) -> None:
    """Refused before anything is sent."""
    with pytest.raises(UsageError):
        engine(**wrong)


def test_prices_that_mean_nothing() -> None:
    """Below nothing, or endless."""
    for price in (-1.0, float("nan"), float("inf")):
        with pytest.raises(UsageError):
            Prices(tokens_in=price, tokens_out=1.0)


def test_so_many_at_once(engine: Make, model: Model) -> None:
    """Threads wait for their turn; each report gets its own answer."""
    model.replies = [Reply(body=openai(GOOD).body, after=0.1)]
    asked = engine(limits=Limits(seconds=20, at_once=2))
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda n: draft(asked, f"no-{n}", f"No. {n}."), range(6)))
    assert found == [2] * 6
    assert model.most_at_once == 2
    assert asked.tally.spent().calls == 6


def test_many_threads_never_pass_the_limit(engine: Make, model: Model) -> None:
    """What is set aside for one is not there for another."""
    model.replies = [Reply(body=openai(GOOD).body, after=0.05)]
    asked = engine(prices=DEAR, max_cost=9.0, limits=Limits(seconds=20, at_once=8))

    def one(n: int) -> int:
        try:
            return draft(asked, f"no-{n}", f"No. {n}.")
        except ItemError:
            return 0

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(one, range(8)))
    assert 0 < found.count(2) < 8
    assert asked.tally.spent().cost <= 9.0


def test_many_processes_share_one_account(engine: Make, model: Model) -> None:
    """Each report is asked about once, whichever process has it; all of it is in the account."""
    model.replies = [openai(GOOD)]
    asked = engine(prices=DEAR)
    reports = [report(TEXT + f"No. {n}.", name=f"no-{n}") for n in range(34)]
    options = CodeOptions(extract=ExtractOptions(engine=asked), places=False, workers=2)
    found = list(code_reports(reports, options))
    assert [c.report.name for c in found if isinstance(c, CodedReport)] == [r.name for r in reports]
    assert asked.tally.spent().calls == len(model.asked) == 34


def test_an_account_ends_with_its_run(engine: Make) -> None:
    """Nothing stays in the folder for files that may go."""
    with open_engine(engine().options) as opened:
        assert opened.tally.spent().calls == 0
        folder = opened.tally.path.parent
        assert folder.exists()
    assert not folder.exists()
