"""People whom nothing befell, by a verb that is negated."""

import pytest
from tests.extract.engines.lexical.reading import tolls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two clerks inside the bank were not hurt.", ["injured 0..0 civilian: Two clerks"]),
        ("The guards weren't injured.", ["injured 0..0 unstated: The guards"]),
        ("The raiders did not wound the driver.", ["injured 0..0 unstated: the driver"]),
        (
            "Two guards were shot but not killed.",
            ["injured 2..2 unstated: Two guards", "killed 0..0 unstated: Two guards"],
        ),
        ("The driver was not arrested.", []),
        ("The driver was not seriously wounded.", []),
        ("The other driver was not wounded.", []),
        ("Two guards were not only threatened but wounded.", ["injured 2..2 unstated: Two guards"]),
    ],
)
def test_who_was_not_hurt_is_counted_as_nobody(text: str, expected: list[str]) -> None:
    """Whoever is told of; "not seriously" and "the other" leave open who was, and who was not taken is not told of."""
    assert tolls(text) == expected
