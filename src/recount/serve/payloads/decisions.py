"""Questions, decisions and jobs on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from recount.serve.payloads.cards import CardLite
from recount.serve.payloads.claims import Quote
from recount.serve.payloads.shapes import Asked, Line, Lines, Shape

Id = Annotated[str, Field(max_length=200)]


class Decision(Shape):
    """What a named person decided. `sentence` is as `recount decisions` prints it."""

    id: str = Field(examples=["dec:0a1b2c3d4e5f"])
    short: str = Field(examples=["0a1b2c3d"])
    kind: str = Field(examples=["correct"])
    about: list[str] = Field(examples=[["clm:b2:aa11bb22cc33"]])
    slot: str = Field(default="", examples=["tolls[0].count"])
    answer: str = Field(examples=["15"])
    by: str = Field(examples=["Ana Quist"])
    at: str = Field(examples=["2018-05-03T09:12:00+00:00"])
    reason: str = Field(default="", examples=["the ministry revised it"])
    supersedes: str | None = None
    taken_back_by: str | None = None
    stands: bool = Field(default=True, examples=[True])
    sentence: str = Field(
        examples=["correct tolls[0].count of claim aa11bb22: 15 (was 12), by Ana Quist on 3 May 2018"]
    )
    incidents: list[str] = Field(default=[], examples=[["inc:b2:1f2e3d4c5b6a"]])


class Option(Shape):
    """One way to answer: send `kind`, `answer`, `about` and `slot` as a decision (the question's where these are empty).

    An option that `asks` wants an answer typed in.
    """

    key: str = Field(examples=["y"])
    text: str = Field(examples=["yes, one event"])
    kind: str = Field(examples=["same_event"])
    answer: str = Field(default="", examples=["yes"])
    about: list[str] = []
    slot: str = ""
    supersedes: str | None = None
    asks: str = ""


class Marked(Quote):
    """Words with the text around them."""

    text_before: str = ""
    text_after: str = ""


class Excerpt(Shape):
    """Words to look at before answering; `words` are those in question."""

    title: str = Field(examples=["the mayor, Valley Post, 5 Oct 2017"])
    claim_id: str = Field(examples=["clm:b2:aa11bb22cc33"])
    report_id: str | None = Field(default=None, examples=["rep:b2:00ff11ee22dd"])
    quotes: list[Marked] = []
    words: list[Marked] = []


class Question(Shape):
    """What is asked about which things, and what hangs on the answer."""

    id: str = Field(examples=["qst:b2:5e5f60616263"])
    short: str = Field(examples=["5e5f6061"])
    kind: str = Field(examples=["same_event"])
    text: str = Field(examples=["Do these two tell of one event? They stand as two incidents."])
    effect: str = Field(default="", examples=["killed: best 12 or 19"])
    people: float = Field(default=0, examples=[7.0])
    doubt: float = Field(default=0, examples=[0.8])
    use: float = Field(default=0, examples=[5.6])
    about: list[str] = []
    slot: str = ""
    options: list[Option] = []
    excerpts: list[Excerpt] = []
    incidents: list[CardLite] = []
    seen: dict[str, str] = Field(
        default={},
        description="The versions of the incidents, to send back with the decision; of a question in a list left out.",
        examples=[{"inc:b2:1f2e3d4c5b6a": "9c0d1e2f"}],
    )


class Words(Asked):
    """Words of a report that a corrected value rests on (code points, half-open)."""

    report_id: str = Field(examples=["rep:b2:00ff11ee22dd"])
    start: int = Field(ge=0, le=100_000_000, examples=[104])
    end: int = Field(ge=1, le=100_000_000, examples=[122])


class Meaning(Shape):
    """One thing that words may mean: the `answer` of a correction, and how it reads."""

    answer: str | None = Field(default=None, examples=["at_least 12"])
    label: str = Field(default="", examples=["at least 12"])
    because: str = Field(default="", examples=["the number that these words say"])


class WordsRead(Meaning):
    """What selected words say in a slot, as the engine reads them. `answer` is null where nothing, or no one thing, is read."""

    exact: str = Field(examples=["at least twelve people"])
    candidates: list[Meaning] = []


class NewDecision(Asked):
    """What a person decides (`docs/review.md` says which kinds there are and how each is answered). `seen` are the versions of
    the incidents as the person saw them: another version now is a conflict, and nothing is kept. `question` is the id of
    the question that this answers.
    """

    kind: Line = Field(max_length=40, examples=["correct"])
    about: list[Id] = Field(min_length=1, max_length=2_000, examples=[["clm:b2:aa11bb22cc33"]])
    answer: str = Field(default="yes", max_length=100_000, examples=["15"])
    by: Line = Field(min_length=1, max_length=200, examples=["Ana Quist"])
    reason: Lines = Field(default="", max_length=10_000, examples=["the ministry revised it"])
    slot: Line = Field(default="", max_length=100, examples=["tolls[0].count"])
    words: Words | None = None
    seen: dict[Id, Id] = Field(default={}, max_length=2_000, examples=[{"inc:b2:1f2e3d4c5b6a": "9c0d1e2f"}])
    supersedes: Id | None = None
    question: Id | None = Field(default=None, examples=["qst:b2:5e5f60616263"])


class Looked(NewDecision):
    """A decision to look ahead to. `tab` is the page that asks: of several that it asks for only the last has to be answered."""

    tab: Line = Field(default="", max_length=100, examples=["3f0a"])


class Undo(Asked):
    """Who takes a decision back, and why."""

    by: Line = Field(min_length=1, max_length=200, examples=["Ana Quist"])
    reason: Lines = Field(default="", max_length=10_000, examples=["the wrong report"])


class EstimateLite(Shape):
    """One figure without its grounds."""

    kind: str = Field(examples=["killed"])
    population: str = Field(examples=["all"])
    method: str = Field(examples=["ucdp"])
    low: int | None = Field(default=None, examples=[9])
    best: int | None = Field(default=None, examples=[12])
    high: int | None = Field(default=None, examples=[14])


class Moved(Shape):
    """An incident before and after; empty on one side: it is new, or gone."""

    id: str = Field(examples=["inc:b2:1f2e3d4c5b6a"])
    before: list[EstimateLite] = []
    after: list[EstimateLite] = []


class Effect(Shape):
    """What a decision would do to published numbers. Nothing was kept."""

    incidents: list[Moved]
    sentence: str = Field(
        examples=["Killed by UCDP's rules, added up over the incidents touched: 12 before, 15 after."]
    )


class Failure(Shape):
    """One item that failed while the rest went on. `needs` is what a person can give that mends it: the report's words, its
    day of publication, or somebody who codes it by hand; empty: nothing of these.
    """

    name: str = Field(examples=["scan.pdf"])
    why: str = Field(examples=["the file holds pictures of text only"])
    next: str = Field(examples=["Give it as text"])
    needs: Literal["", "text", "day", "hand"] = Field(default="", examples=["text"])


class Made(Shape):
    """Ids of what a job made."""

    reports: list[str] = Field(default=[], examples=[["rep:b2:00ff11ee22dd"]])
    incidents: list[str] = Field(default=[], examples=[["inc:b2:1f2e3d4c5b6a"]])
    releases: list[str] = Field(default=[], description="Names of release folders.", examples=[["2025-06"]])


class Job(Shape):
    """Work in the background: how far it is, what failed, what it made."""

    id: str = Field(examples=["job-3"])
    kind: Literal["add", "derive", "look", "release"] = Field(examples=["add"])
    state: Literal["waiting", "running", "done", "failed"] = Field(examples=["running"])
    done: int = Field(default=0, examples=[3])
    total: int | None = Field(default=None, examples=[12])
    step: str = Field(default="", examples=["coding"])
    failures: list[Failure] = []
    made: Made = Made()


class Kept(Shape):
    """A decision that is on disk, and the job that tells the incidents anew."""

    decision: Decision
    job: Job | None = None
