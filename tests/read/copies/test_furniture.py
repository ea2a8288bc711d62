"""What stands around a story and is none of it."""

import pytest
from tests.read.copies.stories import STORY

from recount.read.copies.furniture import story


def words(text: str, title: str | None = None) -> list[str]:
    return [text[start:end].strip() for start, end in story(text, title).sentences]


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Lunde",
        "By Ada Lunde and Ruben Achterberg | Northgate Times",
        "(Reporting by A. Novak; Editing by B. Ross)".strip("()"),
        "Subscribe to our newsletter for more.",
        "Read more: the war in Ossand in maps",
        "Copyright 2031 The Valley Post. All rights reserved.",
        "Updated: 5 March 2031, 18:20",
        "Читайте также: что известно",
        "اقرأ أيضا: ماذا حدث في سرين",
        "Lire aussi : la trêve en Ossand",
    ],
)
def test_lines_around_a_story_are_left_out(line: str) -> None:
    """Bylines, credits, what to read or buy, in several languages."""
    assert words(f"{line}\n\n{STORY[0]}\n\n{line}") == [STORY[0]]


@pytest.mark.parametrize(
    "sentence",
    [
        "By nightfall the army had left the town.",
        "By Tuesday, 14 bodies had been found in the river.",
        "Images from the town showed a burning market.",
        "The report was published on Monday by a monitor in Tabira.",
        "Sharing bread was all they could do, a baker said.",
    ],
)
def test_sentences_that_open_like_furniture_are_kept(sentence: str) -> None:
    """A sentence of the story is not thrown away for its first word."""
    assert words(f"{sentence}\n\n{STORY[0]}") == [sentence, STORY[0]]


@pytest.mark.parametrize(
    "dateline", ["TABIRA, March 5 (Reuters) - ", "TABIRA (Reuters) — ", "UMM SARRIN, Northland – "]
)
def test_a_dateline_is_left_out(dateline: str) -> None:
    """Up to its dash."""
    assert words(dateline + STORY[0]) == [STORY[0]]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("TABIRA (Reuters) - Shells hit a market.", ("source:reuters",)),
        ("Shells hit a market.\n\n(AFP)", ("source:afp",)),
        ("Shells hit a market.\n\nSource: Reuters", ("source:reuters",)),
        ("The army told Reuters that it had not fired.", ()),
        ("Shells hit a market (the old one) - again.", ()),
    ],
)
def test_a_credit_names_the_agency(text: str, named: tuple[str, ...]) -> None:
    """Where it is credited, not where it is only mentioned."""
    assert story(text).credits == named


@pytest.mark.parametrize(
    ("title", "version"),
    [
        ("UPDATE 3-Shells hit market in Tabira", 3),
        ("WRAPUP 2-Shells hit market", 2),
        ("2nd LEAD Shells hit market", 2),
        ("Shells hit market (adds details)", 1),
        ("UPDATED: Shells hit market", 1),
        ("Shells hit market in Tabira", 0),
        ("Army gives update on strikes", 0),
        ("Update of the truce: what is agreed", 0),
    ],
)
def test_a_title_says_which_version_it_is(title: str, version: int) -> None:
    """The number that agencies give to later versions."""
    assert story(STORY[0], title).version == version


def test_a_page_of_furniture_alone_is_kept() -> None:
    """Rather a story of odd lines than none."""
    assert words("Subscribe to our newsletter.") == ["Subscribe to our newsletter."]


def test_a_translation_says_so() -> None:
    """In a line of its own at either end."""
    assert story(f"{STORY[0]}\n\nTranslated from the Arabic by A. Novak").translated
    assert not story(STORY[0]).translated
