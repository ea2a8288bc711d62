"""The tables of vague words: what a method makes of "several", and that the table holds together."""

import pytest

from recount.vocab.vague import vague_rule, vague_rules, vague_version


@pytest.mark.parametrize(
    ("phrase", "ucdp", "airwars", "acled"),
    [
        ("several civilians", None, "airwars:several", "acled:several"),
        ("Dozens of people", None, "airwars:dozens", "acled:dozens"),
        ("a couple of soldiers", "ucdp:couple", None, None),
        ("a large number of residents", None, "airwars:many", "acled:several"),
        ("militants", "ucdp:plural", "airwars:plural", "acled:plural"),
        ("casualties", None, None, "acled:casualties"),
        ("scores of fighters", None, None, None),
        ("three units", None, None, None),
        ("the commander", None, None, None),
    ],
)
def test_which_rule_reads_a_phrase(phrase: str, ucdp: str | None, airwars: str | None, acled: str | None) -> None:
    """The longest words decide; a vague word without a rule is not read as a bare plural."""
    found = [vague_rule(method, phrase) for method in ("ucdp", "airwars", "acled")]
    assert [rule and rule.id for rule in found] == [ucdp, airwars, acled]


def test_as_told_has_no_rules() -> None:
    """Face value turns no word into a number."""
    assert not [rule for rule in vague_rules() if rule.method == "as_told"]


def test_every_rule_is_whole() -> None:
    """Ids are unique and begin with the method; bounds are ordered; each has words or is the bare plural."""
    rules = vague_rules()
    assert len({rule.id for rule in rules}) == len(rules)
    for rule in rules:
        known = [n for n in (rule.low, rule.best, rule.high) if n is not None]
        assert rule.id.startswith(f"{rule.method}:")
        assert known == sorted(known)
        assert known
        assert bool(rule.words) != rule.plural
    assert vague_version()


def test_no_rule_of_ucdp_closes_what_the_words_leave_open() -> None:
    """Only "a couple" says how many at most."""
    assert {rule.id for rule in vague_rules() if rule.method == "ucdp" and rule.high is not None} == {"ucdp:couple"}
