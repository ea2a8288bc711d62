"""A claim of an answer is of the guide's shape, or refused with a sentence that names the field; the others go on."""

from typing import Any

import pytest
from tests.extract.engines.remote.cases import TEXT, loss, report, shelling, tanks, toll

from recount.extract.engines.remote.drafts import drafts_of
from recount.extract.engines.remote.unpack import Unpacked
from recount.extract.passages import split_passages

WRONG: list[tuple[Any, str]] = [
    ("c1", "`claim` is no object but"),
    (None, "`claim` is no object but"),
    (shelling(id=None), "`id` is no text"),
    (shelling(id=7), "`id` is no text"),
    (shelling(id="c2"), "`id` 'c2' is that of an earlier claim"),
    (shelling(event_type="murder"), "`event_type` is 'murder', which the guide does not know"),
    (shelling(event_type=None), "`event_type` is no text"),
    (shelling(event_type=["shelling"]), "`event_type` is no text"),
    (shelling(stance="believes"), "`stance` is 'believes'"),
    (shelling(evidence=[]), "no `evidence`"),
    (shelling(evidence="Shells fell"), "`evidence` is no list"),
    (shelling(evidence=[1]), "`evidence` is no text"),
    (shelling(evidence=[" "]), "`evidence` is empty"),
    (shelling(speakers={"a": 1}), "`speakers` is no list"),
    (shelling(targets=[None]), "`targets` is no text"),
    (shelling(places=["Tal Amir"]), "`places` is no object"),
    (shelling(places=[{"text": "Tal Amir", "relation": "behind"}]), "`relation` is 'behind'"),
    (shelling(places=[{"relation": "in"}]), "`text` is no text"),
    (shelling(when="on Sunday"), "`when` is no object"),
    (shelling(when={"text": 7}), "`when` is no text"),
    (shelling(tolls=[7]), "`tolls` is no object"),
    (shelling(tolls=[toll(kind="dead")]), "`kind` is 'dead'"),
    (shelling(tolls=[toll(low="9")]), "`low` is no whole number"),
    (shelling(tolls=[toll(low=9.0)]), "`low` is no whole number"),
    (shelling(tolls=[toll(low=True)]), "`low` is no whole number"),
    (shelling(tolls=[toll(low=-1)]), "`low` is out of all bounds"),
    (shelling(tolls=[toll(low=10**12)]), "`low` is out of all bounds"),
    (shelling(tolls=[toll(high=9)]), "its count can't be"),
    (shelling(tolls=[toll(wording="roughly")]), "`wording` is 'roughly'"),
    (shelling(tolls=[toll(population="human")]), "`population` is 'human'"),
    (shelling(tolls=[toll(group="nurse")]), "`group` is 'nurse'"),
    (shelling(tolls=[toll(named=["Amal", 2])]), "`named` is no text"),
    (shelling(tolls=[toll(part_of=0)]), "toll 0 is a part of toll 0"),
    (shelling(tolls=[toll(), toll(part_of=5)]), "toll 1 is a part of toll 5"),
    (shelling(tolls=[toll(), toll(part_of="0")]), "`part_of` is no whole number"),
    (shelling(losses=[loss(**{"class": "helicopter"})]), "`class` is 'helicopter'"),
    (shelling(losses=[loss(text=None)]), "`text` is no text"),
    (shelling(weapons="shells"), "`weapons` is no list"),
    (shelling(part_of="c9"), "`part_of` is 'c9', which is none of the answer's other claims"),
    (shelling(part_of="c1"), "`part_of` is 'c1', which is none of the answer's other claims"),
    (shelling(part_of=1), "`part_of` is no text"),
    (shelling(same_event_as="c0"), "`same_event_as` is 'c0'"),
]


@pytest.mark.parametrize(("claim", "said"), WRONG, ids=lambda v: v if isinstance(v, str) else "")
def test_a_wrong_claim_is_refused_and_the_rest_goes_on(claim: Any, said: str) -> None:
    """One sentence with the report's name, and the other claim stands."""
    found = drafts_of(report(), split_passages(TEXT), Unpacked(claims=(tanks(), claim)))
    assert [d.evidence[0].exact[:8] for d in found] == ["The army"]
    (sentence,) = found.refused
    assert sentence.startswith("tal-amir: claim 2 of the answer: ")
    assert said in sentence
    assert sentence.endswith("It was left out.")


def test_fields_that_are_left_out_are_empty() -> None:
    """A server that does not hold the model to the schema may leave out what there is nothing to say of."""
    bare = {"id": "c1", "event_type": "shelling", "stance": "asserts", "evidence": ["Shells fell"], "more": 7}
    (draft,) = drafts_of(report(), split_passages(TEXT), Unpacked(claims=(bare,)))
    assert (draft.speakers, draft.tolls, draft.when, draft.part_of) == ((), (), None, None)


def test_wrong_words_cannot_steer_a_terminal() -> None:
    """What is shown of a wrong value is on one line, escaped and short."""
    wrong = shelling(event_type="\x1b[2J\n" + "x" * 500)
    (sentence,) = drafts_of(report(), split_passages(TEXT), Unpacked(claims=(tanks(), wrong))).refused
    assert sentence.isprintable()
    assert len(sentence) < 200


def test_words_are_found_in_other_print() -> None:
    """Straight quotation marks, other dashes and spaces are put back as the report has them."""
    (draft,) = drafts_of(report(), split_passages(TEXT), Unpacked(claims=(shelling(speakers=["the town's hospital"]),)))
    assert draft.speakers[0].exact == "the town’s hospital"
