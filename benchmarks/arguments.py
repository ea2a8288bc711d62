"""What the benchmarks of places are asked on the command line, and the plot that these and others leave."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.reliability import Scored, bins_of, drawn, error


def asked(description: str | None) -> argparse.Namespace:
    """``folder``, ``json``, ``worst`` and ``plot`` of the command line."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object of figures on the last line")
    parser.add_argument(
        "--worst", type=int, default=0, metavar="N", help="print so many of what was read wrong, and why"
    )
    parser.add_argument("--plot", type=Path, metavar="FILE", help="write the reliability plot there, as SVG")
    return parser.parse_args()


def plot(path: Path | None, sets: Mapping[str, Sequence[Scored]], noun: str = "place") -> None:
    """Write the reliability plot of named sets of scored readings of a `noun`, where a path is given."""
    if path is not None:
        rows = [(name, bins_of(scored), error(scored)) for name, scored in sets.items()]
        path.write_text("\n".join(drawn(rows, noun)) + "\n", "utf-8")
