"""Figures by group."""

import pytest
from tests.evaluate import cases

from recount.evaluate.breakdown import LABELS, NONE_NAMED, UNKNOWN, By, breakdown, country_of, outlet_of, perpetrator_of
from recount.evaluate.score import NAMES, compare


@pytest.mark.parametrize("by", By)
def test_groups_add_up_to_the_whole(by: By) -> None:
    """No item is counted in two groups, or in none."""
    comparison = compare(cases.gold(), cases.coded(), LABELS[by])
    whole = compare(cases.gold(), cases.coded())
    assert comparison.scores == whole.scores
    for name in NAMES:
        tally, one = comparison.tallies[name], whole.tallies[name]
        assert (tally.hit.total(), tally.gold.total(), tally.coded.total()) == (
            one.hit[""],
            one.gold[""],
            one.coded[""],
        )


def test_the_largest_group_comes_first() -> None:
    """In order of gold claims; every gold claim is in a group."""
    groups = breakdown(cases.gold(), cases.coded(), By.COUNTRY)
    assert [g.claims for g in groups] == sorted((g.claims for g in groups), reverse=True)
    assert sum(g.claims for g in groups) == 6


@pytest.mark.parametrize(
    ("places", "country"),
    [
        ([{"text": "Tessala", "country": "ML"}], "ML"),
        ([{"text": "Tessala"}, {"text": "Mali"}], "ML"),
        ([{"text": "Raqqa, Syria"}], "SY"),
        ([{"text": "eastern Ukraine"}], "UA"),
        ([{"text": "the Iraqi city of Mosul"}], "IQ"),
        ([{"text": "Tessala"}], UNKNOWN),
        ([], UNKNOWN),
    ],
)
def test_the_country_of_an_event(places: list[dict[str, str]], country: str) -> None:
    """From the place read, or from a country in the place's words; never guessed."""
    assert country_of({"places": places}, {"claims": []}) == country


def test_a_claim_without_a_place_goes_with_its_report() -> None:
    """It belongs where most of the report's claims do."""
    report = {"claims": [{"places": [{"text": t}]} for t in ("Mali", "Syria", "Mali", "Tessala")]}
    assert country_of({"places": []}, report) == "ML"


def test_nobody_named_is_a_group() -> None:
    """Claims that name no perpetrator are told apart from claims with an unknown one."""
    assert perpetrator_of({"perpetrators": []}, {}) == NONE_NAMED
    assert perpetrator_of({"perpetrators": ["the Zorblax Tendency"]}, {}) == UNKNOWN


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Russian warplanes", "state_forces"), ("IS fighters", "armed_group"), ("the Turkish army", "state_forces")],
)
def test_the_kind_of_a_perpetrator(words: str, kind: str) -> None:
    """As the table of actors has it."""
    assert perpetrator_of({"perpetrators": [words]}, {}) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Reuters", "wire"),
        ("The Reuters Desk", "wire"),
        ("Example Wire", "“Example Wire”"),
        (None, UNKNOWN),
        ("  ", UNKNOWN),
    ],
)
def test_the_kind_of_an_outlet(name: str | None, kind: str) -> None:
    """As the table of outlets has it, in a longer name too; one that it has not stands alone, under its name."""
    assert outlet_of({}, {"source": name}) == kind
