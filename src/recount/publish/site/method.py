"""The methodology page's facts, read from the tables and constants that the program itself goes by."""

import dataclasses
from dataclasses import dataclass

from recount.publish.profile import Level, SafetyProfile
from recount.publish.site.shown import METHODS
from recount.vocab.codebook import record_codes, section
from recount.vocab.vague import VagueRule, vague_rules

GRADES = (
    ("Did it happen", "occurrence", record_codes),
    ("Harm to civilians", "harm", record_codes),
)
SAYS = {
    "delay_days": "days after its last possible day until an incident is published",
    "materiel_delay_days": "days, where it tells only of things lost or fighters exposed",
    "finest_place": "the finest that a place is shown",
    "finest_facility": "the finest, where a hospital, school, camp or the like was struck",
    "finest_materiel": "the finest, where it tells only of things lost or fighters exposed",
    "source_urls": "addresses of reports are shown",
    "reviewer_names": "the names of those who reviewed are shown",
    "only_reviewed": "what nobody reviewed is held back",
    "few_people": "incidents with fewer killed and hurt than this are shown at their region (0: none are)",
    "undisclosed_sources": "outlets that are not named",
    "restricted_sources": "outlets whose reports let nothing out",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the safety profile: its name, what it is set to, by default, and what it means."""

    name: str
    value: str
    default: str
    says: str


def methods() -> list[tuple[str, str]]:
    """The rules by which figures are made, each in a plain sentence."""
    told = record_codes()["method"]
    return [(name, told[code]) for code, name in METHODS.items() if code in told]


def vague() -> list[tuple[str, list[VagueRule]]]:
    """By method, what it makes of words that give no number."""
    found = [(name, [r for r in vague_rules() if r.method == code]) for code, name in METHODS.items()]
    return [(name, rules) for name, rules in found if rules]


def grades() -> list[tuple[str, list[tuple[str, str]]]]:
    """Both axes with their values, each in a plain sentence."""
    return [(name, list(tables()[code].items())) for name, code, tables in GRADES]


def types() -> list[tuple[str, str]]:
    """The types of event, each in a plain sentence."""
    return [(e.value, e.definition) for e in section("event_type")]


def safety(profile: SafetyProfile) -> list[Rule]:
    """Each rule of the profile that this release went by. Lists of sources are counted, never shown."""
    plain = SafetyProfile()
    return [
        Rule(
            name=field.name,
            value=_said(getattr(profile, field.name)),
            default=_said(getattr(plain, field.name)),
            says=SAYS[field.name],
        )
        for field in dataclasses.fields(SafetyProfile)
        if field.name != "name"
    ]


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Level):
        return value.words
    return str(len(value)) if isinstance(value, tuple) else str(value)
