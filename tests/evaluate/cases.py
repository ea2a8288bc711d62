"""Two invented reports in gold, and a coding of them with known faults."""

from typing import Any

Json = dict[str, Any]

BRIDGE = (
    "Shelling of the bridge at Orsk Ford killed at least four people on Monday, the mayor said. "
    "Army spokesman Pavel Dorn put the dead at seven, two of them soldiers. "
    "A tank was destroyed. Dorn denied that his side had fired."
)
CLINIC = (
    "Gunmen shot dead a nurse near the clinic in Tessala, a village in Mali, on 3 May 2022. "
    "Nine people were injured, residents said."
)


def claim(name: str, kind: str, evidence: list[str], **given: Any) -> Json:
    """A claim of the guide's shape; what is not given is empty or unknown."""
    empty: Json = {
        "stance": "asserts",
        "speakers": [],
        "perpetrators": [],
        "targets": [],
        "places": [],
        "tolls": [],
        "losses": [],
        "weapons": [],
        "part_of": None,
        "same_event_as": None,
        "when": {"text": None, "start": None, "end": None, "precision": "unknown"},
    }  # fmt: skip - the guide's fields, in a glance
    return {"id": name, "event_type": kind, "evidence": evidence} | empty | given


def toll(text: str, low: int | None, high: int | None, wording: str, **given: Any) -> Json:
    """People killed, of unstated population, unless given."""
    plain: Json = {"kind": "killed", "population": "unstated", "named": [], "part_of": None}
    return plain | {"text": text, "low": low, "high": high, "wording": wording} | given


def day(text: str, iso: str | None) -> Json:
    """One day, or none."""
    return {"text": text, "start": iso, "end": iso, "precision": "day"}


def place(text: str, relation: str = "in") -> Json:
    """A place of the event."""
    return {"text": text, "relation": relation}


def told(low: int | None, best: int | None, high: int | None) -> Json:
    """A range of an incident."""
    return {"low": low, "best": best, "high": high}


def incident(claims: list[str], killed: Json | None, injured: Json | None = None) -> Json:
    """An incident without day or place."""
    return {
        "claims": claims,
        "date_start": None,
        "date_end": None,
        "place": None,
        "killed": killed,
        "injured": injured,
    }  # fmt: skip - one thought


TANK = {"kind": "destroyed", "class": "tank", "low": 1, "high": 1, "wording": "exact", "text": "A tank"}


def gold() -> list[Json]:
    """What a careful reader codes."""
    first, second, third, fourth = (s.strip() + "." for s in BRIDGE.rstrip(".").split(". "))
    shot, hurt = (s.strip() + "." for s in CLINIC.rstrip(".").split(". "))
    monday = day("Monday", "2022-05-02")
    return [
        {
            "doc_id": "bridge",
            "published": "2022-05-03",
            "title": None,
            "source": "Example Wire",
            "text": BRIDGE,
            "claims": [
                claim(
                    "c1",
                    "shelling",
                    [first],
                    speakers=["the mayor"],
                    targets=["the bridge"],
                    when=monday,
                    places=[place("Orsk Ford")],
                    tolls=[toll("at least four people", 4, None, "at_least")],
                ),
                claim(
                    "c2",
                    "shelling",
                    [second],
                    speakers=["Army spokesman Pavel Dorn"],
                    when=monday,
                    places=[place("Orsk Ford")],
                    same_event_as="c1",
                    tolls=[
                        toll("seven", 7, 7, "exact"),
                        toll("two of them soldiers", 2, 2, "exact", population="combatant", part_of=0),
                    ],
                ),
                claim("c3", "destruction", [third], losses=[TANK]),
                claim("c4", "shelling", [fourth], stance="denies", speakers=["Dorn"], same_event_as="c1"),
            ],
            "incidents": [incident(["c1", "c2", "c4"], told(4, 7, 7)), incident(["c3"], None)],
        },
        {
            "doc_id": "clinic",
            "published": "2022-05-04",
            "title": None,
            "source": "Example Paper",
            "text": CLINIC,
            "claims": [
                claim(
                    "c1",
                    "shooting",
                    [shot],
                    perpetrators=["Gunmen"],
                    targets=["a nurse"],
                    places=[place("Tessala"), place("Mali")],
                    when=day("3 May 2022", "2022-05-03"),
                    tolls=[toll("a nurse", 1, 1, "exact", population="civilian", group="medical")],
                ),
                claim(
                    "c2",
                    "shooting",
                    [hurt],
                    speakers=["residents"],
                    same_event_as="c1",
                    tolls=[toll("Nine people", 9, 9, "exact", kind="injured")],
                ),
            ],
            "incidents": [incident(["c1", "c2"], told(1, 1, 1), told(9, 9, 9))],
        },
    ]  # fmt: skip - one line a thought


def coded() -> list[Json]:
    """A coding that mixes up voices, adds a part to its whole, misses the tank, and makes up a claim."""
    bridge, clinic = gold()
    c1, c2, _, c4 = bridge["claims"]
    c1["speakers"] = []
    c1["when"] = day("Monday", "2022-05-09")
    c2["tolls"][1] |= {"part_of": None, "population": "unstated"}
    c4 |= {"stance": "asserts", "event_type": "clash"}
    bridge["claims"] = [c1, c2, c4, claim("c5", "killing", ["Nobody wrote this."])]
    bridge["incidents"] = [incident(["c1", "c2"], told(9, 9, 9)), incident(["c4"], None)]
    clinic["claims"][1]["tolls"][0]["low"] = clinic["claims"][1]["tolls"][0]["high"] = 6
    clinic["claims"][0]["places"].reverse()
    clinic["incidents"][0]["injured"] = told(6, 6, 6)
    return [bridge, clinic]
