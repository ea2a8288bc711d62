"""Do kinds of processor agree? ``python -m benchmarks.processors [FOLDER] [--cpu NAME ...] [--json]``.

Codes the invented examples of `gold/` with the encoder on this machine, and again on processors that QEMU emulates
(``apt-get install qemu-user``): one with AVX2 and no VNNI, and any other that is named. Prints every figure of the
evaluation that differs. Emulation is slow: four minutes for one. The texts are the project's own, so
that FOLDER is taken for the sake of likeness and not read.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "gold" / "examples.jsonl"
EMULATOR = "qemu-x86_64"
KINDS = ("Haswell",)  # QEMU's name of one with AVX2 and without AVX-512; Nehalem has neither
MOST = 0.01  # that a figure may differ by


def figures(before: Sequence[str] = ()) -> dict[str, float]:
    """Every figure of the evaluation by name, of a process started with some words `before` its own."""
    command = [*before, sys.executable, "-m", "recount", "evaluate", str(GOLD), "--engine", "encoder", "--json"]
    done = subprocess.run(command, check=False, capture_output=True, cwd=ROOT, text=True)
    if done.returncode:  # else what the emulator warns of, process by process, is not worth a line
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return dict(_flat(json.loads(done.stdout)))


def _flat(given: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    for name, value in given.items():
        if isinstance(value, dict) and "f1" in value:
            yield name, float(value["f1"])
        elif isinstance(value, float):  # a share; what is counted is no figure
            yield name, value


def main(argv: Sequence[str]) -> int:
    """Measure and print; 1 if a figure differs by more than .01."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.processors", description="Figures across processors.")
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="not read: the texts are our own")
    parser.add_argument("--cpu", nargs="+", default=KINDS, help="processors to emulate, by QEMU's names")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object on the last line")
    asked = parser.parse_args(argv)
    if shutil.which(EMULATOR) is None:
        raise SystemExit(f"{EMULATOR} is not there: apt-get install qemu-user")
    here = figures()
    print(f"{len(here)} figures on this machine, mean {here['mean']:.4f}")
    worst = {}
    for cpu in asked.cpu:
        there = figures((EMULATOR, "-cpu", cpu))
        apart = {name: there[name] - value for name, value in here.items() if there[name] != value}
        worst[cpu] = max(map(abs, apart.values()), default=0.0)
        told = ", ".join(f"{name} {by:+.4f}" for name, by in apart.items()) or "every figure is the same"
        print(f"{cpu}: {told}; at most {worst[cpu]:.4f}")
    if asked.json:
        print(json.dumps({"mean": here["mean"], "apart": worst}))
    return int(max(worst.values()) > MOST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
