"""Releases for tests: invented incidents through the safety gate, and what every format makes of them."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.store import made

from recount.model import (
    Actor,
    ActorKind,
    Claim,
    CodedReport,
    Estimate,
    EventType,
    Population,
    PopulationScope,
    Reading,
    Readings,
    TollKind,
)
from recount.publish.form import Form
from recount.publish.formats import prepared
from recount.publish.record import Release
from recount.publish.safety import Rules, release
from recount.publish.sheet import Cell, Sheet
from recount.store.views import Dossier, Telling

LATER = date(2018, 1, 1)
ARMY = Actor(id="actor:army", name="Army of Zeydland", kind=ActorKind.STATE_FORCES, country="SY", ucdp_id=118)
FOREIGN = Actor(id="actor:foreign", name="Foreign Air Force", kind=ActorKind.STATE_FORCES, country="RU")
FRONT = Actor(id="actor:front", name="Blue Front", kind=ActorKind.ARMED_GROUP, country="SY")
GUARD = Actor(id="actor:guard", name="Green Guard", kind=ActorKind.MILITIA, country="SY")
ACTORS = {actor.id: actor for actor in (ARMY, FOREIGN, FRONT, GUARD)}


def dossier(coded: CodedReport | None = None, **changes: object) -> Dossier:
    """One incident: by default the invented report's two claims. `changes` are fields of the account, or `reviewed_by`."""
    of = coded or made.coded()
    reviewed_by = changes.pop("reviewed_by", None)
    readings = {reading.claim_id: reading for reading in of.readings}
    tellings = tuple(Telling(claim=c, readings=readings.get(c.id), report=of.report) for c in of.claims)
    return Dossier(account=made.account(of, **changes), tellings=tellings, reviewed_by=reviewed_by)  # type: ignore[arg-type]  # a name or None


def gate(*dossiers: Dossier, **rules: object) -> Release:
    """What the safety rules let out. `rules` are fields of `Rules`."""
    return release(dossiers, Rules(**{"as_of": LATER, "version": "0", "actors": ACTORS, **rules}))  # type: ignore[arg-type]  # fields of Rules


def told(claim: Claim, by: tuple[str, ...] = (), targets: tuple[str, ...] = ()) -> Readings:
    """What was read of a claim: these parties, by id, beside the day and the place."""

    def slot(name: str, ids: tuple[str, ...]) -> tuple[Reading[str], ...]:
        return tuple(Reading(claim_id=claim.id, slot=f"{name}[{n}]", value=id_) for n, id_ in enumerate(ids))

    plain = made.readings(claim)
    return replace(plain, perpetrators=slot("perpetrators", by), targets=slot("targets", targets))


def event(kind: str, population: str = "unstated", number: int = 3, **parties: tuple[str, ...]) -> CodedReport:
    """A report of one claim of this type: so many killed of this population, by and against these parties."""
    report = made.report(
        f"Three people died in Tel Zeyd on Tuesday, the mayor said. Case {kind} {population} {number}."
    )
    toll = made.toll(report, "Three people", number, population=Population(population))
    claim = made.claim(report, report.text.split(". ")[0], event_type=EventType(kind), tolls=(toll,) if number else ())
    return CodedReport(report=report, claims=(claim,), readings=(told(claim, **parties),))


def killed(coded: CodedReport, method: str, population: str, *figures: int | None) -> Estimate:
    """Low, best and high of the killed by a method."""
    low, best, high = figures
    plain = made.estimate(coded, method, (low, best, high))
    return replace(plain, kind=TollKind.KILLED, population=PopulationScope(population))


def cells(sheet: Sheet) -> list[dict[str, Cell]]:
    """The rows of a table by column."""
    names = [column.name for column in sheet.columns]
    return [dict(zip(names, row, strict=True)) for row in sheet.rows]


def written(of: Release, form: Form) -> bytes:
    """A release in a format."""
    out = io.BytesIO()
    prepared(of, form).write(out)
    return out.getvalue()


def altered(folder: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Change a file of a release and mend every checksum, as somebody would who wants it not to show."""

    def swap(path: Path, made: bytes) -> None:
        before = path.read_bytes()
        path.write_bytes(made)
        old, new = (hashlib.sha256(data).hexdigest() for data in (before, made))
        for other in ("MANIFEST.json", "SHA256SUMS"):
            if other != path.name:
                text = (folder / other).read_bytes().replace(old.encode(), new.encode())
                sizes = (f'"size": {len(before)},\n   "sha256": "{new}"', f'"size": {len(made)},\n   "sha256": "{new}"')
                mended = text.replace(sizes[0].encode(), sizes[1].encode())
                swap(folder / other, mended) if other == "MANIFEST.json" else (folder / other).write_bytes(mended)

    swap(folder / name, change((folder / name).read_bytes()))
