"""Recount from Python: ``recount.code(text, published=…)``."""

from datetime import date

from recount.flow import CodeOptions, code_report
from recount.model import CodedReport
from recount.read import ReadOptions, freeze_text


def code(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    source: str | None = None,
    places: bool = True,
) -> CodedReport:
    """Code one report.

    Args:
        text: the report's text. Line ends and accents are made canonical (NFC); spans count code points of
            ``result.report.text``.
        published: the outlet's own calendar day, as a date or ``"2017-10-07"``. Without it "on Saturday" stays
            unresolved.
        title: its headline, if that is not in the text.
        source: the outlet's name.
        places: look places up. The first time ever, that builds the gazetteer: half a minute.

    Returns:
        The claims in order of the text, what was read of their places, days and actors, and the incidents as this
        report alone tells them.

    Raises:
        ReadError: the text is empty, no text, or longer than 2,000,000 code points.
        ItemError: it is in a language that Recount can't code.
        ReferenceDataError: the gazetteer can't be built.
        ValueError: `published` is no ISO 8601 day.
    """
    day = date.fromisoformat(published) if isinstance(published, str) else published
    return code_report(
        freeze_text(text, ReadOptions(published=day, title=title, source=source)), CodeOptions(places=places)
    )
