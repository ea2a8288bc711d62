"""Claims on the wire: one voice saying one thing, each value with its words."""

from pydantic import Field

from recount.serve.payloads.cards import Locus, Party
from recount.serve.payloads.shapes import Shape


class Quote(Shape):
    """Exact words of a report: `start` and `end` count Unicode code points of its text, half-open."""

    exact: str = Field(examples=["at least 12 people"])
    start: int = Field(examples=[104])
    end: int = Field(examples=[122])


class Voice(Shape):
    """Who says it first: the words for it, what kind of actor or outlet that is, and its camp, where known."""

    words: str = Field(examples=["the regional governor"])
    kind: str | None = Field(default=None, examples=["state_forces"])
    side: str | None = Field(default=None, examples=["syria:government"])


class Role(Shape):
    """Words for a party, and who that is as read; null: a description, or ambiguous."""

    quote: Quote
    actor: Party | None = None
    because: str = ""


class Candidate(Shape):
    """One place that the words may mean. Scores compare inside one reading."""

    place: Locus
    score: float = Field(examples=[0.62])


class Where(Shape):
    """A place of the event: the words, how the event stands to it, and what was read of it."""

    quote: Quote
    relation: str = Field(examples=["in"])
    locus: Locus | None = None
    because: str = Field(default="", examples=["the only place of that name in the country told of"])
    candidates: list[Candidate] = []


class Dated(Shape):
    """The words of time and the days read of them, both inside."""

    quote: Quote
    start: str | None = Field(default=None, examples=["2017-10-03"])
    end: str | None = Field(default=None, examples=["2017-10-03"])
    precision: str | None = Field(default=None, examples=["day"])
    basis: str | None = Field(default=None, examples=["relative"])
    because: str | None = Field(default=None, examples=["the last Tuesday before publication"])


class Toll(Shape):
    """People: how many of whom, in which words. `n` is its number in the claim (`tolls[n]`), `part_of` that of its whole."""

    n: int = Field(examples=[0])
    kind: str = Field(examples=["killed"])
    low: int | None = Field(default=None, examples=[12])
    high: int | None = Field(default=None, examples=[None])
    wording: str = Field(examples=["at_least"])
    population: str = Field(examples=["civilian"])
    group: str | None = Field(default=None, examples=[None])
    part_of: int | None = None
    quote: Quote
    named: list[Quote] = []


class Loss(Shape):
    """Things: how many of what, in which words."""

    n: int = Field(examples=[0])
    kind: str = Field(examples=["destroyed"])
    loss_class: str = Field(examples=["building"])
    low: int | None = Field(default=None, examples=[2])
    high: int | None = Field(default=None, examples=[2])
    wording: str = Field(examples=["exact"])
    quote: Quote
    part_of: int | None = None


class Member(Shape):
    """That the claim is about its incident: how sure, and why."""

    score: float = Field(examples=[0.97])
    because: list[str] = Field(default=[], examples=[["same day", "places 2 km apart"]])


class Claim(Shape):
    """One voice saying one thing about one event, as people have it: corrections are in, and named in `by_people`."""

    id: str = Field(examples=["clm:b2:aa11bb22cc33"])
    short: str = Field(examples=["aa11bb22"])
    report_id: str = Field(examples=["rep:b2:00ff11ee22dd"])
    event_type: str = Field(examples=["air_strike"])
    stance: str = Field(examples=["asserts"])
    voice: Voice | None = None
    speakers: list[Quote] = []
    perpetrators: list[Role] = []
    targets: list[Role] = []
    places: list[Where] = []
    when: Dated | None = None
    tolls: list[Toll] = []
    losses: list[Loss] = []
    weapons: list[Quote] = []
    evidence: list[Quote] = []
    part_of: str | None = None
    same_event_as: str | None = None
    confidence: float | None = Field(default=None, examples=[0.91])
    field_confidence: dict[str, float] = Field(default={}, examples=[{"tolls": 0.88}])
    membership: Member | None = None
    incident_id: str | None = Field(default=None, examples=["inc:b2:1f2e3d4c5b6a"])
    by_people: list[str] = Field(default=[], examples=[["dec:0a1b2c"]])
    taken_out: list[str] = Field(
        default=[],
        description="Entries of the lists that people rejected. A decision's field counts them too, as the ledger does.",
        examples=[["tolls[0]"]],
    )
    rejected: bool = Field(default=False, examples=[False])
