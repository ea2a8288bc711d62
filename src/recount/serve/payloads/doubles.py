"""Double codings on the wire: a report that two coded, field by field, and how far coders agree."""

from typing import Literal

from pydantic import Field

from recount.serve.payloads.claims import Claim, Quote
from recount.serve.payloads.reports import ReadWords, ReportLine
from recount.serve.payloads.shapes import Shape


class Agreement(Shape):
    """Krippendorff's alpha of one field over all claims that both coders have: 1 always alike, 0 as by chance. Null: fewer than two
    different values, so that nothing can be said. `units` are claims in which both gave a value, `same` those where it is one.
    """

    field: str = Field(examples=["event_type"])
    level: Literal["nominal", "interval"] = Field(examples=["nominal"])
    units: int = Field(examples=[24])
    same: int = Field(examples=[21])
    alpha: float | None = Field(default=None, examples=[0.82])


class Doubled(Shape):
    """A report that somebody coded beside the coding that stands: an engine's or a person's."""

    report: ReportLine
    first: str = Field(examples=["the engine (lexical)"])
    seconds: list[str] = Field(examples=[["Ben Ode"]])


class Doubles(Shape):
    """Reports coded twice, and how far their coders agree: claims that both have (`both`), and that one alone has."""

    items: list[Doubled]
    agreement: list[Agreement]
    both: int = Field(examples=[24])
    first_only: int = Field(examples=[3])
    second_only: int = Field(examples=[1])


class Blind(ReadWords):
    """A report to be coded without anybody's claims."""

    report_id: str = Field(examples=["rep:b2:00ff11ee22dd"])
    name: str = Field(examples=["tel-zeyd"])


class Difference(Shape):
    """One field as both have it, written as answers are. To take the second's value, decide `correct` on the first's claim with
    `slot` and `answer` (and `words` where there are some); to keep the first's, `accept` with `slot`. `decided` is who did already.
    """

    field: str = Field(examples=["killed"])
    slot: str = Field(examples=["tolls[0].count"])
    first: str | None = Field(default=None, examples=["12"])
    second: str | None = Field(default=None, examples=["at_least 12"])
    first_label: str | None = Field(default=None, examples=["12"])
    second_label: str | None = Field(default=None, examples=["at least 12"])
    same: bool
    answer: str = Field(default="", examples=["at_least 12"])
    words: Quote | None = None
    decided: str | None = Field(default=None, examples=["Ana Quist"])


class Beside(Shape):
    """A claim of the first beside that of the second; null: only the other has it."""

    first: Claim | None = None
    second: Claim | None = None
    fields: list[Difference] = []
    decided: str | None = Field(default=None, examples=["Ana Quist"])


class Comparison(Shape):
    """Two codings of one report side by side."""

    report: ReportLine
    first: str = Field(examples=["the engine (lexical)"])
    second: str = Field(examples=["Ben Ode"])
    pairs: list[Beside]
