"""What a person is asked, and what a named person answered. Append-only."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from recount.model.spans import Quote


class DecisionKind(StrEnum):
    """What a decision does (`docs/review.md`; `review.shapes` says what each must be about and how it is answered)."""

    SAME_EVENT = "same_event"  # claims: of one event?
    MERGE = "merge"  # claims, all of one event from here on
    SPLIT = "split"  # claims, those in the answer an event of their own
    ACCEPT = "accept"  # an incident, a claim, or one slot of a claim, as it stands
    CORRECT = "correct"  # one slot of a claim
    REJECT = "reject"  # a claim, or one slot of it
    ADD = "add"  # a claim that a second coder alone has
    UNSURE = "unsure"  # a claim or a slot that a person looked at and left open
    GRADE = "grade"  # one axis of an incident's grade
    ESTIMATE = "estimate"  # a person's figure for an incident, shown beside the methods
    TRANSLATE = "translate"  # a report: a person's translation, into the language that the slot names
    COPY = "copy"  # two reports: is the first a copy of the second?
    UNDO = "undo"  # takes back the decision that it supersedes
    WITHDRAW = "withdraw"  # reports, erased from the ledger


class WithdrawalReason(StrEnum):
    """Why a report was withdrawn. The code alone leaves the ledger, for it says nothing of anybody (`docs/history.md`)."""

    REQUEST = "request"  # a person named in it, or a relative, asked for it
    PRIVACY = "privacy"  # it says of a private person what should not be kept
    SAFETY = "safety"  # it puts somebody in danger
    CONSENT = "consent"
    COPYRIGHT = "copyright"
    LAW = "law"
    ERROR = "error"  # it should not have come in: a wrong file, a wrong day
    DUPLICATE = "duplicate"
    FABRICATED = "fabricated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words that a claim rests on, and the slot that holds them (``tolls[0]``)."""

    slot: str
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a decision was about, as it stood: enough to find the claim again after its report was coded anew.

    `event_type` and `stance` are the claim's. `value` is what the slot held, in the words in which an answer is given;
    for an incident, its figures. `incident` is the id of the incident that held the claim then, if one did.
    """

    claim_id: str
    report_id: str
    event_type: str
    stance: str
    marks: tuple[Mark, ...]
    value: str = ""
    incident: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a named person answered, when (aware UTC) and why. `id` is minted; `supersedes` is an earlier decision.

    `about` are ids: of claims, of an incident, of reports, by `kind`. `slot` is the slot of the one claim in `about` that
    is meant, or the axis of a grade, or ``killed/all`` of an estimate; empty is all of it. `words` are the report's words
    that a corrected value rests on. `anchors` say where to find again what it is about; a decision that was found again
    after a new coding supersedes the one that the person took, keeps its `by`, `at` and `reason`, and names it in `moved`.
    """

    id: str
    kind: str
    about: tuple[str, ...]
    answer: str
    by: str
    at: datetime
    reason: str = ""
    supersedes: str | None = None
    slot: str = ""
    words: tuple[Quote, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    moved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to answer a question: the decision it makes. `about` and `slot` are the question's where they are empty.

    `key` is what a person types, `text` says what the answer means. An empty `answer` with `asks` set is typed in by the
    person: `asks` is the prompt.
    """

    key: str
    text: str
    kind: str
    answer: str = ""
    about: tuple[str, ...] = ()
    slot: str = ""
    supersedes: str | None = None
    asks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """The words to look at before answering: `title` says who says so and when, `quotes` are the claim's evidence, and `words`
    those in it on which the value in question rests.
    """

    title: str
    claim_id: str
    quotes: tuple[Quote, ...]
    words: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a person is asked about which things, and what hangs on the answer.

    `id` is derived from what is asked, so that the same doubt has the same id. `effect` says in people what the answer
    would change ("killed: best 12 or 19"). `people` is by how much, at the most, and `doubt` how open the answer is (0..1);
    `use` is their product, by which questions are ordered.
    """

    id: str
    kind: str
    about: tuple[str, ...]
    text: str
    effect: str = ""
    slot: str = ""
    options: tuple[Option, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    people: float = 0.0
    doubt: float = 0.0

    @property
    def use(self) -> float:
        """How much an answer is expected to move published numbers."""
        return self.people * self.doubt
