"""What a release is made from and for: where the ledger stood, what people decided, who publishes it under which licence."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from recount.model import Decision
from recount.publish.form import Form

WITHDRAWN = "withdraw"  # the kind of a decision that withdraws reports
OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """A report or incident that mirrors have to delete: its id, a code for why, and the day that was decided or published.

    `kind` is ``report`` or ``incident``. `into` are ids of incidents that hold its claims now.
    """

    kind: str
    id: str
    reason: str
    day: date
    into: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A decision with the number of its entry in the ledger, which stays its own when others are erased by a withdrawal."""

    entry: int
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The ledger as it stood: the number of entries and the last one's hash, the decisions in order, the incidents that
    stand (published or not), and the reports that were withdrawn.
    """

    entries: int
    hash: str
    decisions: tuple[Taken, ...] = ()
    standing: frozenset[str] = frozenset()
    withdrawn: tuple[Deletion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the publisher says of the release. `licence` is theirs to choose, an SPDX identifier where there is one; None is
    none chosen. `forms` are the formats wanted; JSON lines are always in, since the next release is compared with them.
    `site`: with pages that any host can show (`publish.site`).
    """

    title: str = "Incidents of armed conflict, as reported"
    publisher: str | None = None
    contact: str | None = None
    licence: str | None = None
    forms: tuple[Form, ...] = (Form.CSV, Form.GEOJSON, Form.JSONL, Form.HXL, Form.ACLED, Form.UCDP)
    site: bool = False


def withdrawn(decisions: Iterable[Decision]) -> tuple[Deletion, ...]:
    """The reports that were withdrawn, each with the code of its reason; the words of the reason stay in the ledger."""
    found = {
        id_: Deletion(kind="report", id=id_, reason=reason_code(decision), day=decision.at.date())
        for decision in reversed(tuple(decisions))  # the first withdrawal is the one that erased it
        if decision.kind == WITHDRAWN
        for id_ in decision.about
    }
    return tuple(sorted(found.values(), key=lambda one: one.id))


def reason_code(decision: Decision) -> str:
    """The code that a withdrawal was answered with, else the one that its reason begins with (``safety: a witness asked``), or
    `other`. What follows in the reason may name people.
    """
    opening = decision.reason.split(":", maxsplit=1)[0].split(",", maxsplit=1)[0]
    codes = (words.strip().casefold() for words in (decision.answer, opening))
    return next((code for code in codes if code in reasons()), OTHER)


@cache
def reasons() -> dict[str, str]:
    """The codes that a withdrawal's reason may begin with, and what each means."""
    text = resources.files("recount.publish.folder").joinpath("reasons.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
