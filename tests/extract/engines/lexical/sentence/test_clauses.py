"""Who does what to whom: objects, subjects and agents, past all that stands between."""

import pytest
from tests.extract.engines.lexical.reading import read

from recount.extract.engines.lexical.sentence.clauses import agents, is_active, objects, subjects


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A strike killed five soldiers and a guide.", ["five soldiers", "a guide"]),
        ("They killed two men from Arba and Dolo, and 3 women.", ["two men", "3 women"]),
        ("They killed seven rebels on Sunday and five others on Monday.", ["seven rebels", "five others"]),
        ("They killed 60 fighters, nationals of Chad.", ["60 fighters"]),
        ("They killed three soldiers, and two guides were hurt.", ["three soldiers"]),
        ("They destroyed a tank (a T-72) and two trucks.", ["a tank", "two trucks"]),
        ("They killed a driver as well as two guards.", ["a driver", "two guards"]),
        ("Shells fell: 0 hurt 0 people", ["0 people"]),
    ],
)
def test_the_objects_of_a_verb_are_its_whole_list(text: str, found: list[str]) -> None:
    """Past origins, days and brackets; up to the next clause or an apposition."""
    sentence = read(text)[0]
    cue = sentence.verbs[0]
    assert is_active(sentence, cue)
    assert [sentence.said(p.start, p.end) for p in objects(sentence, cue.end)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Five soldiers were killed.", ["Five soldiers"]),
        ("Five soldiers of the brigade in the town were killed.", ["Five soldiers of the brigade"]),
        ("Five soldiers and a guide were killed.", ["Five soldiers", "a guide"]),
        ("Ten people, including three children, were killed.", ["Ten people"]),
        ("Ten people, three of them children, were killed.", ["Ten people"]),
        ("Osman, 26, was killed.", ["Osman"]),
        ("It resulted in four people being killed.", ["four people"]),
        ("“They fled”, he said, before two men were killed.", ["two men"]),
        ("Three farmers who had entered the house were killed.", ["Three farmers"]),
        ("A farmer who was in the field was killed.", ["A farmer"]),
        ("Two soldiers, one farmer killed in blast", ["Two soldiers", "one farmer"]),
        ("Journalist, activist killed in blast", ["activist"]),
        ("Four hurt at wake for teenager killed", ["teenager"]),
        ("Boy, 4, killed in blast", ["Boy"]),
        ("Fear grips village after girl, 15, is killed", ["girl"]),
    ],
)
def test_the_subject_of_a_verb_is_found_past_what_follows_it(text: str, found: list[str]) -> None:
    """Places, asides, ages and auxiliaries stand between; where it is unsure, there is none."""
    sentence = read(text)[0]
    cue = sentence.verbs[-1]
    assert not is_active(sentence, cue)
    assert [sentence.said(p.start, p.end) for p in subjects(sentence, cue.start)] == found


def test_agents_stand_after_by() -> None:
    """A list of them too."""
    sentence = read("Two men were killed by soldiers and a militia.")[0]
    found = agents(sentence, sentence.verbs[0].end, len(sentence.words))
    assert [sentence.said(p.start, p.end) for p in found] == ["soldiers", "a militia"]
