"""What changed against the last release: which figure of which incident, from what to what, and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from recount.model import PlacePrecision
from recount.publish.folder.origin import Origin
from recount.publish.folder.past import Json, Past

FIELDS = (
    "date_start date_end date_precision event_type perpetrators targets losses occurrence civilian_harm is_total part_of "
    "reports review".split()
)
PLACE = ("name", "admin1", "country", "lat", "lon", "radius_km", "precision")
BOUNDS = ("low", "best", "high")
NOT_REPEATED = "(not repeated)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference. `kind` is added, changed or removed; `what` the field, "" where the whole incident came or went.

    `before` and `after` are as published, "" = blank; `NOT_REPEATED` is what may no longer be shown. `others` are
    incidents that its claims came from or went into. `label` is its day, place and type as shown now, "" for removed ones.
    """

    incident_id: str
    kind: str
    what: str = ""
    before: str = ""
    after: str = ""
    why: str = ""
    others: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two releases side by side: the last one, and the incidents of this one by id, as JSON lines have them."""

    past: Past
    now: Mapping[str, Json]
    origin: Origin
    manifest: Json = field(default_factory=dict)  # of this release, for versions and rules

    def changes(self) -> tuple[Change, ...]:
        """All differences, by kind and then by id."""
        was, now = self.past.incidents, self.now
        homes_then, homes_now = _homes(was), _homes(now)
        added = [self._added(now[id_], homes_then) for id_ in sorted(now.keys() - was.keys())]
        removed = [self._removed(was[id_], homes_now) for id_ in sorted(was.keys() - now.keys())]
        changed = [c for id_ in sorted(now.keys() & was.keys()) for c in self._changed(was[id_], now[id_])]
        return (*added, *changed, *removed)

    def _added(self, incident: Json, homes: Mapping[str, str]) -> Change:
        others = _elsewhere(incident, homes)
        known = {report for row in self.past.incidents.values() for report in _reports(row)}
        if others:
            why = "claims of these incidents are told apart, or have a new founding claim"
        elif _reports(incident) - known:
            why = "reports that no incident of the last release rested on: added since, or held back then"
        else:
            why = self._else()
        return Change(incident_id=incident["incident_id"], kind="added", why=why, others=others, label=_label(incident))

    def _removed(self, incident: Json, homes: Mapping[str, str]) -> Change:
        id_, others = incident["incident_id"], _elsewhere(incident, homes)
        return Change(incident_id=id_, kind="removed", why=self.left(incident, others), others=others)

    def left(self, incident: Json, into: tuple[str, ...]) -> str:
        """The code for why an incident is not in this release (`reasons.toml`)."""
        if into:
            return "merged"
        reports, withdrawn = _reports(incident), {one.id for one in self.origin.withdrawn}
        if reports and reports <= withdrawn:
            return "withdrawn"
        return "held_back" if incident["incident_id"] in self.origin.standing else "untold"

    def _changed(self, was: Json, now: Json) -> Iterator[Change]:
        before, after = _flat(was), _flat(now)
        differing = [what for what in {**before, **after} if before.get(what, "") != after.get(what, "")]
        if not differing:
            return
        why = "; ".join(self._reasons(was, now)) or self._else()
        repeated = self._may_be_repeated(was, now)
        for what in differing:
            yield Change(
                incident_id=now["incident_id"],
                kind="changed",
                what=what,
                before=before.get(what, "") if repeated else NOT_REPEATED,
                after=after.get(what, ""),
                why=why,
                label=_label(now),
            )

    def _may_be_repeated(self, was: Json, now: Json) -> bool:
        """Not what was withdrawn, and not what stricter rules or a coarser place hide now: a list of changes would tell it."""
        withdrawn = {one.id for one in self.origin.withdrawn}
        same_rules = self.past.manifest.get("safety") == self.manifest.get("safety")
        taken_out = bool(_reports(was) & withdrawn) or bool(_undisclosed(was) - {c["claim_id"] for c in now["claims"]})
        return same_rules and not taken_out and _fineness(now) >= _fineness(was)

    def _reasons(self, was: Json, now: Json) -> Iterator[str]:
        """What is different behind the incident: reports, decisions, readings, methods."""
        then, since = _reports(was), _reports(now)
        withdrawn = {one.id for one in self.origin.withdrawn}
        counts = (
            (len(since - then), "new report"),
            (len((then - since) & withdrawn), "report withdrawn"),
            (len((then - since) - withdrawn), "report no longer about it"),
            (self._decided(was, now), "decision of a person"),
        )
        yield from (f"{number} {what}" for number, what in counts if number)
        same = then & since
        if _claims(was, same) != _claims(now, same):
            yield "the same reports read or linked anew"
        yield from (f"method {method} is new" for method in now["methods"] if method not in was["methods"])
        yield from (f"method {method} is gone" for method in was["methods"] if method not in now["methods"])

    def _decided(self, was: Json, now: Json) -> int:
        """How many decisions since then are about the incident, one of its claims or one of its reports."""
        about = {now["incident_id"]} | {c["claim_id"] for row in (was, now) for c in row["claims"]}
        about |= _reports(was) | _reports(now)
        since = (taken.decision for taken in self.origin.decisions if taken.entry > self.past.entries)
        return sum(1 for decision in since if about & set(decision.about) and decision.kind != "withdraw")

    def _else(self) -> str:
        """Where nothing behind the incident is different, the rules or the program are; or its neighbours."""
        then, now = self.past.manifest, self.manifest
        for name, what in (
            ("safety", "safety rules"),
            ("as_of", "the day that delays are counted from:"),
            ("recount_version", "recount"),
        ):
            if then.get(name) != now.get(name):
                return f"{what} changed" if name == "safety" else f"{what} {then.get(name)} to {now.get(name)}"
        return "linked or reconciled anew"


def _label(incident: Json) -> str:
    where = incident["place"]["name"] or "place not known"
    return f"{incident['date_start'] or 'day not known'}, {where}, {incident['event_type'].replace('_', ' ')}"


def _fineness(incident: Json) -> int:
    """How finely the place is shown; 0 where there is none."""
    precision = incident["place"]["precision"]
    order = [one.value for one in reversed(PlacePrecision)]
    return order.index(precision) + 1 if precision else 0


def _reports(incident: Json) -> set[str]:
    return {c["report_id"] for c in incident["claims"] if c["report_id"] is not None}


def _undisclosed(incident: Json) -> set[str]:
    """Claims whose reports are not told: where one is gone, it may be that its report was withdrawn."""
    return {c["claim_id"] for c in incident["claims"] if c["report_id"] is None}


def _claims(incident: Json, reports: set[str]) -> set[str]:
    return {c["claim_id"] for c in incident["claims"] if c["report_id"] in reports}


def _homes(incidents: Mapping[str, Json]) -> dict[str, str]:
    """Which incident each claim stands in."""
    return {c["claim_id"]: id_ for id_, row in incidents.items() for c in row["claims"]}


def _elsewhere(incident: Json, homes: Mapping[str, str]) -> tuple[str, ...]:
    """The incidents of the other release that hold its claims."""
    found = {homes[c["claim_id"]] for c in incident["claims"] if c["claim_id"] in homes}
    return tuple(sorted(found - {incident["incident_id"]}))


def _flat(incident: Json) -> dict[str, str]:
    """The fields that are compared, as they are written in a cell."""
    place = incident["place"]
    cells = {name: incident[name] for name in FIELDS} | {f"place_{name}": place[name] for name in PLACE}
    for e in incident["estimates"]:
        cells |= {f"{e['kind']}_{e['population']}_{e['method']}_{bound}": e[bound] for bound in BOUNDS}
    return {name: _cell(value) for name, value in cells.items()}


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def counted(changes: Iterable[Change]) -> dict[str, int]:
    """How many incidents were added, changed and removed."""
    found: dict[str, set[str]] = {"added": set(), "changed": set(), "removed": set()}
    for change in changes:
        found[change.kind].add(change.incident_id)
    return {kind: len(ids) for kind, ids in found.items()}
