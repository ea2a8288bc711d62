"""How fast and how large: ``python -m benchmarks.speed [FOLDER] [--reports N] [--engine NAME] [--json]``.

Prints the cold start of `recount --help`, the first report coded in a fresh process, reports a second through the whole of
`recount code` and peak memory over a stream of invented reports of 500 words, the triage alone, and beside all that, on the
same texts with the same number of threads, one pass of a RoBERTa-base-shaped encoder (needs `onnx`; left out with a word
where it is not there). The two are compared once started: by what a longer stream takes longer. The texts are the open
corpus's own; of FOLDER only political news is read, by the triage.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from benchmarks.memory import EVERY, MB, family, proportional
from recount.extract.engines.encoder.session import WEIGHTS, open_weights
from recount.extract.engines.encoder.triage import open_triage
from recount.vocab.engines import DEFAULT, ENGINES

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "reports"
CORPUS = ROOT / "gold" / "corpus"
WORDS = 500  # of a report
LONG = 400  # words of a report of the open corpus from which on it is as full of claims as a real one of 500
RIVAL = 40  # reports that the rival reads: it is slow
RECOUNT = (sys.executable, "-m", "recount")
TRIES = 5
# As where it is installed: what Python has compiled once is kept, whatever the environment says
INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: Sequence[str]) -> float:
    """Wall-clock seconds of the fastest of five runs, each a fresh process."""
    taken = []
    for _ in range(TRIES):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=INSTALLED)
        taken.append(time.perf_counter() - begun)
    return min(taken)


def corpus() -> list[dict[str, Any]]:
    """The coded reports of the open corpus, in order of their names."""
    rows = [json.loads(line) for path in sorted(CORPUS.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    return sorted(rows, key=lambda row: str(row["doc_id"]))


def long_rows() -> list[dict[str, Any]]:
    """The long reports of the open corpus that tell of an event."""
    return [row for row in corpus() if row["claims"] and len(row["text"].split()) >= LONG]


def fullness() -> float:
    """How many claims 500 words of those reports make, as they are coded."""
    rows = long_rows()
    return WORDS * sum(len(row["claims"]) for row in rows) / sum(len(row["text"].split()) for row in rows)


def texts() -> list[str]:
    """Invented reports of 500 words: the long ones of the open corpus that tell of an event, joined as they come, and cut.
    They are as full of claims as real ones (`benchmarks.conventions` tells of both), which short ones joined are not. The
    triage puts none aside: all are read.
    """
    found, pending = [], ""
    for row in long_rows():
        pending = f"{pending}\n\n{row['text']}".strip()
        if len(pending.split()) >= WORDS:
            found.append(_first_words(pending, WORDS))
            pending = ""
    return found


def _first_words(text: str, count: int) -> str:
    """The first so many words of a text, with the white space between them."""
    return text[: list(re.finditer(r"\S+", text))[count - 1].end()]


def stream(count: int) -> Iterator[str]:
    """Lines of a `.jsonl` file: the texts over and over, each with its number in it, so that no two are the same."""
    for number, text in enumerate(islice(cycle(texts()), count)):
        yield json.dumps({"doc_id": f"report-{number}", "text": f"{text}\n\nBulletin number {number}."}) + "\n"


def measure_stream(count: int, workers: int, engine: str) -> tuple[float, float]:
    """Seconds, start included, and MB at the peak of all processes together, what they share counted once (Linux;
    0 elsewhere).
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stream.jsonl"
        with path.open("w") as out:
            out.writelines(stream(count))
        begun, peak = time.perf_counter(), 0.0
        with Path(os.devnull).open("w") as nowhere:
            command = (*RECOUNT, "code", str(path), "--jsonl", "--workers", str(workers), "--engine", engine)
            coding = subprocess.Popen(command, stdout=nowhere, stderr=nowhere, cwd=ROOT, env=INSTALLED)
            while coding.poll() is None:
                peak = max(peak, sum(map(proportional, family(coding.pid))) / MB)
                time.sleep(EVERY)
        if coding.returncode:
            raise SystemExit(f"recount code ended with {coding.returncode}")
    return time.perf_counter() - begun, peak


def measure_triage(folder: Path | None) -> dict[str, float]:
    """Articles a second through the triage alone, and the share of the text that it puts aside: of the open corpus, which
    it was trained on, and of the political news that a folder holds. Empty if the weights have none.
    """
    triage = open_triage(WEIGHTS)
    if triage is None:
        return {}
    figures: dict[str, float] = {}
    for name, articles in _articles(folder):
        begun = time.perf_counter()
        kept = [triage.keeps(text) for text in articles]
        rate = len(articles) / (time.perf_counter() - begun)
        aside = sum(len(t) for t, k in zip(articles, kept, strict=True) if not k) / sum(map(len, articles))
        print(f"triage, 1 process, {name:20} {rate:7,.0f} articles/s, {aside:.1%} of the text put aside")
        figures |= {"triage_articles_per_s_core": round(rate), f"triage_skipped_{name.replace(' ', '_')}": aside}
    return figures


def _articles(folder: Path | None) -> Iterator[tuple[str, list[str]]]:
    yield "open corpus", [row["text"] for row in corpus()]
    news = folder / "polnear" / "train.jsonl" if folder else None
    if news and news.exists():
        yield "political news", [json.loads(line)["text"] for line in news.read_text(encoding="utf-8").splitlines()]


def measure_rival(threads: int) -> dict[str, float]:
    """Seconds for a report that a RoBERTa-base-shaped pass takes, plain and as int8; empty where it can't be built."""
    if find_spec("onnx") is None:
        print("RoBERTa-base-shaped pass: left out, since onnx is not installed (pip install 'recount-claims[train]')")
        return {}
    from benchmarks.roberta import open_roberta  # noqa: PLC0415 - needs onnx, which only training needs

    tokenizer = open_weights().tokenizer
    lengths = [len(tokenizer.encode(text).ids) for text in texts()[:RIVAL]]
    taken = {}
    for name in ("fp32", "int8"):
        rival = open_roberta(threads=threads, int8=name == "int8")
        rival.read(lengths[:1])
        begun = time.perf_counter()
        rival.read(lengths)
        taken[name] = (time.perf_counter() - begun) / len(lengths)
        print(
            f"RoBERTa-base shape, {name}, {threads} threads  {1 / taken[name]:7.2f} reports/s, {sum(lengths) / len(lengths) / taken[name]:,.0f} pieces/s"
        )
    return taken


def main(argv: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description="Speed and memory.")
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="FOLDER", help="its political news is put through the triage, too"
    )
    parser.add_argument(
        "--reports", type=int, default=600, help="how many reports of 500 words are coded; fewer than 100 tell little"
    )
    parser.add_argument("--engine", default=DEFAULT, choices=ENGINES, help="which engine codes them")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object on the last line")
    asked = parser.parse_args(argv)
    cores = os.cpu_count() or 1
    first = min(EXAMPLES.glob("*.txt"))
    print(f"recount --help, cold                 {seconds((*RECOUNT, '--help')):7.2f} s")
    once = seconds((*RECOUNT, "code", str(first), "--engine", asked.engine))
    print(f"recount code {first.name[:20]:20}    {once:7.2f} s")
    figures: dict[str, float | str] = {"engine": asked.engine, "first_s": round(once, 2)}
    figures["claims_in_500_words"] = round(fullness(), 1)
    print(f"reports of {WORDS} words, coded with      {figures['claims_in_500_words']:7} claims each")
    for workers in sorted({1, cores}):
        taken, peak = measure_stream(asked.reports, workers, asked.engine)
        rate = round(asked.reports / taken, 2)
        print(f"{asked.reports:6,} reports, {workers} process(es)        {rate:7.1f} reports/s, {peak:,.0f} MB at most")
        figures |= {f"reports_per_s_{workers}": rate, "reports_per_s": rate, "peak_mb": round(peak)}
    longer, more = measure_stream(3 * asked.reports, cores, asked.engine)
    started = 2 * asked.reports / (longer - taken)
    print(f"{3 * asked.reports:6,} reports, {cores} process(es)                           {more:,.0f} MB at most")
    print(f"once started, {cores} process(es)          {started:7.1f} reports/s")
    figures |= {"peak_mb_of_three_times_as_many": round(more), "reports_per_s_once_started": round(started, 2)}
    figures |= measure_triage(asked.folder)
    for name, taken in measure_rival(cores).items():
        times = started * taken  # the rival's start is not counted either
        print(f"recount code is {times:.1f} times as fast as the {name} pass alone")
        figures["times_roberta" if name == "fp32" else "times_roberta_int8"] = round(times, 2)
    if asked.json:
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
