"""A report and what models might answer about it."""

import json
from typing import Any

from recount.model import Report, report_id

Json = dict[str, Any]

TEXT = (
    "Shells fell on the market of Tal Amir on Sunday. At least nine civilians, including two children, were killed, "
    "the town’s hospital said.\n"
    "The army said that it had destroyed two tanks near Karak.\n"
)


def report(text: str = TEXT, source: str | None = "The Valley Post", name: str = "tal-amir") -> Report:
    """A report, frozen as reading does it."""
    return Report(id=report_id(text, source, None), name=name, text=text, source=source, language="en")


def toll(**fields: Any) -> Json:
    """The dead of the market."""
    return {
        "kind": "killed",
        "low": 9,
        "high": None,
        "wording": "at_least",
        "population": "civilian",
        "group": None,
        "text": "At least nine civilians",
        "named": [],
        "part_of": None,
    } | fields


def loss(**fields: Any) -> Json:
    """The tanks."""
    return {
        "kind": "destroyed",
        "class": "tank",
        "low": 2,
        "high": 2,
        "wording": "exact",
        "text": "two tanks",
    } | fields


CHILDREN = toll(low=2, high=2, wording="exact", text="two children", group="child", part_of=0)


def shelling(**fields: Any) -> Json:
    """What the hospital says, in the guide's shape."""
    return {
        "id": "c1",
        "event_type": "shelling",
        "stance": "asserts",
        "evidence": ["Shells fell on the market of Tal Amir on Sunday."],
        "speakers": ["the town’s hospital"],
        "perpetrators": [],
        "targets": ["the market"],
        "places": [{"text": "Tal Amir", "relation": "in"}],
        "when": {"text": "on Sunday"},
        "tolls": [toll(), CHILDREN],
        "losses": [],
        "weapons": [],
        "part_of": None,
        "same_event_as": None,
    } | fields


def tanks(**fields: Any) -> Json:
    """What the army says."""
    return (
        shelling()
        | {
            "id": "c2",
            "event_type": "other_violence",
            "evidence": ["The army said that it had destroyed two tanks near Karak."],
            "speakers": ["The army"],
            "targets": [],
            "places": [{"text": "Karak", "relation": "near"}],
            "when": {"text": None},
            "tolls": [],
            "losses": [loss()],
        }
        | fields
    )


def claims(*of: Any) -> str:
    """The words of an answer with these claims."""
    return json.dumps({"claims": list(of)}, ensure_ascii=False)


GOOD = claims(shelling(), tanks())
