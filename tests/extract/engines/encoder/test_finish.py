"""The rules that have the last word over all drafts of a page: each by itself, on drafts made by hand."""

from collections.abc import Callable, Sequence

import pytest
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engine import Draft, DraftPlace, DraftToll, Words
from recount.extract.engines.encoder.decode.again import told_again
from recount.extract.engines.encoder.decode.as_many import with_as_many
from recount.extract.engines.encoder.decode.blamed import by_whom
from recount.extract.engines.encoder.decode.disputed import disputed_apart
from recount.extract.engines.encoder.decode.filed import with_dateline
from recount.extract.engines.encoder.decode.heard import by_who_says_it
from recount.extract.engines.encoder.decode.nobody import nobody_hurt
from recount.extract.engines.encoder.decode.revised import revisions_apart
from recount.extract.engines.encoder.page import Page
from recount.model import EventType, PlaceRelation, Population, Stance, TollKind
from recount.vocab.numbers import exact

KILLED, INJURED = TollKind.KILLED, TollKind.INJURED
Rule = Callable[[Page, Sequence[Draft]], tuple[Draft, ...]]


class Text:
    """A text whose drafts are made by the words they quote."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.page = page_of(text)

    def words(self, exact_words: str) -> Words:
        return Words(exact=exact_words, start=self.text.index(exact_words))

    def draft(self, evidence: str = "", *tolls: tuple[str, TollKind, int], **rest: object) -> Draft:
        """`rest`: speakers, by, places (their words), stance, same (an index)."""
        several = {name: tuple(map(self.words, rest.get(name, ()))) for name in ("speakers", "by", "places")}  # type: ignore[arg-type, call-overload]  # lists of words
        return Draft(
            event_type=EventType.SHELLING,
            evidence=(self.words(evidence or self.text),),
            stance=rest.get("stance", Stance.ASSERTS),  # type: ignore[arg-type]  # a stance
            speakers=several["speakers"],
            perpetrators=several["by"],
            places=tuple(DraftPlace(words=w, relation=PlaceRelation.IN) for w in several["places"]),
            tolls=tuple(
                DraftToll(kind=k, count=exact(n), population=Population.UNSTATED, words=self.words(w))
                for w, k, n in tolls
            ),
            same_event_as=rest.get("same"),  # type: ignore[arg-type]  # an index
        )

    def after(self, rule: Rule, *drafts: Draft) -> tuple[Draft, ...]:
        return rule(self.page, drafts)


def said(draft: Draft) -> tuple[list[str], Stance, list[int | None]]:
    return [w.exact for w in draft.speakers], draft.stance, [t.count.low for t in draft.tolls]


@pytest.mark.parametrize(
    ("text", "first", "other"),
    [
        (
            "Rebels said they killed 12 soldiers, a claim rejected by officials in Quetta, who said one soldier was hurt.",
            (["Rebels"], Stance.ASSERTS, [12]),
            (["officials in Quetta"], Stance.DISPUTES, [1]),
        ),
        (
            "A doctor said 21 people died, contradicting Taliban officials who maintained that only three people died.",
            (["A doctor"], Stance.ASSERTS, [21]),
            (["Taliban officials"], Stance.DISPUTES, [3]),
        ),
        (
            "Rebels said they killed 12 soldiers, a claim denied by the army.",
            (["Rebels"], Stance.ASSERTS, [12]),
            (["the army"], Stance.DENIES, []),
        ),
    ],
)
def test_who_says_otherwise_has_a_claim(text: str, first: object, other: object) -> None:
    """With the numbers that their words give, and no others."""
    on = Text(text)
    counted = {"12 soldiers": 12, "one soldier": 1, "21 people": 21, "only three people": 3}
    tolls = [(w, KILLED, n) for w, n in counted.items() if w in text]
    speaker = text.split(" said", maxsplit=1)[0]
    found = on.after(disputed_apart, on.draft("", *tolls, speakers=[speaker]))
    assert [said(d) for d in found] == [first, other]
    assert found[1].same_event_as == 0


@pytest.mark.parametrize(
    ("text", "model", "told"),
    [
        (
            "Authorities revised the death toll of the attack from 30 to 18.",
            [("30 to 18", KILLED, 30)],
            [(Stance.ASSERTS, [18]), (Stance.RETRACTS, [30])],
        ),
        (
            "Police put the number of dead at three, but revised it to five after two more bodies were found.",
            [("two more bodies", KILLED, 2)],
            [(Stance.ASSERTS, [5, 2])],
        ),
        ("The army revised its plans from May to June.", [], [(Stance.ASSERTS, [])]),
        ("Police cut the number of checkpoints from 30 to 18.", [], [(Stance.ASSERTS, [])]),
    ],
)
def test_a_revised_number_is_the_one_told(
    text: str, model: list[tuple[str, TollKind, int]], told: list[tuple[Stance, list[int]]]
) -> None:
    """The old one is taken back, where its sentence tells it."""
    on = Text(text)
    found = on.after(revisions_apart, on.draft("", *model))
    assert [(d.stance, [t.count.low for t in d.tolls]) for d in found] == told


@pytest.mark.parametrize(
    ("text", "speakers", "by", "stance", "told"),
    [
        ("A convoy struck a landmine near Azaz.", [], ["A convoy"], Stance.ASSERTS, []),
        ("A convoy struck a village near Azaz.", [], ["A convoy"], Stance.ASSERTS, ["A convoy"]),
        ("Men in army uniforms shot two people.", [], ["army uniforms"], Stance.ASSERTS, []),
        ("Police said they shot dead two people.", ["Police"], [], Stance.ASSERTS, ["Police"]),
        ("Police said they were shot by two people.", ["Police"], [], Stance.ASSERTS, []),
        (
            "The rebels denied it, blaming the army, after two people died.",
            ["The rebels"],
            ["the army"],
            Stance.DENIES,
            ["The rebels"],
        ),
        ("Two people were shot. Officials suspect ISIS.", [], [], Stance.ASSERTS, ["ISIS"]),
    ],
)
def test_who_did_it_is_who_the_words_say(
    text: str, speakers: list[str], by: list[str], stance: Stance, told: list[str]
) -> None:
    """Not whom a mine hit, a uniform, or those whom a denial blames."""
    on = Text(text)
    tolls = (
        [("two people" if "two people" in text else "Two people", KILLED, 2)] if "two people" in text.lower() else []
    )
    last = on.page.analysis.sentences[-1].passage
    told_in = on.text[last.start : last.end]
    (found,) = on.after(by_whom, on.draft(told_in, *tolls, speakers=speakers, by=by, stance=stance))
    assert [w.exact for w in found.perpetrators] == told


def test_who_only_denies_it_is_no_speaker_of_it() -> None:
    """In a sentence of their own."""
    on = Text("The PMF said a guard died in a US strike. The US denied any strike.")
    one, other = "The PMF said a guard died in a US strike.", "The US denied any strike."
    made = on.draft(one, speakers=["The PMF", "The US"]), on.draft(other, speakers=["The US"], stance=Stance.DENIES)
    first, second = on.after(by_who_says_it, *made)
    assert ([w.exact for w in first.speakers], [w.exact for w in second.speakers]) == (["The PMF"], ["The US"])


def test_no_casualties_are_of_what_was_told_right_before() -> None:
    """Not of an attack that killed."""
    on = Text(
        "A strike killed four cooks in Azaz. Rebels fired rockets at Tarhin in response. Medics reported no casualties."
    )
    one, other, last = (on.text[p.passage.start : p.passage.end] for p in on.page.analysis.sentences)
    made = (
        on.draft(one, ("four cooks", KILLED, 4), places=["Azaz"]),
        on.draft(other, by=["Rebels"], places=["Tarhin"]),
        on.draft(last, ("no casualties", KILLED, 0), same=0),
    )
    found = on.after(nobody_hurt, *made)
    assert [d.same_event_as for d in found] == [None, None, 1]
    assert [p.words.exact for p in found[2].places] == ["Tarhin"]
    assert on.after(nobody_hurt, made[0], made[2])[1].same_event_as == 0  # nothing else was told before


def test_the_very_same_people_are_told_of_twice() -> None:
    """By several nouns and as many in all; people told of without any may be others."""
    on = Text(
        "In one case three women and four children were shot. On Saturday, three women were shot and four children."
    )
    first, second = (on.text[p.passage.start : p.passage.end] for p in on.page.analysis.sentences)
    at = on.text.rindex("three women")
    again = tuple(
        DraftToll(
            kind=KILLED,
            count=exact(n),
            population=Population.UNSTATED,
            words=Words(exact=w, start=on.text.index(w, at)),
        )
        for w, n in (("three women", 3), ("four children", 4))
    )
    one = on.draft(first, ("three women and four children", KILLED, 7))
    made = one, Draft(event_type=EventType.SHELLING, evidence=(on.words(second),), tolls=again)
    assert [d.same_event_as for d in on.after(told_again, *made)] == [None, 0]
    others = Draft(event_type=EventType.SHELLING, evidence=(on.words(second),), tolls=again[:1])
    assert [d.same_event_as for d in on.after(told_again, one, others)] == [None, None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two people were killed and as many injured in Azaz.", [(KILLED, 2), (INJURED, 2)]),
        ("A bomb killed two people and injured as many at a market in Azaz.", [(KILLED, 2), (INJURED, 2)]),
        ("Two people were killed and an equal number wounded in Azaz.", [(KILLED, 2), (INJURED, 2)]),
        ("Two people were killed and as many as 20 injured in Azaz.", [(KILLED, 2)]),
        ("Two people were killed, and twice as many injured in Azaz.", [(KILLED, 2)]),
    ],
)
def test_as_many_are_as_many_as_those_told_before(text: str, told: list[tuple[TollKind, int]]) -> None:
    """Bounds and multiples are for the grammar."""
    on = Text(text)
    (found,) = on.after(with_as_many, on.draft("", ("Two people" if "Two" in text else "two people", KILLED, 2)))
    assert [(t.kind, t.count.low) for t in found.tolls] == told
    assert all(t.words.exact in text for t in found.tolls)


@pytest.mark.parametrize(
    ("text", "places", "told"),
    [
        ("KARACHI, Pakistan - A bomb killed two people at a market in the city.", [], ["KARACHI"]),
        ("KARACHI, Pakistan - A bomb killed two people at a market in Quetta.", ["Quetta"], ["Quetta"]),
        ("KARACHI, Pakistan - A bomb killed two people on a train.", [], []),
        ("A bomb killed two people at a market in the city.", [], []),
    ],
)
def test_the_city_is_that_of_the_dateline(text: str, places: list[str], told: list[str]) -> None:
    """Where nothing else is named, and the event is said to be in the city."""
    on = Text(text)
    (found,) = on.after(with_dateline, on.draft("", ("two people", KILLED, 2), places=places))
    assert [p.words.exact for p in found.places] == told
