"""Violence, or something else: politics, trade, games, films and accidents make no claim."""

import pytest
from tests.extract.engines.lexical.story.telling import claims, frames

from recount.extract.engines.lexical.story.relevance import NEAR, is_solid, tells, told_in

PEACE = {
    "labour": (
        "Nurses began a strike on Monday over pay. The strike hit 14 hospitals, and the union attacked the minister.",
        "Dockers began a strike in the port on Monday. The strike hit exports. Six ships were delayed.",
        "The bakers' union called off its strike after talks with the mayor.",
    ),
    "sport": (
        "The Lions beat the Tigers 3-1 in a cup match on Sunday. The captain shot twice and attacked. The goalkeeper slept.",
        "The Lions attacked from the start. Their striker fired home from ten metres. The match was won; the coach slept.",
        "The chess champion attacked the king's side and captured two pawns in the final of the tournament.",
    ),
    "film": ("The new film took the festival by storm. The director shot it in a week. The box office exploded.",),
    "politics": (
        "The minister attacked the budget on Monday. The opposition fired back.",
        "The two candidates clashed in a debate before the election. She attacked his record, and he fired back.",
    ),
    "trade": ("Shares in the bank were hit on Monday, and two directors were dismissed.",),
    "hazards": (
        "An earthquake killed 40 people near Tal Amir on Monday.",
        "Six people were killed in a road accident near Tal Amir on Monday.",
    ),
    "wishes": ("The operation to eliminate Ali Haddad was approved by the ministry.",),
    "war in general": (
        "The fighting has gone on for years.",
        "The army has been shelling Tal Amir for weeks, a resident said. Bread is dear.",
    ),
    "peace": ("The mayor opened a school in Tal Amir on Monday.",),
}
TABLE = [(topic, text) for topic, texts in PEACE.items() for text in texts]


@pytest.mark.parametrize(("topic", "text"), TABLE)
def test_no_claim_without_violence(topic: str, text: str) -> None:
    """Words that serve for arguments, games and pay disputes, too, make no claim."""
    assert claims(text) == (), topic


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two farmers near Tal Amir on Monday.",
        "Masked gunmen killed two farmers near Tal Amir on Monday.",
        "The army struck a depot in Karak on Monday.",
        "The coalition struck a depot near Tal Amir.",
        "The army said it had struck a depot in Karak on Monday.",
        "A jet fired two missiles at a house in Tal Amir.",
        "A helicopter dropped barrel bombs on a house in Tal Amir.",
        "A mine went off near Karak, wounding a shepherd.",
    ],
)
def test_violence_is_told(text: str) -> None:
    """People hurt, an armed party that acts, or a means that is used: each is enough, in the plainest words."""
    assert len(claims(text)) == 1


def test_violence_beside_a_game_is_told() -> None:
    """A page that has sport on it, too, keeps its war."""
    text = "Shells killed two men in Tal Amir on Monday.\nThe Lions won the match on Sunday.\nThe coach was pleased."
    assert [c.evidence[0].exact for c in claims(text)] == ["Shells killed two men in Tal Amir on Monday."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed two farmers.", True),
        ("A rocket landed near Karak on Monday.", True),
        ("The army attacked the village.", True),
        ("The union attacked the minister.", False),
        ("The strike hit exports.", False),
    ],
)
def test_what_alone_shows_a_report_to_be_of_violence(text: str, expected: bool) -> None:
    """People hurt by a verb of violence, a means of violence, an armed party."""
    assert is_solid(frames(text)[0]) is expected


@pytest.mark.parametrize(("between", "kept"), [(NEAR - 1, True), (NEAR, False)])
def test_an_unsigned_doubt_is_about_what_is_near(between: int, kept: bool) -> None:
    """ "The figures could not be verified" tells nothing alone, and belongs to what was told close before."""
    text = "\n".join(
        ["Shells killed two boys in Tal Amir on Monday.", *["A bakery closed."] * between, "It could not be verified."]
    )
    found = frames(text)
    assert not tells(found[-1])
    assert (found[-1] in told_in(found)) is kept
