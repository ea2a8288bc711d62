"""Where the event was: which names of a sentence are its places, and which stand first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.extract.engines.lexical.scene.place_words import Level
from recount.extract.engines.lexical.scene.places import find_places
from recount.extract.engines.lexical.sentence.parse import Sentence, read_sentences
from recount.extract.passages import split_passages
from recount.model import PlaceRelation


def sentence_of(text: str) -> Sentence:
    return read_sentences(text, split_passages(text))[0]


def places_of(text: str) -> list[str]:
    sentence = sentence_of(text)
    return [sentence.said(p.start, p.end) for p in find_places(sentence, frozenset())]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shells landed in Syria's Idlib province.", ["Idlib province", "Syria"]),
        ("Gunmen attacked a bus in northeast Nigeria's Borno State.", ["Borno State", "northeast Nigeria"]),
        ("Two men were shot in Nyala, the capital of South Darfur.", ["Nyala", "South Darfur"]),
        ("A drone hit a house in Kherson's Korabel neighbourhood.", ["Korabel neighbourhood", "Kherson"]),
        ("A patrol was ambushed in the Tillabéri region of Niger.", ["Tillabéri region", "Niger"]),
        ("Artillery shelled the village of Novoselivka in Donetsk Oblast.", ["Novoselivka", "Donetsk Oblast"]),
        ("Four people died in San José del Guaviare, Colombia.", ["San José del Guaviare", "Colombia"]),
        ("Strikes were reported in Deir ez-Zor and Raqqa.", ["Deir ez-Zor", "Raqqa"]),
        ("Police were attacked near Puerto de la Cruz.", ["Puerto de la Cruz"]),
        ("A market in Mellit (North Darfur) was bombed.", ["Mellit", "North Darfur"]),
        ("A mine exploded on the N'Djamena–Abéché highway.", ["N'Djamena–Abéché highway"]),
        ("A man was shot on East 26th Street in Chattanooga.", ["East 26th Street", "Chattanooga"]),
        ("A man was shot near West 71st and South Ames streets.", ["West 71st", "South Ames"]),
        ("A man was shot in the 300 block of S. 89th St.", ["S. 89th St"]),
        ("Two were hurt in Prince Walter's County on Sunday.", ["Prince Walter's County"]),
        ("Two were hurt in Syria's Idlib Province.", ["Idlib Province", "Syria"]),
        ("A man was shot in the 300 block of S. Morrow Avenue.", ["S. Morrow Avenue"]),
        ("A man was shot on Martin Lowell Jr. Boulevard.", ["Martin Lowell Jr. Boulevard"]),
        ("A convoy was ambushed on Highway 60 near Salmas.", ["Highway 60", "Salmas"]),
        ("Two were shot at Cove Bar and Grill in Dunmore.", ["Cove Bar and Grill", "Dunmore"]),
        ("A driver was shot in S.E. Dunmore on Sunday.", ["S.E. Dunmore"]),
        ("A guard was shot in front of the Rashad Pharmacy.", ["Rashad Pharmacy"]),
        ("Six died in the Mellit market bombing in Mellit.", ["Mellit"]),
        ("A woman was found shot in the yard of a Dunmore home.", ["Dunmore"]),
    ],
)
def test_a_settlement_stands_before_its_region_and_its_country(text: str, places: list[str]) -> None:
    """The most specific place comes first, however the sentence orders them."""
    assert places_of(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "A boy who was shot was treated at Children's Hospital.",
        "Gunmen shot two men in an SUV.",
        "Two men were shot at a KLM.",
        "On the Highway 12 people were killed.",
        "The wounded were taken to the Hospital.",
    ],
)
def test_a_kind_of_thing_is_no_place(text: str) -> None:
    """Where the hurt are treated, letters that are one of many, and a kind alone name no place of the event."""
    assert places_of(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ten soldiers died in clashes near the Iraqi border.", "the Iraqi border"),
        ("Convoys were bombed in the Syrian desert.", "the Syrian desert"),
        ("An aircraft was shot down over the Black Sea.", "Black Sea"),
        ("Fighting raged in the livestock market of Mellit.", "Mellit"),
        ("Militants were killed in the desert of Rusafa.", "desert of Rusafa"),
    ],
)
def test_lands_and_waters_are_places(text: str, place: str) -> None:
    """A border, a desert, a sea and a market are places with the words that say which."""
    assert places_of(text)[:1] == [place]


@pytest.mark.parametrize(
    ("text", "place", "relation"),
    [
        ("A vehicle was hit 10 km east of Bakhmut.", "Bakhmut", PlaceRelation.NEAR),
        ("Mortar bombs fell on the outskirts of Taiz.", "outskirts of Taiz", PlaceRelation.NEAR),
        ("Troops came within three miles of Baiji.", "Baiji", PlaceRelation.NEAR),
        ("A truck was ambushed between Mopti and Sévaré.", "Mopti", PlaceRelation.BETWEEN),
        ("Jets flew over Hodeidah and dropped bombs.", "Hodeidah", PlaceRelation.OVER),
        ("Gunmen kidnapped nine pupils from Kuriga.", "Kuriga", PlaceRelation.IN),
    ],
)
def test_the_relation_is_that_of_the_preposition(text: str, place: str, relation: PlaceRelation) -> None:
    """ "east of", "outskirts", "between" and "over" say how the event stands to the place."""
    sentence = sentence_of(text)
    first = find_places(sentence, frozenset())[0]
    assert (sentence.said(first.start, first.end), first.relation) == (place, relation)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Clashes broke out in Jenin on Monday. Jenin saw clashes again on Friday.", "Jenin"),
        ("The town of Djibo came under fire.", "Djibo"),
        ("Rockets hit the city of Ashkelon.", "Ashkelon"),
        ("Jets targeted Binnish town with five strikes.", "Binnish town"),
        ("The army shelled Tal Amir.", "Tal Amir"),
        ("Russian missiles hit Kryvyi Rih on Monday.", "Kryvyi Rih"),
        ("Syrian troops bombarded Homs, killing two.", "Homs"),
        ("Four air strikes hit Karak on Monday.", "Karak"),
    ],
)
def test_a_place_may_be_the_subject_or_the_object(text: str, place: str) -> None:
    """What "saw clashes", "came under fire" or was shelled is a place if it is named as one."""
    last = read_sentences(text, split_passages(text))[-1]
    assert [last.said(p.start, p.end) for p in find_places(last, frozenset())] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "The wounded were taken to a hospital in Gaziantep.",
        "Five men died in U.S. strikes.",
        "Two soldiers on the Kurdish side were killed.",
        "He wrote on Telegram in February.",
        "The army fired on Hezbollah positions.",
        "The army shelled Hezbollah on Monday.",
        "The army shelled Ansar positions.",
        "Clashes between Israel and Hezbollah went on.",
        "Russian Soldier Killed in Alleged Turkish Attack",
        "The attack on the USS Harlan killed nine.",
        "Two men were shot on Labor Day.",
        "Five men died in the days before the fall of Assad.",
    ],
)
def test_other_names_are_no_places(text: str) -> None:
    """Hospitals of the wounded, parties, adjectives, months, ships and a headline's words are no places of the event."""
    assert places_of(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Damascus | Two killed as a bomb goes off", ["Damascus"]),
        ("Deir Ezzor | Clashes between guards and residents…", ["Deir Ezzor"]),
        ("Photo | Guns shell a house near Azaz", ["Azaz"]),
        ("Fresh shelling | Rockets fall on a market in Azaz", ["Azaz"]),
        ("Reuters | Two killed in Azaz", ["Azaz"]),
        ("Sirte | Cup final is put off", []),
        ("Azaz | Jarabulus | Two killed in shelling", []),
    ],
)
def test_a_bar_stands_behind_the_place_of_a_headline(text: str, places: list[str]) -> None:
    """ "Damascus | …" names where, "Photo | …" and an agency don't; without an event it is no place, two bars are a menu."""
    assert places_of(text) == places


@pytest.mark.parametrize(
    ("headline", "body", "places"),
    [
        ("Suspect in Custody After Shooting in Dover", "He was taken in custody by police.", ["Dover"]),
        ("Three Shot in Custody", "The men were shot on Sunday.", ["Custody"]),  # nothing tells that it is no town
        ("Shooting in Long Harbor Leaves Four Wounded", "The shooting leaves four wounded.", ["Long Harbor"]),
        ("Girl, 2, Shot in Leg in Reading", "Her leg was hurt, police in Reading said.", ["Reading"]),
    ],
)
def test_capitals_that_only_a_headline_gives_name_no_place(headline: str, body: str, places: list[str]) -> None:
    """What the report writes small elsewhere is no name."""
    assert places_of(f"{headline}\n\n{body}") == places


def test_what_an_event_answers_stands_last() -> None:
    """The place of the rocket fire that a strike answers is not that of the strike."""
    text = "Jets struck targets in Syria in response to rocket fire in the Golan Heights."
    assert places_of(text) == ["Syria", "Golan Heights"]


def test_provinces_of_a_list_are_all_areas() -> None:
    """The noun that ends a list says of all its members what they are."""
    sentence = sentence_of("Bombs fell in the Aleppo, Latakia and Homs provinces.")
    assert {p.level for p in find_places(sentence, frozenset())} == {Level.REGION}


@given(
    st.lists(
        st.sampled_from(
            "in of the near Aleppo city , and 's ( ) al-Bab between Syria east border U.S. de was shelled".split()
        )
    )
)
def test_places_lie_inside_their_sentence(words: list[str]) -> None:
    """Any run of words gives places that are stretches of the sentence, each named once."""
    text = "Soldiers " + " ".join(words)
    for sentence in read_sentences(text, split_passages(text)):
        found = find_places(sentence, frozenset())
        assert all(0 <= p.start < p.end <= len(sentence.tokens) for p in found)
        assert len({sentence.said(p.start, p.end) for p in found}) == len(found)
