"""What mirrors have to delete: withdrawn reports in this and every later release, and incidents that are no longer in."""

from collections.abc import Iterable
from datetime import date

from recount.publish.folder.changes import Change
from recount.publish.folder.origin import Deletion, Origin
from recount.publish.folder.past import Past


def deletions(past: Past, origin: Origin, changes: Iterable[Change], as_of: date) -> tuple[Deletion, ...]:
    """All that was ever to be deleted, each once: what the last release listed, and what this one adds.

    An incident that is published again is no longer listed. A withdrawn report is listed for good, even where the ledger was
    made anew without it.
    """
    removed = (
        Deletion(kind="incident", id=change.incident_id, reason=change.why, day=as_of, into=change.others)
        for change in changes
        if change.kind == "removed"
    )
    back = {change.incident_id for change in changes if change.kind == "added"}
    earlier = [one for one in past.deletions if not (one.kind == "incident" and one.id in back)]
    found = {(one.kind, one.id): one for one in (*removed, *origin.withdrawn, *earlier)}  # what was listed first stays
    return tuple(found[key] for key in sorted(found, reverse=True))
