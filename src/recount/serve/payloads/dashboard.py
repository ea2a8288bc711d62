"""The dashboard: sums, how far review is, which outlet reported when, and where people correct the engine."""

from pydantic import Field

from recount.serve.payloads.shapes import Shape


class Sum(Shape):
    """How many incidents under one heading, and how many people these come to.

    `low` to `high` add up what is known: who has no low adds nothing to it, who has no high adds the best or low. `open`
    incidents have no high, `unknown` no number at all; `totals` sum up others, and are not added.
    """

    key: str = Field(examples=["2017-10"])
    label: str = Field(examples=["Oct 2017"])
    incidents: int = Field(examples=[6])
    low: int | None = Field(default=None, examples=[14])
    best: int | None = Field(default=None, examples=[15])
    high: int | None = Field(default=None, examples=[22])
    open: int = Field(default=0, examples=[1])
    unknown: int = Field(default=0, examples=[2])
    totals: int = Field(default=0, examples=[1])


class Outlet(Shape):
    """Reports a day of one outlet. `gaps` are pairs of days with a report, and so much longer between them than `usual` that
    something may be missing; after `last`, where it is `silent`, others went on and it did not.
    """

    source: str | None = Field(default=None, examples=["Valley Post"])
    reports: int = Field(examples=[40])
    first: str = Field(examples=["2017-09-01"])
    last: str = Field(examples=["2017-11-30"])
    usual: int | None = Field(
        default=None, description="Days between two reports that it usually has; null: too few to say.", examples=[2]
    )
    days: list[tuple[str, int]] = Field(examples=[[("2017-10-05", 2)]])
    gaps: list[tuple[str, str]] = Field(default=[], examples=[[("2017-10-09", "2017-10-20")]])
    silent: bool = Field(default=False, examples=[False])


class Quality(Shape):
    """Where the engine errs: in how many of the claims that people looked at (`Progress.claims_looked`) they corrected this
    field, took something out of it, or accepted it by name. A claim counts once in each, however often it was decided about.
    """

    field: str = Field(description="`claim`: the claim as a whole.", examples=["tolls"])
    wrong: int = Field(description="Corrected, taken out or both.", examples=[5])
    corrected: int = Field(examples=[4])
    rejected: int = Field(examples=[1])
    accepted: int = Field(examples=[20])


class HandField(Shape):
    """One field of claims that an engine and a person both have: how often they say the same of it, and how often not."""

    field: str = Field(examples=["killed"])
    same: int = Field(examples=[17])
    other: int = Field(examples=[3])


class ByHand(Shape):
    """One version of an engine beside what people coded by hand of the same reports: claims that both have, that the engine
    `missed`, and that it alone has (`extra`).
    """

    engine: str = Field(examples=["lexical-12 9c0d1e2f"])
    reports: int = Field(examples=[9])
    both: int = Field(examples=[20])
    missed: int = Field(examples=[4])
    extra: int = Field(examples=[2])
    fields: list[HandField] = []


class Progress(Shape):
    """How far people are: incidents of the filter, and of the whole ledger what is open and who decided."""

    reviewed: int = Field(examples=[12])
    proposed: int = Field(examples=[30])
    questions: int = Field(examples=[17])
    decisions: int = Field(description="That stand.", examples=[40])
    claims_looked: int = Field(
        description="Claims that somebody accepted, corrected, rejected or was unsure of, wholly or in a field.",
        examples=[25],
    )
    claims: int = Field(examples=[340])
    people: list[tuple[str, int]] = Field(
        default=[], description="Names and their standing decisions, the most first.", examples=[[("Ana Quist", 40)]]
    )


class Reports(Shape):
    """Reports of the whole ledger: how many come from another one, how many of those say something of their own, and how many
    have no day of publication.
    """

    all: int = Field(examples=[340])
    copies: int = Field(examples=[41])
    adding: int = Field(examples=[9])
    undated: int = Field(examples=[3])
    claimless: int = Field(description="In which no claim was found.", examples=[12])


class Dashboard(Shape):
    """Sums of one kind of toll by one method; months hold what lies within one calendar month, `wide` what does not."""

    kind: str = Field(examples=["killed"])
    method: str = Field(examples=["ucdp"])
    all: Sum
    months: list[Sum]
    wide: Sum
    undated: Sum
    unplaced: Sum
    event_types: list[Sum]
    grades: list[Sum]
    harms: list[Sum]
    countries: list[Sum]
    perpetrators: list[Sum]
    targets: list[Sum]
    progress: Progress
    reports: Reports
    coverage: list[Outlet]
    last_published: str | None = Field(default=None, examples=["2017-11-30"])
    quality: list[Quality]
    by_hand: list[ByHand] = Field(default=[], description="Of the last 200 reports that people coded by hand.")
