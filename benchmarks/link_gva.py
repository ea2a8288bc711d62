"""Articles on shootings put together into incidents: ``python -m benchmarks.link_gva FOLDER [--engine NAME] [--json] [--worst N]``.

FOLDER holds `gva/articles.jsonl` and `gva/incidents.jsonl` (SemEval-2018 task 5, Gun Violence Archive; not ours to keep and
never learned from; looked at when weights were set by hand). Each article is coded by the grammar, or the engine named, as a report that was chosen
because it tells of violence, and all are linked by `link`, with its own search for candidates. An article's incident is that of the first of its claims
that makes one; an article without any stands alone. Figures: over pairs of articles, and by article (B3).

Killed and injured are reconciled (`as_told`) over the articles of each coded incident, and once more over those that
linking put together. Only incidents count of which some article states the number: as a numeral or a number word
within eight words of a word for killing (for the injured, of wounding), or, for one, of a lone victim.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.articles import article, coded
from benchmarks.pairwise import b_cubed, pairwise
from recount.link import link
from recount.model import Account, CodedReport, TollKind
from recount.reconcile import Testimony, reconcile
from recount.vocab.engines import LOCAL

Json = dict[str, Any]
WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
NEAR = 8  # words between a number and the word for what happened
TOKEN = re.compile(r"[a-z]+|\d+")
MEANS = {
    TollKind.KILLED: re.compile(r"kill|dead|die[ds]?$|dying|death|fatal|slain|murder|homicide|manslaughter"),
    TollKind.INJURED: re.compile(r"injur|wound|hurt|shot$|hospital|critical|graze|struck|surviv"),
}
FLOOR = {"pairwise F1": 0.80, "B3 F1": 0.92}
COLUMN = {TollKind.KILLED: "num_killed", TollKind.INJURED: "num_injured"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shootings:
    """The articles with the incident of each by the archive and by `link`, the archive's numbers, and the accounts."""

    reports: Sequence[CodedReport]
    gold: Mapping[str, str]
    found: Mapping[str, str]
    numbers: Mapping[str, Json]


def read(folder: Path, engine: str = "lexical") -> Shootings:
    """Code and link the articles of a folder; an article that stands there twice counts once."""
    rows: dict[str, Json] = {}
    for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["doc_id"], row)
    made = [article(key, row["content"] or "", row["title"] or "", row["dct"], row["uri"]) for key, row in rows.items()]
    reports = coded(made, engine=engine)
    incidents = (json.loads(line) for line in (folder / "incidents.jsonl").read_text(encoding="utf-8").splitlines())
    return Shootings(
        reports=reports,
        gold={r.report.id: rows[r.report.name]["incident_id"] for r in reports},
        found=incident_of(reports, link(reports)),
        numbers={row["incident_id"]: row for row in incidents},
    )


def incident_of(reports: Iterable[CodedReport], accounts: Iterable[Account]) -> dict[str, str]:
    """The incident of each report's first claim that has one; a report without stands alone."""
    home = {claim: a.incident.id for a in accounts for claim in a.claim_ids}
    return {r.report.id: next((home[c.id] for c in r.claims if c.id in home), r.report.id) for r in reports}


def states(texts: Iterable[str], number: int, kind: TollKind) -> bool:
    """Does any of the texts give this number beside a word for killing, or for wounding?"""
    return any(_states(TOKEN.findall(text.lower()), number, MEANS[kind]) for text in texts)


def _states(words: Sequence[str], number: int, means: re.Pattern[str]) -> bool:
    said = {str(number), *WORDS[number : number + 1]}
    if number == 1:
        said |= {"a", "an", "man", "woman", "boy", "girl", "teen", "teenager", "victim"}
    places = [n for n, word in enumerate(words) if word in said]
    acts = [n for n, word in enumerate(words) if means.match(word)]
    return any(abs(a - b) <= NEAR for a in places for b in acts)


def counted(shootings: Shootings, by: Mapping[str, str]) -> Iterator[tuple[str, TollKind, int, int | None]]:
    """For each coded incident and kind of which an article states the number: the coders' number and ours, None if we have none.

    `by` groups the articles; an incident's number is that of the group which holds most of its articles.
    """
    groups: dict[str, list[CodedReport]] = defaultdict(list)
    for report in shootings.reports:
        groups[by[report.report.id]].append(report)
    home: dict[str, list[str]] = defaultdict(list)
    for report_id, incident in shootings.gold.items():
        home[incident].append(by[report_id])
    texts: dict[str, list[str]] = defaultdict(list)
    for report in shootings.reports:
        texts[shootings.gold[report.report.id]].append(report.report.text)
    totals = {name: _totals(group) for name, group in groups.items()}
    for incident, names in home.items():
        group = Counter(names).most_common(1)[0][0]
        for kind, column in COLUMN.items():
            number = shootings.numbers.get(incident, {}).get(column)
            if number is not None and states(texts[incident], int(number), kind):
                yield incident, kind, int(number), totals[group].get(kind)


def _totals(group: Sequence[CodedReport]) -> dict[TollKind, int]:
    """The best number of each kind over all claims of these articles; what nobody says is none."""
    told = []
    for report in group:
        readings = {r.claim_id: r for r in report.readings}
        told += [Testimony(claim=c, report=report.report, readings=readings.get(c.id)) for c in report.claims]
    if not told:
        return {}
    (outcome,) = reconcile([told])
    best = {e.kind: e.best if e.best is not None else e.low for e in outcome.estimates if e.kind in COLUMN}
    return {kind: best.get(kind) or 0 for kind in COLUMN}


def exact(rows: Iterable[tuple[str, TollKind, int, int | None]], kind: TollKind) -> tuple[float, int]:
    """The share of numbers that are right, and of how many."""
    right = [number == ours for _, what, number, ours in rows if what is kind]
    return (sum(right) / len(right) if right else 0.0), len(right)


def causes(shootings: Shootings) -> Counter[str]:
    """Why two articles of one incident are apart, and what the false pairs share."""
    claims = {r.report.id: r for r in shootings.reports}
    dated = {
        r.report.id: any(x.when is not None and x.when.value is not None for x in r.readings) for r in claims.values()
    }
    out: Counter[str] = Counter()
    groups: dict[str, list[str]] = defaultdict(list)
    for key, incident in shootings.gold.items():
        groups[incident].append(key)
    for keys in groups.values():
        for one, other in combinations(keys, 2):
            if shootings.found[one] != shootings.found[other]:
                out[_cause(claims[one], claims[other], dated)] += 1
    return out


def _cause(one: CodedReport, other: CodedReport, dated: Mapping[str, bool]) -> str:
    if not one.claims or not other.claims:
        return "an article makes no claim"
    days = [r.report.published for r in (one, other) if r.report.published]
    if len(days) == 2 and abs((days[0] - days[1]).days) > 60:
        return "published more than 60 days apart"
    if not dated[one.report.id] and not dated[other.report.id]:
        return "neither is dated"
    return "too few points, or held apart"


def main(argv: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.link_gva", description="Articles on shootings, linked.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object on the last line")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show N false groups and N wrong numbers")
    parser.add_argument("--engine", choices=LOCAL, default="lexical", help="what reads the articles")
    asked = parser.parse_args(argv)
    folder = asked.folder / "gva"
    if not (folder / "articles.jsonl").exists():
        print(f"Skipped: there is no {folder / 'articles.jsonl'}.")
        return 0
    shootings = read(folder, asked.engine)
    figures = measured(shootings)
    if asked.worst:
        show_worst(shootings, asked.worst)
    if asked.json:
        print(json.dumps(figures))
    return 0


def measured(shootings: Shootings) -> dict[str, float]:
    """Print and return the figures."""
    keys = list(shootings.gold)
    gold, found = [shootings.gold[k] for k in keys], [shootings.found[k] for k in keys]
    pairs, items = pairwise(gold, found), b_cubed(gold, found)
    print(
        f"{len(keys)} articles, {len(set(gold))} incidents, {sum(bool(r.claims) for r in shootings.reports)} with claims"
    )
    print(f"{'':24}{'precision':>10}{'recall':>8}{'F1':>8}{'floor':>8}")
    for name, a in (("pairwise F1", pairs), ("B3 F1", items)):
        print(f"{name:24}{a.precision:10.3f}{a.recall:8.3f}{a.f1:8.3f}{FLOOR[name]:8.3f}")
    figures = {
        "pairwise_f1": pairs.f1,
        "b3_f1": items.f1,
        "pairwise_precision": pairs.precision,
        "pairwise_recall": pairs.recall,
    }
    for name, by in (("", shootings.gold), ("_linked", shootings.found)):
        rows = list(counted(shootings, by))
        for kind in COLUMN:
            share, of = exact(rows, kind)
            figures |= {f"{kind.value}_exact{name}": share, f"{kind.value}_incidents": of}
            where = "coded incidents" if not name else "incidents as linked"
            print(f"{kind.value} exact, {where:20} {share:.3f} of {of}")
    for cause, n in causes(shootings).most_common():
        print(f"  pairs kept apart: {cause}: {n}")
    return {name: round(figure, 4) for name, figure in figures.items()}


def show_worst(shootings: Shootings, most: int) -> None:
    """The groups that hold most articles of different incidents, and numbers that are wrong."""
    titles = {r.report.id: r.report.title or r.report.text[:60] for r in shootings.reports}
    groups: dict[str, list[str]] = defaultdict(list)
    for key, incident in shootings.found.items():
        groups[incident].append(key)
    mixed = [g for g in groups.values() if len({shootings.gold[k] for k in g}) > 1]
    for group in sorted(mixed, key=len, reverse=True)[:most]:
        print("\nheld together:")
        for key in group:
            print(f"  {shootings.gold[key]:>8} {titles[key][:100]}")
    print()
    wrong = [row for row in counted(shootings, shootings.gold) if row[2] != row[3]]
    for incident, kind, number, ours in wrong[:most]:
        print(f"{incident}: {kind.value} {number}, ours {ours}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
