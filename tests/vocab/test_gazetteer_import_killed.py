"""An import killed at any moment: what was in use stays in use, the next run goes on, and the end is the same."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.vocab.dumps import Entry, dump, name, written

from recount.vocab.gazetteer import open_gazetteer
from recount.vocab.gazetteer.imports import kept
from recount.vocab.gazetteer.imports.importing import import_places

ROOT = Path(__file__).parents[2]
TABLES = ("place", "own", "area", "key")
Content = dict[str, list[tuple[object, ...]]]

# Imports in small blocks, each kept at once. Before the statement of SQL, or the renaming, of the given number, it kills itself
# without warning: no handler runs, no buffer is flushed. It first says which processes it has started.
IMPORTER = """
import multiprocessing, os, signal, sys
from pathlib import Path
from recount.vocab.gazetteer.imports import importing, sources, work

dies_at, workers, *files = sys.argv[1:]
seen, dies, rename, connect = 0, int(dies_at), Path.replace, work.Work._connected

def step(*_):
    global seen
    seen += 1
    if seen == dies:
        os.write(1, " ".join(str(one.pid) for one in multiprocessing.active_children()).encode())
        os.kill(os.getpid(), signal.SIGKILL)

def counted(self):
    db = connect(self)
    db.set_trace_callback(step)
    return db

def replace(self, target):
    step()
    return rename(self, target)

if __name__ == "__main__":
    sources._BLOCK, work._SECONDS = 4_000, 0
    work._SETTINGS = (*work._SETTINGS, "synchronous = OFF")  # a kill, unlike a power cut, loses nothing that is not synced
    importing._SMALL, importing.usual_workers = (0 if int(workers) > 1 else 10**9), lambda: int(workers)
    work.Work._connected, Path.replace = counted, replace
    said = []
    importing.import_places([Path(file) for file in files], progress=lambda share, what: said.append(what))
    print(seen, "going on" if any("going on" in what for what in said) else "from the start")
"""

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "SIGKILL"), reason="this system can't kill a process without warning"
)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ...]:
    """The dump to import; an older dump of that name is imported already."""
    monkeypatch.setenv(kept.ENVIRONMENT, str(tmp_path / "data"))
    (tmp_path / "older").mkdir()
    import_places([dump(tmp_path / "older" / "SY.txt", Entry(number=90_000_000, name="Oldvillage"))])
    return dumped(tmp_path)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Content]:
    """How many steps an import takes that nobody kills, and what is in it then."""
    folder = tmp_path_factory.mktemp("undisturbed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(kept.ENVIRONMENT, str(folder / "data"))
        done = run(dumped(folder), 0)
        return int(done.stdout.split()[0]), content()


def dumped(folder: Path) -> tuple[Path, ...]:
    """A dump of three hundred places and a region, with names."""
    inside = ("09", "171", "")
    region = Entry(number=90_000_900, name="Zarquniyah District", code="ADM2", inside=inside)
    places = [
        Entry(number=90_000_001 + n, name=f"Barqunah {n}", names=f"برقونة {n}", inside=inside, people=n)
        for n in range(300)
    ]
    names = [name(90_000_001 + n, f"Newname {n}", "en") for n in range(300)]
    return dump(folder / "SY.zip", region, *places), written(folder / "alternateNamesV2.txt", names)


def run(files: tuple[Path, ...], dies_at: int, workers: int = 1) -> subprocess.CompletedProcess[str]:
    """An import in a process of its own."""
    script = files[0].parent / "importer.py"
    script.write_text(IMPORTER, encoding="utf-8")
    command = [sys.executable, str(script), str(dies_at), str(workers), *map(str, files)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own script


def content() -> Content:
    """All that is in the one import."""
    (one,) = kept.imported()
    with sqlite3.connect(kept.file_of(one)) as db:
        return {table: sorted(db.execute(f"SELECT * FROM {table}"), key=repr) for table in TABLES}


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.8, 0.97])
def test_the_next_run_goes_on_and_ends_the_same(
    files: tuple[Path, ...], undisturbed: tuple[int, Content], share: float
) -> None:
    """Killed at any share of its steps, an import is not in use, the older one is, and running it again makes it whole."""
    steps, whole = undisturbed
    killed = run(files, max(1, round(steps * share)))
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert open_gazetteer().find("Oldvillage")
    assert not open_gazetteer().is_place("Barqunah 7")
    again = run(files, 0)
    assert again.returncode == 0, again.stderr
    assert ("going on" in again.stdout) == (share > 0)
    assert content() == whole
    assert not open_gazetteer().is_place("Oldvillage")
    assert [place.id for place in open_gazetteer().find("Newname 7")] == ["geonames:90000008"]
    assert not list(kept.places_folder().glob("importing-*"))


@pytest.mark.parametrize("back", [0, 1, 2])
def test_a_kill_among_the_last_steps_is_no_harm(
    files: tuple[Path, ...], undisturbed: tuple[int, Content], back: int
) -> None:
    """Before the file is renamed, before its description is, or between: one whole import is in use, and then the new one."""
    steps, _ = undisturbed
    assert run(files, steps - back).returncode == -signal.SIGKILL
    assert open_gazetteer().is_place("Oldvillage")
    assert run(files, 0).returncode == 0
    assert open_gazetteer().is_place("Barqunah 7")
    assert len(list(kept.places_folder().glob("*.sqlite"))) == 1


def test_another_dump_starts_anew(files: tuple[Path, ...], tmp_path: Path) -> None:
    """What is left of a killed import is not mixed with other files of the same name."""
    assert run(files, 200).returncode == -signal.SIGKILL
    (tmp_path / "other").mkdir()
    import_places([dump(tmp_path / "other" / "SY.txt", Entry(number=90_000_001, name="Farqunah"))])
    assert open_gazetteer().is_place("Farqunah")
    assert not open_gazetteer().is_place("Barqunah 1")


@pytest.mark.parametrize("harm", ["raw.sqlite", "made.sqlite"])
def test_damaged_work_starts_anew(files: tuple[Path, ...], undisturbed: tuple[int, Content], harm: str) -> None:
    """What a killed import left and a disk then spoilt is not gone on with, and does not stand in the way."""
    assert run(files, 200).returncode == -signal.SIGKILL
    (left,) = kept.places_folder().glob(f"importing-SY/{harm}")
    left.write_bytes(b"spoilt " * 1_000)
    assert run(files, 0).returncode == 0
    assert content() == undisturbed[1]


def test_several_processes_make_the_same(files: tuple[Path, ...], undisturbed: tuple[int, Content]) -> None:
    """However many processes compile the blocks, the import has the same rows."""
    assert run(files, 0, workers=3).returncode == 0
    assert content() == undisturbed[1]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only here can it be seen which processes live")
def test_a_killed_import_leaves_no_process_behind(files: tuple[Path, ...]) -> None:
    """Its workers end when it does."""
    killed = run(files, 120, workers=2)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    workers = [int(pid) for pid in killed.stdout.split()]
    assert len(workers) == 2
    ends = time.monotonic() + 20
    while any(map(lives, workers)) and time.monotonic() < ends:
        time.sleep(0.1)
    assert not any(map(lives, workers))


def lives(pid: int) -> bool:
    """Does the process run? One that has ended and that nobody asked about does not."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False
