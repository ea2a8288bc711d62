"""What a mention counts is learned where it stands."""

from tests.extract.engines.encoder.conftest import page_of
from training.align import IGNORE, align

TEXT = "Shelling in Bor killed nine people. Nine people died in Bor, the council said, and four were wounded."
CLAIM = {
    "id": "c1", "event_type": "shelling", "stance": "asserts", "trigger": "Shelling",
    "evidence": ["Shelling in Bor killed nine people.", "Nine people died in Bor, the council said, and four were wounded."],
    "speakers": [], "perpetrators": [], "targets": [], "places": [{"text": "Bor", "relation": "in"}],
    "when": {"text": None, "start": None, "end": None, "precision": "unknown"},
    "tolls": [
        {"kind": "killed", "low": 9, "high": 9, "wording": "exact", "population": "unstated", "text": "nine people", "named": [], "part_of": None},
        {"kind": "injured", "low": 4, "high": 4, "wording": "exact", "population": "unstated", "text": "four", "named": [], "part_of": None},
    ],
    "losses": [], "weapons": [], "part_of": None, "same_event_as": None,
}  # fmt: skip


def test_tolls_elsewhere_and_told_again_are_left_open() -> None:
    """The lead's nine are the headline's; neither is a no to the other."""
    page = page_of(TEXT)
    lesson = align(page, {"claims": [CLAIM], "incidents": []})
    said = {n: page.said(s.start, s.end).exact.lower() for n, s in enumerate(lesson.spans["toll"])}
    for m, mention in enumerate(lesson.mentions):
        for n, span in enumerate(lesson.spans["toll"]):
            inside = mention.start <= span.start < mention.end
            link = lesson.linked["toll"][m, n]
            if not inside:
                assert link == IGNORE
            elif "nine" in said[n]:
                assert link != 0
    linked = {said[n] for n in said if (lesson.linked["toll"][:, n] == 1).any()}
    assert any("nine" in words for words in linked)
    assert any("four" in words for words in linked)
