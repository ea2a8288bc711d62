"""An incident with everything behind its numbers."""

from pydantic import Field

from recount.serve.payloads.cards import Card, CardLite, Figure, Figures, Grades
from recount.serve.payloads.claims import Claim
from recount.serve.payloads.decisions import Decision
from recount.serve.payloads.reports import ReportLine
from recount.serve.payloads.shapes import Shape


class LeftOut(Shape):
    """A claim that an estimate does not use, and why."""

    claim_id: str = Field(examples=["clm:b2:aa11bb22cc33"])
    reason: str = Field(examples=["a copy of an earlier report"])


class Estimate(Shape):
    """One figure, of one kind and population, by one method, with the claims that carry it."""

    kind: str = Field(examples=["killed"])
    population: str = Field(examples=["all"])
    method: str = Field(examples=["ucdp"])
    version: str = Field(examples=["1"])
    low: int | None = Field(default=None, examples=[9])
    best: int | None = Field(default=None, examples=[12])
    high: int | None = Field(default=None, examples=[14])
    witnesses: int = Field(examples=[2])
    as_of: str | None = Field(default=None, examples=["2017-10-09"])
    basis: list[str] = Field(default=[], examples=[["clm:b2:aa11bb22cc33"]])
    because: list[str] = Field(default=[], examples=[["two independent sources give 12"]])
    left_out: list[LeftOut] = []


class GradesBecause(Grades):
    """Each axis with the sentence that says why."""

    occurrence_because: str = ""
    harm_because: str = ""
    attribution_because: str = ""
    status_because: str = ""
    clarity: int | None = Field(default=None, examples=[1])
    clarity_because: str = ""


class VoiceRow(Shape):
    """One number that a voice gives: of which claim and toll of it."""

    kind: str = Field(examples=["killed"])
    population: str = Field(examples=["civilian"])
    low: int | None = Field(default=None, examples=[12])
    high: int | None = Field(default=None, examples=[12])
    wording: str = Field(examples=["exact"])
    claim_id: str = Field(examples=["clm:b2:aa11bb22cc33"])
    toll: int = Field(examples=[0])
    stance: str = Field(examples=["asserts"])
    published: str | None = Field(default=None, examples=["2017-10-05"])


class VoiceLine(Shape):
    """A voice with all numbers that it gives."""

    voice: str = Field(examples=["the regional governor"])
    kind: str | None = Field(default=None, examples=["state_forces"])
    side: str | None = Field(default=None, examples=["syria:government"])
    report_ids: list[str] = []
    rows: list[VoiceRow] = []


class Told(Shape):
    """How the toll was told on a day: a whole that a claim gives, in order of publication."""

    published: str | None = Field(default=None, examples=["2017-10-05"])
    kind: str = Field(examples=["killed"])
    figure: Figure
    claim_id: str = Field(examples=["clm:b2:aa11bb22cc33"])


class Step(Shape):
    """What became of an incident's id: `at` is the entry of the link in the ledger."""

    at: int = Field(examples=[412])
    kind: str = Field(examples=["merged"])
    from_id: str = Field(examples=["inc:b2:55cc66dd77ee"])
    to_ids: list[str] = Field(examples=[["inc:b2:1f2e3d4c5b6a"]])
    because: str = Field(examples=["its first claim is about an event that an earlier claim tells of"])


class NearOne(Shape):
    """An incident that may be the same one: `chance` 0..1 as linking has it."""

    incident: CardLite
    chance: float = Field(examples=[0.41])
    because: list[str] = Field(default=[], examples=[["same day"]])


class Incident(Card):
    """Everything about one incident. `version` changes with all that changes it: send it as `seen` with a decision."""

    grade: GradesBecause = GradesBecause()
    sentences: list[str] = Field(
        examples=[["Valley Post (5 Oct 2017) tells of an air strike in Tel Zeyd.", "At face value, killed: 12."]]
    )
    estimates: list[Estimate] = []
    claims: list[Claim] = []  # type: ignore[assignment]  # in place of their number
    reports_list: list[ReportLine] = []
    voices: list[VoiceLine] = []
    history: list[Told] = []
    decisions: list[Decision] = []
    trail: list[Step] = []
    parts: list[CardLite] = []
    totals: list[CardLite] = []
    near: list[NearOne] = []
    version: str = Field(examples=["9c0d1e2f"])
    as_of: str | None = Field(default=None, description="It is told as it stood on what had been published then.")
    telling: int | None = Field(default=None, description="It is told as this ledger did from this link on.")


class DecidedBefore(Shape):
    """The last decision that the ledger held: who took it, and when, as they gave it."""

    by: str = Field(examples=["Ana Quist"])
    at: str = Field(examples=["2024-05-03T09:15:00Z"])


class Stood(Shape):
    """One telling of the incident that stood for a time: since which link (an entry of the ledger), until which, and what it rested on."""

    since: int = Field(examples=[402])
    until: int | None = Field(default=None, examples=[None])
    last_published: str | None = Field(default=None, examples=["2017-10-09"])
    claims: int = Field(examples=[5])
    killed: Figures = Figures()
    decided: DecidedBefore | None = None
    estimates: list[Estimate] = []


class History(Shape):
    """How an incident was told: by its reports, and by each link."""

    told: list[Told]
    stood: list[Stood]
    trail: list[Step]
