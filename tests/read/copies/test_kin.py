"""How two reports are kin: what is a copy, what an update, and what only looks like one."""

from dataclasses import replace
from datetime import date

import pytest
from tests.read.copies.stories import ARABIC, STORY, changed, report

from recount.model import Report, Source, SourceKind
from recount.read import Kinship, Relation, signature
from recount.read.copies import kinship

WIRE = report(STORY)
MORE = (
    "A second hospital took in three bodies after dark, its director Umm Yusra said.",
    "The governor promised an inquiry into why the alarm had failed.",
)
LOCAL = (
    "The mayor of Kelmat opened the new ferry landing on Thursday with a speech about trade and fish.",
    "Boats had been tied up at the old quay since the flood, and traders had lost much of a season.",
    "Engineers took two years to drive the piles, for the river shifts its bed there every spring.",
    "A band played, and the first boat left with forty passengers and a load of melons.",
)


def kin(one: Report, other: Report) -> Kinship | None:
    """The kinship of two, which must be the same whichever comes first."""
    found = kinship(signature(one), signature(other))
    assert found == kinship(signature(other), signature(one))
    return found


COPIES = {
    "word for word": ("\n".join(STORY).upper(), Relation.EXACT),
    "with a byline, a dateline and a line to subscribe": (
        "By Staff Writer\n\nTABIRA (Reuters) - "
        + "\n".join(STORY)
        + "\n\nSubscribe to our letter.\n\n(Reporting by A. Novak)",
        Relation.NEAR,
    ),
    "with two sentences written anew": (
        (*STORY[:2], "He begged for calm.", *STORY[3:6], "Bakers fled from their ovens.", *STORY[7:]),
        Relation.NEAR,
    ),
    "with numbers in words and people by surname": (changed(STORY, _12="twelve", Idris_Kamal="Kamal"), Relation.NEAR),
    "its first third": (STORY[:3], Relation.TRIMMED),
    "its lead and some of the rest": ((STORY[0], STORY[3], STORY[4], STORY[7]), Relation.TRIMMED),
}


@pytest.mark.parametrize("case", COPIES)
def test_what_a_paper_prints_of_a_wire_is_its_copy(case: str) -> None:
    """Reprinted, dressed, edited or cut: it comes from the wire, and repeats it."""
    words, relation = COPIES[case]
    printed = report(words, "The Valley Post", 6)
    found = kin(WIRE, printed)
    assert found is not None
    assert (found.report_id, found.of, found.relation) == (printed.id, WIRE.id, relation)
    assert found.repeats


STATEMENT = (
    "On 5 March 2031, forces of the coalition carried out four strikes near Tabira.",
    "The strikes were part of the operation against the group, which threatens the region and the wider world.",
    "What was hit was of use to fighters who hide by day, and all the planes that took part came home before dawn.",
    "The press office gives out a statement on every day of the year, and the public may ask for earlier ones in writing.",
)
LOOKALIKES = {
    "another day": changed(STATEMENT, _5="6"),
    "another place": changed(STATEMENT, Tabira="Umm Sarrin"),
    "another number": changed(STATEMENT, four="two"),
    "another month": changed(STATEMENT, March="April"),
    "all of them": changed(STATEMENT, _5="7", Tabira="Kelmat", four="nine"),
}


@pytest.mark.parametrize("case", LOOKALIKES)
@pytest.mark.parametrize("source", ["Coalition Press Office", "The Valley Post"])
def test_statements_from_one_form_are_no_copies(case: str, source: str) -> None:
    """Where the words that differ are the places, days or numbers, it is another event."""
    assert kin(report(STATEMENT, "Coalition Press Office"), report(LOOKALIKES[case], source, 6)) is None


def test_a_story_written_over_another_is_no_copy() -> None:
    """An agency fills yesterday's story with today's strike."""
    again = changed(STORY, Tabira="Marekh", _12="7", _30="15", Wednesday="Friday", Monday="Thursday")
    assert kin(WIRE, report(again, day=7)) is None
    assert kin(WIRE, report(again, "The Valley Post", 7)) is None


def test_nothing_reported_today_is_not_nothing_reported_yesterday() -> None:
    """A form of words with one day in it."""
    form = (
        "No strikes were reported on {} March. The office gives out a statement on every day of the year, also on days \
without a strike, and answers questions of the public in writing at the end of each month."
    )
    one, other = (report(form.format(day), "Coalition Press Office", day) for day in (5, 6))
    assert kin(one, other) is None


def test_a_report_that_quotes_a_passage_is_its_own() -> None:
    """A paper's own story with three sentences of the wire."""
    assert kin(WIRE, report((*LOCAL, *STORY[:3], *LOCAL[::-1]), "The Valley Post", 6)) is None


def test_a_longer_story_is_no_copy_of_a_short_one() -> None:
    """A statement of three sentences, and next day's article that has all of it."""
    assert kin(report(STORY[:3], "Border Guard"), report((*LOCAL, *STORY[:3], *MORE), "The Valley Post", 6)) is None


def test_a_story_of_last_season_is_not_printed_from() -> None:
    """More than a month apart only the very same words are a copy."""
    late = replace(report(STORY[:5], "The Valley Post"), published=date(2031, 6, 1))
    assert kin(WIRE, late) is None
    same = kin(WIRE, replace(late, text="\n".join(STORY)))
    assert same is not None
    assert same.repeats


def test_a_few_words_are_anybodys() -> None:
    """Under 25 words only the very same ones are a copy."""
    one = report(("Two people were killed in Tabira on Monday, and a shop burned down.",))
    assert kin(one, report(("Two people were killed in Tabira on Monday, and one shop burned down.",), "Other")) is None


def test_an_update_comes_from_the_version_before_it() -> None:
    """The outlet marks it, raises the toll and adds sentences: it is a revision and no copy, and says something new."""
    later = report((changed(STORY, _12="15")[0], *MORE, *STORY[1:]), title="UPDATE 2-Shells hit market in Tabira")
    found = kin(WIRE, later)
    assert found is not None
    assert (found.report_id, found.of, found.relation) == (later.id, WIRE.id, Relation.UPDATE)
    assert found.news
    assert not found.repeats


def test_a_story_that_grows_is_an_update() -> None:
    """The same outlet within days, all of the old and more: an update, marked or not; a month later, a copy of itself."""
    grown = report((*STORY, *MORE), day=6)
    found = kin(WIRE, grown)
    assert found is not None
    assert (found.of, found.relation) == (WIRE.id, Relation.UPDATE)


def test_an_update_is_never_the_original() -> None:
    """Of two versions on one day the numbers of the versions say which was first, else the shorter was."""
    first, third = (report(STORY, title=f"UPDATE {n}-Market shelled", id=str(9 - n)) for n in (1, 3))
    third = replace(third, text=third.text + " " + MORE[0])
    found = kin(first, third)
    assert found is not None
    assert found.of == first.id
    grown = report((*STORY, *MORE), id="0")
    found = kin(WIRE, grown)
    assert found is not None
    assert found.of == WIRE.id


def test_what_another_outlet_prints_of_an_update_is_a_copy_of_it() -> None:
    """It has the new toll: next to the first version it says something more."""
    later = report((changed(STORY, _12="15")[0], *MORE, *STORY[1:]), title="UPDATE 1-Market shelled")
    printed = report(later.text, "The Valley Post", 6)
    copy, more = kin(later, printed), kin(WIRE, printed)
    assert copy is not None
    assert copy.repeats
    assert more is None or not more.repeats


def test_a_credit_says_who_was_first() -> None:
    """A paper of Monday's date that credits the wire has it from the wire, whatever the wire's own date."""
    printed = report("TABIRA (Reuters) - " + "\n".join(STORY[:5]), "The Valley Post", 4)
    found = kin(WIRE, printed)
    assert found is not None
    assert found.of == WIRE.id


def test_a_paper_that_runs_an_agencys_wires_has_them_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the table of outlets says whose wires it reprints, it needs no credit."""
    paper = Source(id="the valley post", name="The Valley Post", kind=SourceKind.PAPER, reprints=("source:reuters",))
    monkeypatch.setattr("recount.read.copies.kin.source", {paper.id: paper}.get)
    found = kin(WIRE, report("\n".join(STORY[:8]), "The Valley Post", 4))
    assert found is not None
    assert found.of == WIRE.id


def test_where_no_day_is_known_a_shorter_story_is_not_said_to_be_cut() -> None:
    """It may be the first take of which the longer one was made."""
    assert kin(WIRE, report(STORY[:4], "The Valley Post", None)) is None


def test_without_capitals_any_changed_word_may_be_the_place() -> None:
    """Arabic names look like other words: a copy with one word changed is not taken for one; a cut one is."""
    wire = report(ARABIC, "AFP", language="ar")
    elsewhere = report(changed(ARABIC, سرين="طابرة"), "The Valley Post", 5, language="ar")
    cut = report(ARABIC[:2], "The Valley Post", 6, language="ar")
    assert kin(wire, elsewhere) is None
    found = kin(wire, cut)
    assert found is not None
    assert found.repeats


def test_a_translation_is_only_possible() -> None:
    """The same agency, day, numbers and names in another language: said to be possible, and tied to nothing."""
    french = report(
        (
            "Au moins 12 personnes ont été tuées et 30 blessées par des obus tombés mercredi sur un marché à Tabira.",
            "Le chef de l'hôpital, Idris Kamal, a dit que 4 enfants sont parmi les morts, et 25 personnes portées disparues.",
            "La route de Sarvan a été coupée et les blessés ont été portés dans une école par des volontaires de Kelmat.",
        ),
        language="fr",
    )
    english = report((*STORY, "Some 25 people were missing."))
    found = kin(english, french)
    assert found is not None
    assert found.relation is Relation.TRANSLATION
    assert "possible translation" in found.because
    assert not found.repeats
    assert kin(english, report(french.text, language="fr", day=9)) is None
    assert kin(english, report(french.text, "The Valley Post", language="fr")) is None


def test_a_phrase_in_a_book_makes_no_copy() -> None:
    """Beside a text of which only a sample is kept, a short report is not judged by one run of words."""
    shared = "the border with the province of Ossand on the river"
    book = tuple(f"Witness {n} of village {n * 7} told {n * 13} judges of {shared} in year {n}." for n in range(3000))
    short = report(
        (f"Guards closed {shared} on Friday after two boats sank, and said that nobody had been aboard them at night.",)
    )
    assert kin(report(book, "Court Record"), replace(short, source="The Valley Post")) is None
