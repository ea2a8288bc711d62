"""Given the gold's own claims, do linking and `as_told` tell its incidents?  ``python -m benchmarks.as_told [SHARED]``

Two rows: with the gold's links between claims (``same_event_as``, ``part_of``), and with all of them taken away. Measured
with the gold standard's own ``score.py``. ``--worst`` names the reports that are not told alike.
"""

import importlib.util
import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from recount.flow.accounts import accounts_of
from recount.model import Claim, CodedReport, Estimate, TollKind
from recount.publish.coded_parse import from_wire

Json = dict[str, Any]
SHOWN = ("event", "total", "injured", "overcount")


def tell(coded: CodedReport, ids: dict[str, str]) -> list[Json]:
    """The incidents that a report's claims make, in the guide's shape."""
    return [{"claims": [ids[c] for c in a.claim_ids], **_figures(a.estimates)} for a in accounts_of(coded)]


def _figures(estimates: tuple[Estimate, ...]) -> Json:
    out: Json = {"killed": None, "injured": None}
    for e in estimates:
        if e.kind in (TollKind.KILLED, TollKind.INJURED):
            out[e.kind.value] = {"low": e.low, "best": e.best, "high": e.high}
    return out


def unlinked(coded: CodedReport) -> CodedReport:
    """The same claims without any link between them."""
    bare: tuple[Claim, ...] = tuple(replace(c, part_of=None, same_event_as=None) for c in coded.claims)
    return replace(coded, claims=bare)


def retold(gold: Json, links: bool) -> Json:
    """The gold report with its incidents told anew from its claims."""
    coded = from_wire(gold, gold["text"])
    ids = {c.id: given["id"] for c, given in zip(coded.claims, gold["claims"], strict=True)}
    return gold | {"incidents": tell(coded if links else unlinked(coded), ids)}


def scorer(shared: Path) -> ModuleType:
    """The gold standard's `score.py`, as a module."""
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "gold" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(argv: list[str]) -> int:
    """Print one row with links and one without."""
    given = [a for a in argv if not a.startswith("--")]
    shared = Path(given[0] if given else os.environ.get("RECOUNT_SHARED", Path(__file__).parents[2] / "shared"))
    if not (shared / "gold" / "open.jsonl").exists():
        print(f"skipped: no gold standard at {shared / 'gold'} (set RECOUNT_SHARED)")
        return 0
    score = scorer(shared)
    lines = (shared / "gold" / "open.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines if line.strip()]
    print(f"{'given':24}" + "".join(f"{name:>11}" for name in SHOWN))
    for name, links in (("claims and their links", True), ("claims without links", False)):
        coded = [retold(report, links) for report in gold]
        result, _ = score.score(gold, coded)
        result["event"] = result["event"]["f1"]
        print(f"{name:24}" + "".join(f"{result[key]:11.3f}" for key in SHOWN))
        if "--worst" in argv:
            _print_worst(score, gold, coded)
    return 0


def _print_worst(score: ModuleType, gold: list[Json], coded: list[Json]) -> None:
    for one, other in zip(gold, coded, strict=True):
        want, got = ([sorted(i["claims"]) for i in r["incidents"] if len(i["claims"]) > 1] for r in (one, other))
        totals = [(score.total(one, kind), score.total(other, kind)) for kind in ("killed", "injured")]
        if sorted(want) != sorted(got):
            print(
                "   ",
                one["doc_id"],
                "events",
                [w for w in want if w not in got],
                "->",
                [g for g in got if g not in want],
            )
        if any(a != b for a, b in totals):
            print("   ", one["doc_id"], "killed, injured:", *(f"{a} -> {b}" for a, b in totals if a != b))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
