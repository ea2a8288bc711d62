"""Do broken inputs ever break Recount? ``python -m benchmarks.mutations [COUNT] [SEED]``

Takes the example reports as `.txt`, `.jsonl` and `.html` (and those that are pages or Word files as they are), damages each copy in one to four ways (bytes lost, doubled,
swapped, replaced; numbers blown up; escape characters, direction marks, nesting; two reports mixed), sends all of them
through `read` and `extract`, and checks that nothing crashes, nothing takes over five seconds, and every quote of every
claim slices its text. Prints what became of them, and exits with 1 if anything broke.
"""

import html
import io
import json
import random
import re
import signal
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from recount.extract import ExtractOptions, extract
from recount.extract.engines.lexical import LexicalEngine
from recount.model import Claim, Quote, ReadError, Report
from recount.read import ReadOptions, read_all
from recount.read.kinds import read_bytes
from recount.read.records import read_records

EXAMPLES = Path(__file__).parents[1] / "examples" / "reports"
LIMIT_S = 5.0
OPTIONS = ReadOptions()
GRAMMAR = ExtractOptions(engine=LexicalEngine())
Damage = Callable[[bytes, random.Random], bytes]

INSERTS = (
    "\x00",
    "\x1b[2J",
    "\u202e",
    "\ufeff",
    "e" + "\u0301" * 50,
    "\U0001f4a5",
    "9" * 400,
    "1,234,567.89",
    "-3",
    "(" * 300,
    '"' * 51,
    "“" * 30,
    "killed " * 200,
    "at least " * 60,
    "\n" * 100,
    "one hundred and " * 40,
    "<div>" * 500,
    "&amp;&#0;",
    "\\ud800",
    "said " * 80,
)


@dataclass(slots=True)
class Outcome:
    """What became of the inputs. `broken` says, one line each, what must not happen."""

    inputs: int = 0
    reports: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    quotes: int = 0
    slowest_s: float = 0.0
    broken: list[str] = field(default_factory=list)


def run(count: int, seed: int) -> Outcome:
    """Send `count` damaged inputs through `read` and `extract`. Same count and seed: same inputs."""
    outcome = Outcome()
    for number, (kind, data) in enumerate(inputs(count, seed)):
        outcome.inputs += 1
        begun = time.perf_counter()
        try:
            with _Limit(LIMIT_S):
                _through(kind, data, outcome)
        except Exception as error:  # noqa: BLE001 - any exception at all is the finding
            outcome.broken.append(f"input {number} ({kind}): {type(error).__name__}: {str(error)[:200]}")
        outcome.slowest_s = max(outcome.slowest_s, time.perf_counter() - begun)
    return outcome


def inputs(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Damaged copies of the example reports, with their kinds."""
    rng = random.Random(seed)  # noqa: S311 - seeded on purpose: the same inputs each time
    originals = [form for report in read_all([EXAMPLES]) if isinstance(report, Report) for form in _forms(report)]
    originals += [(p.suffix, p.read_bytes()) for p in sorted(EXAMPLES.iterdir()) if p.suffix in (".docx", ".html")] * 3
    for _ in range(count):
        kind, data = rng.choice(originals)
        for _ in range(rng.randint(1, 4)):
            data = rng.choice(DAMAGES)(data, rng)
        if rng.random() < 0.1:
            data += rng.choice(originals)[1]
        yield kind, data


def _forms(report: Report) -> Iterator[tuple[str, bytes]]:
    day = report.published.isoformat() if report.published else None
    yield ".txt", report.text.encode()
    yield (
        ".jsonl",
        json.dumps({"text": report.text, "title": report.title, "published": day}).encode(),
    )
    paragraphs = "".join(f"<p>{html.escape(p)}</p>" for p in report.text.split("\n\n"))
    yield (
        ".html",
        f"<html><head><title>{report.title}</title></head><body><article>{paragraphs}</article></body></html>".encode(),
    )


def _lose(data: bytes, rng: random.Random) -> bytes:
    start, end = _stretch(data, rng)
    return data[:start] + data[end:]


def _double(data: bytes, rng: random.Random) -> bytes:
    start, end = _stretch(data, rng)
    return data[:end] + data[start:end] * rng.choice((1, 3, 20)) + data[end:]


def _replace(data: bytes, rng: random.Random) -> bytes:
    start, end = _stretch(data, rng, 30)
    return data[:start] + rng.randbytes(end - start) + data[end:]


def _swap(data: bytes, rng: random.Random) -> bytes:
    words = data.split(b" ")
    for _ in range(10):
        i, j = rng.randrange(len(words)), rng.randrange(len(words))
        words[i], words[j] = words[j], words[i]
    return b" ".join(words)


def _insert(data: bytes, rng: random.Random) -> bytes:
    at = rng.randint(0, len(data))
    return data[:at] + rng.choice(INSERTS).encode() + data[at:]


def _blow_up(data: bytes, rng: random.Random) -> bytes:
    digit = str(rng.randint(0, 9)).encode()
    return data.replace(digit, digit * rng.choice((2, 30)))


def _squeeze(data: bytes, rng: random.Random) -> bytes:
    return data.replace(*rng.choice(((b" ", b""), (b".", b""), (b"\n", b" "), (b" ", b"\n"), (b",", b" and "))))


def _shout(data: bytes, rng: random.Random) -> bytes:
    return rng.choice((bytes.upper, bytes.lower, bytes.title))(data)


def _cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randint(0, len(data))]


DAMAGES: tuple[Damage, ...] = (_lose, _double, _replace, _swap, _insert, _insert, _blow_up, _squeeze, _shout, _cut)


def _stretch(data: bytes, rng: random.Random, most: int = 400) -> tuple[int, int]:
    start = rng.randint(0, len(data))
    return start, min(len(data), start + rng.randint(1, most))


def _through(kind: str, data: bytes, outcome: Outcome) -> None:
    if kind == ".jsonl":
        items = list(read_records(io.BufferedReader(io.BytesIO(data)), "mutant", OPTIONS))
    else:
        items = [read_bytes(data, kind, "mutant", OPTIONS)]
    for item in items:
        if isinstance(item, ReadError):
            outcome.refused[re.split("[(:]", item.what)[0].strip()] += 1
            continue
        outcome.reports += 1
        if not unicodedata.is_normalized("NFC", item.text):
            outcome.broken.append("a text that is not NFC")
        for claim in extract(item, GRAMMAR).claims:
            outcome.claims += 1
            outcome.quotes += _check(claim, item.text, outcome)


def _check(claim: Claim, text: str, outcome: Outcome) -> int:
    quotes = list(quotes_of(claim))
    for q in quotes:
        if text[q.span.start : q.span.end] != q.exact:
            outcome.broken.append(f"a quote that does not slice its text: {q.exact[:60]!r}")
    return len(quotes)


def quotes_of(claim: Claim) -> Iterator[Quote]:
    """Every quote in a claim."""
    yield from (*claim.evidence, *claim.speakers, *claim.perpetrators, *claim.targets, *claim.weapons)
    yield from (place.quote for place in claim.places)
    for toll in claim.tolls:
        yield from (toll.quote, *toll.named)
    yield from (loss.quote for loss in claim.losses)
    if claim.when:
        yield claim.when


class _Limit:
    """Raises TimeoutError in the block after so many seconds (main thread of Unix only)."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __enter__(self) -> None:
        signal.signal(signal.SIGALRM, self._stop)
        signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"over {self.seconds:g} s")


def main() -> int:
    """Run and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    outcome = run(count, seed)
    print(f"{outcome.inputs:,} damaged inputs (seed {seed}): {outcome.reports:,} still read as reports")
    print(f"{outcome.claims:,} claims, {outcome.quotes:,} quotes, each checked against its text")
    print(f"slowest {outcome.slowest_s:.2f} s")
    for what, n in outcome.refused.most_common():
        print(f"  refused {n:,}: {what}")
    for line in outcome.broken[:20]:
        print(f"  BROKEN {line}")
    print(f"broken: {len(outcome.broken)}")
    return 1 if outcome.broken else 0


if __name__ == "__main__":
    sys.exit(main())
