"""The engine as a whole: a report goes out, an answer comes back, and only what stands in the text becomes a claim."""

import json
import pickle

import pytest
from tests.extract.engines.remote.cases import CHILDREN, GOOD, TEXT, claims, report, shelling, tanks, toll
from tests.extract.engines.remote.conftest import Make
from tests.extract.engines.remote.server import Model, Reply, anthropic, openai

from recount.extract import Engine, Extraction, ExtractOptions, extract
from recount.extract.engines.remote import Limits, Prices, Provider, RemoteEngine
from recount.model import Count, EventType, ItemError, LossClass, Report, Wording


def coded(engine: Engine, of: Report | None = None) -> Extraction:
    return extract(of or report(), ExtractOptions(engine=engine))


@pytest.mark.parametrize("provider", Provider)
def test_a_good_answer(engine: Make, model: Model, provider: Provider) -> None:
    """Claims in order, in the report's own words, through either provider's client."""
    model.replies = [{"openai": openai, "anthropic": anthropic}[provider](GOOD)]
    found = coded(engine(provider=provider))
    assert found.refused == ()
    first, second = found.claims
    assert (first.event_type, second.event_type) == (EventType.SHELLING, EventType.OTHER_VIOLENCE)
    assert [s.exact for s in first.speakers] == ["the town’s hospital"]
    assert first.when is not None
    assert first.when.exact == "on Sunday"
    assert [(t.count.low, t.count.high, t.part_of) for t in first.tolls] == [(9, None, None), (2, 2, 0)]
    assert [(x.loss_class, x.count.low) for x in second.losses] == [(LossClass.TANK, 2)]
    for quote in (*first.evidence, *first.targets, *second.evidence):
        assert TEXT[quote.span.start : quote.span.end] == quote.exact


def test_claims_name_engine_and_digest(engine: Make, model: Model) -> None:
    """Another model is another engine in the record."""
    model.replies = [openai(GOOD)]
    one, other = engine(), engine(model="large-1")
    assert {c.engine for c in coded(one).claims} == {f"remote:{one.digest}"}
    assert one.digest != other.digest


@pytest.mark.parametrize(
    "change",
    [
        {"model": "large-1"},
        {"provider": Provider.ANTHROPIC},
        {"temperature": 0.0},
        {"limits": Limits(most_tokens=100)},
        {"endpoint": "http://127.0.0.1:9/v2"},
    ],
    ids=lambda c: next(iter(c)),
)
def test_the_digest_changes_with_what_could_change_the_answer(engine: Make, change: dict[str, object]) -> None:
    """Model, provider, address, temperature, length of the answer."""
    assert engine(**change).digest != engine().digest


def test_the_digest_stays_with_what_could_not(engine: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys, prices, limits of time and the folder of the cache are no part of it."""
    before = engine().digest
    monkeypatch.setenv("RECOUNT_REMOTE_KEY", "secret-7")
    after = engine(
        prices=Prices(tokens_in=1, tokens_out=1), max_cost=1.0, limits=Limits(seconds=1), restricted=frozenset("x")
    )
    assert after.digest == before


def test_the_digest_changes_with_the_instructions(engine: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word of the prompt is enough."""
    before = engine().options.digest
    monkeypatch.setattr("recount.extract.engines.remote.options.instructions", lambda: "otherwise")
    assert engine().options.digest != before


def test_words_that_are_not_in_the_text_never_become_a_claim(engine: Make, model: Model) -> None:
    """Invented evidence is refused whole, an invented speaker or number alone; each is said, and the rest stands."""
    model.replies = [
        openai(
            claims(
                shelling(speakers=["the mayor"], tolls=[toll(text="nineteen civilians", low=19)]),
                shelling(id="c2", evidence=["Jets bombed the harbour."]),
            )
        )
    ]
    found = coded(engine())
    (claim,) = found.claims
    assert (claim.speakers, claim.tolls) == ((), ())
    assert len(found.refused) == 3
    assert all("is not in the text" in sentence for sentence in found.refused)


def test_a_number_is_read_again_by_the_grammar(engine: Make, model: Model) -> None:
    """The words say at least nine: whatever number comes with them, that is what they say."""
    model.replies = [openai(claims(shelling(tolls=[toll(low=500, text="nine civilians")])))]
    (claim,) = coded(engine()).claims
    assert claim.tolls[0].count == Count(low=9, high=None, wording=Wording.AT_LEAST)


def test_a_malformed_answer_is_asked_for_once_more(engine: Make, model: Model) -> None:
    """The second answer stands."""
    model.replies = [openai("I am sorry, here is what I found: nine dead."), openai(GOOD)]
    assert len(coded(engine()).claims) == 2
    assert len(model.asked) == 2


@pytest.mark.parametrize(
    "reply",
    [
        openai("{"),
        openai(""),
        openai(None),
        openai('{"claims": 7}'),
        openai("[]"),
        openai("[" * 20_000),
        openai('{"claims": [{"id": "c1"}]}'),
        Reply(body="<html>"),
        Reply(body="[]"),
        Reply(body='{"choices": [7]}'),
        Reply(body='{"choices": [{"message": {"content": [1]}}]}'),
    ],
    ids=lambda r: r.body[-60:],
)
def test_a_broken_answer_fails_its_report_only(engine: Make, model: Model, reply: Reply) -> None:
    """Twice broken: an error that says what, where and what next. Never a report without claims."""
    model.replies = [reply]
    with pytest.raises(ItemError) as raised:
        coded(engine())
    assert raised.value.where == "tal-amir"
    assert "small-1 at 127.0.0.1" in raised.value.what
    assert raised.value.then
    assert len(model.asked) == 2


def test_an_answer_that_breaks_off_keeps_its_whole_claims(engine: Make, model: Model) -> None:
    """The claim it breaks off in is refused with a sentence."""
    model.replies = [openai(GOOD[: GOOD.index('"c2"') + 40], ended="length")]
    found = coded(engine())
    assert [c.event_type for c in found.claims] == [EventType.SHELLING]
    assert found.refused == ("tal-amir: the answer breaks off in claim 2. It was left out.",)
    assert len(model.asked) == 1


def test_an_answer_that_breaks_off_at_once_is_broken(engine: Make, model: Model) -> None:
    """No whole claim, no answer."""
    model.replies = [openai(GOOD[:80], ended="length")]
    with pytest.raises(ItemError, match="breaks off before the first claim ends"):
        coded(engine())


@pytest.mark.parametrize(
    "reply",
    [openai(None, refusal="I can't help with that."), openai("", ended="content_filter")],
    ids=["model", "filter"],
)
def test_a_declined_answer_is_not_asked_for_again(engine: Make, model: Model, reply: Reply) -> None:
    """It would be declined again, and paid for again."""
    model.replies = [reply]
    with pytest.raises(ItemError, match="declined"):
        coded(engine())
    assert len(model.asked) == 1


def test_no_violence_no_claims(engine: Make, model: Model) -> None:
    """An empty list is an answer."""
    model.replies = [openai('{"claims": []}')]
    assert coded(engine()) == Extraction()


def test_an_empty_report_is_not_sent(engine: Make, model: Model) -> None:
    """There is nothing to ask."""
    assert coded(engine(), report(" \n")) == Extraction()
    assert model.asked == []


def test_what_is_sent(engine: Make, model: Model) -> None:
    """The guide as the instructions, the report as data, a schema to answer in, no tools; no name, title or address."""
    model.replies = [openai(GOOD)]
    coded(engine(), report(name="my-secret-folder"))
    (asked,) = model.asked
    assert set(asked) == {"model", "messages", "response_format", "max_tokens"}
    assert asked["response_format"]["json_schema"]["strict"] is True
    system, user = (m["content"] for m in asked["messages"])
    assert "How a report is coded into claims" in system
    assert TEXT not in system
    assert TEXT in user
    assert "my-secret-folder" not in json.dumps(asked)


def test_what_is_sent_to_anthropic(engine: Make, model: Model) -> None:
    """The same, in the other form; a temperature only where one is asked for."""
    model.replies = [anthropic(GOOD)]
    coded(engine(provider=Provider.ANTHROPIC, temperature=0.0))
    (asked,) = model.asked
    assert set(asked) == {"model", "messages", "system", "max_tokens", "output_config", "temperature"}
    assert asked["output_config"]["format"]["type"] == "json_schema"


def test_an_engine_goes_to_other_processes(engine: Make) -> None:
    """With its options and its account, and without anything that can't travel."""
    here = engine()
    there: RemoteEngine = pickle.loads(pickle.dumps(here))  # noqa: S301 - our own bytes
    assert (there.digest, there.tally, there.options) == (here.digest, here.tally, here.options)


def test_links_hold_although_a_claim_between_was_refused(engine: Make, model: Model) -> None:
    """Links go by the answer's ids, and end at claims that stand."""
    wrong = shelling(id="c2", event_type="murder")
    model.replies = [
        openai(claims(shelling(), wrong, tanks(id="c3", same_event_as="c1"), tanks(id="c4", part_of="c2")))
    ]
    found = coded(engine())
    first, third = found.claims[0], found.claims[1]
    assert third.same_event_as == first.id
    assert all(c.part_of is None for c in found.claims)
    assert any("murder" in sentence for sentence in found.refused)


def test_a_part_keeps_its_whole(engine: Make, model: Model) -> None:
    """Two children are of the nine, also where a toll between them was dropped."""
    bad = toll(text="two children", low=7, high=7, wording="exact")
    rows = [toll(), bad, {**CHILDREN, "part_of": 0}]
    model.replies = [openai(claims(shelling(tolls=rows)))]
    (claim,) = coded(engine()).claims
    assert [t.part_of for t in claim.tolls][-1] == 0
