"""Whose age a report tells: the people an event is about."""

import pytest

from recount.link.pairs.persons import persons


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("One of them was Farida Zarqoni, 19, a student of the college.", {"farida zarqoni"}),
        (
            "Farida Zarqoni (19) and Idris B. Qabbani, aged 61, were buried on Friday.",
            {"farida zarqoni", "idris qabbani"},
        ),
        ("A shell killed 34-year-old teacher Yusra Halabani at the gate.", {"yusra halabani"}),
        ("Officer Jamil Qarooni Jr., 34, died of his wounds.", {"jamil qarooni"}),
        ("The shell hit a queue in Bab Sultan, 19 of them children.", set()),
        ("A 19-year-old Bab Sultan man was hit near Rumeila Street, 12 others fled.", set()),
        ("Jamil Qarooni said that the road was open.", set()),
        ("On Tuesday Morning, 12 people met.", set()),
    ],
)
def test_people_whose_age_is_told(sentence: str, who: set[str]) -> None:
    """By first and last name; no towns, no days, nobody whose age is not told."""
    assert persons([sentence]) == who


def test_names_that_many_have_tell_nobody() -> None:
    """Two plain names are shared by too many people to say that two reports mean the same one."""
    assert persons(["John Smith, 34, was hit at the gate."]) == set()
