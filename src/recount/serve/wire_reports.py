"""Lines of reports as they go over the wire."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from recount.serve.payloads.reports import Kinship, ReportLine, Run
from recount.store.shelf import cards, lines
from recount.store.views import short

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})  # ISO 639


def report_lines(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> list[ReportLine]:
    """Lines with the incidents they tell of, and the reports they come from."""
    homes = cards.of_reports(connection, [row["report"] for row in rows])
    kin = lines.kin(connection, [row["report_id"] for row in rows])
    return [_line(row, homes.get(row["report"], []), kin.get(row["report_id"])) for row in rows]


def _line(row: Mapping[str, Any], incidents: list[str], kin: Mapping[str, Any] | None) -> ReportLine:
    comes_from = None
    if kin is not None:
        comes_from = Kinship(of=kin["origin"], relation=kin["relation"], because=kin["because"], adds=bool(kin["news"]))
    return ReportLine(
        id=row["report_id"],
        short=short(row["report_id"]),
        title=row["title"],
        source=row["source"],
        name=row["name"],
        published=row["published"],
        language=row["language"],
        rtl=(row["language"] or "") in RIGHT_TO_LEFT,
        url=row["url"],
        copy_of=row["copy_of"],
        kinship=comes_from,
        claims=row["claims"],
        incidents=incidents,
        excerpt=row["excerpt"],
    )


def runs(marked: str) -> list[Run]:
    """A piece of text with its hits marked, cut into hits and the rest. Never HTML: whoever shows it can't run it."""
    out = []
    for n, part in enumerate(marked.split(lines.START)):
        hit, end, rest = part.partition(lines.END) if n else ("", "", part)
        if n and not end:  # cut off inside a hit
            hit, rest = "", part
        out += [Run(text=text, hit=is_hit) for text, is_hit in ((hit, True), (rest, False)) if text]
    return out
