"""The invented families that copies are measured on."""

from benchmarks.copies_lsh import _figures
from benchmarks.copy_families import CASES, families

from recount.read import kinships, signature


def test_the_same_seed_writes_the_same_stories() -> None:
    """So that a figure can be measured again."""
    assert list(families(5, 3)) == list(families(5, 3))
    assert list(families(5, 3)) != list(families(5, 4))


def test_every_case_is_made_of_a_first_story_of_its_family() -> None:
    """Each print names what was done and comes from a first story; lookalikes come from none."""
    printed = list(families(12))
    firsts = {one.family for one in printed if one.case == "first"}
    assert {one.family for one in printed if one.relation} <= firsts
    assert {one.case for one in printed if one.relation} <= set(CASES)
    assert all(one.relation is None for one in printed if one.family not in firsts)


def test_most_of_what_was_made_is_found_and_no_lookalike_is() -> None:
    """On a few families, as on many."""
    printed = list(families(12, 5))
    family = {one.report.id: one.family for one in printed}
    found = {(k.report_id, k.of) for k in kinships(signature(one.report) for one in printed) if k.relation != "exact"}
    assert all(family[one] == family[of] for one, of in found)
    first = {one.family: one.report.id for one in printed if one.case == "first"}
    made = [(one.report.id, first[one.family]) for one in printed if one.relation not in (None, "exact")]
    assert sum(pair in found for pair in made) >= 0.95 * len(made)


def test_a_rivals_pairs_are_scored_as_ours_are() -> None:
    """Recall of prints and their first story, precision as pairs inside one family; nothing found is neither."""
    printed = list(families(12, 5))
    family = {one.report.id: one.family for one in printed}
    first = {one.family: one.report.id for one in printed if one.case == "first"}
    made = {frozenset((one.report.id, first[one.family])) for one in printed if one.relation}
    stray = next(frozenset((a, b)) for a in family for b in family if family[a] != family[b])
    assert _figures(printed, made) == (1.0, 1.0, 1.0)
    recall, precision, _ = _figures(printed, {next(iter(made)), stray})
    assert (recall, precision) == (1 / len(made), 0.5)
    assert _figures(printed, set()) == (0.0, 0.0, 0.0)
