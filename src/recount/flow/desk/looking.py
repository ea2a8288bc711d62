"""A look at a release before it is made: what would go out, what the rules hold back and why, and what changed since the last."""

from collections.abc import Iterable

from recount.publish.folder.changes import Change, counted
from recount.publish.folder.make import Made, Plan
from recount.publish.form import FILES
from recount.publish.record import PROPOSED, Withheld
from recount.publish.safety import Held
from recount.serve.ports import Json
from recount.store.views import Dossier
from recount.vocab import said

SHOWN = 100  # incidents named of each reason, and changes of each kind: the release itself has them all


class Backs:
    """Hears of incidents that are held back: how many by each reason, and the first of them by name."""

    def __init__(self) -> None:
        self._heard: dict[Held, list[Json]] = {}
        self._counts: dict[Held, int] = {}

    def hear(self, dossier: Dossier, held: Held) -> None:
        """One more."""
        self._counts[held] = self._counts.get(held, 0) + 1
        named = self._heard.setdefault(held, [])
        if len(named) < SHOWN:
            named.append({"id": dossier.account.incident.id, "label": _label(dossier)})

    def told(self) -> list[Json]:
        """By reason, the most first."""
        found = sorted(self._counts.items(), key=lambda one: (-one[1], one[0].reason))
        return [
            {"rule": held.rule, "reason": held.reason, "number": number, "incidents": self._heard[held]}
            for held, number in found
        ]

    def __len__(self) -> int:
        return sum(self._counts.values())


def _label(dossier: Dossier) -> str:
    """Day, place and type of an incident, as its row in a list has them."""
    account, first = dossier.account, dossier.tellings[0].claim if dossier.tellings else None
    where = account.locus.name if account.locus and account.locus.name else "place not known"
    what = f", {said.label(first.event_type.value)}" if first else ""
    return f"{said.window(account.window)}, {where}{what}"


def look_of(draft: Made, plan: Plan, backs: Backs, *, stale: bool) -> Json:
    """The look, as `payloads.releases.Look`."""
    release = draft.release
    return {
        "as_of": release.as_of.isoformat(),
        "safety": release.safety,
        "incidents": len(release.incidents),
        "of": len(release.incidents) + len(backs),
        "unreviewed": sum(one.review == PROPOSED for one in release.incidents),
        "held": backs.told(),
        "left_out": _counts(release.left_out),
        "tables": [
            {
                "form": table.form.value,
                "file": FILES[table.form],
                "rows": table.rows,
                "left_out": _counts(table.left_out),
            }
            for table in draft.tables
        ],
        "against": plan.past.name or None,
        **counted(draft.changes),
        "changes": [_told(one) for one in _first(draft.changes)],
        "deletions": len(draft.deletions),
        "stale": stale,
        "seen": plan.origin.hash,
    }


def _counts(withheld: Iterable[Withheld]) -> list[Json]:
    return [{"number": one.number, "reason": one.reason} for one in withheld]


def _first(changes: Iterable[Change]) -> list[Change]:
    """The changes of the first incidents of each kind, whole."""
    seen: dict[str, set[str]] = {}
    found = []
    for change in changes:
        ids = seen.setdefault(change.kind, set())
        if change.incident_id in ids or len(ids) < SHOWN:
            ids.add(change.incident_id)
            found.append(change)
    return found


def _told(change: Change) -> Json:
    return {
        "incident": change.incident_id,
        "kind": change.kind,
        "what": change.what,
        "before": change.before,
        "after": change.after,
        "why": change.why,
        "label": change.label,
    }
