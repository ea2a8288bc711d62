"""A coding laid over its page."""

import numpy as np
import pytest
from tests.extract.engines.encoder.conftest import TEXT, page_of
from training.align import IGNORE, Lesson, align

from recount.extract.engines.encoder.scheme import BEGIN, EVENT_TYPES, INSIDE, TAGS
from recount.model import EventType

CLAIMS = [
    {
        "id": "c1", "event_type": "drone_strike", "stance": "asserts", "trigger": "drone strike",
        "evidence": ["A drone strike on the market of Tarhin, near Al-Bab, killed nine people on Tuesday, including two children, the civil defence said."],
        "speakers": ["the civil defence"], "perpetrators": [], "targets": ["the market of Tarhin"],
        "places": [{"text": "Tarhin", "relation": "in"}, {"text": "Al-Bab", "relation": "near"}],
        "when": {"text": "on Tuesday", "start": "2031-05-06", "end": "2031-05-06", "precision": "day"},
        "tolls": [
            {"kind": "killed", "low": 9, "high": 9, "wording": "exact", "population": "unstated", "text": "nine people", "named": [], "part_of": None},
            {"kind": "killed", "low": 2, "high": 2, "wording": "exact", "population": "civilian", "text": "two children", "named": [], "part_of": 0, "group": "child"},
        ],
        "losses": [], "weapons": [], "part_of": None, "same_event_as": None,
    },
    {
        "id": "c2", "event_type": "drone_strike", "stance": "denies", "trigger": "denied",
        "evidence": ["The army denied that it had struck the market."],
        "speakers": ["The army"], "perpetrators": [], "targets": ["the market"], "places": [],
        "when": {"text": None, "start": None, "end": None, "precision": "unknown"},
        "tolls": [], "losses": [], "weapons": [], "part_of": None, "same_event_as": "c1",
    },
]  # fmt: skip
CODING = {"claims": CLAIMS, "incidents": [{"claims": ["c1", "c2"]}]}


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return align(page_of(TEXT), CODING)


def test_mentions_know_their_claims(lesson: Lesson) -> None:
    """The sentences of a claim's evidence tell of it; others of none."""
    told = {
        lesson.page.said(m.start, m.end).exact[:12]: int(c)
        for m, c in zip(lesson.mentions, lesson.claim_of, strict=True)
    }
    assert told["A drone stri"] == 0
    assert told["The army den"] == 1
    assert told["It destroyed"] == -1


def test_mentions_have_the_type_of_their_claim(lesson: Lesson) -> None:
    """Only mentions of claims have one."""
    types = {int(t) for t, c in zip(lesson.types, lesson.claim_of, strict=True) if c >= 0}
    assert types == {EVENT_TYPES.index(EventType.DRONE_STRIKE)}
    assert all(t == IGNORE for t, c in zip(lesson.types, lesson.claim_of, strict=True) if c < 0)


def test_triggers_are_tagged(lesson: Lesson) -> None:
    """Begin, then inside."""
    column = lesson.tags[:, TAGS.index("trigger")]
    drone = lesson.page.words.index("drone")
    assert column[drone] == BEGIN
    assert column[drone + 1] == INSIDE


def test_a_toll_is_linked_to_the_mention_it_stands_in(lesson: Lesson) -> None:
    """The nine dead belong to the strike; the denial, which does not count them, says nothing of them."""
    tolls = [lesson.page.said(s.start, s.end).exact for s in lesson.spans["toll"]]
    nine = tolls.index("nine people")
    linked = {int(c): int(lesson.linked["toll"][m, nine]) for m, c in enumerate(lesson.claim_of) if c >= 0}
    assert linked == {0: 1, 1: IGNORE}


def test_the_first_place_is_told_apart(lesson: Lesson) -> None:
    """Tarhin is where, Al-Bab is near."""
    places = [lesson.page.said(s.start, s.end).exact for s in lesson.spans["place"]]
    strike = next(m for m, c in enumerate(lesson.claim_of) if c == 0)
    first = {p: int(lesson.first["place"][strike, n]) for n, p in enumerate(places)}
    assert first["Al-Bab"] == 0
    assert any(first[p] == 1 for p in places if "Tarhin" in p)


def test_pairs_of_mentions_know_what_they_share(lesson: Lesson) -> None:
    """The strike and its denial are one event and two claims."""
    index = {int(c): m for m, c in enumerate(lesson.claim_of) if c >= 0}
    pair = [index[0], index[1]]
    row = lesson.related[lesson.pairs.tolist().index(pair)]
    assert row.tolist() == [1, 0, 0]


def test_a_part_is_labelled_one(lesson: Lesson) -> None:
    """The two children are a part of the nine."""
    tolls = [lesson.page.said(s.start, s.end).exact for s in lesson.spans["toll"]]
    part = dict(zip(tolls, lesson.labels["toll"]["part"].tolist(), strict=True))
    assert part["two children"] == 1
    assert part["nine people"] == 0


@pytest.mark.parametrize("role", ["target", "weapon", "toll", "loss"])
def test_what_stands_elsewhere_in_the_text_is_left_open(role: str) -> None:
    """A claim's own words name its targets and weapons, and tell its tolls and losses; nothing is learned of others."""
    lesson = align(page_of(TEXT), CODING)
    starts = np.array([s.start for s in lesson.spans[role]])
    assert len(starts)
    for mention, row in zip(lesson.mentions, lesson.linked[role], strict=True):
        outside = (starts < mention.start) | (starts >= mention.end)
        assert (row[outside] == IGNORE).all()
