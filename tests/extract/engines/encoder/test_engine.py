"""The engine with the weights that ship: what it drafts stands in the text, and it says the same each time."""

from dataclasses import replace
from datetime import date

import pytest
from tests.extract.engines.encoder.conftest import TEXT

from recount.extract import ExtractOptions, extract
from recount.extract.engines.encoder import EncoderEngine
from recount.extract.engines.encoder.limits import Limits
from recount.extract.engines.encoder.session import FILES, WEIGHTS
from recount.extract.passages import split_passages
from recount.model import FIELDS, Claim, Report, Stance, TollKind, report_id

MOST_MEGABYTES = 30  # of weights in the wheel
HARD = (
    "",
    "?",
    "***\n\n***",
    "الغارة قتلت تسعة أشخاص في الطبقة.",
    "A" * 5000,
    "killed " * 700,
    "\n".join(f"On day {n} a strike near Bor killed {n} people." for n in range(60)),
)


def report_of(text: str) -> Report:
    published = date(2031, 5, 6)
    return Report(
        id=report_id(text, "Invented Wire", published), name="r", text=text, source="Invented Wire", published=published
    )


def claims_of(text: str, engine: EncoderEngine | None = None) -> tuple[Claim, ...]:
    return extract(report_of(text), ExtractOptions(engine=engine or EncoderEngine())).claims


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    return claims_of(TEXT)


def test_the_weights_are_small_enough_to_ship() -> None:
    """All files together."""
    assert sum((WEIGHTS / name).stat().st_size for name in FILES) <= MOST_MEGABYTES * 1e6


def test_a_strike_is_a_claim_with_its_dead(claims: tuple[Claim, ...]) -> None:
    """The nine dead of an invented market, counted once."""
    dead = [t.count.low for c in claims for t in c.tolls if t.kind is TollKind.KILLED and t.part_of is None]
    assert dead == [9]


def test_a_denial_is_a_claim_of_its_own(claims: tuple[Claim, ...]) -> None:
    """Of the same event, by another voice."""
    denial = next(c for c in claims if c.stance is Stance.DENIES)
    assert [q.exact for q in denial.speakers] == ["The army"]
    assert denial.same_event_as == claims[0].id


def test_every_quote_slices_the_text(claims: tuple[Claim, ...]) -> None:
    """No value without its words."""
    for claim in claims:
        for quote in (*claim.evidence, *claim.speakers, *claim.targets, *(t.quote for t in claim.tolls)):
            assert TEXT[quote.span.start : quote.span.end] == quote.exact


def test_a_claim_says_how_sure_the_engine_is(claims: tuple[Claim, ...]) -> None:
    """A probability of the claim, and one of each of its fields."""
    assert all(c.confidence is not None and 0 <= c.confidence <= 1 for c in claims)
    assert all(tuple(f.field for f in c.field_confidence) == FIELDS for c in claims)


def test_the_same_text_gives_the_same_claims(claims: tuple[Claim, ...]) -> None:
    """To the bit of each confidence."""
    assert claims_of(TEXT) == claims


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_any_text_is_read(text: str) -> None:
    """Nothing breaks it, and nothing is drafted that is not there."""
    assert extract(report_of(text), ExtractOptions(engine=EncoderEngine())).refused == ()


def test_the_digest_changes_with_the_limits() -> None:
    """Whatever could change the answer is in it."""
    usual = EncoderEngine()
    assert usual.digest != EncoderEngine(limits=replace(usual.believed, told=0.123)).digest
    assert usual.digest == EncoderEngine(limits=usual.believed).digest
    assert Limits().digest != Limits(claim=0.1).digest


def test_nothing_is_drafted_where_nothing_is_believed() -> None:
    """Limits that nothing reaches give no claims."""
    engine = EncoderEngine(limits=replace(EncoderEngine().believed, told=1.01))
    assert engine.draft(report_of(TEXT), split_passages(TEXT)) == ()
