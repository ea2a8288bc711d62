"""Releases on the wire: what there is to choose from, a look at one before it is made, and those that were made."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from recount.serve.payloads.shapes import Asked, Line, Lines, Shape

Form = Literal["csv", "geojson", "jsonl", "parquet", "hxl", "acled", "ucdp"]
Name = Annotated[Line, Field(min_length=1, max_length=80)]
Setting = int | bool | str | list[str]


class FormLine(Shape):
    """A format: what `--as` calls it, its file, and what it is. `can`: what it needs is installed."""

    form: Form = Field(examples=["csv"])
    file: str = Field(examples=["incidents.csv"])
    says: str = Field(examples=["one incident a row, for spreadsheets"])
    usual: bool = Field(default=True, examples=[True])
    can: bool = Field(default=True, examples=[True])


class RuleLine(Shape):
    """A safety rule that a profile may set (`docs/safety.md`): what it does and why. `choices` are the values of a level."""

    name: str = Field(examples=["delay_days"])
    title: str = Field(examples=["Delay"])
    kind: Literal["days", "number", "level", "yes", "outlets"] = Field(examples=["days"])
    says: str = Field(
        examples=["An incident goes out only so many days after the last day on which it may have happened."]
    )
    why: str = Field(examples=["Fresh reports with a place can serve an attack."])
    default: Setting = Field(examples=[7])
    choices: list[str] = Field(default=[], examples=[["settlement", "admin1", "country"]])


class Profile(Shape):
    """A safety profile: its name, its text as a TOML file, and what it sets other than by default."""

    name: str = Field(examples=["partners"])
    toml: str = Field(examples=['name = "partners"\ndelay_days = 14\n'])
    sets: dict[str, Setting] = Field(default={}, examples=[{"delay_days": 14}])


class ReleaseLine(Shape):
    """A release that was made. `path` is its folder; `page` its site in this workbench, null where it has none."""

    name: str = Field(examples=["2025-06"])
    path: str = Field(examples=["recount-releases/2025-06"])
    page: str | None = Field(default=None, examples=["/released/key/2025-06/index.html"])
    title: str = Field(default="", examples=["Incidents of armed conflict, as reported"])
    publisher: str = ""
    contact: str = Field(default="", examples=["corrections@record.example"])
    licence: str = Field(default="", examples=["CC-BY-4.0"])
    as_of: str = Field(default="", examples=["2025-06-01"])
    incidents: int = Field(default=0, examples=[128])
    profile: str = Field(default="strict", examples=["strict"])
    forms: list[str] = Field(default=[], examples=[["csv", "jsonl"]])
    against: str | None = Field(default=None, description="As of which day the one it was compared with is.")


class Publishing(Shape):
    """What there is to choose from for a release, and the releases that were made, the newest first."""

    folder: str = Field(examples=["recount-releases"])
    as_of: str | None = Field(
        default=None, description="The day that delays count from, left out.", examples=["2025-06-01"]
    )
    today: str | None = Field(default=None, examples=["2025-06-03"])
    title: str = Field(
        description="The title where none is given.", examples=["Incidents of armed conflict, as reported"]
    )
    forms: list[FormLine] = []
    rules: list[RuleLine] = []
    always: list[str] = Field(default=[], description="What no profile changes.")
    profiles: list[Profile] = []
    licences: list[str] = Field(default=[], examples=[["CC-BY-4.0"]])
    releases: list[ReleaseLine] = []


class NewProfile(Asked):
    """The text of a safety profile."""

    toml: Lines = Field(max_length=50_000, examples=['name = "partners"\ndelay_days = 14\n'])


class NewRelease(Asked):
    """A release: `name` is that of its folder. `profile` is a safety profile as TOML (`docs/safety.md`), empty for the strict
    one. Delays count from `as_of`. `against` names an earlier release: what changed since is listed, and why. `seen` is that of
    the look; if the ledger has grown since, the job fails and nothing is made.
    """

    name: Name = Field(examples=["2025-06"])
    profile: Lines = Field(default="", max_length=50_000, examples=[""])
    as_of: date | None = Field(default=None, examples=["2018-01-01"])
    forms: list[Form] = Field(
        default=[], max_length=10, description="None: the usual ones.", examples=[["csv", "geojson"]]
    )
    site: bool = Field(default=False, description="With a site of static pages.", examples=[False])
    against: Line = Field(default="", max_length=80, examples=["2025-05"])
    title: Line = Field(default="", max_length=300, examples=["Strikes on markets"])
    publisher: Line = Field(default="", max_length=300, examples=["The Invented Record"])
    contact: Line = Field(default="", max_length=300, examples=["corrections@record.example"])
    licence: Line = Field(default="", max_length=100, examples=["CC-BY-4.0"])
    seen: Line = Field(default="", max_length=200, examples=["b2:9c0d1e2f"])


class Named(Shape):
    """An incident that is held back, in a few words."""

    id: str = Field(examples=["inc:b2:1f2e3d4c5b6a"])
    label: str = Field(examples=["3 Oct 2017, Tel Zeyd, air strike"])


class HeldBack(Shape):
    """Incidents that one rule holds back for one reason; the first of them by name."""

    rule: str = Field(examples=["delay_days"])
    reason: str = Field(
        examples=["it may have happened less than 7 days before 2017-10-05, the release's own day, or after it"]
    )
    number: int = Field(examples=[2])
    incidents: list[Named] = []


class LeftOut(Shape):
    """What is left out, and how much of it."""

    number: int = Field(examples=[1])
    reason: str = Field(examples=["names of people"])


class TableLine(Shape):
    """A table: how many rows it has, and which incidents have none."""

    form: str = Field(examples=["acled"])
    file: str = Field(examples=["acled-shaped.csv"])
    rows: int = Field(examples=[120])
    left_out: list[LeftOut] = []


class ChangeLine(Shape):
    """A difference from the last release; `what` is the field, empty where the incident came or went."""

    incident: str = Field(examples=["inc:b2:1f2e3d4c5b6a"])
    kind: Literal["added", "changed", "removed"] = Field(examples=["changed"])
    what: str = Field(default="", examples=["killed_all_ucdp_best"])
    before: str = Field(default="", examples=["9"])
    after: str = Field(default="", examples=["11"])
    why: str = Field(default="", examples=["1 new report"])
    label: str = Field(default="", examples=["2017-10-03, Tel Zeyd, air strike"])


class Look(Shape):
    """What a release would hold: `incidents` out of `of` that stand, and what is held back by which rule."""

    as_of: str = Field(examples=["2025-06-01"])
    safety: str = Field(examples=["strict"])
    incidents: int = Field(examples=[120])
    of: int = Field(examples=[128])
    unreviewed: int = Field(description="Of those published: a machine's proposals.", examples=[90])
    held: list[HeldBack] = []
    left_out: list[LeftOut] = []
    tables: list[TableLine] = []
    against: str | None = Field(default=None, examples=["2025-05"])
    added: int = Field(default=0, examples=[3])
    changed: int = Field(default=0, examples=[2])
    removed: int = Field(default=0, examples=[0])
    changes: list[ChangeLine] = []
    deletions: int = Field(default=0, description="Ids that whoever keeps a copy has to delete.", examples=[1])
    stale: bool = Field(
        default=False, description="Something was added or decided that is not told yet.", examples=[False]
    )
    seen: str = Field(description="Send it back with the release.", examples=["b2:9c0d1e2f"])


class Checked(Shape):
    """Whether a release is as it was published, and its figures stood in the ledger: each fault in a sentence."""

    faults: list[str] = Field(default=[], examples=[["incidents.csv was changed: its checksum is another"]])
