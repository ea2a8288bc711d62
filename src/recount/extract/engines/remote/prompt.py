"""What the model is told, the same for every report, and what it is given: the report, marked off as data."""

from functools import cache
from importlib.resources import files

from recount.model import Report, canonical_json, digest

_HERE = "recount.extract.engines.remote"


@cache
def instructions() -> str:
    """The rules of the answer, and the coding guide (`guide.md` is `gold/GUIDE.md`, word for word)."""
    here = files(_HERE)
    return here.joinpath("instructions.md").read_text("utf-8") + here.joinpath("guide.md").read_text("utf-8")


def question(report: Report) -> str:
    """The report between two marks that its own words can't forge: they carry a digest of everything between them.

    Only the text, the source's name and the day of publication are sent. The name of the file, the address and the title
    stay here: nothing is quoted from them, and they may say more of the reader than of the report.
    """
    day = report.published.isoformat() if report.published else "unknown"
    source = report.source or "unknown"
    mark = f"report-{digest(canonical_json([source, day, report.text]).encode('utf-8', 'surrogatepass'))}"
    text = report.text.encode("utf-8", "replace").decode("utf-8")  # half a character can't be sent
    return (
        f"<{mark}>\nsource: {source}\npublished: {day}\ntext:\n{text}\n</{mark}>\n\nCode the report between the marks."
    )
