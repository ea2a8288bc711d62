"""What may fill a role: the grammar's spans, and those the model tags, as whole phrases."""

import numpy as np
import pytest
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engines.encoder.candidates import candidates, tagged, trimmed
from recount.extract.engines.encoder.counted import toll_in
from recount.extract.engines.encoder.scheme import TAGS
from recount.vocab.numbers import exact


def test_runs_of_tags_are_spans() -> None:
    """A likely begin starts a new span; what is below the limit ends one."""
    rows = [[0.9, 0.1, 0.0], [0.1, 0.8, 0.1], [0.2, 0.1, 0.7], [0.1, 0.8, 0.1], [0.7, 0.1, 0.2], [0.3, 0.1, 0.6]]
    assert tagged(np.array(rows, dtype=np.float32), 0.5) == [(1, 3), (3, 4), (5, 6)]


def found(text: str, role: str, *marked: str, source: str | None = None) -> list[str]:
    """The candidates of a text of which the model tags the first of these words, one word a tag."""
    page = page_of(text, source)
    tags = np.zeros((len(page.words), len(TAGS), 3), dtype=np.float32)
    tags[..., 0] = 1
    for word in marked:
        tags[page.words.index(word), TAGS.index(role)] = (0, 1, 0)
    return [page.said(s.start, s.end).exact for s in candidates(page, role, tags, 0.5)]


def test_an_article_alone_is_no_candidate() -> None:
    """What the tagger marks must say something."""
    assert found("The army moved.", "speaker", "The", "army") == ["army"]
    assert found("The men who were there spoke.", "speaker", "who", "were") == []


def test_a_word_of_a_phrase_stands_for_the_phrase() -> None:
    """Of things and people that are counted or named whole; two words of one phrase are one candidate."""
    text = "The patrol burned three wooden fishing canoes at dawn."
    assert found(text, "loss", "fishing") == ["three wooden fishing canoes"]
    assert found(text, "loss", "three", "canoes") == ["three wooden fishing canoes"]
    assert found(text, "speaker", "patrol") == ["patrol"]


def test_a_bare_noun_of_a_party_stands_for_the_party() -> None:
    """Where it is told closer; "the group" is told no closer by its article."""
    assert found("The Chadian armed forces fired.", "perpetrator", "forces") == ["The Chadian armed forces"]
    assert found("The group fired.", "perpetrator", "group") == ["group"]


def test_loose_words_at_the_edges_are_left_out() -> None:
    """ "and the elders of" is "the elders"."""
    page = page_of("Villagers and the elders of Tarhin spoke.")
    tags = np.zeros((len(page.words), len(TAGS), 3), dtype=np.float32)
    tags[..., 0] = 1
    tags[1:5, TAGS.index("speaker")] = [(0, 1, 0), (0, 0, 1), (0, 0, 1), (0, 0, 1)]
    (span,) = [s for s in candidates(page, "speaker", tags, 0.5) if s.start == 2]
    assert page.said(span.start, span.end).exact == "the elders"


def test_at_least_is_no_loose_at() -> None:
    """It bounds the number behind it."""
    page = page_of("They killed at least 12 rebels at Bor.")
    start, stop = page.words.index("at"), page.words.index("rebels") + 1
    assert trimmed(page, (start, stop)) == (start, stop)
    assert trimmed(page, (stop, stop + 2)) == (stop + 1, stop + 2)


def test_halves_of_brackets_are_left_out() -> None:
    """A short name that stood in brackets is the name alone; a bracket that is opened inside stays."""
    page = page_of("Delta Front (DFT) fired. Fr. Tubu spoke.")
    opened, closed, stop = page.words.index("("), page.words.index(")") + 1, page.words.index("Tubu") - 1
    assert trimmed(page, (opened + 1, closed)) == (opened + 1, closed - 1)
    assert trimmed(page, (0, closed)) == (0, closed)
    assert trimmed(page, (stop, stop + 2)) == (stop + 1, stop + 2)


def test_a_verb_begins_no_candidate() -> None:
    """Nor does one that is masked: it names nobody and no place."""
    assert found("The troops had come to Tarhin.", "target", "had", "come") == []
    assert found("The clash went on, kil*ling five in Tarhin.", "place", "kil*ling") == ["Tarhin"]


def test_people_are_told_in_full() -> None:
    """Where the model tags more of the people that the grammar counts, all of it is said, and those added are counted."""
    cases = {
        "Group leader Omar Tiri and the cell's scout Hassan Nuri were both killed in Bor.": ("Group", "Nuri", 2),
        "Sergeant 1st Class John Berg was killed in Bor.": ("Sergeant", "Berg", 1),
        "A shell killed both Omar Tiri, a cook, and another senior official in Bor.": ("both", "official", 2),
        "A shell killed a former guard of the founder and its second in command in Bor.": ("a", "command", 1),
    }
    for text, (first, last, number) in cases.items():
        page = page_of(text)
        start, end = page.words.index(first), page.words.index(last) + 1
        tags = np.zeros((len(page.words), len(TAGS), 3), dtype=np.float32)
        tags[..., 0] = 1
        tags[start:end, TAGS.index("toll")] = (0, 0, 1)
        (span,) = candidates(page, "toll", tags, 0.5)
        toll = toll_in(page, span)
        assert (span.start, span.end) == (start, end), text
        assert (toll.words, toll.count) == (page.said(start, end), exact(number)), text


def test_the_report_s_own_outlet_is_no_speaker() -> None:
    """By its name or a part of it; who is named after it is."""
    text = "A driver told The Tribune that Tribune Watch saw smoke in Bor."
    marked = ("The", "Tribune"), ("Watch",)
    assert found(text, "speaker", *marked[0], source="Benadir Tribune") == ["A driver"]
    assert found(text, "speaker", *marked[0], source="Delta Post") == ["A driver", "The Tribune"]
    assert found(text, "speaker", *marked[1], source="Benadir Tribune") == ["A driver", "Watch"]


@pytest.mark.parametrize(
    ("role", "text", "words"),
    [
        ("time", "Nine died since the fall of Kabul.", "fall"),
        ("place", "Nine died since Assad fell.", "Assad"),
    ],
)
def test_what_only_looks_like_a_time_or_a_place_fills_no_role(role: str, text: str, words: str) -> None:
    """However sure the model is: a fall is a season where nobody falls, a ruler alone is no place."""
    assert words not in found(text, role, words)
