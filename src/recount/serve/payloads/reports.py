"""Reports on the wire: lines in lists, and whole ones with their claims."""

from pydantic import Field

from recount.serve.payloads.cards import CardLite
from recount.serve.payloads.claims import Claim
from recount.serve.payloads.shapes import Shape


class Kinship(Shape):
    """That a report comes from another one."""

    of: str = Field(examples=["rep:b2:99ee88dd77cc"])
    relation: str = Field(examples=["trimmed"])
    because: str = Field(examples=["92% of its words stand in the other one"])
    adds: bool = Field(default=False, examples=[False])


class ReportLine(Shape):
    """A report in a list. `rtl`: its text runs from right to left."""

    id: str = Field(examples=["rep:b2:00ff11ee22dd"])
    short: str = Field(examples=["00ff11ee"])
    title: str | None = Field(default=None, examples=["Strike on market in Tel Zeyd"])
    source: str | None = Field(default=None, examples=["Valley Post"])
    name: str = Field(examples=["tel-zeyd"])
    published: str | None = Field(default=None, examples=["2017-10-05"])
    language: str | None = Field(default=None, examples=["en"])
    rtl: bool = Field(default=False, examples=[False])
    url: str | None = Field(default=None, examples=["https://example.org/tel-zeyd"])
    copy_of: str | None = None
    kinship: Kinship | None = None
    claims: int = Field(examples=[2])
    incidents: list[str] = Field(default=[], examples=[["inc:b2:1f2e3d4c5b6a"]])
    excerpt: str = Field(examples=["An air strike hit the market of Tel Zeyd on Tuesday …"])


class Translation(Shape):
    """A report's words in another language, as a named person has them. No claim rests on them. `decision` takes it back."""

    language: str = Field(examples=["en"])
    text: str = Field(examples=["Six people were killed, the mayor said."])
    rtl: bool = Field(default=False, examples=[False])
    by: str = Field(examples=["Ana Quist"])
    at: str = Field(examples=["2018-05-03T09:12:00+00:00"])
    decision: str = Field(examples=["dec:0a1b2c3d4e5f"])


class Report(ReportLine):
    """A report with its text and its claims: spans count the code points of `text`."""

    text: str = Field(examples=["An air strike hit the market of Tel Zeyd on Tuesday, killing at least 12 people."])
    notes: list[str] = []
    skipped: bool = Field(
        default=False, description="Put aside as one that tells of no violence, and not read closely."
    )
    coded_by: list[str] = Field(default=[], examples=[["lexical-12"]], description="Engines, or `person: NAME`.")
    graphic: bool = Field(default=False, description="Its words describe bodies or wounds.", examples=[False])
    claims: list[Claim] = []  # type: ignore[assignment]  # in place of their number
    incidents_list: list[CardLite] = []
    translations: list[Translation] = Field(default=[], description="The newest of each language, by people.")


class ReadWords(Shape):
    """What was read of a file: its text as it would be kept, and what it says of itself."""

    text: str = Field(examples=["An air strike hit the market of Tel Zeyd on Tuesday."])
    title: str | None = Field(default=None, examples=["Strike on market in Tel Zeyd"])
    source: str | None = Field(default=None, examples=["Valley Post"])
    published: str | None = Field(default=None, examples=["2017-10-05"])
    url: str | None = Field(default=None, examples=["https://example.org/tel-zeyd"])
    language: str | None = Field(default=None, examples=["en"])
    rtl: bool = Field(default=False, examples=[False])
    notes: list[str] = []


class Run(Shape):
    """A piece of text that is a hit, or not."""

    text: str = Field(examples=["market"])
    hit: bool = Field(examples=[True])


class ReportHit(Shape):
    """A report found by words, its title and a piece of its text cut into hits and the rest."""

    report: ReportLine
    title: list[Run] = []
    snippet: list[Run] = []


class Search(Shape):
    """What was found by words: reports, the best first, and the incidents that those tell of."""

    reports: list[ReportHit]
    incidents: list[CardLite]
    total: int = Field(examples=[14])
