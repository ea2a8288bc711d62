"""What the metadata of a PMTiles file says: its name, whom to thank, its layers. Plain words only: none of it is markup here."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from recount.vocab.basemap.header import Fault

MOST_WORDS = 300  # characters of a name or an attribution
MOST_LAYERS = 200
MOST_ID = 100  # characters of a layer's name


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a base map says of itself. `layers` are those of vector tiles, as they stand in the file."""

    name: str
    attribution: str
    layers: tuple[str, ...]


def about(raw: bytes) -> About:
    """Read metadata that was unpacked.

    Raises:
        Fault: it is no JSON object.
    """
    try:
        said = json.loads(raw.decode("utf-8")) if raw.strip() else {}
    except (ValueError, RecursionError) as error:
        raise Fault(f"its metadata is no JSON ({error})", "Fetch or make the file again.") from error
    if not isinstance(said, Mapping):
        raise Fault("its metadata is no JSON object", "Fetch or make the file again.")
    return About(name=plain(said.get("name")), attribution=plain(said.get("attribution")), layers=_layers(said))


def _layers(said: Mapping[str, Any]) -> tuple[str, ...]:
    listed = said.get("vector_layers")
    found = [one.get("id") for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
    ids = dict.fromkeys(one for one in found if isinstance(one, str) and 0 < len(one) <= MOST_ID)
    return tuple(ids)[:MOST_LAYERS]


def plain(said: object) -> str:
    """The words of a stretch of HTML, on one line; empty for what is no text."""
    if not isinstance(said, str):
        return ""
    words = _Words()
    words.feed(said)
    words.close()
    line = " ".join("".join(words.found).split())
    return line if len(line) <= MOST_WORDS else f"{line[:MOST_WORDS]}…"


class _Words(HTMLParser):
    """Collects what is to be read, and leaves scripts and styles out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tags are left out; what a script or style holds, too."""
        del attrs
        self._unread += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        """As above."""
        self._unread = max(0, self._unread - (tag in ("script", "style")))

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._unread:
            self.found.append(data)
