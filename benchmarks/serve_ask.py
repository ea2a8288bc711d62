"""Readers and writers of `benchmarks.serve_load`: threads that ask a served ledger as the workbench's pages do."""

import http.client
import json
import random
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from benchmarks.scale_made import BEGIN, COUNTRIES, SYLLABLES, TYPES

HOST = "127.0.0.1"
PATIENCE = 60  # seconds until an answer that did not come is an error
CONFLICT = 409
EMPTY = "/api/jobs/none"  # through all doors, to nothing: what any answer costs on this machine now
NOTHING = 404
SORTS = ("when", "-when", "-killed", "reports", "changed")
DAYS = 365
GRADES = ("single_source", "corroborated", "disputed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Got:
    """An answer: its kind, when it was asked for (`time.monotonic`), how long it took in seconds, and its status (0: none)."""

    kind: str
    at: float
    seconds: float
    status: int
    body: bytes = field(default=b"", repr=False)


@dataclass(slots=True)
class Heard:
    """What readers and writers saw, together."""

    answers: list[Got] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    decided: dict[str, tuple[float, str]] = field(default_factory=dict)  # acknowledged: when, and the job that tells
    conflicts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where it is served, what writes bring, and ids to ask for."""

    port: int
    token: str
    incidents: tuple[str, ...]
    reports: tuple[str, ...]


class Client:
    """One connection that stays open, as a browser's."""

    def __init__(self, where: Where, heard: Heard) -> None:
        self.where = where
        self.heard = heard
        self._line = http.client.HTTPConnection(HOST, where.port, timeout=PATIENCE)

    def get(self, kind: str, path: str, *fine: int) -> Got:
        """Ask; an answer of another status than 200 or those that are `fine` is an error."""
        return self._ask(kind, ("GET", path, None, {}), fine)

    def post(self, kind: str, path: str, body: Any, *fine: int) -> Got:
        """Send; as `get`, 201 being fine."""
        headers = {"Content-Type": "application/json", "X-Recount-Token": self.where.token}
        return self._ask(kind, ("POST", path, json.dumps(body), headers), (201, *fine))

    def _ask(self, kind: str, request: tuple[str, str, str | None, dict[str, str]], fine: tuple[int, ...]) -> Got:
        at, status, body = time.monotonic(), 0, b""
        method, path, sent, headers = request
        try:
            self._line.request(method, path, sent, headers)
            answer = self._line.getresponse()
            status, body = answer.status, answer.read()
        except (OSError, http.client.HTTPException) as error:
            self._line.close()
            body = repr(error).encode()
        got = Got(kind=kind, at=at, seconds=time.monotonic() - at, status=status, body=body)
        self.heard.answers.append(Got(kind=kind, at=at, seconds=got.seconds, status=status))
        if status not in (200, *fine):
            self.heard.errors.append(f"{method} {path}: {status} {body[:200].decode(errors='replace')}")
        return got


def read(client: Client, rng: random.Random, *, days: int) -> None:
    """Ask for one thing that a page shows; `days`: how long the war is."""
    kind, path = rng.choice(tuple(_paths(client.where, rng, days)))
    # Perhaps there is no question yet; and an incident may have gone into another meanwhile, which its answer says
    nothing = (NOTHING,) if kind in ("empty", "question", "incident") else ()
    got = client.get(kind, path, *nothing)
    if kind == "list" and got.status == 200 and rng.random() < 0.5:
        after = json.loads(got.body)["next"]
        if after:
            client.get("page", f"{path}&after={quote(after)}")


def _paths(where: Where, rng: random.Random, days: int) -> Iterator[tuple[str, str]]:
    """One of each kind, never the same twice but by chance: what was made once and kept would tell nothing."""
    start = BEGIN.toordinal() + rng.randrange(days)
    since = f"from={BEGIN.fromordinal(start)}&to={BEGIN.fromordinal(start + rng.randint(7, DAYS))}"
    country, kind = rng.choice(COUNTRIES), rng.choice(tuple(TYPES)).value
    west, south = rng.uniform(18, 48), rng.uniform(8, 38)
    box = f"bbox={west:.2f},{south:.2f},{west + 6:.2f},{south + 6:.2f}"
    words = "+".join("".join(rng.choices(SYLLABLES, k=2)) for _ in range(rng.randint(1, 2)))
    yield "list", f"/api/incidents?{since}&sort={rng.choice(SORTS)}"
    yield "list", f"/api/incidents?country={country}&event_type={kind}&min_killed={rng.randint(0, 40)}"
    yield "list", f"/api/incidents?q={words}&{box}"
    yield "incident", f"/api/incidents/{rng.choice(where.incidents)}"
    yield "incident", f"/api/incidents/{rng.choice(where.incidents)}"
    yield "question", "/api/questions/next"
    yield "question", f"/api/questions?limit={rng.randint(1, 20)}"
    yield "map", f"/api/map?zoom={rng.randint(2, 6)}&{since}"
    yield "map", f"/api/map?zoom={rng.randint(5, 10)}&{box}"
    yield "map", f"/api/map?zoom={rng.randint(2, 9)}&event_type={kind}"
    yield "timeline", f"/api/timeline?country={country}&{since}"
    yield "search", f"/api/search?q={words}"
    yield "search", f"/api/search?q={rng.choice(('hospital', 'mayor', 'shelling', 'rebels'))}+{words}"
    yield "report", f"/api/reports/{rng.choice(where.reports)}"
    yield "empty", EMPTY


class Writer:
    """A person who decides: opens an incident, says something about it, and takes some of that back."""

    def __init__(self, client: Client, rng: random.Random, name: str) -> None:
        self.client = client
        self.rng = rng
        self.name = name
        self._mine: list[str] = []
        self._said: set[tuple[str, str]] = set()  # who says the same twice is refused

    def decide(self) -> None:
        """One decision."""
        if self._mine and self.rng.random() < 0.2:
            undone = self._mine.pop(self.rng.randrange(len(self._mine)))
            self._post(f"/api/decisions/{undone}/undo", {"by": self.name, "reason": "a slip"})
            return
        key = self.rng.choice(self.client.where.incidents)
        got = self.client.get("open", f"/api/incidents/{key}", 404)  # it may have gone into another meanwhile
        if got.status == 200:
            made = self._post("/api/decisions", self._decision(json.loads(got.body)))
            self._mine += [made] if made else []

    def _decision(self, incident: dict[str, Any]) -> dict[str, Any]:
        claim = self.rng.choice(incident["claims"])
        tolls = [toll for toll in claim["tolls"] if toll["kind"] == "killed"]
        body: dict[str, Any] = {"by": self.name, "seen": {incident["id"]: incident["version"]}, "reason": "measured"}
        pick = self.rng.random()
        if tolls and pick < 0.5:
            number = self.rng.randint(1, 90)
            return {**body, "kind": "correct", "about": [claim["id"]], "slot": "tolls[0].count", "answer": str(number)}
        if pick < 0.75 and self._new(claim["id"], "yes"):
            return {**body, "kind": "accept", "about": [claim["id"]], "answer": "yes"}
        grade = next((one for one in self.rng.sample(GRADES, 3) if self._new(incident["id"], one)), GRADES[0])
        return {**body, "kind": "grade", "about": [incident["id"]], "slot": "occurrence", "answer": grade}

    def _new(self, about: str, answer: str) -> bool:
        first = (about, answer) not in self._said
        self._said.add((about, answer))
        return first

    def _post(self, path: str, body: dict[str, Any]) -> str | None:
        got = self.client.post("decide", path, body, CONFLICT)
        if got.status == CONFLICT:
            self.client.heard.conflicts += 1
        if got.status != 201:
            return None
        kept = json.loads(got.body)
        made = str(kept["decision"]["id"])
        self.client.heard.decided[made] = (got.at + got.seconds, kept["job"]["id"])
        return made


def every(pause: float, until: float, rng: random.Random, act: Callable[[], None]) -> threading.Thread:
    """A started thread that acts every `pause` seconds (sooner never; later where an answer took longer) until `until`."""

    def run() -> None:
        due = time.monotonic() + rng.uniform(0, pause)
        while due < until:
            time.sleep(max(0.0, due - time.monotonic()))
            act()
            due = max(due + pause, time.monotonic())

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread
