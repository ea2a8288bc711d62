"""What a voice does with what is said: assert, deny, dispute, doubt, retract or look ahead."""

from collections.abc import Iterator

import pytest
from tests.extract.engines.lexical.reading import read

from recount.extract.engines.lexical.saying import stance as stands
from recount.extract.engines.lexical.saying.stance import Turn, stance_of, turns
from recount.extract.engines.lexical.saying.voices import find_voices


def stance(text: str) -> str:
    """The stance of the first sentence."""
    sentences = read(text)
    voice = find_voices(sentences)[0]
    return stance_of(sentences[0], 0, len(sentences[0].tokens), voice).value


CASES = {
    "asserts": [
        "A raid killed two men in Tal Amir on Monday.",
        "As previously reported, two men were killed in Tal Amir.",
        "The governor corrected the number to two men killed.",
        "Shells killed two men after the rebels withdrew from the town.",
        "The army said no civilians were hurt in the strike.",
        "The rocket did not hit its target but killed two men.",
        "Guards denied the convoy access to the village that was shelled.",
        "The raid that killed two men triggered a false alarm in Karak.",
        "The army said it had struck a depot, and denied that a market was hit.",
        "Two men who would later be named were killed in the raid.",
        "The council rejected a ceasefire proposal after shells killed two men.",
        "The mayor did not immediately comment on the raid that killed two men.",
        "A guard suffered a non-life threatening gunshot wound.",
    ],
    "denies": [
        "The army denied that its jets bombed the market.",
        "The army has denied bombing the market.",
        "The army rejected claims that it had shelled the clinic.",
        "The movement said it was not involved.",
        "The movement said it had no part in the attack.",
        "The army said it did not use mortars.",
        "“We did not launch any drone on Sunday,” the commander said.",
        "Reports that the market was bombed are baseless.",
        "The story that forty rebels were killed is a lie.",
        "There was no air raid on the town, the ministry said.",
    ],
    "disputes": [
        "The students' union said three people, and not one, were killed.",
        "The police confirmed the attack but put the number of abducted at 25.",
        "The ministry disputed the toll of 40 dead.",
        "Contrary to the army's account, the raid killed children, residents said.",
    ],
    "cannot_verify": [
        "Radio Karak could not independently verify the toll.",
        "The claim could not be independently verified.",
        "Aid groups have not been able to verify that nine people were killed.",
        "The mission was unable to confirm the strike.",
        "The command said it was looking into reports that the raid killed civilians.",
        "The command is investigating whether the strike killed civilians.",
        "The ministry said it would investigate.",
        "Staff could not say who fired.",
        "It was not immediately clear who carried out the attack.",
        "The command was aware of reports that civilians were killed.",
    ],
    "retracts": [
        "An earlier version of this report said 23 people were killed.",
        "Our first version spoke of 23 people killed.",
        "We previously published that 23 people were killed.",
        "This paper wrongly put the dead at 23.",
        "The ministry withdrew its figure of 40 dead.",
        "The agency corrected its report that 12 were killed.",
        "We previously published a report that 12 people were killed.",
    ],
    "anticipates": [
        "The movement threatened to attack ships in the strait.",
        "The army will bomb the bridges, its spokesman said.",
        "The commander vowed to strike the capital.",
        "The army plans to storm the town.",
        "The office warned that the two groups are about to fight over the valley.",
        "The group warned of further strikes on the port.",
    ],
}
TABLE = [(expected, text) for expected, texts in CASES.items() for text in texts]


@pytest.mark.parametrize(("expected", "text"), TABLE)
def test_stance(expected: str, text: str) -> None:
    """The stance of this sentence."""
    assert stance(text) == expected


class _Every:
    """Every word is a sign that a stand is taken."""

    def __contains__(self, word: object) -> bool:
        return True


def _stated() -> Iterator[str]:
    """Sentences with each word and phrase that the tables of this room hold, where it takes a stand."""
    for words in (*stands._DISOWNING, *stands._UNTRUE, *stands._DOUBTS, *stands._PUBLISHED):
        said = " ".join(words)
        yield from (f"The army said it was {said} the raid.", f"It is {said} how many died, as {said}, and not before.")
    for verb in (*stands._DENYING, *stands._REJECTING, *stands._DISPUTING, *stands._RETRACTING, *stands._INQUIRING):
        yield f"The army {verb} claims, reports and figures that the market was hit."
    for word in (*stands._FALSE, *stands._NOT, "unclear", "not clear", "contrary to", "but put"):
        yield f"It is {word} who did it, we {word} confirm, could {word} say who, did {word} strike at the ten killed."
    yield from (text for texts in CASES.values() for text in texts)


def test_no_stand_is_passed_over_for_want_of_a_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only words that can take a stand are looked at, and nothing that looking at every word would find is lost."""

    def found() -> list[tuple[Turn, ...]]:
        return [
            turns(s, v) for text in _stated() for ss in (read(text),) for s, v in zip(ss, find_voices(ss), strict=True)
        ]

    quick = found()
    monkeypatch.setattr(stands, "_SIGNS", _Every())
    assert quick == found()
    assert sum(map(bool, quick)) > len(quick) // 2
