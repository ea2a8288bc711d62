"""How fast and how large: ``python -m benchmarks.speed [REPORTS]`` (20,000 unless said otherwise).

Prints the cold start of `recount --help`, the first report coded in a fresh process, and reports a second and peak
memory over a stream made from the example reports, each with a line of its own so that no two are the same.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from recount.model import Report
from recount.read import read_all

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "reports"
RECOUNT = (sys.executable, "-m", "recount")
TRIES = 5
SAMPLE_S = 0.1


def seconds(command: Sequence[str]) -> float:
    """Wall-clock seconds of the fastest of five runs, each a fresh process."""
    taken = []
    for _ in range(TRIES):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        taken.append(time.perf_counter() - begun)
    return min(taken)


def stream(count: int) -> Iterator[str]:
    """Lines of a `.jsonl` file: the examples over and over, each with its number in its text."""
    examples = [r for r in read_all([EXAMPLES]) if isinstance(r, Report)]
    for number, report in enumerate(islice(cycle(examples), count)):
        record = {
            "doc_id": f"{report.name}-{number}",
            "text": f"{report.text}\n\nBulletin number {number}.",
            "published": report.published.isoformat() if report.published else None,
            "source": report.source,
        }
        yield json.dumps(record) + "\n"


def resident_mb(pid: int) -> float:
    """MB of memory that a process and all below it hold now (Linux; 0 elsewhere). Shared pages count in each."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:  # it has just ended, or there is no /proc
        return 0.0
    own = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")), 0)
    return own / 1024 + sum(resident_mb(int(child)) for child in children)


def measure_stream(count: int, workers: int) -> tuple[float, float]:
    """Reports a second, start included, and MB at the peak of all processes together."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stream.jsonl"
        with path.open("w") as out:
            out.writelines(stream(count))
        begun, peak = time.perf_counter(), 0.0
        with Path(os.devnull).open("w") as nowhere:
            command = (*RECOUNT, "code", str(path), "--jsonl", "--workers", str(workers))
            coding = subprocess.Popen(command, stdout=nowhere, stderr=nowhere, cwd=ROOT)
            while coding.poll() is None:
                peak = max(peak, resident_mb(coding.pid))
                time.sleep(SAMPLE_S)
        if coding.returncode:
            raise SystemExit(f"recount code ended with {coding.returncode}")
    return count / (time.perf_counter() - begun), peak


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    first = min(EXAMPLES.glob("*.txt"))
    print(f"recount --help, cold                 {seconds((*RECOUNT, '--help')):7.2f} s")
    print(f"recount code {first.name[:20]:20}    {seconds((*RECOUNT, 'code', str(first))):7.2f} s")
    for workers in sorted({1, os.cpu_count() or 1}):
        # The one-process run is a tenth as long: it only says what the second process brings
        many = count if workers > 1 or os.cpu_count() == 1 else max(1, count // 10)
        rate, peak = measure_stream(many, workers)
        print(f"{many:6,} reports, {workers} process(es)        {rate:7.1f} reports/s, {peak:,.0f} MB at most")


if __name__ == "__main__":
    main()
