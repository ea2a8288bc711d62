"""The stories: each report in the shape of the README, its labels borne by its words, none a copy that does not say so."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from training.texts import read_digests, shared_with

from recount.vocab.countries import country

GOLD = Path(__file__).parents[2] / "gold"
FIELDS = ("doc_id", "story", "country", "source", "published", "title", "text", "events")
OF_EVENT = ["event", "killed", "injured", "place", "day"]
MAY_LACK, MAY_HAVE = {"title"}, {"copy_of"}
LEAST_STORIES, LEAST_REPORTS = 60, 230
LATEST = 400  # days after an event: a report on its anniversary is the last
RUN = 8  # words in a run that two outlets do not come to share by chance

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {"first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight", "ninth": "nine"}
_ONE = {"a": 1, "an": 1, "another": 1, "twelfth": 12, "twentieth": 20, "thirtieth": 30}
_NONE = re.compile(r"\b(?:no|nobody|no one|none|without|unhurt|unharmed)\b", re.IGNORECASE)
NUMBERS = {word: n for n, word in enumerate(_UNITS)} | {
    ten + (f"-{unit}" if n else ""): 20 + 10 * tens + n
    for tens, ten in enumerate(_TENS)
    for n, unit in enumerate(_UNITS[:10])
}
Json = dict[str, Any]


@cache
def reports() -> tuple[Json, ...]:
    lines = (GOLD / "stories" / "stories.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def labels() -> Iterator[tuple[Json, Json]]:
    return ((report, event) for report in reports() for event in report["events"])


def numbers_in(text: str) -> set[int]:
    """The numbers that a text names, in digits or in words, an article being one."""
    words = re.findall(r"[\w]+(?:-\w+)*", text.lower().replace(",", ""))
    return {n for word in words if (n := _number(word)) is not None}


def _number(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    *head, last = word.split("-")
    last = _ORDINALS.get(last, last.removesuffix("th"))
    return _ONE.get(word, NUMBERS.get("-".join((*head, last))))


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def sharing(rows: Iterable[Json]) -> set[tuple[str, str]]:
    """The pairs of reports, by id in order, that share a run of words."""
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in rows:
        for run in runs(row["text"]):
            holders[run].add(row["doc_id"])
    return {pair for ids in holders.values() for pair in combinations(sorted(ids), 2)}


def test_every_report_has_the_fields_of_the_readme() -> None:
    """No other, and none empty but a title that a statement does without."""
    for report in reports():
        assert set(FIELDS) - MAY_LACK <= set(report) <= set(FIELDS) | MAY_HAVE, report["doc_id"]
        assert all(report[field] for field in FIELDS if field not in MAY_LACK), report["doc_id"]
        assert all(list(event) == OF_EVENT for event in report["events"]), report["doc_id"]


def test_there_are_many_and_each_once() -> None:
    """Stories, reports, ids and texts."""
    assert len({r["story"] for r in reports()}) >= LEAST_STORIES
    assert len(reports()) >= LEAST_REPORTS
    assert len({r["doc_id"] for r in reports()}) == len({r["text"] for r in reports()}) == len(reports())


def test_ids_name_the_story_and_countries_are_codes() -> None:
    """`ng-01-3` is a report, and `ng-01/market` an event, of the story `ng-01`."""
    assert [r["doc_id"] for r in reports() if not re.fullmatch(rf"{r['story']}-\d+", r["doc_id"])] == []
    assert [e["event"] for r, e in labels() if not re.fullmatch(rf"{r['story']}/[a-z0-9-]+", e["event"])] == []
    assert [r["doc_id"] for r in reports() if country(r["country"]) is None] == []


def test_a_report_names_an_event_once() -> None:
    """The main one first, and no one twice."""
    assert [r["doc_id"] for r in reports() if len({e["event"] for e in r["events"]}) < len(r["events"])] == []


def test_an_event_has_one_place_and_one_day() -> None:
    """Whatever a report says of it, right or wrong."""
    known: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for _, event in labels():
        known[event["event"]].add((event["place"], event["day"]))
    assert {name: found for name, found in known.items() if len(found) > 1} == {}


def test_no_report_is_older_than_its_event() -> None:
    """Nor more than a year and some weeks younger."""
    ages = {
        (r["doc_id"], e["event"]): (date.fromisoformat(r["published"]) - date.fromisoformat(e["day"])).days
        for r, e in labels()
    }
    assert {key: age for key, age in ages.items() if not 0 <= age <= LATEST} == {}


@pytest.mark.parametrize("kind", ["killed", "injured"])
def test_a_number_stands_in_the_report(kind: str) -> None:
    """In digits, in words, or as the sum of two; nought only where the words say that nobody was."""
    wrong = []
    for report, event in labels():
        number, text = event[kind], f"{report.get('title') or ''} {report['text']}"
        said = numbers_in(text)
        if number == 0:
            borne = bool(_NONE.search(text))
        else:
            borne = number is None or number in said or any(number - one in said for one in said)
        if not borne:
            wrong.append((report["doc_id"], event["event"], number))
    assert wrong == []


def test_no_place_is_named_twice_in_a_row() -> None:
    """ "in Sumy of Sumy": what a script leaves that puts one name for another."""
    doubled = re.compile(r"\b([A-Z][\w-]+)(?: of| in|,)? \1\b")
    assert [(r["doc_id"], m[0]) for r in reports() if (m := doubled.search(r["text"]))] == []


def test_reports_of_different_outlets_share_no_run_of_words_but_copies() -> None:
    """A copy says whose, and is one."""
    by_id = {r["doc_id"]: r for r in reports()}
    shared = sharing(reports())
    apart = {(a, b) for a, b in shared if by_id[a]["source"] != by_id[b]["source"]}
    copies = {tuple(sorted((r["doc_id"], r["copy_of"]))) for r in reports() if "copy_of" in r}
    assert apart <= copies
    assert copies <= shared
    assert len(copies) >= 3


def test_the_readme_gives_them_away() -> None:
    """Under which licence, and how many there are."""
    section = (GOLD / "README.md").read_text(encoding="utf-8").partition("## Stories")[2]
    events = {event["event"] for _, event in labels()}
    assert "CC0" in section
    assert f"{len(reports())} invented reports of {len(events)} invented events" in section


def test_none_is_near_a_report_that_may_not_be_learned_from(shared: Path) -> None:
    """The rule of the training's own texts, and far inside it: not one run in fifty."""
    digests = read_digests(shared / "gold" / "never_train.txt")
    if not digests:
        pytest.skip("no never_train.txt in the measuring material")
    assert [r["doc_id"] for r in reports() if shared_with(r["text"], digests) > 0.0] == []


@pytest.mark.parametrize(
    ("text", "number"), [("Thirty-four died", 34), ("its eighteenth victim", 18), ("4,216 fled", 4216), ("a woman", 1)]
)
def test_numbers_are_read(text: str, number: int) -> None:
    """As the reports write them."""
    assert number in numbers_in(text)
