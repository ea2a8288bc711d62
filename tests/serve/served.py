"""A served ledger for tests: the invented strike on a market, a small invented war, and a desk without processes."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from tests.cli import reviewed
from tests.flow.invented_war import war

from recount.flow.desk import deciding, deriving, doubling, giving, offering, reading, shelved, taking, wording
from recount.flow.desk.setup import Setup
from recount.flow.keep import KeepOptions, add
from recount.flow.shelve import ask_anew, shelve
from recount.model import Decision, Locus, PlacePrecision
from recount.serve.app import make_app
from recount.serve.options import Options
from recount.serve.ports import Batch, Coded, File, Item, Progress, Redate, Said, Second, Slip, Wish, Words
from recount.store.ledger import Ledger
from recount.vocab.actors import by_id
from recount.vocab.gazetteer.geometry import distance_km

PORT = 8017
ADDRESS = f"http://127.0.0.1:{PORT}"
TOKEN = "the token of this test"  # noqa: S105 - of tests alone
DONE = Progress(id="job-1", kind="derive", state="done")
TEL_ZEYD = Locus(
    place_id="geonames:1",
    name="Tel Zeyd",
    lat=35.1,
    lon=40.1,
    radius_km=5,
    precision=PlacePrecision.EXACT,
    country="SY",
)


def ledger_at(path: Path) -> Path:
    """A ledger with the strike on the market and a small war, shelved, with its questions."""
    with Ledger.open(path) as ledger:
        add(ledger, [*reviewed.coded(), *war(3)])
        shelve(ledger, by_id())
        ask_anew(ledger, KeepOptions())
    return path


@dataclass(slots=True)
class Here:
    """All ports, in this process: a decision is told at once."""

    setup: Setup
    taken: list[Batch] = field(default_factory=list)
    wished: list[Wish] = field(default_factory=list)
    redated: list[Redate] = field(default_factory=list)
    close: list[str] = field(default_factory=list)
    looks: dict[str, dict[str, Any]] = field(default_factory=dict)
    derived: int = 0
    lazy: bool = False  # nothing is told anew

    def decide(self, said: Said) -> Decision:
        return deciding.keep(self.setup, said)

    def preview(self, said: Said) -> dict[str, Any]:
        return deriving.preview(self.setup, said, print)

    def read(self, claim_id: str, slot: str, span: tuple[int, int]) -> dict[str, Any]:
        return wording.read(self.setup, claim_id, slot, span)

    def derive(self) -> Progress:
        self.derived += 1
        if not self.lazy:
            deriving.tell(self.setup, None, print)
            deriving.ask(self.setup, None, print)
        return DONE

    def take(self, batch: Batch) -> Progress:
        self.taken.append(batch)
        return Progress(id="job-2", kind="add", state="waiting", total=len(batch.items) + len(batch.coded))

    def slips(self, coded: Coded) -> Sequence[Slip]:
        return taking.slips(coded)

    def words(self, item: Item) -> Words:
        return reading.words(next(iter(reading.found_in(item, self.setup))))

    def second(self, second: Second) -> None:
        doubling.keep(self.setup, second, print)

    def redate(self, redate: Redate) -> Progress:
        self.redated.append(redate)
        return Progress(id="job-4", kind="add", state="waiting")

    def closely(self, report_id: str) -> Progress:
        self.close.append(report_id)
        return Progress(id="job-5", kind="add", state="waiting")

    def job(self, job_id: str) -> Progress | None:
        return DONE if job_id == DONE.id else None

    def recent(self) -> Sequence[Progress]:
        return [DONE]

    def find(self, words: str) -> Sequence[Locus]:
        return [TEL_ZEYD] if words == "Tel Zeyd" else []

    def near(self, lat: float, lon: float, km: float) -> Sequence[Locus]:
        return [TEL_ZEYD] if distance_km(lat, lon, TEL_ZEYD.lat, TEL_ZEYD.lon) <= km else []

    def get(self, place_id: str) -> Locus | None:
        return TEL_ZEYD if place_id == TEL_ZEYD.place_id else None

    def table(self, form: str, as_of: date | None) -> File:
        return File(name=f"incidents.{form}", media_type="text/csv", parts=iter([b"a,b\n", str(as_of).encode()]))

    def offer(self) -> dict[str, Any]:
        return offering.offer(self.setup)

    def profile(self, text: str) -> dict[str, Any]:
        return offering.profile(text)

    def look(self, wish: Wish) -> Progress:
        self.looks["job-5"] = giving.look(self.setup, wish, print)
        return Progress(id="job-5", kind="look", state="done")

    def looked(self, job_id: str) -> dict[str, Any] | None:
        return self.looks.get(job_id)

    def release(self, wish: Wish) -> Progress:
        self.wished.append(wish)
        giving.folder(self.setup, wish, print)
        return Progress(id="job-3", kind="release", state="done", made={"releases": [wish.name]})

    def faults(self, name: str) -> Sequence[str]:
        return giving.faults(self.setup, name, print)

    def archive(self, name: str) -> File | None:
        if self.file(name, "MANIFEST.json") is None:
            return None
        parts = shelved.packed(self.setup.releases_at() / name)
        return File(name=f"{name}.zip", media_type="application/zip", parts=parts)

    def file(self, name: str, path: str) -> Path | None:
        return shelved.inside(self.setup.releases_at(), name, path)


def client(ledger: Path, here: Here | None = None, **options: Any) -> TestClient:
    """A browser on the page of this ledger; read-only where no ports are given. It brings the token with every write."""
    ports = {} if here is None else dict.fromkeys(("inbox", "desk", "jobs", "places", "exports"), here)
    app = make_app(Options(ledger=ledger, port=PORT, token=TOKEN, **{**ports, **options}))
    headers = {"x-recount-token": TOKEN}
    return TestClient(app, base_url=ADDRESS, headers=headers, raise_server_exceptions=False)


def copied(ledger: Path, to: Path) -> Path:
    """A copy that a test may write."""
    return Path(shutil.copy(ledger, to / "recount.db"))
