"""What a report's sentences say of an event beyond its claims."""

from dataclasses import replace
from datetime import date

from tests.factories import claim, report, toll, words

from recount.link.pairs.aftermath import of_event
from recount.link.pairs.rarity import UNSEEN, rarity
from recount.link.pairs.wording import NOTHING, wordings
from recount.link.traces import Trace
from recount.model import Claim, EventType, Stance

TEXT = (
    "Home News Sport Weather Subscribe\n\n"
    "A shell killed two people in the Bab Sultan quarter on Monday, doctors said. "
    "One of them was Farida Al-Najem, 19, a student of the Tishreen college.\n\n"
    "Two hours later a mine wounded a farmer near the village of Kafr Dalil, his brother Rashad Omari said."
)


def quoted(key: str, start: str) -> Claim:
    """A claim that quotes the sentence which begins with `start`."""
    at = TEXT.index(start)
    return claim(key, toll("killed", 2), at=at, says=TEXT[at : TEXT.index(".", at) + 1])


def told() -> tuple[Claim, Claim]:
    return quoted("c1", "A shell"), quoted("c2", "Two hours")


def test_names_and_ages_go_to_the_telling_whose_sentences_hold_them() -> None:
    """The second event has its own names alone, the first those of the whole opening."""
    first, second = wordings(report("r", text=TEXT), [[c] for c in told()])
    assert "farida al-najem" in first.full
    assert first.ages == {19}
    assert "rashad omari" in second.full
    assert "rashad" in first.names
    assert "farida" not in second.names
    assert (first.lead, second.lead) == (True, False)


def test_menus_and_captions_are_no_words_of_an_event() -> None:
    """What is no full sentence repeats on every page of a site."""
    first, _ = wordings(report("r", text=TEXT), [[c] for c in told()])
    assert not first.words & {"subscribe", "weather"}


def test_a_headline_leaves_the_site_out() -> None:
    """The name of the outlet tells nothing of the event."""
    made = report("r", text=TEXT, title="Shell kills two in Bab Sultan quarter | Zenobia Gazette")
    first, second = wordings(made, [[c] for c in told()])
    assert "sultan" in first.headline
    assert "zenobia" not in first.headline
    assert not second.headline


def test_other_languages_have_names_alone() -> None:
    """The table of rare words is English: to it, all words of another language would be rare."""
    (first,) = wordings(report("r", text=TEXT, language="fr"), [[told()[0]]])
    assert not first.words
    assert first.names


def test_a_long_list_is_about_none_of_its_events() -> None:
    """Of a report of twenty events none is the lead."""
    many = [[quoted(f"c{n}", "A shell")] for n in range(20)]
    assert {w.lead for w in wordings(report("r", text=TEXT), many)} == {None}
    assert wordings(report("r", text=TEXT), []) == ()
    assert NOTHING.lead is None


def test_rarity_is_shipped_and_bounded() -> None:
    """Common words say nothing, unknown ones most."""
    assert rarity("the") == 0.0
    assert 0 < rarity("orchard") < rarity("tishreen") == UNSEEN


def dated(when: str, evidence: str) -> Trace:
    """The days of a claim that quotes `evidence`, dated to 5 May 2031 by `when`, as linking takes them."""
    day = date(2031, 5, 5).toordinal()
    made = replace(claim("c", toll("killed", 2), says=evidence), when=words(when, evidence.index(when)))
    bare = Trace(
        claim_id="c", report_id="r", event_type=EventType.SHOOTING, stance=Stance.ASSERTS, at=0, days=(day, day)
    )
    return of_event(bare, made)


def test_the_day_of_a_trial_is_no_day_of_the_event() -> None:
    """It was on that day or before; the day of the event itself stays."""
    assert dated("Tuesday", "He was sentenced Tuesday for killing two people.").days[0] is None
    assert dated("Tuesday", "He was sentenced Tuesday for killing two people.").days[1] is not None
    assert dated("Tuesday", "Gunmen killed two people on Tuesday.").days[0] is not None
