"""The people that a row counts: columns of numbers into tolls, each resting on a line of its own, parts inside wholes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from recount.intake.cells import CellError, count_of, text_of, whole_of
from recount.intake.mapping import SheetMap, TollColumns
from recount.intake.page import Page, plain
from recount.intake.sheets import Cell
from recount.model import Count, Population, Quote, Span, Toll, Wording
from recount.vocab.numbers import exact

T = TypeVar("T")


class _CountError(CellError):
    def __init__(self, what: str, column: str) -> None:
        super().__init__(what)
        self.column = column


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One toll of a row: its columns, its count, and where its line stands. `best` is the row's best number, None where its count
    is that number.
    """

    of: TollColumns
    count: Count
    span: Span
    best: int | None = None
    part_of: int | None = None

    def toll(self, quote: Quote) -> Toll:
        """The toll, resting on these words."""
        return Toll(
            kind=self.of.kind,
            count=self.count,
            population=self.of.population,
            quote=quote,
            group=self.of.group,
            part_of=self.part_of,
            best=self.best,
        )


def counted(page: Page, chosen: SheetMap, cell: Callable[[str], Cell]) -> tuple[Counted, ...]:
    """Every toll that the row gives a number for, written onto the page.

    Raises:
        CellError: a cell is no number, bounds are out of order, or a part is more than its whole. `column` says where.
    """
    found = []
    for of in chosen.tolls:
        cells = {name: c for name, heading in of.columns.items() if (c := cell(heading)) is not None}
        if cells:
            found.append(_one(page, of, cells, chosen.decimal))
    return _inside(found)


def _one(page: Page, of: TollColumns, cells: Mapping[str, Cell], decimal: str) -> Counted:
    if "count" in cells:
        count = _read(lambda: count_of(cells["count"], decimal), of.columns["count"])
        return Counted(of=of, count=count, span=page.whole(of.label, plain(text_of(cells["count"]))))
    read = {name: _read(lambda c=c: whole_of(c, decimal), of.columns[name]) for name, c in cells.items()}  # type: ignore[misc]  # mypy can't infer a lambda with a default
    low, best, high = read.get("low"), read.get("best"), read.get("high")
    known = [n for n in (low, best, high) if n is not None]
    if known != sorted(known):
        columns = ", ".join(of.columns[name] for name in ("low", "best", "high") if name in read)
        raise _CountError(f"low, best and high are out of order ({', '.join(map(str, known))})", columns)
    count, words = _bounded(low, best, high)
    beside = best is not None and len(known) > 1 and (low, high) != (best, best)
    span = page.whole(of.label, f"{words}, best {best}" if beside else words)
    return Counted(of=of, count=count, span=span, best=best if beside else None)


def _read(read: Callable[[], T], column: str) -> T:
    try:
        return read()
    except CellError as error:
        raise _CountError(str(error), column) from error


def _bounded(low: int | None, best: int | None, high: int | None) -> tuple[Count, str]:
    if low is not None and high is not None:
        if low == high:
            return exact(low), str(low)
        return Count(low=low, high=high, wording=Wording.BETWEEN), f"{low} to {high}"
    if low is not None:
        return Count(low=low, high=None, wording=Wording.AT_LEAST), f"at least {low}"
    if high is not None:
        return Count(low=None, high=high, wording=Wording.AT_MOST), f"up to {high}"
    assert best is not None  # noqa: S101 - one of the three is known, or there would be no toll
    return exact(best), str(best)


def _inside(found: Sequence[Counted]) -> tuple[Counted, ...]:
    """Civilians inside all, children inside civilians: the nearest wider toll of the same kind is the whole."""
    out = []
    for part in found:
        wider = [n for n, whole in enumerate(found) if whole is not part and _holds(whole.of, part.of)]
        if not wider:
            out.append(part)
            continue
        at = max(wider, key=lambda n: found[n].of.population is part.of.population)
        whole = found[at]
        least, most = part.count.low, whole.count.high
        if least is not None and most is not None and least > most:
            raise _CountError(
                f"{part.of.label.lower()} ({least}) are more than {whole.of.label.lower()} ({most}), of whom they are a part",
                ", ".join(part.of.columns.values()),
            )
        out.append(replace(part, part_of=at))
    return tuple(out)


def _holds(whole: TollColumns, part: TollColumns) -> bool:
    """Are the people of `part` among those of `whole`? A group of no said population is among the civilians."""
    if whole.kind is not part.kind or whole.group is not None:
        return False
    if whole.population is Population.UNSTATED:
        return part.group is not None or part.population is not Population.UNSTATED
    return (
        part.group is not None
        and part.population in (whole.population, Population.UNSTATED)
        and (whole.population is Population.CIVILIAN or part.population is whole.population)
    )
