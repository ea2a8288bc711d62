"""Map, timeline, counts, the codebook, and what the served ledger is."""

from pydantic import Field

from recount.serve.payloads.cards import CardLite
from recount.serve.payloads.shapes import Shape


class Cluster(Shape):
    """Several incidents in one cell of the map. Figures add up what is known of those that are no totals, of which `unknown`
    have no number at all. `bounds`: west, south, east, north of their points.
    """

    key: str = Field(examples=["3/39/22"])
    lat: float = Field(examples=[35.26])
    lon: float = Field(examples=[41.36])
    n: int = Field(examples=[8])
    low: int | None = Field(default=None, examples=[11])
    best: int | None = Field(default=None, examples=[12])
    high: int | None = Field(default=None, examples=[19])
    unknown: int = Field(default=0, examples=[2])
    bounds: tuple[float, float, float, float] = Field(examples=[(39.9, 34.5, 43.3, 36.1)])


class Marks(Shape):
    """What a map shows: at most 2,000 marks; the grid is made coarser until they fit, and `zoom` is that of the grid."""

    clusters: list[Cluster]
    singles: list[CardLite]
    zoom: int = Field(examples=[3])


class Bucket(Shape):
    """Incidents that may have begun in these days (both inside); `coarse` of them are dated less exactly than the bucket."""

    start: str = Field(examples=["2017-10-01"])
    end: str = Field(examples=["2017-10-31"])
    incidents: int = Field(examples=[6])
    coarse: int = Field(default=0, examples=[1])
    low: int | None = Field(default=None, examples=[14])
    best: int | None = Field(default=None, examples=[15])
    high: int | None = Field(default=None, examples=[22])


class Value(Shape):
    """A value of a filter: how it reads, and how many incidents it would give."""

    value: str = Field(examples=["SY"])
    label: str = Field(examples=["Syria"])
    n: int = Field(examples=[9])


class Facets(Shape):
    """By every filter its values, the most frequent first (200 at most). A filter does not narrow its own values."""

    country: list[Value] = []
    admin1: list[Value] = []
    event_type: list[Value] = []
    grade: list[Value] = []
    harm: list[Value] = []
    actor: list[Value] = []
    source: list[Value] = []
    review: list[Value] = []
    kind: list[Value] = []
    undated: list[Value] = []
    unplaced: list[Value] = []


class Meta(Shape):
    """What is served, and what may be done with it."""

    version: str = Field(examples=["0.1.0"])
    ledger: str = Field(examples=["recount.db"])
    read_only: bool = Field(examples=[False])
    by: str | None = Field(default=None, examples=["Ana Quist"])
    incidents: int = Field(examples=[128])
    reports: int = Field(examples=[340])
    claims: int = Field(examples=[1200])
    questions: int = Field(examples=[17])
    decisions: int = Field(examples=[5])
    first_day: str | None = Field(default=None, examples=["2016-08-01"])
    last_day: str | None = Field(default=None, examples=["2025-05-26"])
    last_published: str | None = Field(default=None, examples=["2025-05-26"])
    bounds: tuple[float, float, float, float] | None = Field(default=None, examples=[(-102.6, -12.2, 95.5, 50.0)])
    methods: list[str] = Field(default=[], examples=[["as_told", "ucdp", "acled"]])
    can_add: bool = Field(default=False, examples=[True])
    can_find_places: bool = Field(default=False, examples=[True])
    can_export: bool = Field(default=False, examples=[True])
    stale: bool = Field(
        default=False, description="Something was added or decided that is not told yet.", examples=[False]
    )


class Entry(Shape):
    """One value of a code in a plain sentence."""

    value: str = Field(examples=["air_strike"])
    label: str = Field(examples=["air strike"])
    definition: str = Field(examples=["Bombs or missiles from an aircraft with a crew."])
    counterparts: dict[str, str] = Field(default={}, examples=[{"ACLED": "Air/drone strike"}])


class VagueWords(Shape):
    """What a method makes of words that give no number; null is an open bound."""

    method: str = Field(examples=["acled"])
    words: list[str] = Field(examples=[["several", "many"]])
    plural: bool = Field(default=False, description="Any plural without a number.", examples=[False])
    low: int | None = Field(default=None, examples=[3])
    best: int | None = Field(default=None, examples=[3])
    high: int | None = Field(default=None, examples=[None])


class Codebook(Shape):
    """By code, its values; what methods make of words without a number; and the words that pages fold. For tooltips and help."""

    sections: dict[str, list[Entry]]
    vague: list[VagueWords] = []
    graphic: list[str] = Field(
        default=[],
        description="Passages with one of these words are folded until a reader asks.",
        examples=[["corpse"]],
    )


class ActorFound(Shape):
    """An actor by one of its names."""

    id: str = Field(examples=["SY"])
    name: str = Field(examples=["Government of Syria"])
    kind: str = Field(examples=["state_forces"])
    country: str | None = Field(default=None, examples=["SY"])
    score: float = Field(default=1.0, examples=[1.0])
