"""Incidents in lists: cards, and what they are made of."""

from typing import Literal

from pydantic import Field

from recount.serve.payloads.shapes import Shape


class Figure(Shape):
    """Low, best and high of a number of people; null: open. All three null: somebody, and no number was said."""

    low: int | None = Field(default=None, examples=[9])
    best: int | None = Field(default=None, examples=[12])
    high: int | None = Field(default=None, examples=[14])


class Figures(Shape):
    """The figures of all populations, by method; null: the method gives none. `person`: one that somebody set."""

    as_told: Figure | None = None
    ucdp: Figure | None = None
    acled: Figure | None = None
    person: Figure | None = None


class When(Shape):
    """Local calendar days, both inside; null: that end is unknown. Never more exact than the words."""

    start: str | None = Field(default=None, examples=["2017-10-03"])
    end: str | None = Field(default=None, examples=["2017-10-03"])
    precision: str = Field(examples=["day"])
    basis: str = Field(examples=["relative"])
    label: str = Field(examples=["3 Oct 2017"])


class Contested(Shape):
    """What is contested about a place on the days of the event (`docs/places.md`)."""

    id: str = Field(examples=["crimea"])
    name: str = Field(examples=["Crimea"])
    claimed_by: list[str] = Field(default=[], examples=[["RU", "UA"]])
    held_by: list[str] = Field(default=[], examples=[["RU"]])
    forces_of: list[str] = []
    since: str | None = Field(default=None, examples=["2014-02-27"])
    as_of: str | None = None
    certain: bool = True


class Locus(Shape):
    """A place with the radius within which the event may lie: WGS 84 degrees and kilometres. Without a point, `name` is the
    reports' words.
    """

    id: str | None = Field(default=None, examples=["geonames:170654"])
    name: str = Field(examples=["Damascus"])
    label: str = Field(examples=["Damascus, Syria"])
    country: str | None = Field(default=None, examples=["SY"])
    country_name: str | None = Field(default=None, examples=["Syria"])
    admin1: str | None = Field(default=None, examples=["Dimashq"])
    lat: float | None = Field(default=None, examples=[33.51])
    lon: float | None = Field(default=None, examples=[36.29])
    radius_km: float | None = Field(default=None, examples=[5.0])
    precision: str | None = Field(default=None, examples=["exact"])


class Place(Locus):
    """A place of an incident, with what is contested about it then."""

    contested: list[Contested] = []


class Party(Shape):
    """An actor by its neutral name."""

    id: str = Field(examples=["SY"])
    name: str = Field(examples=["Government of Syria"])


class Grades(Shape):
    """Did it happen, civilian harm, who did it, and what a reviewer should look at. GET /api/codebook says what each means."""

    occurrence: str | None = Field(default=None, examples=["corroborated"])
    harm: str | None = Field(default=None, examples=["fair"])
    attribution: str | None = Field(default=None, examples=["likely"])
    status: str | None = Field(default=None, examples=["Clear"])


class Reviewed(Shape):
    """Did a named person accept the incident as it stands?"""

    state: Literal["proposed", "reviewed"] = Field(examples=["proposed"])
    by: str | None = Field(default=None, examples=["Ana Quist"])


class CardLite(Shape):
    """An incident in a few words: beside another one, or on the map."""

    id: str = Field(examples=["inc:b2:1f2e3d4c5b6a"])
    short: str = Field(examples=["1f2e3d4c"])
    event_type: str = Field(examples=["air_strike"])
    summary: str = Field(examples=["Valley Post (5 Oct 2017) tells of an air strike in Tel Zeyd, Syria, 3 Oct 2017."])
    when: When | None = None
    place: Place | None = None
    killed: Figures = Figures()
    grade: Grades = Grades()
    reports: int = Field(examples=[3])
    is_total: bool = Field(default=False, examples=[False])


class Card(CardLite):
    """An incident in a list."""

    injured: Figures = Figures()
    perpetrators: list[Party] = []
    targets: list[Party] = []
    sources: int = Field(examples=[2])
    witnesses: int | None = Field(default=None, examples=[2])
    claims: int = Field(examples=[5])
    review: Reviewed
    part_of: list[str] = Field(default=[], examples=[["inc:b2:77aa00bb11cc"]])
    first_published: str | None = Field(default=None, examples=["2017-10-05"])
    last_published: str | None = Field(default=None, examples=["2017-10-09"])
    graphic: bool = Field(default=False, examples=[False])
