"""Whom "the group", "its fighters", "he" and "the army" mean: the report has named them before, or the words stay open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import claim, locus, report

from recount.model import Claim, Quote, Reading, quote
from recount.resolve.actors import ActorReadings, TableOfActors, resolve_actors

DAY = date(2023, 3, 1)


def at_last(text: str, words: str) -> Quote:
    """The last place of some words in a text."""
    start = text.rindex(words)
    return quote(text, start, start + len(words))


def resolved(text: str, slot: str, words: str, **rest: str) -> ActorReadings:
    """The readings of one claim whose words stand where they last occur in the text.

    `rest`: country (of the claim's place), source (of the report), and words of other slots (speakers, perpetrators, targets).
    """
    slots = {name: rest[name] for name in ("speakers", "perpetrators", "targets") if name in rest} | {slot: words}
    quotes = {name: (at_last(text, said),) for name, said in slots.items()}
    told = _with(claim("c1"), **quotes)
    place = Reading(claim_id="c1", slot="places[0]", value=locus(country=rest.get("country")))
    here = report(text=text, published=DAY, source=rest.get("source", "The Valley Post"))
    return resolve_actors(here, (told,), {}, {"c1": (place,)} if "country" in rest else {}, TableOfActors())["c1"]


def _with(bare: Claim, **quotes: tuple[Quote, ...]) -> Claim:
    return Claim(
        id=bare.id,
        report_id=bare.report_id,
        event_type=bare.event_type,
        stance=bare.stance,
        evidence=bare.evidence,
        **quotes,
    )


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Boko Haram took the village. On Sunday the group burned the school.", "the group", "actor:boko-haram"),
        (
            "Shots fell. Hezbollah militants ran off. Later the militants came back.",
            "the militants",
            "actor:hezbollah",
        ),
        ("The M23 said it had no part. The rebels then shelled the camp.", "The rebels", "actor:m23"),
        ("Hezbollah denied it. Its fighters had left the hill.", "Its fighters", "actor:hezbollah"),
        ("Turkish warplanes came at dawn. The jets bombed a mill.", "The jets", "actor:tr"),
        ("NATO was told. The alliance bombed the bridge.", "The alliance", "actor:nato"),
        ("Boko Haram gunmen came by boat. The attackers shot two men.", "The attackers", "actor:boko-haram"),
        ("MINUSMA sent a patrol. The mission shot two men.", "The mission", "actor:minusma"),
        ("Police fought the Taliban. The latter shot two men.", "The latter", None),
        ("Hamas fought Hezbollah. The latter shot two men.", "The latter", "actor:hezbollah"),
        ("Hamas fought Hezbollah. The former shot two men.", "The former", "actor:hamas"),
    ],
)
def test_words_lead_back_to_a_name(text: str, words: str, actor: str | None) -> None:
    """The nearest name that fits is meant; the reading says which words it was and names its rule."""
    (reading,) = resolved(text, "perpetrators", words).perpetrators
    assert reading.value == actor
    if actor is not None:
        assert reading.rule == "actors/antecedent"
        assert "lead back to “" in reading.because


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hezbollah took the village. Another group burned the school.", "Another group"),
        ("Hezbollah took the village. A rival group burned the school.", "A rival group"),
        ("Hezbollah took the village. The rival militia burned the school.", "The rival militia"),
        ("Hezbollah took the village. A group of men burned the school.", "A group of men"),
        ("On Sunday the group burned the school. Hezbollah denied it.", "the group"),
        ("Reuters was there. The group burned the school.", "The group"),
        ("The Turkish army left. The group burned the school.", "The group"),
        ("A farmer came from Turkey. Its soldiers burned the school.", "Its soldiers"),
        (
            "Hezbollah left. A nurse spoke. A cook spoke. A judge spoke. Its fighters burned the school.",
            "Its fighters",
        ),
        ("Hamas and six of their own men came.", "their own men"),
        ("Hamas left. “They burned the school,” a cook said.", "They"),
    ],
)
def test_nobody_is_led_to(text: str, words: str) -> None:
    """Another group, a name that comes later, another sort of party, a name too far back: nobody is meant."""
    (reading,) = resolved(text, "perpetrators", words).perpetrators
    assert reading.value is None or reading.value.startswith("unknown:")
    assert reading.because


def test_two_that_fit_alike_stay_open() -> None:
    """Two groups in one sentence, neither of them in the lead: no value, both as candidates."""
    text = "In the clash between Boko Haram and Hamas, and of Hamas and Boko Haram, many fled. The group burned the school."
    (reading,) = resolved(text, "perpetrators", "The group").perpetrators
    assert reading.value is None
    assert {c.value for c in reading.candidates} == {"actor:boko-haram", "actor:hamas"}


def test_an_unlisted_name_is_no_other_group() -> None:
    """The nearest name is in no table: the words mean it, and not the listed group that stands further back."""
    text = (
        "Boko Haram is active there. The Kandara Liberation Front took the town on Sunday. The group burned the school."
    )
    (reading,) = resolved(text, "perpetrators", "The group").perpetrators
    assert (reading.value, reading.rule) == (None, "actors/antecedent-unlisted")
    assert "Kandara Liberation Front" in reading.because


def test_whom_a_claim_strikes_did_not_do_it() -> None:
    """The party that was struck is not the one that struck."""
    text = "The Houthis fought Hezbollah. The group hit a post of Hezbollah."
    (reading,) = resolved(text, "perpetrators", "The group", targets="Hezbollah").perpetrators
    assert reading.value == "actor:houthis"


def test_nobody_calls_the_own_side_mercenaries() -> None:
    """A hostile label does not lead back to the voice that uses it."""
    text = "The SDF said that its units met the mercenaries near a mill."
    (reading,) = resolved(text, "targets", "the mercenaries", speakers="The SDF").targets
    assert reading.value == "unknown:mercenaries"


def test_its_fighters_are_the_speakers() -> None:
    """In "X said that its fighters", its is X's; a voice in no table owns them, and no listed group before it does."""
    text = "Hamas was blamed. The Kandara Front said that its fighters burned the school."
    (reading,) = resolved(text, "perpetrators", "its fighters", speakers="The Kandara Front").perpetrators
    assert (reading.value, reading.rule) == (None, "actors/antecedent-unlisted")
    text = "Hamas was blamed. The Houthis said that its fighters burned the school."
    (reading,) = resolved(text, "perpetrators", "its fighters", speakers="The Houthis").perpetrators
    assert reading.value == "actor:houthis"
    text = "Hamas was blamed. A shopkeeper said that its fighters burned the school."
    (reading,) = resolved(text, "perpetrators", "its fighters", speakers="A shopkeeper").perpetrators
    assert reading.value is None


def test_the_army_may_be_a_foreign_one() -> None:
    """The report names only a foreign state's forces: the army may be that one, or the country's own."""
    text = "Israeli jets came at night. The army said so."
    (reading,) = resolved(text, "speakers", "The army", country="LB").speakers
    assert reading.value is None
    assert {c.value for c in reading.candidates} == {"actor:lb", "actor:il"}


def test_its_army_is_not_that_of_the_place() -> None:
    """Where the report names nobody to whom an army belongs, the country of the event is no owner."""
    (reading,) = resolved("Its army shelled the town.", "perpetrators", "Its army", country="SY").perpetrators
    assert (reading.value, reading.rule) == (None, "actors/owner")


@pytest.mark.parametrize(
    ("text", "country", "actor"),
    [
        ("The Israeli army left. The army said so.", "SY", "actor:il"),
        ("Turkey's defence ministry spoke. The ministry said so.", "SY", "actor:tr"),
        ("Shells fell. The defence ministry said so. The army said so.", "NG", "actor:ng"),
    ],
)
def test_an_army_named_before_goes_before_the_countrys(text: str, country: str, actor: str) -> None:
    """ "The army" is the one that the report has named, else that of the event's country."""
    words = text.rsplit(". ", maxsplit=1)[-1].removesuffix(" said so.")
    (reading,) = resolved(text, "speakers", words, country=country).speakers
    assert reading.value == actor


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("A spokesman for the Houthis spoke. Then the spokesman said more.", "the spokesman", "actor:houthis"),
        ("A source in the Turkish army spoke. Then the source said more.", "the source", "actor:tr"),
        ("Police found the Syrian Observatory for Human Rights. The monitor said more.", "The monitor", "source:sohr"),
        ("The Washington Post was there. The newspaper said more.", "The newspaper", "source:washington-post"),
        ("Hamas denied it. Its spokesman said more.", "Its spokesman", "actor:hamas"),
        ("A baker spoke. Then the spokesman said more.", "the spokesman", None),
        ("Hamas denied it. Then he said more.", "he", None),
        ("Hamas denied it. The newspaper said more.", "The newspaper", "unknown:media"),
    ],
)
def test_a_voice_leads_back(text: str, words: str, value: str | None) -> None:
    """A spokesman, a source, a paper and a monitor are those that the report has brought in; else nobody is guessed."""
    (reading,) = resolved(text, "speakers", words).speakers
    assert reading.value == value


@pytest.mark.parametrize(("pronoun", "value"), [("he", "actor:houthis"), ("she", None)])
def test_a_pronoun_is_the_last_person_who_spoke(pronoun: str, value: str | None) -> None:
    """ "He" is the last man whom the report lets speak, and a spokesman is no "she"."""
    text = f"Houthi spokesman Anwar Dalil spoke first. Then {pronoun} went on."
    one = _with(claim("c1"), speakers=(at_last(text, "Houthi spokesman Anwar Dalil"),))
    other = _with(claim("c2"), speakers=(at_last(text, f"{pronoun}"),))
    found = resolve_actors(report(text=text, published=DAY), (one, other), {}, {}, TableOfActors())
    assert found["c2"].speakers[0].value == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The Sudan Liberation Army (SLA) came. The SLA burned it.", "The SLA", "actor:slm-aw"),
        ("The Patriotic Democratic Front (PDF) came. The PDF burned it.", "The PDF", None),
        (
            "The Fuerza de Defensa Popular (FDP) and the Parti Démocratique Fédéral (PDF) came. The PDF burned it.",
            "The PDF",
            "actor:pdf-myanmar",
        ),
        ("The people came. The PDF burned it.", "The PDF", "actor:pdf-myanmar"),
    ],
)
def test_letters_mean_what_the_report_says(text: str, words: str, value: str | None) -> None:
    """A short name that the report spells out is that body, even where a table knows the letters for another."""
    (reading,) = resolved(text, "perpetrators", words, country="SD" if "SLA" in words else "MM").perpetrators
    assert reading.value == value


@pytest.mark.parametrize(
    ("source", "slot", "words", "value"),
    [
        ("Reuters", "speakers", "our correspondent", "source:reuters"),
        ("The Valley Post", "speakers", "our correspondent", "unknown:media"),
        ("Reuters", "perpetrators", "our forces", None),
    ],
)
def test_the_house_speaks(source: str, slot: str, words: str, value: str | None) -> None:
    """ "Our correspondent" is the report's own outlet where that is a known one; a paper has no forces."""
    readings = resolved(f"In the morning {words} came.", slot, words, source=source)
    assert getattr(readings, slot)[0].value == value


PIECES = st.sampled_from(
    [
        "Hamas",
        "The group",
        "its fighters",
        "he",
        "said",
        "the army",
        "“",
        "”",
        ". ",
        "\n",
        "(KDF)",
        "Turkey",
        "gunmen",
        "the latter",
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=12), st.sampled_from(["speakers", "perpetrators", "targets"]))
def test_any_text_can_be_looked_back_on(pieces: list[str], slot: str) -> None:
    """Whatever stands before, each quote gets one reading, and a value is never among none."""
    text = " ".join(pieces)
    for words in {p for p in pieces if p.strip()}:
        (reading,) = getattr(resolved(text, slot, words), slot)
        assert reading.because
        assert all(0 < c.score <= 1 for c in reading.candidates)


@pytest.mark.parametrize("verb", ["clashed with", "exchanged fire with", "fought against"])
def test_two_who_fought_each_other_stay_open(verb: str) -> None:
    """Of two who fought, the one named first is no likelier "the group"; of one who shelled near another it is."""
    text = f"Hezbollah {verb} Hamas. The group shot two men."
    (reading,) = resolved(text, "perpetrators", "The group").perpetrators
    assert reading.value is None
    assert {c.value for c in reading.candidates} == {"actor:hezbollah", "actor:hamas"}
    (other,) = resolved(text.replace(verb, "shelled a mill near"), "perpetrators", "The group").perpetrators
    assert other.value == "actor:hezbollah"
