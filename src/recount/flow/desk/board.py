"""The board of jobs: what goes on in the background, as the workbench asks for it. Forgotten when Recount stops."""

import threading
from collections import OrderedDict
from dataclasses import replace

from recount.flow.desk.worker import Ended, Event
from recount.serve.ports import Progress

KEPT = 200  # jobs, the newest
RECENT = 50  # listed


class Board:
    """Jobs by id. Safe in threads."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Progress] = OrderedDict()
        self._lock = threading.Lock()
        self._number = 0

    def new(self, kind: str) -> Progress:
        """A job that waits."""
        with self._lock:
            self._number += 1
            job = Progress(id=f"job-{self._number}", kind=kind, state="waiting")
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
            return job

    def get(self, job_id: str) -> Progress | None:
        """A job as it is now."""
        with self._lock:
            return self._jobs.get(job_id)

    def recent(self) -> list[Progress]:
        """The newest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))[:RECENT]

    def waiting(self, kind: str) -> Progress | None:
        """A job of this kind that has not begun."""
        with self._lock:
            return next((j for j in self._jobs.values() if (j.kind, j.state) == (kind, "waiting")), None)

    def count(self, kind: str) -> int:
        """How many jobs of this kind wait."""
        with self._lock:
            return sum((j.kind, j.state) == (kind, "waiting") for j in self._jobs.values())

    def begin(self, job_id: str) -> None:
        """It runs now."""
        self._change(job_id, state="running")

    def hear(self, job_id: str, event: Event) -> None:
        """What a task says of itself."""
        with self._lock:
            job = self._jobs.get(job_id)
            if job is None:
                return
            told = {name: getattr(event, name) for name in ("done", "total", "step")}
            changed = {name: value for name, value in told.items() if value is not None}
            if event.failure is not None:
                name, why, then, needs = event.failure
                changed["failures"] = (*job.failures, {"name": name, "why": why, "next": then, "needs": needs})
            if event.made is not None:
                changed["made"] = {**job.made, event.made[0]: event.made[1]}
            self._jobs[job_id] = replace(job, **changed)

    def end(self, job_id: str, ended: Ended) -> None:
        """It is over; an error is one failure more."""
        job = self.get(job_id)
        if job is None:
            return
        if ended.error is None:
            self._change(job_id, state="done")
            return
        fault = {"name": job.kind, "why": ended.words, "next": "What was acknowledged is kept. Try again."}
        with self._lock:
            self._jobs[job_id] = replace(self._jobs[job_id], state="failed", failures=(*job.failures, fault))

    def _change(self, job_id: str, *, state: str) -> None:
        with self._lock:
            if job_id in self._jobs:
                self._jobs[job_id] = replace(self._jobs[job_id], state=state)
