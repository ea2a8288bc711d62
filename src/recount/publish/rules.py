"""The safety rules in plain words, for whoever chooses them: what each does and why, and what no profile changes."""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

from recount.publish.profile import SafetyProfile


class Kind(StrEnum):
    """What a rule is set to."""

    DAYS = "days"
    NUMBER = "number"
    LEVEL = "level"  # how finely a place is shown
    YES = "yes"  # or no
    OUTLETS = "outlets"  # names of them


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleWords:
    """A field of `SafetyProfile`: what it is called, what it does, and why it is there."""

    name: str
    title: str
    kind: Kind
    says: str
    why: str


RULES = (
    RuleWords(
        name="delay_days",
        title="Delay",
        kind=Kind.DAYS,
        says="An incident goes out only so many days after the last day on which it may have happened. Without a day, that of "
        "its latest report counts; without any, it never goes out.",
        why="Fresh reports with a place can serve an attack.",
    ),
    RuleWords(
        name="materiel_delay_days",
        title="Delay of losses",
        kind=Kind.DAYS,
        says="The same, where an incident tells only of weapons and vehicles lost, or of fighters exposed.",
        why="What an army lost, and where, is what its enemy wants to know.",
    ),
    RuleWords(
        name="finest_place",
        title="Places",
        kind=Kind.LEVEL,
        says="The finest that a place is shown; a coarse one is never made finer.",
        why="A point feigns what nobody knows, and leads somebody there.",
    ),
    RuleWords(
        name="finest_facility",
        title="Hospitals, schools, camps",
        kind=Kind.LEVEL,
        says="The finest that a place is shown where a hospital, school, shelter, base, power station or the like was struck.",
        why="In a small place the point of the settlement is that of the facility.",
    ),
    RuleWords(
        name="finest_materiel",
        title="Places of losses",
        kind=Kind.LEVEL,
        says="The finest that a place is shown where an incident tells only of things lost or fighters exposed.",
        why="As for the delay of losses.",
    ),
    RuleWords(
        name="few_people",
        title="Few people",
        kind=Kind.NUMBER,
        says="Incidents with fewer killed and hurt people than this are shown at their first-level region. 0: none are.",
        why="One person who died in a village on a day is easily told by name.",
    ),
    RuleWords(
        name="only_reviewed",
        title="Only what was reviewed",
        kind=Kind.YES,
        says="What no person has accepted is held back. Otherwise it goes out, marked as a machine's proposal.",
        why="The engine errs. It is not the default, because a team that begins has nothing reviewed.",
    ),
    RuleWords(
        name="source_urls",
        title="Addresses of reports",
        kind=Kind.YES,
        says="The addresses of reports go out beside outlet and day.",
        why="Addresses often carry names, and channels lead to people: off by default.",
    ),
    RuleWords(
        name="reviewer_names",
        title="Names of reviewers",
        kind=Kind.YES,
        says="Who reviewed an incident goes out by name, not only that somebody did.",
        why="A reviewer can be leant on: off by default.",
    ),
    RuleWords(
        name="undisclosed_sources",
        title="Outlets that are not named",
        kind=Kind.OUTLETS,
        says="Their reports count, and stand as “undisclosed source”.",
        why="That somebody spoke to an outlet can bring harm to them.",
    ),
    RuleWords(
        name="restricted_sources",
        title="Outlets that let nothing out",
        kind=Kind.OUTLETS,
        says="An incident that rests on one, with others or alone, is held back.",
        why="Some reports were given in confidence.",
    ),
)
ALWAYS = (
    "Nobody is named: no victims, no witnesses, no private persons accused. Parties appear by their neutral names in the list of actors.",
    "No words, titles or files of reports go out.",
    "Claims about the future (plans, threats) go out in no format.",
    "What was withdrawn goes out as an id to delete and a code for the reason.",
    "Every row says whether a person reviewed it, by which rules and as of which day it was made.",
)


def default(rule: RuleWords) -> object:
    """What a rule is set to where no profile says otherwise."""
    return next(f.default for f in dataclasses.fields(SafetyProfile) if f.name == rule.name)
