"""Who says it: the voice of a sentence, nearest first, and how far an attribution reaches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.engines.lexical.reading import read

from recount.extract.engines.lexical.saying.voices import Voice, find_voices
from recount.extract.engines.lexical.sentence.parse import read_sentences
from recount.extract.passages import split_passages


def heard(text: str, source: str | None = None) -> list[list[str]]:
    """The speakers of every sentence, in the words of the text."""
    return [[text[a:b] for a, b in v.speakers] for v in find_voices(read(text), source)]


ONE_SENTENCE = {
    "before": ("The ministry said two men were killed.", ["The ministry"]),
    "after": ("Two men were killed, the ministry said.", ["the ministry"]),
    "inverted": ("“Two men were killed,” said the ministry.", ["the ministry"]),
    "in the middle": ("Two men, the ministry said, were killed.", ["the ministry"]),
    "present, plural": ("Two men were killed, officials say.", ["officials"]),
    "a possessive name": ("Ukraine's air force said it had shot down five drones.", ["Ukraine's air force"]),
    "a day before the verb": ("The army on Monday said two men were killed.", ["The army"]),
    "an adverb before the verb": ("The ministry further confirmed that a strike killed two men.", ["The ministry"]),
    "a statement's setting": ("In a statement on Monday, the army said two men were killed.", ["the army"]),
    "a place first": ("In Tal Amir, the governor said two men were killed.", ["the governor"]),
    "according to": ("Two men were killed, according to the Tal Amir hospital.", ["the Tal Amir hospital"]),
    "according to, first": ("According to police, two men were killed.", ["police"]),
    "per": ("Per the governor's office, two men were killed.", ["the governor's office"]),
    "told an outlet": ("The mayor told Radio Karak that two men were killed.", ["Radio Karak", "The mayor"]),
    "told no outlet": ("The mayor told reporters that two men were killed.", ["The mayor"]),
    "told an assembly": ("The envoy told the UN Security Council that two men were killed.", ["The envoy"]),
    "talked to an outlet": (
        "Witnesses who spoke to the Karak Post said two men were killed.",
        ["the Karak Post", "Witnesses"],
    ),
    "carried by an agency": (
        "In a statement carried by Karak News, the army said two men were killed.",
        ["Karak News", "the army"],
    ),
    "cited": ("Radio Karak, citing the ministry, said two men were killed.", ["Radio Karak", "the ministry"]),
    "cited at the end": ("Radio Karak said two men were killed, citing the ministry.", ["Radio Karak", "the ministry"]),
    "apposition after a name": (
        "Ali Haddad, a spokesman for the force, said two men were killed.",
        ["Ali Haddad, a spokesman for the force"],
    ),
    "name after an office": ("The governor, Ali Haddad, said two men were killed.", ["The governor, Ali Haddad"]),
    "shortened titles": ("Lt. Col. Ali Haddad said two men were killed.", ["Lt. Col. Ali Haddad"]),
    "a relative clause": ("The militia, which holds the town, said two men were killed.", ["The militia"]),
    "a reason for silence": (
        "A medic who did not want to be named said two men were killed.",
        ["A medic"],
    ),
    "joined verbs": ("The party released a statement on the raid and said two men were killed.", ["The party"]),
    "a statement by": ("A statement by the ministry said two men were killed.", ["the ministry"]),
    "parallel": ("Radio Karak and a local monitor said two men were killed.", ["Radio Karak", "a local monitor"]),
    "one body with 'and'": (
        "The Ministry of Health and Population said two men were killed.",
        ["The Ministry of Health and Population"],
    ),
    "doubt": ("Aid groups have not been able to verify the figures.", ["Aid groups"]),
    "nobody": ("Two men were killed in Tal Amir on Monday.", []),
    "the text's own we": ("We have confirmed that two men were killed.", []),
    "suspected is no verb here": ("Three suspected rebels were arrested in Tal Amir.", []),
    "an alleged raid": ("An alleged raid on Tal Amir killed two men.", []),
    "a passive": ("Two men were reported killed in Tal Amir.", []),
}


@pytest.mark.parametrize(("text", "expected"), ONE_SENTENCE.values(), ids=ONE_SENTENCE.keys())
def test_one_sentence(text: str, expected: list[str]) -> None:
    """Who says this sentence, nearest first."""
    assert heard(text) == [expected]


OWN = {
    "told to the report's own outlet": ("The mayor told Radio Karak that two men died.", "Radio Karak", ["The mayor"]),
    "a short form of it": ("The mayor told Karak that two men died.", "The Karak News", ["The mayor"]),
    "its acronym": ("NRWC notes that two men died.", "Northern Rights Watch Centre (NRWC)", []),
    "itself": ("Radio Karak has counted 12 dead, it said.", "Radio Karak", []),
    "an earlier version": ("An earlier version of this report said 20 people died.", "Radio Karak", []),
    "another outlet": (
        "The mayor told the Karak Post that two men died.",
        "Radio Karak",
        ["the Karak Post", "The mayor"],
    ),
}


@pytest.mark.parametrize(("text", "source", "expected"), OWN.values(), ids=OWN.keys())
def test_own_outlet(text: str, source: str, expected: list[str]) -> None:
    """The outlet that publishes the report is no speaker of it."""
    assert heard(text, source) == [expected]


REACH = {
    "a pronoun": ("The army said two men died. It added that five were hurt.", [["The army"], ["The army"]]),
    "a person and a body": (
        "The army said two men died. Mayor Ali Haddad said three. He said a house burned. It said nobody lived there.",
        [["The army"], ["Mayor Ali Haddad"], ["Mayor Ali Haddad"], ["The army"]],
    ),
    "a body that did not answer": (
        "Witnesses said two men died. The army did not answer questions. It said later that it had struck a depot.",
        [["Witnesses"], [], ["The army"]],
    ),
    "the report again": (
        "The observatory said two men died. The report also said a house burned.",
        [["The observatory"], ["The observatory"]],
    ),
    "a quotation that goes on": (
        "The army said: “Two men died. Five were hurt.” Shops stayed shut.",
        [["The army"], ["The army"], []],
    ),
    "a quotation over paragraphs": (
        "The army said:\n“Two men died.\nFive were hurt.”\nShops stayed shut.",
        [["The army"], ["The army"], ["The army"], []],
    ),
    "paragraphs that open anew": (
        "“Two men died,” the mayor said.\n“Five were hurt.\n“A house burned.”\nShops stayed shut.",
        [["the mayor"], ["the mayor"], ["the mayor"], []],
    ),
    "a quotation named at its end": (
        "“Two men died. Five were hurt,” the mayor said.",
        [["the mayor"], ["the mayor"]],
    ),
    "a name in a quotation": (
        "The army said: “Two men died. The field commander “Abu Noor” was killed. A house burned.” Shops stayed shut.",
        [["The army"], ["The army"], ["The army"], []],
    ),
    "quoted people are not the voice": (
        "The army said: “The mayor said two men died.”",
        [["The army"]],
    ),
    "lists of statements": (
        "For May 2 the alliance reported “One raid hit a depot.” And that “Two raids hit a bridge.”",
        [["the alliance"], ["the alliance"]],
    ),
    "a statement's heading": (
        "Statement by Ali Haddad, director of Karak Aid\nTAL AMIR, 2 May – “Two men died. Five were hurt.”",
        [[], ["Ali Haddad, director of Karak Aid"], ["Ali Haddad, director of Karak Aid"]],
    ),
    "an account that speaks for itself": (
        "ministry: Our forces struck a depot. Two men died.",
        [["ministry"], ["ministry"]],
    ),
    "a statement's title": (
        "Statement by the Armed Forces of Karak: Two men died. Five were hurt.",
        [["the Armed Forces of Karak"], ["the Armed Forces of Karak"]],
    ),
    "a statement by nobody in particular": (
        "A statement of facts: two men died. Five were hurt.",
        [[], []],
    ),
    "an unattributed sentence": ("The army said two men died. A bridge fell in Tal Amir.", [["The army"], []]),
}


@pytest.mark.parametrize(("text", "expected"), REACH.values(), ids=REACH.keys())
def test_reach(text: str, expected: list[list[str]]) -> None:
    """How far an attribution reaches."""
    assert heard(text) == expected


HEADLINES = {
    "named below": (
        "Raid kills two, monitor says\nTwo men died, a monitoring group said.\nThe Karak Observatory said a house was hit.",
        [["The Karak Observatory"], ["The Karak Observatory"], ["The Karak Observatory"]],
    ),
    "an officer": (
        "Two men died, a military official said.\nLt. Col. Ali Haddad said the raid hit a house.",
        [["Lt. Col. Ali Haddad"], ["Lt. Col. Ali Haddad"]],
    ),
    "another kind of voice": (
        "Two men died, a resident said.\nGovernor Ali Haddad said the raid hit a house.",
        [["a resident"], ["Governor Ali Haddad"]],
    ),
    "after a colon": ("Raid in Tal Amir kills two men: police", [["police"]]),
    "after a dash": ("Raid in Tal Amir kills two men - monitor", [["monitor"]]),
    "a place is no voice": ("Tal Amir: two men killed in raid", [[]]),
    "a video is no voice": ("Video: two men killed in raid", [[]]),
}


@pytest.mark.parametrize(("text", "expected"), HEADLINES.values(), ids=HEADLINES.keys())
def test_headlines(text: str, expected: list[list[str]]) -> None:
    """A headline's voice, and the name of a voice that headline and lead only describe."""
    assert heard(text) == expected


def attribution(text: str) -> str:
    """The words of the first sentence that belong to its attribution."""
    sentence = read(text)[0]
    voice = find_voices((sentence,))[0]
    return " ".join(sentence.tokens[i].text for i in sorted(voice.tokens))


TOKENS = {
    "speaker and verb": ("The ministry said two men died.", "The ministry said"),
    "an office with its place": ("Two men died, the governor of Karak said.", "the governor of Karak said"),
    "according to": ("Two men died in Amir, according to the Karak hospital.", "according to the Karak hospital"),
    "an outlet": ("The mayor told Radio Karak that two men died.", "The mayor told Radio Karak"),
}


@pytest.mark.parametrize(("text", "expected"), TOKENS.values(), ids=TOKENS.keys())
def test_attribution_is_not_the_event(text: str, expected: str) -> None:
    """The attribution's own words are set apart, so that its places and times are not the event's."""
    assert attribution(text) == expected


@given(
    st.lists(
        st.sampled_from(
            'the army said , . “ ” " according to who which Ali Haddad told Radio Karak he it we and not verify killed '
            "two men citing by : - ( ) 's Lt . in on Monday \n denied".split(" ")
        ),
        max_size=40,
    )
)
def test_any_text_has_voices(words: list[str]) -> None:
    """Any words in any order: one voice a sentence, its speakers inside the text and its tokens inside the sentence."""
    text = " ".join(words)
    sentences = read_sentences(text, split_passages(text))
    voices: tuple[Voice, ...] = find_voices(sentences, "Radio Karak")
    assert len(voices) == len(sentences)
    for sentence, voice in zip(sentences, voices, strict=True):
        assert all(0 <= a < b <= len(text) and text[a:b].strip() for a, b in voice.speakers)
        assert all(0 <= i < len(sentence.tokens) for i in voice.tokens)


def test_who_witnesses_may_speak() -> None:
    """A noun behind a comma and before its verb of saying, though it may be a verb elsewhere."""
    assert heard("Soldiers shot five farmers dead in Karak on Saturday, witnesses said.") == [["witnesses"]]


CLAUSES = {
    "while": (
        "Residents said a raid killed two men, while the army said a shell killed five.",
        {"raid": ["Residents"], "shell": ["the army"]},
    ),
    "a semicolon": (
        "A raid killed two men, police said; a mine killed five, the mayor said.",
        {"raid": ["police"], "mine": ["the mayor"]},
    ),
    "a number of its own": (
        "Officials said a raid killed 23 people, while police put the number of dead at nine.",
        {"raid": ["Officials"], "police": ["police"]},
    ),
    "bodies counted": (
        "Officials said a raid killed 14 people, whereas the clinic counted 21 bodies.",
        {"raid": ["Officials"], "clinic": ["the clinic"]},
    ),
    "nothing counted": (
        "Officials said a raid killed 14 people, while troops put down a revolt.",
        {"raid": ["Officials"], "revolt": ["Officials"]},
    ),
    "one voice for both": (
        "A raid killed two men while a mine killed five, police said.",
        {"raid": ["police"], "mine": ["police"]},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CLAUSES.values(), ids=CLAUSES.keys())
def test_clauses(text: str, expected: dict[str, list[str]]) -> None:
    """Clauses with attributions of their own have voices of their own."""
    sentence = read(text)[0]
    voice = find_voices((sentence,))[0]
    starts = {word: voice.within(sentence.words.index(word) - 1) for word in expected}
    assert {w: [text[a:b] for a, b in v.speakers] for w, v in starts.items()} == expected
