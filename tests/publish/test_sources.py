"""Who may be named as a source: an outlet, never a person's own channel."""

import pytest

from recount.publish.profile import SafetyProfile
from recount.publish.sources import undisclosed

PROFILE = SafetyProfile()


@pytest.mark.parametrize(
    "source",
    [
        "@valley_eye",
        "x.com/ahmed_k",
        "vk.com/ivan",
        "wa.me/ahmed",
        "fb.com/ahmed",
        "youtu.be/abc",
        "discord.gg/abc",
        "+963 11 555 0100",
    ],
)
def test_a_channel_is_not_named(source: str) -> None:
    """Whatever site it is on: a page of a site may be a person's."""
    assert undisclosed(source, PROFILE)


@pytest.mark.parametrize("source", ["Valley Post", "valleypost.example", "Radio 24", "The St. George Herald"])
def test_an_outlet_is(source: str) -> None:
    """By its name, or that of its site."""
    assert not undisclosed(source, PROFILE)


@pytest.mark.parametrize(
    ("source", "person"),
    [
        ("Ahmed  al-Masri\u2019s blog", "Ahmed al-Masri"),
        ("Mr. Jones Jr. blog", "Jones Jr."),
        ("\uff21hmed Masri", "Ahmed Masri"),
    ],
)
def test_a_source_that_bears_a_persons_name_is_that_persons(source: str, person: str) -> None:
    """In whatever spaces, width or ending."""
    assert undisclosed(source, PROFILE, (person,))


def test_a_name_inside_a_word_is_no_name() -> None:
    """A man called Ali does not hide the "Alice Springs News"."""
    assert not undisclosed("Alice Springs News", PROFILE, ("Ali",))
