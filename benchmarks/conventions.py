"""How the open corpus codes beside another coding: where the two follow other habits, and how their reports differ.

    python -m benchmarks.conventions [gold] [--beside ../shared/gold/open.jsonl] [--json]

A share that is far from the other's shows a rule that the readers of one follow and those of the other do not, or reports of
another sort. What a model learns from the one it will do in the other.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.corpus import rows

Json = dict[str, Any]
NEWER = "by-lot"  # files of reports drawn by lot
_WORD = re.compile(r"\w+")
_STRIKES = frozenset({"air_strike", "drone_strike", "shelling"})


def _ratio(flags: Iterator[bool | int]) -> float:
    values = [float(f) for f in flags]
    return sum(values) / len(values) if values else 0.0


def habits(reports: Sequence[Json]) -> dict[str, float]:
    """Means and shares, 0 to 1 where they are shares, of all claims, of tolls or losses, or of all reports."""
    claims = [c for r in reports for c in r["claims"]]
    tolls, losses = ([t for c in claims for t in c[field]] for field in ("tolls", "losses"))
    dated = [(c.get("when") or {}).get("start") is not None for c in claims]
    incidents = [i for r in reports for i in r["incidents"]]
    of_claims: dict[str, Callable[[Json], bool | int]] = {
        "quotes of evidence": lambda c: len(c["evidence"]),
        "outlet's own voice": lambda c: not c["speakers"],
        "plainly asserted": lambda c: c["stance"] == "asserts",
        "perpetrator": lambda c: bool(c["perpetrators"]),
        "perpetrator in its words": lambda c: _quoted(c, c["perpetrators"][:1]),
        "target": lambda c: bool(c["targets"]),
        "weapon": lambda c: bool(c["weapons"]),
        "place": lambda c: bool(c["places"]),
        "place in its words": lambda c: _quoted(c, [p["text"] for p in c["places"][:1]]),
        "part of another": lambda c: c.get("part_of") is not None,
        "strike or shelling": lambda c: c["event_type"] in _STRIKES,
    }
    return {
        "reports": len(reports),
        "words a report": _ratio(len(_WORD.findall(r["text"])) for r in reports),
        "claims a report": _ratio(len(r["claims"]) for r in reports),
        "claims an incident": _ratio(len(i["claims"]) for i in incidents),
        **{name: _ratio(share(c) for c in claims) for name, share in of_claims.items()},
        "day known": _ratio(iter(dated)),
        "own outlet speaks": _ratio(_names_itself(r, c) for r in reports for c in r["claims"]),
        "tolls a claim": len(tolls) / max(1, len(claims)),
        "toll exposed": _ratio(t["kind"] == "exposed" for t in tolls),
        "toll unquantified": _ratio(t.get("wording") == "unquantified" for t in tolls),
        "toll of nobody": _ratio(t["high"] == 0 for t in tolls),
        "toll of combatants": _ratio(t["population"] == "combatant" for t in tolls),
        "losses a claim": len(losses) / max(1, len(claims)),
        "loss only hit": _ratio(x["kind"] == "hit" for x in losses),
    }


def _quoted(claim: Json, names: Sequence[str]) -> bool:
    return any(name in quote for name in names for quote in claim["evidence"])


def _names_itself(report: Json, claim: Json) -> bool:
    """Is a speaker named by words of the outlet's name alone?"""
    outlet = {*_WORD.findall((report.get("source") or "").lower())}
    said = ({*_WORD.findall(s.lower())} - {"the", "our", "this"} for s in claim["speakers"])
    return any(bool(words) and words <= outlet for words in said)


def show(columns: dict[str, dict[str, float]]) -> None:
    """Print the habits side by side."""
    print(f"{'':26}" + "".join(f"{name:>12}" for name in columns))
    for habit in next(iter(columns.values())):
        cells = (found[habit] for found in columns.values())
        print(
            f"{habit:26}"
            + "".join(f"{v:12.0f}" if habit in ("reports", "words a report") else f"{v:12.2f}" for v in cells)
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Compare a folder of gold with another coding."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.conventions", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("gold"))
    parser.add_argument("--beside", type=Path, help="another coding: JSON lines in the format of the guide")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    given = parser.parse_args(arguments)
    files = {path.stem: rows(path) for path in sorted((given.folder / "corpus").glob("*.jsonl"))}
    if not files:
        raise SystemExit(f"no reports in {given.folder / 'corpus'}: name the folder that holds corpus/*.jsonl")
    columns = {
        "by lot": habits([r for name, found in files.items() if name.startswith(NEWER) for r in found]),
        "others": habits([r for name, found in files.items() if not name.startswith(NEWER) for r in found]),
    }
    if given.beside is not None:
        beside = rows(given.beside)
        if not beside:
            raise SystemExit(f"no coded reports in {given.beside}: name a file of JSON lines, one coded report a line")
        columns[given.beside.stem] = habits(beside)
    show(columns)
    if given.json:
        print(json.dumps(columns))


if __name__ == "__main__":
    main()
