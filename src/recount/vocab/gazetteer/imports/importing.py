"""Import a dump of GeoNames: read it, take in names, measure regions, sort, and put the file in place as the last step.

Whatever moment it is killed at, the imports that were in use before stay in use, and the same call goes on from where it was.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from importlib import resources
from pathlib import Path

from recount.model import ReferenceDataError, UsageError
from recount.vocab.gazetteer.alone import alone
from recount.vocab.gazetteer.imports.compile import Job
from recount.vocab.gazetteer.imports.kept import (
    FORMAT,
    Imported,
    describe,
    described,
    fault_of,
    file_of,
    imported,
    keep,
    keys_version,
    name_of,
    places_folder,
)
from recount.vocab.gazetteer.imports.lines import Layout
from recount.vocab.gazetteer.imports.regions import measure, name_areas
from recount.vocab.gazetteer.imports.sources import Source, blocks, digest_of, source_of
from recount.vocab.gazetteer.imports.work import MADE, SHELF_COUNT, Work
from recount.vocab.gazetteer.imports.workers import in_order, usual_workers
from recount.vocab.gazetteer.tables import conflict_countries

Progress = Callable[[float, str], None]
"""Called with the share done (0..1) and what is being done."""

_CODE = ("compile.py", "features.csv", "features.py", "lines.py", "regions.py", "work.py")
_SMALL = 8_000_000  # bytes that one process reads before others would have started
_READ, _MEASURED = 0.75, 0.8  # of the whole time, measured: when all is read, when regions are measured
_TOLD_EVERY = 500_000  # lines between two things said
_NAMED = 5  # bad lines that are named


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one dump: the import, and whether it was there already."""

    imported: Imported
    already: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """One dump, first of `sources`, with the files that only add to it; `digests` of the files' bytes; `id` of all that counts."""

    name: str
    sources: tuple[Source, ...]
    digests: tuple[str, ...]
    countries: frozenset[str]
    id: str


def import_places(
    paths: Sequence[Path], countries: frozenset[str] = frozenset(), progress: Progress | None = None
) -> tuple[Outcome, ...]:
    """Import each dump among the files, with the alternate names and the names of regions among them. Goes on after a kill.

    Args:
        paths: country dumps, and if wanted alternate names and codes of regions, plain or zipped, in any order.
        countries: ISO 3166-1 alpha-2 codes to take; none takes all.
        progress: called with the share done (0..1) and what is being done.

    Raises:
        UsageError: no dump is among the files, or two of one name.
        ReferenceDataError: a file can't be read or has an unknown layout, or the data folder can't be written.
    """
    tell = progress or (lambda _share, _what: None)
    sources = [source_of(path) for path in paths]
    dumps = [one for one in sources if one.layout is Layout.PLACES]
    names = [name_of(one.path) for one in dumps]
    if not dumps:
        raise UsageError(
            "no country dump (SY.txt, allCountries.zip) is among the files: the others only add names to one"
        )
    if len(set(names)) < len(names):
        raise UsageError(f"two dumps would be imported under one name ({', '.join(sorted(names))}). Give one of them")
    added = sorted(
        (one for one in sources if one.layout is not Layout.PLACES), key=lambda one: (one.layout, one.path.name)
    )
    folder = places_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with alone(folder / "importing.lock", wait=False):
            plans = [_plan((dump, *added), countries) for dump in dumps]
            return tuple(_one(plan, _part(tell, n, len(plans))) for n, plan in enumerate(plans))
    except BlockingIOError as error:
        raise ReferenceDataError(
            f"another import is under way in {folder}. Wait for it, then run this again"
        ) from error
    except OSError as error:
        raise ReferenceDataError(
            f"imports can't be kept in {folder}: {error}. Set RECOUNT_DATA to a folder that can be written"
        ) from error


def _part(tell: Progress, n: int, whole: int) -> Progress:
    """Progress of the n-th of several dumps, as that of all."""
    return lambda share, what: tell((n + share) / whole, what)


def _plan(sources: tuple[Source, ...], countries: frozenset[str]) -> _Plan:
    digests = tuple(digest_of(one.path) for one in sources)
    made_of = blake2b(digest_size=8)
    for part in (str(FORMAT), keys_version(), *digests, *sorted(countries), *sorted(conflict_countries())):
        made_of.update(f"{part}\n".encode())
    for name in _CODE:
        made_of.update((resources.files("recount.vocab.gazetteer.imports") / name).read_bytes())
    return _Plan(
        name=name_of(sources[0].path), sources=sources, digests=digests, countries=countries, id=made_of.hexdigest()
    )


def _one(plan: _Plan, tell: Progress) -> Outcome:
    there = next((one for one in imported() if one.stem == _stem(plan) and fault_of(one) is None), None)
    if there is not None:
        return Outcome(imported=there, already=True)
    folder = places_folder() / f"importing-{plan.name}"
    finished = folder / "finished.json"
    if not _waits(finished, plan):
        made = _made(plan, folder, tell)
        if made.places == 0:
            shutil.rmtree(folder)
            raise ReferenceDataError(
                f"no place of {plan.sources[0].path} was taken: {_reasons(made) or 'none is in it'}. Nothing is imported"
            )
        describe(made, finished)
        (folder / MADE).replace(file_of(made))
    one = keep(finished)
    shutil.rmtree(folder)
    tell(1.0, f"{plan.name}: done")
    return Outcome(imported=one)


def _waits(finished: Path, plan: _Plan) -> bool:
    """Was an earlier run killed between its last two steps, with the file in place and not yet described?"""
    if not finished.exists():
        return False
    one = described(finished)
    return one.stem == _stem(plan) and fault_of(one) is None


def _made(plan: _Plan, folder: Path, tell: Progress) -> Imported:
    work = Work(folder, plan.id)
    try:
        _read(plan, work, tell)
        _arrange(plan, work, tell)
        return _description(plan, work)
    finally:
        work.close()


def _stem(plan: _Plan) -> str:
    return f"{plan.name}-{plan.id}"


def _read(plan: _Plan, work: Work, tell: Progress) -> None:
    """All sources from where the last run came to, each block in one transaction with how far it is."""
    state, whole = work.state, sum(one.size for one in plan.sources) or 1
    if state.all_lines:
        tell(0.0, f"{plan.name}: going on after {state.all_lines:,} lines")
    for n, source in enumerate(plan.sources):
        if n < state.source:
            continue
        before = sum(one.size for one in plan.sources[:n])
        for made in in_order(_job(plan, source, work), blocks(source, state.end, state.lines + 1), _workers(source)):
            state.told += [(source.path.name, line, why) for line, why in made.told][: _NAMED - len(state.told)]
            work.add(made)
            said = state.lines // _TOLD_EVERY * _TOLD_EVERY
            tell(
                (before + state.end) / whole * _READ,
                f"{source.path.name}: {f'{said:,} lines read' if said else 'reading'}",
            )
        state.source, state.lines, state.end = n + 1, 0, 0
        work.commit()


def _workers(source: Source) -> int:
    return 1 if source.size < _SMALL else usual_workers()


def _job(plan: _Plan, source: Source, work: Work) -> Job:
    loose = conflict_countries()
    present = b"" if source.layout is Layout.PLACES else work.present(loose)
    return Job(layout=source.layout, countries=plan.countries or None, loose=loose, present=present)


def _arrange(plan: _Plan, work: Work, tell: Progress) -> None:
    """Regions, then the keys shelf by shelf; what an earlier run arranged stays."""
    if work.state.shelf == 0:
        tell(_READ, f"{plan.name}: regions")
        work.through(name_areas)
        work.through(measure)
    for shelf in range(work.state.shelf, SHELF_COUNT):
        tell(_MEASURED + (1 - _MEASURED) * shelf / SHELF_COUNT, f"{plan.name}: sorting names")
        work.sort(shelf)


def _description(plan: _Plan, work: Work) -> Imported:
    state = work.state
    return Imported(
        name=plan.name,
        stem=_stem(plan),
        size=work.made.stat().st_size,
        places=work.places(),
        sources=tuple(
            (str(one.path.absolute()), digest) for one, digest in zip(plan.sources, plan.digests, strict=True)
        ),
        countries=tuple(sorted(plan.countries)),
        imported=datetime.now(UTC).isoformat(timespec="microseconds"),
        keys=keys_version(),
        bad=state.bad,
        told=tuple(state.told),
        left_out=state.left_out,
    )


def _reasons(one: Imported) -> str:
    lines = {**one.left_out, "no lines of its layout": one.bad}
    return ", ".join(f"{count:,} lines {why}" for why, count in sorted(lines.items()) if count)
