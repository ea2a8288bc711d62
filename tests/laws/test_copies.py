"""Laws of copies that are not word for word: what a paper dresses or cuts adds nothing to any figure."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws.test_many_reports import SARRIN, TABIRA, figures, ledgers, reported, tellings
from tests.read.copies.stories import STORY, changed

from recount.model import CodedReport

TEXT = "\n\n".join(STORY)
PRINTS: dict[str, Callable[[str], str]] = {
    "dressed": lambda text: f"By Staff Writer\n\nTABIRA (Northgate Wire) - {text}\n\nSubscribe to our newsletter.",
    "edited": lambda text: text.replace("before nightfall", "by night").replace("carried", "took"),
    "cut": lambda _: "\n\n".join(STORY[:5]),
}


def printed(of: CodedReport, text: str, claims: int, key: str = "z-copy") -> CodedReport:
    """A paper's print of a report, with the first of its claims."""
    return CodedReport(
        report=replace(of.report, id=key, name=key, source="The Late Copy", text=text, published=date(2031, 5, 20)),
        claims=tuple(replace(c, id=f"{key}-{c.id}", report_id=key) for c in of.claims[:claims]),
        readings=tuple(replace(r, claim_id=f"{key}-{r.claim_id}") for r in of.readings[:claims]),
    )


@pytest.mark.parametrize("how", PRINTS)
@settings(max_examples=40)
@given(ledgers(most=4), st.data())
def test_a_print_of_a_story_changes_no_figure(how: str, coded: list[CodedReport], data: st.DataObject) -> None:
    """By any method: no incident, figure, witness or grade is added by a dressed, edited or cut copy."""
    n = data.draw(st.integers(0, len(coded) - 1))
    coded[n] = replace(coded[n], report=replace(coded[n].report, text=TEXT))
    claims = data.draw(st.sampled_from((1, len(coded[n].claims)))) if how == "cut" else len(coded[n].claims)
    copy = printed(coded[n], PRINTS[how](TEXT), claims)
    with_copy = {
        frozenset(c for c in members if not c.startswith("z-copy")): told
        for members, told in figures(tellings([*coded, copy])).items()
    }
    assert with_copy == figures(tellings(coded))


def test_two_statements_from_one_form_are_two_events() -> None:
    """The same words with another place and number, on the same day: the dead of both are counted."""
    day = date(2031, 5, 5)
    other = changed(STORY, Tabira="Sarrin", _12="7", _30="9")
    one = reported("r1", [(TABIRA, day, 12, (), "asserts")], source="The Army", text=TEXT, published=day)
    two = reported("r2", [(SARRIN, day, 7, (), "asserts")], source="The Army", text="\n\n".join(other), published=day)
    found = figures(tellings([one, two]))
    assert set(found) == {frozenset({"r1-c0"}), frozenset({"r2-c0"})}
    best = {told["as_told", "killed", "all"][1] for _, told in found.values()}
    assert best == {12, 7}
