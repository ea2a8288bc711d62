"""The open corpus, measured: how diverse it is, and how far its two blind readings agree.

    python -m benchmarks.corpus [gold] [--json]

The folder holds `corpus/*.jsonl` (invented reports with their coding, decided after both readings) and
`readings/first.jsonl`, `readings/second.jsonl` (what each reader coded before seeing the other's).
"""

import argparse
import json
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from recount.evaluate.score import NAMES, Scores, compare

Json = dict[str, Any]
RUN = 8  # words: two invented reports that share a run of so many are too much alike
_WORD = re.compile(r"\w+")


def rows(path: Path) -> list[Json]:
    """The objects of a JSON-lines file; none if it is not there."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line] if path.exists() else []


def shares(values: Iterable[str]) -> dict[str, int]:
    """How often each value stands, the commonest first."""
    return dict(Counter(values).most_common())


def diversity(reports: Sequence[Json]) -> Json:
    """How the reports differ: where, by whom, what, how counted, how long, and how much any two have in common."""
    claims = [c for r in reports for c in r["claims"]]
    tolls = [t for c in claims for t in c["tolls"]]
    lengths = sorted(len(_WORD.findall(r["text"])) for r in reports)
    tenth = len(lengths) // 10
    return {
        "reports": len(reports),
        "without an event": sum(not r["claims"] for r in reports),
        "claims": len(claims),
        "incidents": sum(len(r["incidents"]) for r in reports),
        "words": {"tenth": lengths[tenth], "median": statistics.median(lengths), "nine tenths": lengths[-tenth - 1]},
        "regions": shares(r["meta"]["region"] for r in reports),
        "countries": len({c.strip() for r in reports for c in r["meta"]["country"].split(",")} - {"-"}),
        "outlets": shares(r["meta"]["outlet"] for r in reports),
        "manners": len({r["meta"]["manner"] for r in reports}),
        "event types": shares(c["event_type"] for c in claims),
        "stances": shares(c["stance"] for c in claims),
        "toll kinds": shares(t["kind"] for t in tolls),
        "wordings": shares(t["wording"] for t in tolls),
        "populations": shares(t["population"] for t in tolls),
        "loss classes": shares(x["class"] for c in claims for x in c["losses"]),
        "triggers": len({c["trigger"].lower() for c in claims}),
        "parts": sum(t["part_of"] is not None for t in tolls),
        "named": sum(len(t["named"]) for t in tolls),
        "shared runs": len(shared_runs(reports)),
    }


def shared_runs(reports: Sequence[Json]) -> dict[str, list[str]]:
    """Runs of eight words that stand in more than one report, with the reports."""
    seen: dict[str, set[str]] = {}
    for report in reports:
        words = _WORD.findall(report["text"].lower())
        for n in range(len(words) - RUN + 1):
            seen.setdefault(" ".join(words[n : n + RUN]), set()).add(report["doc_id"])
    return {run: sorted(ids) for run, ids in seen.items() if len(ids) > 1}


def agreement(first: Sequence[Json], second: Sequence[Json]) -> tuple[int, Scores] | None:
    """The figures of record of the second reading against the first, over the reports that both have; a reading with
    ``"blind": false`` saw the other's, and counts for nothing.
    """
    theirs = {r["doc_id"]: r for r in second if r.get("blind", True)}
    both = [r for r in first if r["doc_id"] in theirs and r.get("blind", True)]
    return (len(both), compare(both, [theirs[r["doc_id"]] for r in both]).scores) if both else None


def show(found: Json, agreed: tuple[int, Scores] | None) -> None:
    """Print it for people."""
    for name, value in found.items():
        print(f"{name:18}", ", ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else value)
    if agreed is None:
        print("agreement          no second reading here")
        return
    count, scores = agreed
    figures = ", ".join(f"{name} {scores.figures[name].f1:.2f}" for name in NAMES)
    print(f"agreement          {count} reports read twice, blind: mean {scores.mean:.3f}; {figures}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure a folder of gold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("gold"))
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    given = parser.parse_args(arguments)
    reports = [r for path in sorted((given.folder / "corpus").glob("*.jsonl")) for r in rows(path)]
    if not reports:
        raise SystemExit(f"no reports in {given.folder / 'corpus'}: name the folder that holds corpus/*.jsonl")
    found = diversity(reports)
    agreed = agreement(
        rows(given.folder / "readings" / "first.jsonl"), rows(given.folder / "readings" / "second.jsonl")
    )
    show(found, agreed)
    if given.json:
        mean = agreed[1].mean if agreed else None
        print(json.dumps(found | {"agreement": mean}))


if __name__ == "__main__":
    main()
