"""How linking grows: ``python -m benchmarks.link_scale [SIZE ...] [--json]``

Tellings of an invented war (`benchmarks.invented_tellings`) are written as rows, read, connected, and a thousand more are
added. Printed for each size: seconds of one core for each step, pairs compared and ties for each telling, the peak of memory
of the whole process, and how well the groups are those of the war. The exponent is that of connecting, from the first size
to the last. Sizes are 10,000 and 100,000 unless given.
"""

import json
import math
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from benchmarks.invented_tellings import tellings, truth
from recount.link import Telling, connect, dump, extend, load
from recount.link.candidates import candidates
from recount.link.index import index

T = TypeVar("T")
MORE = 1000
SHOWN = ("tellings", "dump", "load", "compared", "connect", "add 1000", "pairs", "ties", "MB", "F1")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What it gives, and how many seconds of one core it takes."""
    began = time.process_time()
    return work(), time.process_time() - began


def measure(size: int) -> dict[str, float]:
    """One row of the table."""
    made = tellings(size)
    last, event = made[-MORE:], dict(zip((t.id for t in made), truth(made), strict=True))
    reports = _by_report(made[:-MORE])
    rows, dumping = timed(lambda: [dump(some) for some in reports])
    made.clear()  # what is measured are the tellings as they are read, and no others
    reports.clear()
    read, loading = timed(lambda: [t for row in rows for t in load(row)])
    length = sum(map(len, rows)) / len(rows)
    rows.clear()
    pairs, comparing = timed(lambda: len(candidates(index(read))))
    linkage, connecting = timed(lambda: connect(read))
    (_, changed), adding = timed(lambda: extend(linkage, last))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds = (dumping, loading, comparing, connecting, adding)
    known = sorted(linkage.tellings)
    f1 = pairs_f1([event[key] for key in known], [linkage.group_of[key] for key in known])
    shares = (pairs / len(read), len(linkage.ties) / len(read), peak, f1)
    row = dict(zip(SHOWN, (len(read), *seconds, *shares), strict=True))
    return row | {"changed": len(changed), "row": length}


def _by_report(told: Sequence[Telling]) -> list[list[Telling]]:
    out: dict[str, list[Telling]] = defaultdict(list)
    for t in told:
        out[t.report_id].append(t)
    return list(out.values())


def pairs_f1(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """F1 over pairs of tellings put together."""

    def pairs(labels: Sequence[Hashable]) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(labels).values())

    both = pairs(list(zip(gold, found, strict=True)))
    return 2 * both / max(1, pairs(gold) + pairs(found))


def exponent(rows: Sequence[dict[str, float]]) -> float:
    """By which power of their number the time to connect tellings grows."""
    first, last = rows[0], rows[-1]
    grown = math.log(last["tellings"] / first["tellings"])
    return math.log(last["connect"] / first["connect"]) / grown if grown else math.nan


def main(argv: list[str]) -> int:
    """Print one row for each size."""
    sizes = [int(a) for a in argv if a.isdigit()] or [10_000, 100_000]
    print("".join(f"{name:>10}" for name in SHOWN))
    rows = []
    for size in sizes:
        rows.append(measure(size))
        print("".join(f"{rows[-1][name]:>10.{0 if rows[-1][name] >= 1000 else 2}f}" for name in SHOWN), flush=True)
    print(f"exponent of connecting {exponent(rows):.2f}")
    if "--json" in argv:
        figures = {"seconds": rows[-1]["connect"], "peak_mb": rows[-1]["MB"], "exponent": exponent(rows)}
        print(json.dumps(figures | {"add_1000_s": rows[-1]["add 1000"], "sizes": rows}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
