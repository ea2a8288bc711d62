"""Learning the weights of pairs: what the material says, and what it never shows."""

import json
from pathlib import Path

from training.linking import FILE, Pair, learn, stories, written

from recount.link.pairs.weights import read, weights

GIVEN = read(
    '[prior]\nweight = -1.0\nsays = "before"\n[days]\nsame = { weight = 1.0, hand = 1.0, pairs = 0, says = "a" }\n'
    'apart = { weight = -1.0, hand = -1.0, pairs = 0, says = "b" }\n'
    'unseen = { weight = 0.7, hand = 0.7, pairs = 0, says = "c" }\n'
)


def pairs(level: str, same: int, other: int) -> list[Pair]:
    return [Pair(levels=(("days", level),), same=n < same, of="maverick") for n in range(same + other)]


def test_a_level_takes_what_many_pairs_say_and_keeps_its_hand_weight_where_none_does() -> None:
    """What speaks for one event more often than its hand weight says rises."""
    learned = learn([*pairs("same", 380, 20), *pairs("apart", 20, 380)], GIVEN)
    assert learned.levels["days"]["same"] > 1.0
    assert learned.levels["days"]["unseen"] == 0.7


def test_no_weight_crosses_zero_against_its_hand_weight() -> None:
    """Material that says the opposite brings a weight to nothing, not to its contrary."""
    learned = learn([*pairs("same", 20, 380), *pairs("apart", 380, 20)], GIVEN)
    assert learned.levels["days"]["same"] == 0.0
    assert learned.levels["days"]["apart"] == 0.0


def test_the_file_is_written_as_it_is_read() -> None:
    """Sentences and hand weights stay; weights, and how many pairs showed each level, are put in."""
    text = FILE.read_text(encoding="utf-8")
    again, before = read(written(text, weights(), {})), weights()
    assert (again.prior, again.levels, again.says, again.hand) == (
        before.prior,
        before.levels,
        before.says,
        before.hand,
    )


def test_invented_reports_are_learned_from_by_the_events_they_tell_of(tmp_path: Path) -> None:
    """Two outlets on one strike, and one on a bomb in the same town on that day: one pair of one event, two of two."""
    strike = {"event": "x/strike", "killed": 4, "injured": None, "place": "Odesa", "day": "2023-03-09"}
    bomb = {"event": "x/bomb", "killed": 2, "injured": None, "place": "Odesa", "day": "2023-03-09"}
    rows = [
        ("x-1", strike, "A missile killed four people in Odesa on Thursday, police said."),
        ("x-2", strike, "Four people were killed in a Russian missile strike on Odesa on Thursday."),
        ("x-3", bomb, "A car bomb killed two people in Odesa on Thursday, police said."),
    ]
    lines = [
        {"doc_id": i, "story": "x", "source": i, "published": "2023-03-10", "text": text, "events": [event]}
        for i, event, text in rows
    ]
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "stories.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    found = list(stories(tmp_path))
    assert sorted(p.same for p in found) == [False, False, True]
    assert {(p.of, p.part) for p in found} == {("stories", "x")}
