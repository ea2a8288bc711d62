"""Is a release whole, unaltered and in itself right, and do its figures stand in a ledger? Every fault in a sentence."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from recount.model import UsageError
from recount.publish.folder.agree import disagreements
from recount.publish.folder.paging import checksum, paged
from recount.publish.folder.past import CHECKSUMS, MANIFEST, Json, Past, read_past
from recount.publish.site.make import FORMAT as PAGES
from recount.store.moments import Figure, Stood

_BOUNDS = ("low", "best", "high")

Stands = Callable[[int], Stood]
"""The ledger that the release was made from, as it stood when it had so many entries."""


def check(folder: Path, ledger: Stands | None = None) -> tuple[str, ...]:
    """The faults of a release, none where it is right; against the ledger it was made from too, if that is given.

    Raises:
        UsageError: it is no release at all.
    """
    if not (folder / MANIFEST).is_file():
        raise UsageError(f"{folder} is no release of Recount: it has no {MANIFEST}. Name the folder of a release.")
    sums = tuple(_sums(folder))
    try:
        return (*sums, *_inside(folder, read_past(folder), ledger))
    except UsageError as error:
        return (*sums, str(error))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        return (*sums, f"{MANIFEST} or the incidents are not as they have to be ({type(error).__name__}: {error})")


def _inside(folder: Path, release: Past, ledger: Stands | None) -> Iterator[str]:
    yield from _files(folder, release)
    yield from _incidents(release)
    yield from disagreements(folder, release)
    if ledger is not None:
        yield from _figures(release, ledger)


def _sums(folder: Path) -> Iterator[str]:
    """Every file against the checksums, and none that is not among them."""
    try:
        lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        yield f"{CHECKSUMS} can't be read"
        return
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if _counts(path)} - {CHECKSUMS}
    yield from (f"{name} is not among the checksums: it was added" for name in sorted(there - listed.keys()))
    for name, digest in sorted(listed.items()):
        if not (folder / name).is_file():
            yield f"{name} is missing"
        elif checksum(folder / name)["sha256"] != digest:
            yield f"{name} was changed: its checksum is another"


def _counts(path: Path) -> bool:
    """Folders do not, but for empty ones, which no release has."""
    return path.is_symlink() or not path.is_dir() or not any(path.iterdir())


def _files(folder: Path, release: Past) -> Iterator[str]:
    """The manifest against the files it names."""
    for file in release.manifest["files"]:
        path = folder / Path(file["name"]).name
        if not path.is_file():
            yield f"{file['name']} is in {MANIFEST} and not there"
        elif checksum(path) != {"size": file["size"], "sha256": file["sha256"]}:
            yield f"{file['name']} is not the file that {MANIFEST} describes"
    if (site := release.manifest.get("site")) is not None:
        yield from _pages(folder, site)
    if release.manifest.get("incidents") != len(release.incidents):
        yield f"{MANIFEST} counts {release.manifest.get('incidents')} incidents, and there are {len(release.incidents)}"


def _pages(folder: Path, site: Json) -> Iterator[str]:
    """The pages as a whole against what the manifest says of them."""
    if site.get("format") != PAGES:
        yield f"{MANIFEST} describes pages as {site.get('format')!r}, which this version of Recount does not know"
    elif (site["files"], site["digest"]) != (sums := paged(folder))[1:]:
        yield f"the pages are not those that {MANIFEST} describes ({len(sums[0])} files, and it counts {site['files']})"


def _incidents(release: Past) -> Iterator[str]:
    """Each incident in itself: bounds in order, a day before as_of, a word on review."""
    as_of = release.manifest["as_of"]
    for id_, row in release.incidents.items():
        for e in row["estimates"]:
            known = [e[bound] for bound in _BOUNDS if e[bound] is not None]
            if known != sorted(known) or any(number < 0 for number in known):
                yield f"{id_}: {e['kind']} by {e['method']} is {e['low']}/{e['best']}/{e['high']}: not low <= best <= high"
        if not row["review"]:
            yield f"{id_}: it does not say whether a person reviewed it"
        if row["date_start"] is not None and row["date_start"] > as_of:
            yield f"{id_}: it happened on {row['date_start']}, after the release's own day ({as_of})"


def _figures(release: Past, ledger: Stands) -> Iterator[str]:
    """Every figure against what stood in the ledger when the release was made."""
    made_at = release.manifest["ledger"]
    stood = ledger(made_at["entries"])
    if stood.hash is None:
        yield f"{stood.ledger} has no entry {made_at['entries']}: it is another ledger, or an older copy of it"
    elif stood.hash != made_at["hash"]:
        yield f"entry {made_at['entries']} of {stood.ledger} has another hash than {MANIFEST} says: it is another ledger"
    else:
        for id_, row in release.incidents.items():
            yield from _unproved(id_, row, stood.figures)


def _unproved(id_: str, row: Json, stood: Mapping[str, frozenset[Figure]]) -> Iterator[str]:
    if id_ not in stood:
        yield f"{id_}: no such incident stood in the ledger"
        return
    for e in row["estimates"]:
        figure: Figure = (
            *(e[name] for name in ("kind", "population", "method", "version")),
            *(e[name] for name in _BOUNDS),
        )
        if figure not in stood[id_]:
            words = json.dumps({bound: e[bound] for bound in _BOUNDS})
            yield f"{id_}: the ledger has no figure {e['kind']}, {e['population']}, {e['method']} {e['version']}: {words}"
