"""One voice saying one thing about one event (`gold/GUIDE.md`, "A claim")."""

from dataclasses import dataclass
from enum import StrEnum

from recount.model.counts import Loss, Toll
from recount.model.identity import identify
from recount.model.spans import Quote


class EventType(StrEnum):
    """What was done (`gold/GUIDE.md`; `vocab.codebook` has definitions and counterparts in other codebooks)."""

    AIR_STRIKE = "air_strike"
    DRONE_STRIKE = "drone_strike"
    SHELLING = "shelling"
    BOMBING = "bombing"
    SUICIDE_BOMBING = "suicide_bombing"
    SHOOTING = "shooting"
    CLASH = "clash"
    GROUND_OPERATION = "ground_operation"
    DETENTION = "detention"
    ABDUCTION = "abduction"
    KILLING = "killing"
    CHEMICAL_ATTACK = "chemical_attack"
    DESTRUCTION = "destruction"
    PROTEST_VIOLENCE = "protest_violence"
    OTHER_VIOLENCE = "other_violence"


class Stance(StrEnum):
    """What the voice does with what is said."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DISPUTES = "disputes"
    CANNOT_VERIFY = "cannot_verify"
    RETRACTS = "retracts"
    ANTICIPATES = "anticipates"


class PlaceRelation(StrEnum):
    """How the event stands to the place named."""

    IN = "in"
    NEAR = "near"
    BETWEEN = "between"
    FROM = "from"
    TOWARD = "toward"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place of the event, in the text's words."""

    quote: Quote
    relation: PlaceRelation


FIELDS = ("event_type", "speakers", "perpetrators", "targets", "places", "when", "tolls", "losses", "weapons")
"""The fields of a claim whose confidence an engine may give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldConfidence:
    """How likely one field of a claim is right, if the claim is: `chance` is calibrated, 0..1. `field` is one of `FIELDS`.
    Of places and speakers the first is meant, of other lists all of it; an empty field is right if there is nothing to find.
    """

    field: str
    chance: float

    def __post_init__(self) -> None:
        if self.field not in FIELDS or not 0 <= self.chance <= 1:
            raise ValueError(f"no confidence of a field: {self.field!r} {self.chance}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One voice saying one thing about one event. Never altered later: a new run adds claims.

    `speakers` nearest first, empty = the outlet's own voice. `places` most specific first. `when` holds the words of
    time about the event, None if the report has none. `part_of` is the id of the claim whose aggregate this is a part
    of; `same_event_as` the id of an earlier claim, of the same report, about the same event. `engine` is the name of the engine and the
    digest of its model and tables, `confidence` its calibrated probability (0..1) or None where it gives none, and
    `field_confidence` that of its fields, as far as the engine gives any.
    """

    id: str
    report_id: str
    event_type: EventType
    stance: Stance
    evidence: tuple[Quote, ...]
    speakers: tuple[Quote, ...] = ()
    perpetrators: tuple[Quote, ...] = ()
    targets: tuple[Quote, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    when: Quote | None = None
    tolls: tuple[Toll, ...] = ()
    losses: tuple[Loss, ...] = ()
    weapons: tuple[Quote, ...] = ()
    part_of: str | None = None
    same_event_as: str | None = None
    engine: str = ""
    confidence: float | None = None
    field_confidence: tuple[FieldConfidence, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("a claim without its words is no claim")
        for n, toll in enumerate(self.tolls):
            if toll.part_of is not None and not (0 <= toll.part_of < len(self.tolls) and toll.part_of != n):
                raise ValueError(f"toll {n} is part of {toll.part_of}, which is none of the claim's other tolls")


def claim_id(claim: Claim) -> str:
    """``clm:b2:…`` from what the claim says and where it stands; its links and its engine do not count.

    Two engines that read the same thing from the same words give the same id.
    """

    def at(quotes: tuple[Quote, ...]) -> list[list[int]]:
        return [[q.span.start, q.span.end] for q in quotes]

    return identify(
        "clm",
        {
            "report": claim.report_id,
            "type": claim.event_type,
            "stance": claim.stance,
            "evidence": at(claim.evidence),
            "speakers": at(claim.speakers),
            "perpetrators": at(claim.perpetrators),
            "targets": at(claim.targets),
            "places": [[*at((p.quote,))[0], p.relation] for p in claim.places],
            "when": at((claim.when,)) if claim.when else None,
            "tolls": [
                [
                    t.kind,
                    t.count.low,
                    t.count.high,
                    t.count.wording,
                    t.population,
                    t.group,
                    at((t.quote, *t.named)),
                    t.part_of,
                    *(() if t.best is None else (t.best,)),  # so that claims without one keep their ids
                ]
                for t in claim.tolls
            ],
            "losses": [
                [x.kind, x.loss_class, x.count.low, x.count.high, x.count.wording, at((x.quote,)), x.part_of]
                for x in claim.losses
            ],
            "weapons": at(claim.weapons),
        },
    )
