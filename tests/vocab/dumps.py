"""Small invented dumps, laid out as GeoNames'."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place of an invented dump."""

    number: int
    name: str
    code: str = "PPL"
    names: str = ""
    lat: float = 35.5
    lon: float = 36.9
    country: str = "SY"
    inside: tuple[str, str, str] = ("09", "", "")
    people: int = 0

    def line(self) -> str:
        """As a line of the dump."""
        first, second, third = self.inside
        cells = [str(self.number), self.name, self.name, self.names, str(self.lat), str(self.lon)]
        cells += [
            "A" if self.code.startswith(("ADM", "PCL")) else "P",
            self.code,
            self.country,
            "",
            first,
            second,
            third,
            "",
        ]
        return "\t".join([*cells, str(self.people), "", "300", "Asia/Damascus", "2020-01-01"])


def dump(path: Path, *entries: Entry | str) -> Path:
    """Write a dump, zipped as GeoNames does it if the name says so; a string is a line as it stands."""
    return written(path, [one if isinstance(one, str) else one.line() for one in entries])


def written(path: Path, lines: Sequence[str]) -> Path:
    """Write lines to a file, or to the table inside a zip."""
    text = "".join(f"{line}\n" for line in lines)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("readme.txt", "Read me. " * 1_000)
            archive.writestr("iso-languagecodes.txt", "ara\tar\n" * 1_000)
            archive.writestr(f"{path.stem}.txt", text)
    else:
        path.write_text(text, encoding="utf-8")
    return path


def name(number: int, text: str, language: str = "", *, preferred: bool = False, historic: bool = False) -> str:
    """A line of alternate names."""
    return "\t".join(
        ["1", str(number), language, text, "1" if preferred else "", "", "", "1" if historic else "", "", ""]
    )
