"""What is told of a report is the same in every process, whatever order its sets have there."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TELLER = """
import json, sys
from recount.link import dump, tell
from recount.publish.coded_parse import from_wire
for line in open(sys.argv[1], encoding="utf-8"):
    report = json.loads(line)
    print(dump(tell(from_wire(report, report["text"]))))
"""


def told(seed: int) -> str:
    """The examples' tellings as a process with this seed of hashes writes them."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", TELLER, str(ROOT / "gold" / "examples.jsonl")]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own script


def test_tellings_are_written_alike_in_every_process() -> None:
    """Words are summed without rounding: a ledger written today verifies tomorrow."""
    first = told(0)
    assert first.count("\n") == 38
    assert all(told(seed) == first for seed in (1, 2))
