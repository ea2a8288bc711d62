"""The invented families that copies are measured on."""

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
