"""The project's own gold: well formed, true to the example reports, and as wide as it says it is."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from recount.evaluate.gold import coded, faults, read_lines
from recount.model import Group, Report
from recount.read import read_all

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "gold" / "examples.jsonl"
REPORTS = ROOT / "examples" / "reports"
Json = dict[str, Any]

# Where each report's events are, ISO 3166-1 alpha-2; a report on two countries stands under both
COUNTRIES = {
    "AF": ["ex-kunduz-attacks"],
    "BF": ["ex-djibo-wire", "ex-djibo-copy", "ex-djibo-trimmed"],
    "CD": ["ex-masisi-flash"],
    "CM": ["ex-kolofata-note"],
    "CO": ["ex-cauca-drone"],
    "ET": ["ex-amhara-drone"],
    "IN": ["ex-manipur-arson"],
    "IQ": ["ex-basra-protest", "ex-coalition-strikes"],
    "ML": ["ex-jnim-communique"],
    "MM": ["ex-sagaing-denial"],
    "MX": ["ex-apatzingan-mine"],
    "MZ": ["ex-macomia-killing"],
    "NG": ["ex-zamfara-abduction", "ex-plateau-villages"],
    "PH": ["ex-maguindanao-clash"],
    "PK": ["ex-lakki-correction"],
    "PS": ["ex-tubas-raid"],
    "SD": ["ex-mellit-wire", "ex-mellit-monitor", "ex-mellit-army", "ex-mellit-rsf"],
    "SO": ["ex-hiran-wire"],
    "SY": ["ex-levant-desert", "ex-idlib-chlorine", "ex-coalition-strikes"],
    "UA": ["ex-pavlohrad-1", "ex-pavlohrad-2", "ex-pavlohrad-3", "ex-ministry-summary"],
    "YE": ["ex-taiz-hospital", "ex-red-sea-threat"],
}
IRRELEVANT = {"ex-dock-strike", "ex-killer-chili", "ex-football-battle", "ex-war-film", "ex-drone-show"}


@cache
def gold() -> tuple[Json, ...]:
    return read_lines(GOLD)


@cache
def reports() -> dict[str, Report]:
    found = list(read_all([REPORTS]))
    return {r.name: r for r in found if isinstance(r, Report)}


def claims() -> list[Json]:
    return [claim for report in gold() for claim in report["claims"]]


by_name = pytest.mark.parametrize("report", gold(), ids=lambda r: r["doc_id"])


@by_name
def test_it_is_coded_after_the_guide(report: Json) -> None:
    """Every value is of the guide's lists, every quote in the text, every count of its wording's shape."""
    assert faults(report) == ()


@by_name
def test_every_field_of_the_guide_is_there(report: Json) -> None:
    """A coder can copy any line as a pattern."""
    assert set(report) == {"doc_id", "published", "title", "source", "text", "claims", "incidents"}
    for claim in report["claims"]:
        assert set(claim) == set(
            "id event_type stance evidence speakers perpetrators targets places when tolls losses weapons part_of "
            "same_event_as".split()
        )
        for toll in claim["tolls"]:
            assert set(toll) - {"group"} == set("kind low high wording population text named part_of".split())
            assert toll.get("group") in {None, *(g.value for g in Group)}
        for loss in claim["losses"]:
            assert set(loss) == {"kind", "class", "low", "high", "wording", "text"}
    for incident in report["incidents"]:
        assert set(incident) == {"claims", "date_start", "date_end", "place", "killed", "injured"}


@by_name
def test_it_reads_as_nouns(report: Json) -> None:
    """The nouns take what the guide allows, and hold as many claims and incidents."""
    nouns = coded(report)
    assert (len(nouns.claims), len(nouns.accounts)) == (len(report["claims"]), len(report["incidents"]))


@by_name
def test_its_claims_are_numbered_in_order_and_in_one_incident_at_most(report: Json) -> None:
    """No claim stands in two incidents, so nobody is counted twice."""
    ids = [c["id"] for c in report["claims"]]
    assert ids == [f"c{n}" for n in range(1, len(ids) + 1)]
    used = Counter(c for i in report["incidents"] for c in i["claims"])
    assert all(n == 1 for n in used.values())


@by_name
def test_what_makes_no_incident_is_a_plan_a_whole_or_a_mere_denial(report: Json) -> None:
    """Every other claim is in an incident."""
    used = {c for i in report["incidents"] for c in i["claims"]}
    wholes = {c["part_of"] for c in report["claims"]}
    of_a_war = {("ex-ministry-summary", "c8"), ("ex-manipur-arson", "c6")}  # totals of a whole war
    for claim in report["claims"]:
        spared = claim["stance"] in ("anticipates", "denies") or claim["id"] in wholes
        assert claim["id"] in used or spared or (report["doc_id"], claim["id"]) in of_a_war


@by_name
def test_links_point_back_and_wholes_have_parts(report: Json) -> None:
    """`same_event_as` names an earlier claim; a plan stands in no incident."""
    place = {c["id"]: n for n, c in enumerate(report["claims"])}
    used = {c for i in report["incidents"] for c in i["claims"]}
    for claim in report["claims"]:
        if claim["same_event_as"] is not None:
            assert place[claim["same_event_as"]] < place[claim["id"]]
        assert claim["stance"] != "anticipates" or claim["id"] not in used


@by_name
def test_it_is_the_text_that_is_read_from_the_example(report: Json) -> None:
    """To the character, with the example's title, source and day."""
    read = reports()[report["doc_id"]]
    day = read.published.isoformat() if read.published else None
    assert (read.text, read.title, read.source, day) == (
        report["text"],
        report["title"],
        report["source"],
        report["published"],
    )


def test_every_example_is_read_and_coded() -> None:
    """No example fails to read, none is without gold, no gold without its example."""
    unread = [str(r) for r in read_all([REPORTS]) if not isinstance(r, Report)]
    assert unread == []
    assert set(reports()) == {g["doc_id"] for g in gold()}


def test_reports_are_of_the_length_of_news() -> None:
    """Between 50 and 450 words."""
    assert {g["doc_id"]: n for g in gold() if not 50 <= (n := len(g["text"].split())) <= 450} == {}


def test_it_is_as_wide_as_it_says() -> None:
    """Countries, types of event, stances, kinds of toll and loss, wordings: what a change of the gold may not lose."""
    ids = {g["doc_id"] for g in gold()}
    assert {doc for docs in COUNTRIES.values() for doc in docs} | IRRELEVANT == ids
    assert len(COUNTRIES) >= 20
    assert len({c["event_type"] for c in claims()}) == 15
    assert len({c["stance"] for c in claims()}) == 6
    tolls = [t for c in claims() for t in c["tolls"]]
    assert len({t["kind"] for t in tolls}) == 7
    assert len({t["wording"] for t in tolls}) == 6
    assert len({t["population"] for t in tolls}) == 4
    assert len({x["class"] for c in claims() for x in c["losses"]}) >= 15
    assert {x["kind"] for c in claims() for x in c["losses"]} == {"destroyed", "damaged", "captured", "hit"}


def test_words_of_war_without_violence_make_no_claim() -> None:
    """A strike of dockers, a killer recipe, a battle on a football field, a war film, a show of drones."""
    assert {g["doc_id"] for g in gold() if not g["claims"]} == IRRELEVANT


def test_the_copy_is_exact_and_coded_alike() -> None:
    """The second paper printed the wire story word for word."""
    by_id = {g["doc_id"]: g for g in gold()}
    wire, copy = by_id["ex-djibo-wire"], by_id["ex-djibo-copy"]
    assert wire["source"] != copy["source"]
    assert all(wire[field] == copy[field] for field in ("text", "claims", "incidents"))
