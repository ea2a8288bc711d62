"""The releases of a ledger, in a folder beside it: what is there, under which names, one packed as it is sent, and the profiles
that they were made by.
"""

import json
import re
import zipfile
from collections.abc import Iterator
from io import RawIOBase
from pathlib import Path
from typing import Any

from recount.model import UsageError
from recount.publish.folder.past import FORMAT, MANIFEST
from recount.publish.profile import DEFAULT, SafetyProfile, profile_of

PROFILES = "profiles"  # the folder of safety profiles among the releases
LONGEST = 80  # characters of a name
PIECE = 1 << 16  # bytes read at once
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the time of every file in an archive: the same release packs into the same bytes
_NAME = re.compile(rf"(?!\.)[\w.-](?:[\w .-]{{0,{LONGEST - 2}}}[\w-])?")

Json = dict[str, Any]


def beside(ledger: Path) -> Path:
    """Where the releases of a ledger lie unless somebody says otherwise: `recount-releases` beside `recount.db`."""
    return ledger.with_name(f"{ledger.stem}-releases")


def named(folder: Path, name: str) -> Path:
    """The place of a release of that name.

    Raises:
        UsageError: it can't be the name of a folder everywhere, or would lead out of this one.
    """
    return folder / _sound(name)


def _sound(name: str) -> str:
    if not _NAME.fullmatch(name) or name.casefold() == PROFILES:
        raise UsageError(
            f"{name!r} can't be the name of a folder or file here: letters, digits, - _ and . between them, at most {LONGEST}, "
            f"and not {PROFILES}."
        )
    return name


def releases(folder: Path) -> list[tuple[Path, Json]]:
    """The releases there with their manifests, the newest first: by the day they are as of, then by how far the ledger was."""
    found = [(path, manifest) for path in _folders(folder) if (manifest := _manifest(path)) is not None]
    return sorted(found, key=lambda one: (*_age(one[1]), one[0].name), reverse=True)


def _folders(folder: Path) -> list[Path]:
    return [p for p in folder.iterdir() if p.is_dir() and _NAME.fullmatch(p.name)] if folder.is_dir() else []


def _manifest(path: Path) -> Json | None:
    try:
        found = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("format") == FORMAT else None


def _age(manifest: Json) -> tuple[str, int]:
    stood = manifest.get("ledger")
    entries = stood.get("entries") if isinstance(stood, dict) else 0
    return str(manifest.get("as_of", "")), entries if isinstance(entries, int) else 0


def inside(folder: Path, name: str, path: str) -> Path | None:
    """A file of a release; None where there is none, or where the path would lead out of it."""
    if "\0" in path or not _NAME.fullmatch(name) or _manifest(folder / name) is None:
        return None
    try:
        file = (folder / name / path).resolve()
        return file if file.is_relative_to((folder / name).resolve()) and file.is_file() else None
    except OSError:  # a name that is too long, say
        return None


class _Sent(RawIOBase):
    """What is written is held until it is taken: an archive as it grows."""

    def __init__(self) -> None:
        self.held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.held += data
        return len(data)

    def taken(self) -> bytes:
        found = bytes(self.held)
        self.held.clear()
        return found


def packed(release: Path) -> Iterator[bytes]:
    """A release as a ZIP archive, a piece at a time: never whole in memory or on disk. The same release gives the same bytes."""
    out = _Sent()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in release.rglob("*") if p.is_file() and not p.is_symlink()):
            entry = zipfile.ZipInfo(f"{release.name}/{path.relative_to(release).as_posix()}", EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with path.open("rb") as file, archive.open(entry, "w") as part:
                while piece := file.read(PIECE):
                    part.write(piece)
                    yield out.taken()
            yield out.taken()
    yield out.taken()


def profiles(folder: Path) -> Iterator[tuple[str, str, SafetyProfile]]:
    """The profiles kept there, by name: the text of each, and what it says. One that can't be read is passed over."""
    for path in sorted((folder / PROFILES).glob("*.toml")):
        try:
            text = path.read_text(encoding="utf-8")
            yield path.stem, text, profile_of(text, path.name)
        except (OSError, UnicodeDecodeError, UsageError):
            continue


def asked_for(text: str) -> SafetyProfile:
    """The profile that a text says; the strict one where it says nothing.

    Raises:
        UsageError: it is no profile, or its name can't be that of a file.
    """
    if not text.strip():
        return SafetyProfile()
    profile = profile_of(text, "the profile")
    _sound(profile.name)
    return profile


def keep_profile(folder: Path, profile: SafetyProfile, text: str) -> None:
    """Keep a profile under its name, for the next release and for `recount release --profile`."""
    if profile.name == DEFAULT:
        return
    place = folder / PROFILES / f"{profile.name}.toml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
