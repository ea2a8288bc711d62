"""Kill a process that adds, links and decides, at random moments: is anything lost that was acknowledged, or there twice?

    python -m benchmarks.killed FOLDER [--moments 200] [--seed 1] [--json]

FOLDER is for scratch ledgers; nothing is read from it. Each round begins with an empty ledger. A child process adds invented
reports in batches (each appended, then all linked), with decisions between them, and says what is acknowledged. It dies
without warning: at a random step (before or after a statement of SQL, or at a commit) or at a random time. Then the ledger
is proved, the same is run again to its end, and what stands is compared with a run that nobody killed.
"""

import argparse
import json
import os
import random
import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import event

from benchmarks.scale_made import reports
from recount.flow.keep import KeepOptions, add, derive
from recount.model import Account, CodedReport, Decision
from recount.store import views
from recount.store.ledger import Ledger
from recount.store.verify import verify

CLAIMS, BATCH = 36, 4
OPTIONS = KeepOptions(methods=("as_told",))


@dataclass(frozen=True, slots=True)
class Death:
    """When the child dies: at this step of its database, or so many seconds after its start. 0: not so."""

    step: int = 0
    seconds: float = 0.0


def work() -> tuple[CodedReport | Decision, ...]:
    """Reports with decisions between them, in the order in which they are kept."""
    out: list[CodedReport | Decision] = []
    told: list[str] = []
    for n, coded in enumerate(reports(CLAIMS, seed=5)):
        out.append(replace(coded, report=replace(coded.report, name=f"report {n}")))
        told += [claim.id for claim in coded.claims]
        if n % BATCH == BATCH - 1:
            out.append(_decision(len(out), told[0], told[-1]))
    return tuple(out)


def _decision(number: int, *about: str) -> Decision:
    at = datetime(2031, 1, 1, 0, number, tzinfo=UTC)
    answer = "yes" if number % 2 else "no"
    return Decision(id=f"dec:{number}", kind="same_event", about=about, answer=answer, by="R. Osei", at=at)


def child(path: Path, items: Sequence[CodedReport | Decision], death: Death, out: int) -> int:
    """Keep all of it, and write the number of each thing to `out` once it is acknowledged. The steps it took."""
    steps = 0

    def step(*_: object) -> None:
        nonlocal steps
        steps += 1
        if steps == death.step:
            os.kill(os.getpid(), signal.SIGKILL)

    if death.seconds:
        signal.setitimer(signal.ITIMER_REAL, death.seconds)  # SIGALRM, not handled, ends the process at once
    with Ledger.open(path) as ledger:
        for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
            event.listen(ledger._engine, name, step)  # noqa: SLF001 - where it dies is inside the ledger
        _keep(ledger, items, out)
    return steps


def _keep(ledger: Ledger, items: Sequence[CodedReport | Decision], out: int) -> None:
    batch: list[tuple[int, CodedReport]] = []
    for n, item in enumerate(items):
        if isinstance(item, CodedReport):
            batch.append((n, item))
            continue
        add(ledger, _told(batch, out), OPTIONS)
        batch = []
        ledger.append_decision(item)
        os.write(out, f"{n} ".encode())
    add(ledger, _told(batch, out), OPTIONS)
    derive(ledger, OPTIONS)


def _told(batch: Sequence[tuple[int, CodedReport]], out: int) -> Iterator[CodedReport]:
    """The reports; when the next one is asked for, the one before it is acknowledged."""
    for n, coded in batch:
        yield coded
        os.write(out, f"{n} ".encode())


def run(path: Path, items: Sequence[CodedReport | Decision], death: Death) -> tuple[set[int], bool]:
    """What a child acknowledged before its end, and whether it came to the end of its work."""
    source, sink = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(source)
        try:
            child(path, items, death, sink)
        except BaseException:  # noqa: BLE001 - the parent is told by the exit status, and must not run on in here
            os._exit(3)
        os._exit(0)
    os.close(sink)
    with os.fdopen(source) as told:
        said = told.read()
    status = os.waitpid(pid, 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError(f"the child failed by itself at {death}")
    numbers = said.split() if said.endswith(" ") or not said else said.split()[:-1]
    return {int(number) for number in numbers}, os.WIFEXITED(status)


def faults(path: Path, items: Sequence[CodedReport | Decision], acknowledged: set[int]) -> Iterator[str]:
    """What is lost or doubled in a ledger, or does not prove itself."""
    with Ledger.open(path) as ledger:
        names = Counter(report.name for report in views.reports(ledger))
        decisions = Counter(decision.id for decision in views.decisions(ledger))
        yield from (f"{fault}" for fault in verify(ledger))
    for n, item in enumerate(items):
        times = decisions[item.id] if isinstance(item, Decision) else names[item.report.name]
        if times > 1:
            yield f"{n} is there {times} times"
        if not times and n in acknowledged:
            yield f"{n} was acknowledged, and is lost"


def standing(path: Path) -> tuple[Account, ...]:
    """What stands in the end."""
    with Ledger.open(path) as ledger:
        return tuple(views.accounts(ledger))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How many were killed in the midst of their work, and every fault with the moment of death."""

    killed: int
    moments: int
    faults: tuple[str, ...]


def measure(folder: Path, moments: int, seed: int) -> Outcome:
    """Kill so many times; the same seed kills at the same steps."""
    items = work()
    whole = folder / "whole.db"
    steps = _steps(whole, items)
    expected = standing(whole)
    rng = random.Random(seed)  # noqa: S311 - moments are no secret
    killed, found = 0, []
    for n in range(moments):
        path = folder / f"{n}.db"
        death = Death(step=rng.randint(1, steps)) if n % 2 else Death(seconds=rng.uniform(0.02, 1.5))
        acknowledged, done = run(path, items, death)
        killed += not done
        found += [f"{death}: {fault}" for fault in faults(path, items, acknowledged)]
        run(path, items, Death())
        found += [f"{death}, after the second run: {fault}" for fault in faults(path, items, set(range(len(items))))]
        if standing(path) != expected:
            found.append(f"{death}: other incidents stand than without a death")
        for part in folder.glob(f"{n}.db*"):
            part.unlink()
    return Outcome(killed=killed, moments=moments, faults=tuple(found))


def _steps(path: Path, items: Sequence[CodedReport | Decision]) -> int:
    sink = os.open(os.devnull, os.O_WRONLY)
    try:
        return child(path, items, Death(), sink)
    finally:
        os.close(sink)


def main() -> None:
    """Print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    outcome = measure(given.folder, given.moments, given.seed)
    for fault in outcome.faults:
        print(fault)
    print(f"{outcome.moments} moments, {outcome.killed} in the midst of the work: {len(outcome.faults)} faults")
    if given.json:
        print(json.dumps({"moments": outcome.moments, "killed": outcome.killed, "faults": len(outcome.faults)}))


if __name__ == "__main__":
    main()
