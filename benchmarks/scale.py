"""Linking at scale: an invented ledger linked from nothing, then 1,000 reports more; time, memory and how both grow.

    python -m benchmarks.scale FOLDER [--claims 100000] [--largest 1000000] [--workers 2] [--json]

FOLDER is for scratch ledgers; nothing is read from it, and a ledger that is there already is used again. Building the ledger
is not timed; what is timed reads all reports, says which events each tells of, finds copies, links, reconciles, grades and
writes every account and slim row. The exponent is that of linking slim rows in memory, from a tenth of the claims to the
largest number in steps of about three, each size in a process of its own and from the same file: a smaller war is the
beginning of a larger one. `--plot` draws these sizes. Peak memory is that of this process and its workers together, at any one
moment, what they share counted once (`benchmarks.memory`); beside it stands the sum of their largest resident sets.
"""

import argparse
import json
import math
import random
import resource
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children, get_context
from pathlib import Path
from statistics import linear_regression
from typing import Any

from benchmarks.memory import Watch, resident
from benchmarks.scale_made import reports
from benchmarks.scale_plot import drawn
from recount.flow import derivation
from recount.flow.keep import KeepOptions, add, code_run, derive
from recount.link import Linkage, Telling, connect, dump, load, tell
from recount.link.rows import VERSION
from recount.store.ledger import Ledger

ENDING = 0.1  # seconds between two looks whether workers that have nothing left to do have ended
SHORTEST = 0.01  # seconds, and to so many they are told: a war of a hundred claims takes none
MORE = 1_000  # reports added to the ledger
STEPS = {
    "snapshot": "read slim rows",
    "kindred": "sign reports, find copies",
    "retold": "read claims, say what each report tells",
    "extend": "link what is new",
    "Neighbourhood": "see which incidents there are",
    "all_targets": "find what lies around each",
    "targets": "find which of them are others now",
    "incidents": "read in full, reconcile, grade",
    "_write": "write accounts and slim rows",
}
PLOT = Path("docs/linking-scale.svg")


def build(path: Path, claims: int) -> None:
    """A ledger of about so many claims, not linked; the one that is there, if there is one."""
    if path.exists():
        return
    with Ledger.open(path.with_suffix(".part")) as ledger:
        for coded in reports(claims):
            ledger.append_report(coded, code_run(coded, KeepOptions()))
    path.with_suffix(".part").rename(path)


def more(claims: int) -> list[Any]:
    """Reports of the same war that the ledger of `claims` does not hold: those that come next."""
    made, later = 0, []
    for coded in reports(claims * 2):
        if made >= claims:
            later.append(coded)
        made += len(coded.claims)
        if len(later) == MORE:
            break
    return later


def timed(path: Path, claims: int, workers: int) -> dict[str, Any]:
    """Link a ledger from nothing, then with more reports; in this process, which does nothing else."""
    seconds: dict[str, float] = {}
    for name in STEPS:
        setattr(derivation, name, _watched(name, getattr(derivation, name), seconds))
    options = KeepOptions(workers=workers)
    with Ledger.open(path) as ledger, Watch(workers) as memory:
        worked, start = _worked(), time.perf_counter()
        _, incidents = derive(ledger, options)
        whole, cpu = time.perf_counter() - start, _worked() - worked
        first, peak = dict(seconds), memory.peak
        seconds.clear()
        later = more(claims)
        worked, start = _worked(), time.perf_counter()
        add(ledger, later, options)
        added, added_cpu = time.perf_counter() - start, _worked() - worked
    return {
        "claims": claims,
        "incidents": incidents,
        "seconds": round(whole, 1),
        "cpu_s": round(cpu, 1),
        "steps": {name: round(s, 1) for name, s in first.items()},
        "add_1000_s": round(added, 1),
        "add_cpu_s": round(added_cpu, 1),
        "add_steps": {name: round(s, 1) for name, s in seconds.items()},
        "peak_mb": memory.peak,
        "peak_from_nothing_mb": peak,
        "peak_own_mb": memory.own,
        "peak_resident_mb": resident(workers),
    }


def _watched(name: str, function: Callable[..., Any], seconds: dict[str, float]) -> Callable[..., Any]:
    def watched(*given: Any, **named: Any) -> Any:
        start = time.perf_counter()
        made = function(*given, **named)
        if isinstance(made, Iterator):
            made = list(made)
        seconds[name] = seconds.get(name, 0.0) + time.perf_counter() - start
        return made

    return watched


def _worked() -> float:
    """Seconds of a core that this process and its workers have used, once these have ended."""
    while active_children():
        time.sleep(ENDING)
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def slim_rows(path: Path, claims: int) -> None:
    """A file with the slim rows of so many claims, one report a line behind the number of its claims."""
    if not path.exists():
        with path.with_suffix(".part").open("w", encoding="utf-8") as file:
            file.writelines(f"{len(coded.claims)}\t{dump(tell(coded))}\n" for coded in reports(claims))
        path.with_suffix(".part").rename(path)


def tellings(path: Path, claims: int) -> list[Telling]:
    """The tellings of the first reports in a file of slim rows, which have so many claims."""
    told: list[Telling] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            if claims <= 0:
                break
            count, _, row = line.partition("\t")
            claims -= int(count)
            told += load(row)
    return told


def in_memory(path: Path, claims: int) -> dict[str, Any]:
    """Load slim rows of so many claims and link them: CPU seconds, which others at work hardly change, and peak memory."""
    start = time.process_time()
    told = tellings(path, claims)
    linkage = connect(told)
    seconds = time.process_time() - start
    return {"tellings": len(told), "groups": len(linkage.groups), "seconds": round(seconds, 2), "peak_mb": resident(1)}


def same_partition(path: Path, claims: int) -> bool:
    """Do three shuffles of the slim rows of so many claims give one partition?"""
    told = tellings(path, claims)
    found: set[Any] = set()
    for seed in range(3):
        linkage: Linkage = connect(random.Random(seed).sample(told, len(told)))  # noqa: S311 - a shuffle is no secret
        found.add(linkage.groups)
    return len(found) == 1


def exponent(sizes: dict[int, dict[str, Any]]) -> float:
    """Of the straight line that lies nearest to all sizes, both axes logarithmic."""
    if len(sizes) < 2:
        return math.nan
    points = [(math.log(row["tellings"]), math.log(max(row["seconds"], SHORTEST))) for row in sizes.values()]
    return linear_regression(*zip(*points, strict=True)).slope


def steps_to(largest: int, first: int) -> Iterator[int]:
    """The first size, three times it, ten times it, and so on, up to the largest."""
    while first <= largest:
        yield first
        if 3 * first <= largest:
            yield 3 * first
        first *= 10


def alone(function: Callable[..., Any], *given: Any) -> Any:
    """What the function gives in a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *given).result()


def main() -> None:
    """Print the table, draw the plot, and say all of it as JSON where asked."""
    given = _given()
    given.folder.mkdir(parents=True, exist_ok=True)
    ledger = given.folder / f"scale-{given.claims}.db"
    linked = given.folder / "linked.db"
    alone(build, ledger, given.claims)
    for old in given.folder.glob("linked.db*"):
        old.unlink()
    linked.write_bytes(ledger.read_bytes())
    whole = alone(timed, linked, given.claims, given.workers)
    print("\n".join(_whole(whole, given.workers)), flush=True)
    rows = given.folder / f"slim-{VERSION}-{given.largest}.tsv"
    alone(slim_rows, rows, given.largest)
    sizes = {size: alone(in_memory, rows, size) for size in steps_to(given.largest, given.claims // 10)}
    same = alone(same_partition, rows, given.claims // 10)
    figures = {**whole, "exponent": round(exponent(sizes), 3), "sizes": sizes, "same_partition": same}
    print("\n".join(_in_memory(figures)))
    if given.plot:
        PLOT.write_text("\n".join(drawn(sizes)) + "\n", encoding="utf-8")
    if given.json:
        print(json.dumps(figures))


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--largest", type=int, default=1_000_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--plot", action="store_true", help=f"draw {PLOT}")
    parser.add_argument("--worst", type=int, default=0, help="taken as elsewhere; nothing here is right or wrong")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _whole(figures: dict[str, Any], workers: int) -> Iterator[str]:
    yield f"{figures['claims']:,} claims, {figures['incidents']:,} incidents, {workers} processes"
    for title, cpu, steps in (("seconds", "cpu_s", "steps"), ("add_1000_s", "add_cpu_s", "add_steps")):
        name = "from nothing" if steps == "steps" else f"{MORE:,} reports more"
        yield f"  {name:<44}{figures[title]:>8.1f} s ({figures[cpu]:.1f} s of a core)"
        yield from (f"    {STEPS[name]:<42}{seconds:>8.1f} s" for name, seconds in figures[steps].items())
    yield f"  {'peak memory, all processes, shared once':<44}{figures['peak_mb']:>8,} MB"
    yield f"  {'  of it the process that links':<44}{figures['peak_own_mb']:>8,} MB"
    yield f"  {'largest resident sets, added up':<44}{figures['peak_resident_mb']:>8,} MB"


def _in_memory(figures: dict[str, Any]) -> Iterator[str]:
    yield "linking slim rows in memory, one process (CPU seconds)"
    for size, row in figures["sizes"].items():
        yield f"  {size:>9,} claims, {row['tellings']:>9,} tellings{row['seconds']:>14.1f} s{row['peak_mb']:>8,} MB"
    yield f"  grows with the power {figures['exponent']:.3f}; three shuffles: {'one partition' if figures['same_partition'] else 'DIFFER'}"


if __name__ == "__main__":
    main()
