"""What each type, class and kind means, and its counterparts in ACLED, UCDP GED, PLOVER and others.

Every entry has an id to cite (``event_type/air_strike``). `docs/codebook.md` is made from this by `codebook_page`.
"""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from recount.model import EventType, LossClass, LossKind, PlacePrecision, ReferenceDataError, Stance, TollKind

SECTIONS: dict[str, tuple[type[StrEnum], str]] = {
    "event_type": (EventType, "What was done"),
    "stance": (Stance, "What the voice does with what is said"),
    "toll_kind": (TollKind, "What happened to people"),
    "loss_kind": (LossKind, "What happened to things"),
    "loss_class": (LossClass, "What kind of thing"),
    "place_precision": (PlacePrecision, "How exactly an event is placed"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One value of the codebook.

    `id` is what to cite. `counterparts` are pairs of a codebook's name and its nearest value there: nearest, not equal.
    `cues` are examples of wording, not rules.
    """

    id: str
    value: str
    definition: str
    counterparts: tuple[tuple[str, str], ...] = ()
    cues: tuple[str, ...] = ()


_COLUMNS = {"acled": "ACLED", "ucdp": "UCDP", "plover": "PLOVER", "airwars": "Airwars", "counterpart": "Counterparts"}


@cache
def _tables() -> dict[str, Any]:
    text = files("recount.vocab").joinpath("data", "codebook.toml").read_text("utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ReferenceDataError(f"vocab/data/codebook.toml: {error}. Mend the table.") from error


@cache
def record_codes() -> dict[str, dict[str, str]]:
    """Codes of the record that no claim has (grades, methods, how a day is known): each value in a plain sentence, by code.

    Raises:
        ReferenceDataError: the table is broken.
    """
    text = files("recount.vocab").joinpath("data", "record_codes.toml").read_text("utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ReferenceDataError(f"vocab/data/record_codes.toml: {error}. Mend the table.") from error


@cache
def section(name: str) -> tuple[Entry, ...]:
    """The entries of one section (a key of `SECTIONS`), in the order of its type.

    Raises:
        ReferenceDataError: a value has no entry, or an entry no value.
    """
    kind, rows = SECTIONS[name][0], _tables()[name]
    if odd := {v.value for v in kind} ^ set(rows):
        raise ReferenceDataError(
            f"vocab/data/codebook.toml, {name}: {', '.join(sorted(odd))} must be in both or in none"
        )
    return tuple(
        Entry(
            id=f"{name}/{v.value}",
            value=v.value,
            definition=rows[v.value]["definition"],
            counterparts=tuple((title, rows[v.value][k]) for k, title in _COLUMNS.items() if k in rows[v.value]),
            cues=tuple(rows[v.value].get("cues", [])),
        )
        for v in kind
    )


def entry(value: EventType | Stance | TollKind | LossKind | LossClass | PlacePrecision) -> Entry:
    """The entry of one value."""
    name = next(n for n, (kind, _) in SECTIONS.items() if isinstance(value, kind))
    return next(e for e in section(name) if e.value == value.value)


_HEAD = """# The codebook

What each value in a claim means, and the nearest value in other codebooks. Nearest is not equal: who fights whom, who
holds the place afterwards and who was the target decide there, and Recount keeps those apart. Cite an entry by its id.
What UCDP calls type_of_violence follows the parties, not the act.

Definitions are Recount's own. ACLED's and PLOVER's type names are theirs; UCDP GED is CC BY 4.0; PLOVER is CC BY-SA 4.0.
None of their data is in here. Made from `src/recount/vocab/data/codebook.toml`; change it there, then run
`python -m recount.vocab.codebook > docs/codebook.md`.
"""


def codebook_page() -> str:
    """`docs/codebook.md`, whole."""
    parts = [_HEAD]
    for name, (_, title) in SECTIONS.items():
        parts.append(f"\n## {title} (`{name}`)\n")
        parts += [_entry_text(e) for e in section(name)]
    return "".join(parts)


def _entry_text(e: Entry) -> str:
    lines = [f"\n### `{e.id}`\n", f"\n{e.definition}\n\n"]
    lines += [f"- {title}: {value}\n" for title, value in e.counterparts]
    if e.cues:
        lines.append(f"- words such as: {', '.join(f'“{c}”' for c in e.cues)}\n")
    return "".join(lines)


if __name__ == "__main__":
    print(codebook_page(), end="")  # noqa: T201 - a page on stdout is what this is for
