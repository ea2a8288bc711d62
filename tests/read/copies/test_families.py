"""Families of copies: which report was first, whatever the order they come in."""

import random
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.copies.stories import STORY, changed, report

from recount.model import ReadError, Report
from recount.read import Relation, kinships, mark_copies, originals, signature
from recount.read.copies import families, mark_repeats

WIRE = report(STORY, day=5)
UPDATE = report(
    (changed(STORY, _12="15")[0], *STORY[1:], "A second hospital took in three bodies after dark."),
    day=5,
    title="UPDATE 1-Market shelled in Tabira",
)
PRINTED = (
    report("\n".join(STORY), "The Valley Post", 6),
    report("TABIRA (Reuters) - " + "\n".join(STORY[:5]), "Northgate Times", 6),
    report(STORY[:4], "Ossand Courier", 7),
    report(UPDATE.text, "Marekh Today", 7),
)
ELSEWHERE = report(changed(STORY, Tabira="Marekh", _12="7", _30="15", Wednesday="Friday"), day=7)
ALL = (WIRE, UPDATE, *PRINTED, ELSEWHERE)


def test_each_copy_leads_to_the_report_where_its_words_were_first() -> None:
    """Papers that print a wire lead to it, one that prints the update to the update; the update is nobody's copy."""
    first = originals(kinships(map(signature, ALL)))
    assert first == {
        PRINTED[0].id: WIRE.id,
        PRINTED[1].id: WIRE.id,
        PRINTED[2].id: WIRE.id,
        PRINTED[3].id: UPDATE.id,
    }


def test_versions_of_a_story_are_one_family_if_asked() -> None:
    """With updates, all but the story from elsewhere lead to the first version."""
    first = originals(kinships(map(signature, ALL)), only_copies=False)
    assert set(first) == {r.id for r in ALL} - {WIRE.id, ELSEWHERE.id}
    assert set(first.values()) == {WIRE.id}


def test_a_cut_that_fits_two_versions_makes_no_copy_of_the_later_one() -> None:
    """Sentences that both versions have tie the cut to one of them, never the versions to each other."""
    cut = report((*STORY[1:3], *STORY[4:7]), "Ossand Courier", 7)
    first = originals(kinships(map(signature, (WIRE, UPDATE, cut))))
    assert cut.id in first
    assert UPDATE.id not in first


@settings(max_examples=40)
@given(st.permutations(ALL))
def test_no_order_changes_what_is_a_copy_of_what(shuffled: list[Report]) -> None:
    """Kinships and originals are the same however the reports come."""
    assert kinships(map(signature, shuffled)) == kinships(map(signature, ALL))


@settings(max_examples=40)
@given(st.sets(st.sampled_from(ALL), min_size=2))
def test_what_two_reports_are_to_each_other_depends_on_them_alone(some: set[Report]) -> None:
    """Among any of the reports, the kinships are those of all of them between these, but for word-for-word copies."""
    ids = {r.id for r in some}
    twins = {PRINTED[0].id, PRINTED[3].id}
    within = {k for k in kinships(map(signature, ALL)) if {k.report_id, k.of} <= ids - twins}
    assert within == {k for k in kinships(map(signature, some)) if not twins & {k.report_id, k.of}}


@settings(max_examples=40)
@given(st.sampled_from(ALL), st.sampled_from(("Reuters", "Ossand Courier", None)), st.sampled_from((None, 8, 20)))
def test_a_word_for_word_copy_changes_nothing_for_the_others(of: Report, source: str | None, day: int | None) -> None:
    """Printed again later, or on a day unknown, by anybody: every other report leads where it led before."""
    again = replace(report(of.text, source, day, title=of.title), id="zz")
    for only_copies in (True, False):
        before = originals(kinships(map(signature, ALL)), only_copies=only_copies)
        after = originals(kinships(map(signature, (*ALL, again))), only_copies=only_copies)
        assert {key: first for key, first in after.items() if key != "zz"} == before
        assert after["zz"] == before.get(of.id, of.id)


def test_forty_outlets_with_one_story_are_copies_of_the_first() -> None:
    """The earliest printed is the original, wherever it stands in the stream; case and spacing don't count."""
    papers = [report("\n".join(STORY).upper(), f"Paper {n}", 6 + n % 3) for n in range(40)]
    marked = list(mark_copies([*papers, WIRE]))
    assert [r.copy_of for r in marked if isinstance(r, Report)] == [WIRE.id] * 40 + [None]


def test_a_report_is_no_copy_of_itself() -> None:
    """The same report read twice is one report."""
    assert [r.copy_of for r in mark_copies([WIRE, WIRE]) if isinstance(r, Report)] == [None, None]
    assert [r.copy_of for r in mark_repeats([WIRE, WIRE]) if isinstance(r, Report)] == [None, None]


def test_a_copy_that_says_more_is_not_marked() -> None:
    """A paper that adds a number of its own has something to tell: it is kin, and no copy."""
    own = report((*STORY, "The mayor counted 41 homes without a roof."), "The Valley Post", 6)
    (found,) = kinships(map(signature, (WIRE, own)))
    assert (found.relation, found.news) == (Relation.NEAR, True)
    assert [r.copy_of for r in mark_copies([WIRE, own]) if isinstance(r, Report)] == [None, None]


def test_what_a_report_says_of_itself_is_kept() -> None:
    """A `copy_of` that is set stays."""
    told = replace(PRINTED[0], copy_of="somebody's")
    assert [r.copy_of for r in mark_copies([WIRE, told]) if isinstance(r, Report)] == [None, "somebody's"]


def test_a_stream_is_marked_as_it_comes() -> None:
    """`mark_repeats` looks back only, and at the same words only."""
    texts = ("Nine people were killed in Sarvan.", "Another story.", "NINE PEOPLE were killed\nin Sarvan.")
    stream = (report(text, f"Paper {n}") for n, text in enumerate(texts))
    marked = [r for r in mark_repeats(stream) if isinstance(r, Report)]
    assert [r.copy_of for r in marked] == [None, None, marked[0].id]


def test_errors_pass_through() -> None:
    """What is no report keeps its place in the stream."""
    error = ReadError("x", where="y", then="z")
    assert list(mark_copies([error, WIRE])) == [error, WIRE]
    assert list(mark_repeats([error])) == [error]


def test_no_reports_have_no_kin() -> None:
    """Nothing in, nothing out."""
    assert kinships(()) == ()
    assert originals(()) == {}


@pytest.mark.parametrize("at_once", [1, 50, 1_000_000])
def test_pairs_with_keys_in_common_are_all_found(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    """As by comparing every report with every other: by share, and within a season where both days are known."""
    monkeypatch.setattr(families, "AT_ONCE", at_once)
    rng = random.Random(3)  # noqa: S311 - chance is no secret here
    held = [set(rng.choices(range(40), k=rng.randint(0, 9))) for _ in range(80)]
    days = [families.NEVER if rng.random() < 0.2 else 700_000 + rng.randint(0, 120) for _ in held]
    keys = [np.array(sorted(own), dtype=np.uint64) for own in held]

    def alike(a: int, b: int) -> bool:
        shared = len(held[a] & held[b])
        season = families.NEVER in (days[a], days[b]) or abs(days[a] - days[b]) <= families.REPRINTED
        return bool(shared) and season and shared >= 0.3 * min(len(held[a]), len(held[b]))

    found = list(families._sharing(keys, np.array(days), 0.3))
    assert sorted(found) == [pair for pair in combinations(range(len(held)), 2) if alike(*pair)]


def test_reports_without_a_key_share_none() -> None:
    """Nothing to compare is no fault."""
    none = [np.array([], dtype=np.uint64)] * 3
    assert list(families._sharing(none, np.array([1, 2, 3]), 0.3)) == []
