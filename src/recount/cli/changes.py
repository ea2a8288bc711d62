"""How incidents change, line by line, in words that fit any window."""

from collections.abc import Iterator, Mapping, Sequence

from recount.cli import phrases
from recount.cli.show import where
from recount.flow.changes import NOTHING, Change
from recount.store.views import short
from recount.vocab import said


def lines(found: Sequence[Change], worst: int) -> Iterator[str]:
    """The first `worst` of the changes with what differs, and how many more there are."""
    for change in found[:worst]:
        yield f"{short(change.incident_id)}  {_what(change)}"
        if change.before is not None and change.after is not None:
            yield from (
                f"    {d.field}: {phrases.plain(d.before)} → {phrases.plain(d.after)}" for d in change.differences
            )
        else:
            yield from (
                f"    {d.field}: {_side(d.before, d.after)}"
                for d in change.differences
                if d.people or " by " in d.field
            )
    if len(found) > worst:
        yield f"… and {phrases.many(len(found) - worst, 'more incident')}; --worst N lists more"


def _what(change: Change) -> str:
    account = change.account
    kind = "gone" if change.after is None else "new" if change.before is None else "changed"
    return f"{kind}: {said.window(account.window)}, {where(account)}"


def _side(before: str, after: str) -> str:
    return before if after == NOTHING else after


def summary(found: Sequence[Change]) -> str:
    """``3 incidents change: 1 new, 1 gone, 1 told otherwise``."""
    new = sum(c.before is None for c in found)
    gone = sum(c.after is None for c in found)
    many = phrases.many(len(found), "incident")
    return f"{many} change{'s' if len(found) == 1 else ''}: {new:,} new, {gone:,} gone, {len(found) - new - gone:,} told otherwise"


def summed(before: Mapping[str, int], after: Mapping[str, int]) -> Iterator[str]:
    """The killed in all by each method, best figures added up (`flow.changes.totals`), before and after."""
    for method in {**before, **after}:
        yield f"Best figures of the killed, {method}, added up: {before.get(method, 0):,} → {after.get(method, 0):,}"
