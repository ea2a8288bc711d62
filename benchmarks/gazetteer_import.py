"""How an import of places grows: ``python -m benchmarks.gazetteer_import [--places N] [--kill] [--json]``.

Writes a dump of N invented places laid out as GeoNames' (12 million by default, all of kinds that are taken, with names in three
scripts, and a table of alternate names for a third of them), imports it in a process of its own, and prints seconds, memory of all its
processes together, sizes, and how long it takes to open and to look names up, with the files' pages in memory and not. With
``--kill`` the import is first killed midway, and goes on. All that was written is deleted. Needs Linux, and about 500 bytes of disk a place.
"""

import argparse
import json
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from recount.vocab.gazetteer import Gazetteer, open_gazetteer
from recount.vocab.gazetteer.imports.kept import imported, usable

_LATIN = "ba ka lo mi tar zor han del kir shu qa ra mun vel to si nab dar hul rif sa mor ti gan".split()
_ARABIC = "با كا لو مي تار زور هان دل كير شو قا را من فل تو سي ناب دار حل ريف سا مر تي غن".split()
_CYRILLIC = "ба ка ло ми тар зор хан дел кир шу ка ра мун вел то си наб дар хул риф са мор ти ган".split()
_COUNTRIES = ("SY", "UA", "SD", "YE", "FR", "BR", "CN", "IN", "US", "RU")  # four with rival spellings, six without
_CODES = (*["PPL"] * 90, "PPLA3", "ADM3", "PPLX", "BDG", "HSP", "CMPRF", "AIRF", "DAM", "ISL", "PPLL")


def main() -> None:
    """Write, import, measure, delete."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--places", type=int, default=12_000_000)
    asked.add_argument("--kill", action="store_true", help="kill the import midway first")
    asked.add_argument("--json", action="store_true", help="the figures as one JSON object on the last line")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="recount-import-") as name:
        folder = Path(name)
        os.environ["RECOUNT_DATA"] = str(folder / "data")
        begun = time.perf_counter()
        files = write(folder, options.places)
        figures: dict[str, float] = {"places": options.places, "dump_mb": sum(f.stat().st_size for f in files) / 1e6}
        print(
            f"dump             {options.places:,} places, {figures['dump_mb']:,.0f} MB, in {time.perf_counter() - begun:.0f} s"
        )
        if options.kill:
            killed(files)
        figures |= run(files) | sizes() | lookups(options.places)
    if options.json:
        print(json.dumps({key: round(value, 3) for key, value in figures.items()}))


def write(folder: Path, places: int) -> tuple[Path, Path]:
    """The dump and its alternate names. Names are drawn so that some are borne by thousands of places, as in the world."""
    dump, names = folder / "world.txt", folder / "alternateNamesV2.txt"
    chance = random.Random(4)  # noqa: S311 - the same dump every time
    with dump.open("w", encoding="utf-8") as main, names.open("w", encoding="utf-8") as more:
        for number in range(1, places + 1):
            line, others = _place(number, chance)
            main.write(line)
            more.writelines(others)
    return dump, names


def _place(number: int, chance: random.Random) -> tuple[str, list[str]]:
    syllables = _syllables(number, chance)
    name = _spelt(_LATIN, syllables)
    alternates = [name.replace("a", "e", 1)]
    if number % 2:
        alternates.append(_spelt(_ARABIC, syllables))
    if number % 4 == 0:
        alternates.append(_spelt(_CYRILLIC, syllables))
    country = _COUNTRIES[number % len(_COUNTRIES)]
    people = int(500 * chance.paretovariate(0.9)) % 9_000_000 if number % 12 == 0 else 0
    lat, lon = chance.uniform(-60, 75), chance.uniform(-179, 179)
    inside = f"{number % 14:02}\t{number % 400}\t\t"
    line = (
        f"{number}\t{name.replace('a', 'ā', 1)}\t{name}\t{','.join(alternates)}\t{lat:.5f}\t{lon:.5f}\tP\t{_CODES[number % 97]}"
        f"\t{country}\t\t{inside}\t{people}\t\t{number % 900}\tAsia/Nowhere\t2024-01-01\n"
    )
    if number % 3:
        return line, []
    return line, [f"{number}\t{number}\tar\t{_spelt(_ARABIC, syllables[::-1])}\t\t\t\t\t\t\n"]


def _syllables(number: int, chance: random.Random) -> list[int]:
    """Two syllables, and so a name that thousands bear, for one place in eight; three to five for the rest."""
    return [chance.randrange(len(_LATIN)) for _ in range(2 if number % 8 == 0 else chance.choice((3, 4, 4, 5)))]


def _spelt(script: list[str], syllables: list[int]) -> str:
    words = [script[n] for n in syllables]
    middle = (len(words) + 1) // 2 if len(words) > 3 else len(words)
    return " ".join("".join(part).capitalize() for part in (words[:middle], words[middle:]) if part)


def killed(files: tuple[Path, ...]) -> None:
    """Kill an import when it has read for a while, without a word, and say how far it was."""
    process = subprocess.Popen(_command(files), stderr=subprocess.PIPE, text=True)
    said = ""
    for said in process.stderr or ():
        if "lines read" in said or "sorting" in said:
            break
    process.send_signal(signal.SIGKILL)
    process.wait()
    left = ", ".join(path.name for path in usable()) or "none"
    print(f"killed           at “{said.strip()}”; imports in use then: {left}")


def run(files: tuple[Path, ...]) -> dict[str, float]:
    """Seconds, and the most memory that the processes of the import held together."""
    begun, most, usage = time.perf_counter(), 0.0, resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(_command(files), stderr=said)
        while process.poll() is None:
            most = max(most, sum(_resident_mb(pid) for pid in _family(process.pid)))
            time.sleep(0.25)
        said.seek(0)
        told = said.readlines()
    seconds, now = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = now.ru_utime + now.ru_stime - usage.ru_utime - usage.ru_stime
    going_on = next((line.strip() for line in told if "going on" in line), "from the start")
    print(
        f"import           {seconds:.0f} s ({cpu:.0f} s of CPU), {most:,.0f} MB at most, {going_on}; status {process.returncode}"
    )
    return {"seconds": seconds, "cpu_seconds": cpu, "peak_mb": most}


def _command(files: tuple[Path, ...]) -> list[str]:
    return [sys.executable, "-m", "recount", "gazetteer", "import", *map(str, files)]


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:  # ended meanwhile
        return
    for child in children:
        yield from _family(int(child))


def _resident_mb(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 1e6
    except (OSError, IndexError):  # ended meanwhile
        return 0.0


def sizes() -> dict[str, float]:
    """The import as it is kept."""
    one = imported()[0]
    print(
        f"kept             {one.places:,} places, {one.size / 1e6:,.0f} MB, {one.size / one.places:.0f} bytes a place"
    )
    return {"file_mb": one.size / 1e6, "kept": one.places}


def lookups(places: int) -> dict[str, float]:
    """Milliseconds to open and to look up names: as they come, those that thousands bear, and those that nobody bears."""
    open_gazetteer()
    opened = min(_opened() for _ in range(5))
    gazetteer = open_gazetteer()
    _forget(gazetteer.imports[0])
    cold = _asked(gazetteer, places)
    again = [_asked(Gazetteer(gazetteer.path, gazetteer.imports), places) for _ in range(5)]
    warm = [min(taken) for taken in zip(*again, strict=True)]  # what other processes take is no part of a lookup
    print(f"open             {opened:.0f} ms")
    figures = {"open_ms": opened}
    for how, taken in (("cold", cold), ("warm", warm)):
        half, worst = statistics.median(taken), sorted(taken)[int(len(taken) * 0.99)]
        figures |= {f"{how}_p50_ms": half, f"{how}_p99_ms": worst}
        print(f"lookup, {how}     median {half:.3f} ms, 99 in 100 under {worst:.3f} ms, {len(taken):,} names")
    print(f"memory           {_resident_mb(os.getpid()):,.0f} MB in this process, which only looks names up")
    return figures


def _opened() -> float:
    begun = time.perf_counter()
    open_gazetteer()
    return (time.perf_counter() - begun) * 1000


def _asked(gazetteer: Gazetteer, places: int) -> list[float]:
    chance = random.Random(7)  # noqa: S311 - the same names every time
    taken = []
    for number in range(3_000):
        if number % 10 == 9:
            name = "Xyzzqwrt" + "abcdefghij"[number // 10 % 10]
        else:
            name = _spelt((_LATIN, _LATIN, _ARABIC)[number % 3], _syllables(chance.randrange(places), chance))
        begun = time.perf_counter()
        gazetteer.match(name)
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def _forget(path: Path) -> None:
    """Drop the file's pages from memory."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


if __name__ == "__main__":
    main()
