"""The workbench under load: readers and writers on a large invented ledger, against the real server process.

    python -m benchmarks.serve_load FOLDER [--claims 300000] [--minutes 5] [--readers 50] [--writers 5] [--json]

FOLDER is for scratch ledgers; a ledger of so many claims that is there already is used again (the first one takes minutes to
link). It is put on the shelf from nothing and served by `recount serve` itself. Each reader asks every 2 seconds for a list
with filters, its next page, an incident, a question, the map, the timeline, a search or a report; each writer opens an
incident and decides about it as often, by one of them a fifth of the time taken back. At the end every decision that was
acknowledged has to be in the ledger, once. `empty` is what an answer with nothing in it took meanwhile: all of it is the
machine and the doors, none of it the record.
"""

import argparse
import json
import math
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.memory import MB, PROC, family, proportional
from benchmarks.scale_made import EVENTS_A_DAY
from benchmarks.serve_ask import HOST, Client, Heard, Where, Writer, every, read
from benchmarks.serve_made import copy, shelved, written
from recount.store.ledger import Ledger

PAUSE = 2.0  # seconds between two things that one person asks for
EVERY = 0.5  # seconds between two looks at jobs and memory
AFTERWARDS = 600.0  # seconds at the most until what was decided is told
BARS = {"list": 150, "page": 150, "incident": 150, "question": 150, "map": 400, "search": 400}  # ms, p95
CLAIMS_AN_EVENT = 9  # of `scale_made`, about: how long the war is
SAMPLE = 3_000  # ids to ask for


@contextmanager
def served(ledger: Path, *, read_only: bool) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The server's process and its port, once it answers."""
    options = ["--read-only"] if read_only else ["--by", "Load"]
    command = [sys.executable, "-m", "recount", "serve", "--ledger", str(ledger), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process, _port(process)
        finally:
            process.terminate()


def _port(process: "subprocess.Popen[str]") -> int:
    for line in process.stdout or ():
        if found := re.search(rf"http://{re.escape(HOST)}:(\d+)/", line):
            return int(found[1])
    raise RuntimeError("the server ended before it served")


def where(ledger: Path, port: int) -> Where:
    """What there is to ask for."""
    with Ledger.open(ledger) as opened, opened.read() as connection:
        ids = [
            tuple(connection.exec_driver_sql(f"{query} ORDER BY random() LIMIT {SAMPLE}").scalars())
            for query in ("SELECT incident_id FROM cards", "SELECT report_id FROM shelf_reports")
        ]
    bare = Where(port=port, token="", incidents=ids[0], reports=ids[1])
    page = Client(bare, Heard()).get("page", "/").body.decode()
    found = re.search(r'name="recount-token" content="([^"]*)"', page)
    return Where(port=port, token=found[1] if found else "", incidents=ids[0], reports=ids[1])


class Watcher:
    """Looks at the jobs and the memory of a server: how long a decision waits until it is told."""

    def __init__(self, process: int, client: Client) -> None:
        self.peak, self.web = 0, 0  # MB: of all its processes, and of the one that answers
        self.used = (0.0, 0.0)  # seconds that the one that answers worked, and that it waited for a core
        self.waited: list[float] = []
        self.failed: set[str] = set()
        self._process, self._client = process, client
        self._told: set[str] = set()

    def look(self) -> None:
        """Look now."""
        here = [proportional(pid) / MB for pid in family(self._process)]
        self.peak, self.web = max(self.peak, round(sum(here))), max(self.web, round(here[0]))
        self.used = _used(self._process)
        now = time.monotonic()
        for job in json.loads(self._client.get("jobs", "/api/jobs").body or b"[]"):
            if job["state"] in ("done", "failed") and job["id"] not in self._told:
                self._told.add(job["id"])
                self.failed |= {job["id"]} if job["state"] == "failed" else set()
                decided = list(self._client.heard.decided.values())
                self.waited += [now - at for at, told_by in decided if told_by == job["id"]]

    def all_told(self) -> bool:
        """Is every decision told?"""
        return all(job in self._told for _, job in list(self._client.heard.decided.values()))


def _used(pid: int) -> tuple[float, float]:
    """Seconds that a process worked, and that its threads of now were ready and no core was free; 0 where Linux does not say."""
    worked = waited = 0.0
    with suppress(OSError):
        words = (PROC / str(pid) / "stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        worked = (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")  # in user code, and in the system
        for task in (PROC / str(pid) / "task").iterdir():
            waited += int((task / "schedstat").read_text(encoding="ascii").split()[1]) / 1e9
    return worked, waited


def ask(ledger: Path, given: argparse.Namespace) -> dict[str, Any]:
    """Serve the ledger, let all ask and decide, and say what came of it."""
    heard = Heard()
    with served(ledger, read_only=not given.writers) as (process, port):
        there = where(ledger, port)
        days = max(1, given.claims // (EVENTS_A_DAY * CLAIMS_AN_EVENT))
        watcher = Watcher(process.pid, Client(there, heard))
        until = time.monotonic() + 60 * given.minutes
        chance = [random.Random(n) for n in range(given.readers + given.writers + 1)]  # noqa: S311 - no secret
        threads = [every(EVERY, until, chance.pop(), watcher.look)]
        for n in range(given.readers + given.writers):
            rng, client = chance[n], Client(there, heard)
            act = (
                Writer(client, rng, f"Writer {n}").decide
                if n < given.writers
                else partial(read, client, rng, days=days)
            )
            threads.append(every(PAUSE, until, rng, act))
        for thread in threads:
            thread.join()
        began = time.monotonic()
        while not watcher.all_told() and time.monotonic() < began + given.afterwards:
            watcher.look()
            time.sleep(EVERY)
        told = watcher.all_told()
        wal = Path(f"{ledger}-wal")
        size = wal.stat().st_size if wal.exists() else 0
    return _figures(ledger, heard, watcher) | {"all_told": told, "wal_mb": round(size / MB)}


def _figures(ledger: Path, heard: Heard, watcher: Watcher) -> dict[str, Any]:
    with Ledger.open(ledger) as opened, opened.read() as connection:
        query = "SELECT id, count(*) FROM decisions GROUP BY id"
        kept = {row[0]: row[1] for row in connection.exec_driver_sql(query)}
    by_kind: dict[str, list[float]] = {}
    for got in heard.answers:
        by_kind.setdefault(got.kind, []).append(got.seconds * 1000)
    return {
        "kinds": {kind: _spread(ms) for kind, ms in sorted(by_kind.items())},
        "errors": len(heard.errors),
        "first_errors": heard.errors[:5],
        "decided": len(heard.decided),
        "conflicts": heard.conflicts,
        "lost": sum(kept.get(key) != 1 for key in heard.decided),
        "not_acknowledged": len(kept.keys() - heard.decided.keys()),
        "told_after_s": _spread(watcher.waited),
        "failed_jobs": len(watcher.failed),
        "worked_s": round(watcher.used[0], 1),
        "waited_s": round(watcher.used[1], 1),
        "answers": len(heard.answers),
        "peak_mb": watcher.peak,
        "web_mb": watcher.web,
    }


def _spread(values: list[float]) -> dict[str, float]:
    if not values:
        return {"n": 0}
    at = np.percentile(values, (50, 95, 99, 100))
    return {
        "n": len(values),
        **{name: round(float(v), 1) for name, v in zip(("p50", "p95", "p99", "max"), at, strict=True)},
    }


def lines(figures: dict[str, Any]) -> Iterator[str]:
    """The figures as a table. `x` is how many times as long as an empty answer the 95th percentile took."""
    yield f"{figures['claims']:,} claims, {figures['incidents']:,} incidents; put on the shelf in {figures['shelved_s']:.0f} s"
    yield f"  {'ms':<12}{'n':>7}{'p50':>8}{'p95':>8}{'p99':>8}{'max':>8}{'x':>7}  bar"
    empty = figures["kinds"].get("empty", {}).get("p95", math.nan)
    for kind, row in figures["kinds"].items():
        bar = f"{BARS[kind]} {'kept' if row['p95'] <= BARS[kind] else 'MISSED'}" if kind in BARS else ""
        numbers = "".join(f"{row[p]:>8.0f}" for p in ("p50", "p95", "p99", "max"))
        yield f"  {kind:<12}{row['n']:>7,}{numbers}{row['p95'] / empty:>7.1f}  {bar}".rstrip()
    yield f"  errors {figures['errors']}, lost writes {figures['lost']} of {figures['decided']}, conflicts {figures['conflicts']}"
    yield from (f"    {error}" for error in figures["first_errors"])
    yield from _told(figures)
    each = 1000 * figures["worked_s"] / max(1, figures["answers"])
    yield f"  the process that answers worked {figures['worked_s']:.0f} s ({each:.1f} ms an answer) and waited {figures['waited_s']:.0f} s for a core"
    yield f"  memory: {figures['web_mb']:,} MB answering, {figures['peak_mb']:,} MB all processes; write-ahead log {figures['wal_mb']} MB"
    yield f"  load of the machine {figures['load'][0]} before, {figures['load'][1]} after, on {os.cpu_count()} cores"


def _told(figures: dict[str, Any]) -> Iterator[str]:
    told = figures["told_after_s"]
    if told["n"]:
        yield f"  a decision is told after {told['p50']:.1f} s (p50), {told['p95']:.1f} s (p95), {told['max']:.1f} s at the most"
    if not figures["all_told"] or figures["failed_jobs"]:
        yield f"  not all were told in time; jobs that failed: {figures['failed_jobs']}"


def main() -> None:
    """Print the table; all of it as JSON where asked."""
    given = _given()
    given.folder.mkdir(parents=True, exist_ok=True)
    before = os.getloadavg()[0]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        made = alone.submit(written, given.folder, given.claims, given.workers).result()
        ledger = copy(made, given.folder / "served.db")
        shelf = alone.submit(shelved, ledger).result()
    figures = {"claims": given.claims, **shelf, **ask(ledger, given)}
    figures["load"] = [round(before, 1), round(os.getloadavg()[0], 1)]
    print("\n".join(lines(figures)), flush=True)
    if given.json:
        print(json.dumps(figures))


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=300_000)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--writers", type=int, default=5)
    parser.add_argument("--workers", type=int, default=2, help="processes that link the ledger, once")
    parser.add_argument("--afterwards", type=float, default=AFTERWARDS, help="seconds to wait for what is not told yet")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
