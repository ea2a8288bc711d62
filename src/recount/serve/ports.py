"""What serving is handed: who codes, who decides, who finds places, who exports. Without these it is read-only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from recount.model import Decision, Locus

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a person decides, as `Decision` has it; `words` are words of the claim's report that a new value rests on, as a
    span of it (code points). `question` is the id of the question that it answers, `tab` the page from which it is only looked
    ahead to.
    """

    kind: str
    about: tuple[str, ...]
    answer: str
    by: str
    at: datetime
    reason: str = ""
    slot: str = ""
    words: tuple[str, int, int] | None = None  # report id, start, end
    supersedes: str | None = None
    question: str | None = None
    tab: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One report to take in: a file's bytes, or a text with what is known of it. `suffix` says of which kind (``.pdf``)."""

    name: str
    content: bytes
    suffix: str = ".txt"
    title: str | None = None
    source: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A report that a person coded by hand: in the public format `recount/1`, one object. `translation` are its words in the
    language `translated_into` (ISO 639), for others to read; empty: none was made.
    """

    text: str
    record: Mapping[str, Any]
    by: str
    translation: str = ""
    translated_into: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What is not after the guide in a report coded by hand: of which claim (its id in the record) and field; empty: of all."""

    what: str
    claim: str = ""
    slot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What was read of a file: its text as it is kept, and what it says of itself."""

    text: str
    title: str | None = None
    source: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Redate:
    """That a report in the ledger, of which no day is known, was published on this one; who says so, and when."""

    report_id: str
    published: date
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Second:
    """A second person's coding of a report that is in the ledger."""

    report_id: str
    coded: Coded


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What goes into the ledger together."""

    items: Sequence[Item] = ()
    coded: Sequence[Coded] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A release: the name of its folder; the TOML text of a safety profile (empty: the strict one); the day delays count from;
    its formats (none: the usual ones), with a site or not; the earlier release that it is compared with; what it says of
    itself (empty: nothing). `seen`: the hash of the ledger's last entry when it was looked at; with another one now, none is made.
    """

    name: str
    profile: str = ""
    as_of: date | None = None
    forms: tuple[str, ...] = ()
    site: bool = False
    against: str = ""
    title: str = ""
    publisher: str = ""
    contact: str = ""
    licence: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A job as it is now."""

    id: str
    kind: str
    state: str
    done: int = 0
    total: int | None = None
    step: str = ""
    failures: Sequence[Mapping[str, str]] = ()
    made: Mapping[str, Sequence[str]] = field(default_factory=dict)


class Inbox(Protocol):
    """Takes reports in."""

    def take(self, batch: Batch) -> Progress:
        """Code these, keep them, link, shelve: in the background.

        Raises:
            RefusedError: too many are waiting already.
        """
        ...

    def slips(self, coded: Coded) -> Sequence[Slip]:
        """What is not after the guide in it; empty if it can be taken in."""
        ...

    def words(self, item: Item) -> Words:
        """The words of a file, read and not kept.

        Raises:
            ItemError: it can't be read.
            RefusedError: it takes too long.
        """
        ...

    def second(self, second: Second) -> None:
        """Keep a second coding beside the one that stands; it is on disk when this returns.

        Raises:
            UsageError: there is no such report, or the same person coded it first.
            LedgerError: the ledger can't be written.
        """
        ...

    def redate(self, redate: Redate) -> Progress:
        """Have a report read again with its day: in the background. What was read without one is withdrawn.

        Raises:
            RefusedError: too many are waiting already.
        """
        ...

    def closely(self, report_id: str) -> Progress:
        """Have a report that was put aside read closely: in the background.

        Raises:
            RefusedError: too many are waiting already.
        """
        ...


class Desk(Protocol):
    """Takes decisions."""

    def decide(self, said: Said) -> Decision:
        """Keep what a person decided: on disk when this returns.

        Raises:
            UsageError: the kind, the field, the answer or an id is none that there is. Nothing was kept.
            LedgerError: the ledger can't be written.
        """
        ...

    def preview(self, said: Said) -> Json:
        """What it would do to figures, as `payloads.decisions.Effect`. Nothing is kept.

        Raises:
            UsageError: as `decide`.
            RefusedError: it takes too long, or its `tab` asked for a newer one.
        """
        ...

    def read(self, claim_id: str, slot: str, span: tuple[int, int]) -> Json:
        """What these words of the claim's report (code points) say in that slot, as `payloads.decisions.WordsRead`.

        Raises:
            UsageError: there is no such claim, slot or stretch of words.
        """
        ...

    def derive(self) -> Progress:
        """Ask for the incidents to be told anew in the background; asked for again before it began, it is one job."""
        ...


class Jobs(Protocol):
    """Knows what goes on in the background."""

    def job(self, job_id: str) -> Progress | None:
        """One job, None if there is none."""
        ...

    def recent(self) -> Sequence[Progress]:
        """The newest jobs, the newest first."""
        ...


class Places(Protocol):
    """Finds places in the gazetteer."""

    def find(self, words: str) -> Sequence[Locus]:
        """Places of that name, the likeliest first."""
        ...

    def near(self, lat: float, lon: float, km: float) -> Sequence[Locus]:
        """Places whose point lies within `km` of this one (WGS 84 degrees), the nearest first."""
        ...

    def get(self, place_id: str) -> Locus | None:
        """The place of an id, None if there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """Something to download, streamed."""

    name: str
    media_type: str
    parts: Iterator[bytes]


class Exports(Protocol):
    """Publishes, under the safety rules."""

    def table(self, form: str, as_of: date | None) -> File:
        """The incidents that stand in one of the formats of `recount publish`.

        Raises:
            UsageError: there is no such format, or its package is not installed.
        """
        ...

    def offer(self) -> Json:
        """What there is to choose from, and the releases that were made, as `payloads.releases.Publishing`."""
        ...

    def profile(self, text: str) -> Json:
        """What a safety profile in TOML says, as `payloads.releases.Profile`.

        Raises:
            UsageError: it is none.
        """
        ...

    def look(self, wish: Wish) -> Progress:
        """Look at what a release would hold, in the background. Nothing is written.

        Raises:
            UsageError: there is a release of that name, or it can't be the name of one.
        """
        ...

    def looked(self, job_id: str) -> Json | None:
        """What was seen, as `payloads.releases.Look`; None where no such look is done."""
        ...

    def release(self, wish: Wish) -> Progress:
        """Make a release folder in the background.

        Raises:
            UsageError: as `look`.
        """
        ...

    def faults(self, name: str) -> Sequence[str]:
        """What is wrong with the release of this name, also against the ledger.

        Raises:
            UsageError: there is none.
            RefusedError: too many wait for this already.
        """
        ...

    def archive(self, name: str) -> File | None:
        """The release of this name as a ZIP file, None if there is none."""
        ...

    def file(self, name: str, path: str) -> Path | None:
        """A file of the release of this name, None if there is none; never one outside it."""
        ...
