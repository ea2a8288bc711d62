"""Who bears a name on a day, who belongs to whom, and who is named in a text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.vocab.actors import MentionKind, actors, actors_among, actors_named, find_actors, party_of, same_party

K = MentionKind


@pytest.mark.parametrize(
    ("name", "on", "country", "first"),
    [
        ("Al-Nusra Front", date(2015, 6, 1), "SY", "actor:nusra"),
        ("Al-Nusra Front", date(2016, 9, 1), "SY", "actor:nusra"),  # then called Jabhat Fatah al-Sham: the same group
        ("Al-Nusra Front", date(2017, 10, 7), "SY", "actor:hts"),
        ("Al-Nusra Front", date(2025, 6, 1), "SY", "actor:sy:2024"),
        ("Hayat Tahrir al-Sham", date(2015, 6, 1), "SY", "actor:nusra"),
        ("HTS", date(2025, 1, 28), "SY", "actor:hts"),
        ("HTS", date(2025, 1, 29), "SY", "actor:sy:2024"),
        ("al-Qaeda in Iraq", date(2005, 1, 1), "IQ", "actor:is"),
        ("ISIL", date(2014, 1, 1), None, "actor:is"),
        ("Ansar Beit al-Maqdis", date(2013, 1, 1), "EG", "actor:is:sinai"),
        ("Taliban", date(2021, 8, 14), "AF", "actor:taliban"),
        ("Taliban", date(2021, 8, 15), "AF", "actor:taliban:government"),
        ("Afghan army", date(2021, 8, 14), "AF", "actor:af:military"),
        ("Syrian army", date(2024, 12, 7), "SY", "actor:sy:military"),
        ("Syrian army", date(2024, 12, 8), "SY", "actor:sy:2024:military"),
        ("AMISOM", date(2022, 3, 31), "SO", "actor:amisom"),
        ("AMISOM", date(2023, 1, 1), "SO", "actor:atmis"),
        ("AMISOM", date(2025, 6, 1), "SO", "actor:aussom"),
        ("Al-Mourabitoun", date(2018, 1, 1), "ML", "actor:jnim"),
        ("MUJAO", date(2018, 1, 1), "ML", "actor:jnim"),  # two mergers on
        ("Sudan People's Liberation Army", date(2010, 1, 1), "SD", "actor:spla"),
        ("Sudan People's Liberation Army", date(2014, 1, 1), "SS", "actor:ss:military"),
        ("al-Shabaab", date(2020, 1, 1), "SO", "actor:al-shabaab"),
        ("al-Shabaab", date(2020, 1, 1), "MZ", "actor:al-shabaab-mozambique"),
        ("SNA", date(2020, 1, 1), "SY", "actor:sna"),
        ("SNA", date(2020, 1, 1), "SO", "actor:so:military"),
        ("ADF", date(2020, 1, 1), "CD", "actor:adf"),
        ("ADF", date(2020, 1, 1), "CM", "actor:ambazonia-adf"),
        ("Islamic State Sahel Province", date(2023, 6, 1), "NE", "actor:is:sahel"),
        ("Permanent Strategic Framework", date(2023, 9, 1), "ML", "actor:csp-dpa"),
        ("Permanent Strategic Framework", date(2025, 3, 1), "ML", "actor:fla"),
        ("MNLA", date(2012, 4, 1), "ML", "actor:mnla"),
        ("MNLA", date(2025, 3, 1), "ML", "actor:fla"),
        ("M23", date(2024, 6, 1), "CD", "actor:m23"),
        ("Signed-in-Blood Battalion", date(2017, 6, 1), "ML", "actor:jnim"),  # two mergers on
        ("Baloch Republican Army", date(2021, 6, 1), "PK", "actor:baloch-republican-army"),
        ("Baloch Republican Army", date(2023, 6, 1), "PK", "actor:baloch-nationalist-army"),
        ("State Administration Council", date(2023, 6, 1), "MM", "actor:mm"),
        ("Rohingya Solidarity Organisation", date(2024, 6, 1), "MM", "actor:rso"),
        ("Familia Michoacana", date(2009, 6, 1), "MX", "actor:la-familia-michoacana"),
        ("Familia Michoacana", date(2022, 6, 1), "MX", "actor:la-nueva-familia"),
        ("Resolute Support", date(2018, 6, 1), "AF", "actor:isaf"),
        ("Internal Security Forces", date(2022, 6, 1), "SY", "actor:asayish"),
        ("Internal Security Forces", date(2022, 6, 1), "LB", "actor:lb:isf"),
        ("IAF", date(2025, 5, 1), "IN", "actor:in:air-force"),
        ("IAF", date(2025, 5, 1), "PS", "actor:il:air-force"),
        ("Maoists", date(2003, 5, 1), "NP", "actor:cpn-m"),
        ("Maoists", date(2015, 5, 1), "IN", "actor:cpi-maoist"),
        ("Donetsk People's Republic", date(2023, 1, 1), "UA", "actor:dpr"),
        ("Hayaat Tahreer al-Sham", date(2018, 1, 1), "SY", "actor:hts"),  # a spelling that is not listed
    ],
)
def test_names_in_time(name: str, on: date, country: str | None, first: str) -> None:
    """A name, a day and a country lead to the actor that bears it then and there."""
    ranked = actors_named(name, on, country)
    assert ranked[0][0].id == first
    assert all(0 < score <= 1 for _, score in ranked)
    assert len(ranked) == 1 or ranked[0][1] > ranked[1][1]


@pytest.mark.parametrize(
    ("name", "on", "country"),
    [
        ("Syrian army", None, "SY"),  # no day: two governments
        ("SNA", date(2020, 1, 1), None),  # no country: Syria or Somalia
        ("Libyan army", date(2020, 1, 1), "LY"),  # both sides call themselves so
        ("Internal Security Forces", date(2025, 6, 1), "SY"),  # two governments' forces at once
    ],
)
def test_what_stays_open_stays_open(name: str, on: date | None, country: str | None) -> None:
    """Without a day or a country that decides, several actors have the same score."""
    ranked = actors_named(name, on, country)
    assert ranked[0][1] == ranked[1][1]
    assert ranked[0][0].id != ranked[1][0].id


@pytest.mark.parametrize("name", ["", "the", "Rotary Club", "a residential area", "Syrian", "IT", "fighters"])
def test_nobody_bears_what_is_no_name(name: str) -> None:
    """Words that name no actor give no candidates, rather than the nearest."""
    assert actors_named(name, date(2020, 1, 1)) == ()


def test_a_dissolved_group_is_named_with_doubt() -> None:
    """A group that ended without a successor is a candidate below one half or at it."""
    ((actor, score),) = actors_named("Tamil Tigers", date(2020, 1, 1), "LK")
    assert (actor.id, score) == ("actor:ltte", 0.5)


@given(st.sampled_from([a.id for a in actors()]), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_an_actor_that_lives_is_itself(actor_id: str, on: date) -> None:
    """Of an actor that exists on the day, the first candidate is itself with the highest score."""
    actor = next(a for a in actors() if a.id == actor_id)
    if (actor.valid_from or on) <= on < (actor.valid_to or date.max):
        assert actors_among([actor_id], on)[0] == (actor, 1.0)
    else:
        assert all(score < 1.0 for _, score in actors_among([actor_id], on))


@pytest.mark.parametrize(
    ("actor_id", "on", "party"),
    [
        ("actor:il:air-force", date(2020, 1, 1), "actor:il"),
        ("actor:us:centcom", date(2020, 1, 1), "actor:us"),
        ("actor:is:khorasan", date(2020, 1, 1), "actor:is"),
        ("actor:hamas:qassam", date(2020, 1, 1), "actor:hamas"),
        ("actor:ypg", date(2014, 1, 1), "actor:ypg"),
        ("actor:ypg", date(2016, 1, 1), "actor:sdf"),
        ("actor:rsf", date(2020, 1, 1), "actor:sd"),
        ("actor:rsf", date(2023, 5, 1), "actor:rsf"),
        ("actor:nobody", None, "actor:nobody"),
    ],
)
def test_parties_in_time(actor_id: str, on: date | None, party: str) -> None:
    """A member answers to its party from the day on which it joins to the day on which it leaves."""
    assert party_of(actor_id, on) == party


def test_same_party() -> None:
    """Branches of one party are the same party; the unknown are never the same as anybody."""
    assert same_party("actor:il:air-force", "actor:il:military")
    assert same_party("actor:hts", "actor:hts")
    assert not same_party("actor:hts", "actor:nusra", date(2020, 1, 1))
    assert not same_party("unknown:gunmen", "unknown:gunmen")


@pytest.mark.parametrize(
    ("text", "words", "kind", "ids"),
    [
        ("the Turkish army shelled it", "Turkish army", K.NAME, ("actor:tr:military",)),
        ("Turkish artillery", "Turkish artillery", K.FORCES, ("actor:tr",)),
        ("Russian long-range bomber aviation", "Russian long-range bomber aviation", K.FORCES, ("actor:ru",)),
        ("Israel's air force said", "Israel's air force", K.FORCES, ("actor:il",)),
        ("U.S. warplanes", "U.S. warplanes", K.FORCES, ("actor:us",)),
        ("Iraqi police officers", "Iraqi police officers", K.NAME, ("actor:iq:baath:police", "actor:iq:police")),
        ("an Israeli strike", "Israeli", K.DEMONYM, ("actor:il",)),
        ("Syria's National Defence Forces", "National Defence Forces", K.NAME, ("actor:sy:ndf",)),
        ("Ankara denied it", "Ankara", K.COUNTRY, ("actor:tr",)),
        ("IS militants", "IS militants", K.NAME, ("actor:is",)),
        ("Hay’at Tahrir ash-Sham", "Hay’at Tahrir ash-Sham", K.NAME, ("actor:hts",)),
        ("unidentified gunmen fled", "unidentified gunmen", K.ROLE, ("unknown:gunmen",)),
        ("regime forces", "regime forces", K.ROLE, ("unknown:regime-forces",)),
        ("Turkish-backed groups", "Turkish-backed groups", K.ROLE, ("unknown:turkish-backed",)),
        ("mercenaries of the Turkish occupation", "mercenaries of the Turkish occupation", K.NAME, ("actor:sna",)),
        ("the Coalition hit", "Coalition", K.ROLE, ("unknown:coalition",)),
        ("the US-led coalition", "US-led coalition", K.NAME, ("actor:cjtf-oir",)),
        ("Syrian forces", "Syrian forces", K.NAME, ("actor:sy", "actor:sy:2024")),
        ("the Niger Delta Avengers said", "Niger Delta Avengers", K.NAME, ("actor:niger-delta-avengers",)),
        ("قصفت قوات سوريا الديمقراطية البلدة", "قوات سوريا الديمقراطية", K.NAME, ("actor:sdf",)),
        ("نفى الحشد الشعبي ذلك", "الحشد الشعبي", K.NAME, ("actor:iq:pmf",)),
        ("По данным ВСУ, погибли двое", "ВСУ", K.NAME, ("actor:ua:military",)),
        ("У ЗСУ повідомили про втрати", "ЗСУ", K.NAME, ("actor:ua:military",)),
        ("UPC elements attacked", "UPC elements", K.NAME, ("actor:upc-car", "actor:upc-ituri")),
        ("ADF presumed combatants", "ADF", K.NAME, ("actor:adf",)),  # weak in Cameroon alone
        ("the CPI (Maoist) said", "CPI (Maoist)", K.NAME, ("actor:cpi-maoist",)),
        ("Druze gunmen fired", "Druze gunmen", K.ROLE, ("unknown:druze-fighters",)),
    ],
)
def test_mentions(text: str, words: str, kind: MentionKind, ids: tuple[str, ...]) -> None:
    """Each sort of words is found, whole, with everybody it may mean."""
    (mention,) = find_actors(text)
    assert text[mention.start : mention.end] == words
    assert mention.kind is kind
    assert set(mention.actor_ids) == set(ids)


@pytest.mark.parametrize(
    "text",
    [
        "tell us what it is",
        "the Washington Post reported",
        "a turkey farm",
        "a degree from MIT",
        "Turkish-made shells",
        "residents said",
        "two students were killed",
        "AFP reported",
        "a hms boat, a qsd chart",  # as Arabic names look when folded to Latin letters
        "flooding around Lake Chad",
        "a market in Niger State",
        "General Abdel Fatah al-Burhan spoke",
        "two of them died in the ICU",
        "members of the UPC choir",
        "a law of the EMC",
    ],
)
def test_what_is_no_actor(text: str) -> None:
    """Pronouns, outlets, birds, universities, compounds and bystanders who speak are no parties."""
    assert find_actors(text) == ()


@given(st.text(max_size=200))
def test_mentions_never_leave_the_text(text: str) -> None:
    """Whatever the text: mentions are in order, don't overlap and lie inside."""
    last = 0
    for mention in find_actors(text):
        assert last <= mention.start < mention.end <= len(text)
        assert mention.actor_ids
        last = mention.end
