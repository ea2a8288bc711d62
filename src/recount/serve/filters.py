"""The filters of a request, the same for lists, map, timeline and counts."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from recount.serve.errors import RefusedError
from recount.store.shelf.wanted import Box, Circle, Wanted

Word = Annotated[str, Field(max_length=200)]
Words = Annotated[list[Word], Field(max_length=100)]
Method = Literal["as_told", "ucdp", "acled"]
FARTHEST = 2_000  # kilometres: beyond, a circle on a plane is no circle on Earth


class Filters(BaseModel):
    """Which incidents. Of several values of one filter any will do; all filters have to hold."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    q: Annotated[str, Field(max_length=300, description="Words of its reports; the last one may be cut short.")] = ""
    from_: Annotated[date | None, Field(alias="from", description="First day; its window touches it or later.")] = None
    to: Annotated[date | None, Field(description="Last day; its window touches it or earlier.")] = None
    bbox: Annotated[
        str | None, Field(max_length=100, description="west,south,east,north in degrees; its circle touches it.")
    ] = None
    near: Annotated[str | None, Field(max_length=100, description="lat,lon,km: its circle touches this one.")] = None
    country: Annotated[Words, Field(description="ISO 3166-1 alpha-2.")] = []
    admin1: Annotated[Word | None, Field(description="The name of a first-level region.")] = None
    event_type: Words = []
    actor: Annotated[Words, Field(description="Ids of actors.")] = []
    side: Annotated[Literal["perpetrator", "target"] | None, Field(description="The role of `actor`.")] = None
    grade: Annotated[Words, Field(description="Of occurrence.")] = []
    harm: Annotated[Words, Field(description="Airwars' grade of civilian harm.")] = []
    review: Literal["reviewed", "proposed"] | None = None
    source: Annotated[Words, Field(description="Names of outlets.")] = []
    min_killed: Annotated[
        int | None, Field(ge=0, le=1_000_000_000, description="By `method`: best, else low, else high.")
    ] = None
    kind: Annotated[Literal["event", "total"] | None, Field(description="Totals sum up other incidents.")] = None
    method: Method = "ucdp"
    undated: Annotated[bool, Field(description="Only those without a day.")] = False
    unplaced: Annotated[bool, Field(description="Only those without a point.")] = False
    inside: Annotated[bool, Field(description="Only windows wholly between `from` and `to`.")] = False
    wide: Annotated[bool, Field(description="Only those with days in more than one calendar month.")] = False

    def wanted(self) -> Wanted:
        """The filters as the shelf takes them.

        Raises:
            RefusedError: a box or a circle is none.
        """
        return Wanted(
            words=self.q,
            start=self.from_,
            end=self.to,
            box=_box(self.bbox),
            near=_circle(self.near),
            countries=tuple(self.country),
            admin1=self.admin1,
            event_types=tuple(self.event_type),
            actors=tuple(self.actor),
            side=self.side,
            grades=tuple(self.grade),
            harms=tuple(self.harm),
            reviewed=None if self.review is None else self.review == "reviewed",
            sources=tuple(self.source),
            min_killed=self.min_killed,
            kind=self.kind,
            method=self.method,
            undated=self.undated,
            unplaced=self.unplaced,
            inside=self.inside,
            wide=self.wide,
        )

    def key(self) -> str:
        """The same for the same question."""
        return self.model_dump_json(exclude_defaults=True)


Sort = Literal["when", "-when", "killed", "-killed", "reports", "changed", "published"]
After = Annotated[str | None, Field(max_length=500, description="`next` of the page before.")]


class ListFilters(Filters):
    """Which incidents, in which order, and which part of them."""

    sort: Annotated[Sort, Field(description="What has no day or number comes last.")] = "-when"
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    after: After = None


class MapFilters(Filters):
    """Which incidents, on a map of which zoom."""

    zoom: Annotated[int, Field(ge=0, le=22)] = 2


class TimeFilters(Filters):
    """Which incidents, in stretches of which length."""

    bucket: Literal["auto", "day", "week", "month", "year"] = "auto"


Filtered = Annotated[Filters, Query()]
Listed = Annotated[ListFilters, Query()]
Mapped = Annotated[MapFilters, Query()]
Timed = Annotated[TimeFilters, Query()]


def _numbers(words: str, many: int, name: str, shape: str) -> list[float]:
    try:
        found = [float(part) for part in words.split(",")]
    except ValueError:
        found = []
    if len(found) != many or not all(abs(number) < 100_000 for number in found):  # nan is not below either
        raise RefusedError(
            400, "filter", f"{name} is {shape}, not {words!r}.", "Write plain numbers with commas between."
        )
    return found


def _box(words: str | None) -> Box | None:
    if words is None:
        return None
    west, south, east, north = _numbers(words, 4, "bbox", "west,south,east,north")
    if not (-90 <= south <= north <= 90):
        raise RefusedError(400, "filter", "bbox needs -90 <= south <= north <= 90.", "Write west,south,east,north.")
    if east - west >= 360:
        return Box(west=-180, south=south, east=180, north=north)
    return Box(west=_turned(west), south=south, east=_turned(east), north=north)


def _turned(lon: float) -> float:
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180


def _circle(words: str | None) -> Circle | None:
    if words is None:
        return None
    lat, lon, km = _numbers(words, 3, "near", "lat,lon,km")
    if not (-90 <= lat <= 90 and 0 < km <= FARTHEST):
        raise RefusedError(
            400, "filter", f"near needs a latitude and more than 0, at most {FARTHEST} km.", "Write lat,lon,km."
        )
    return Circle(lat=lat, lon=_turned(lon), km=km)
