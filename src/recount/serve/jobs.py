"""Endpoints: what goes on in the background."""

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response
from pydantic import RootModel

from recount.serve.errors import not_found, responses
from recount.serve.payloads.decisions import Failure, Job, Made
from recount.serve.ports import Progress
from recount.serve.room import In, answer

router = APIRouter(tags=["jobs"])
Listed = RootModel[list[Job]]


def wire_job(job: Progress) -> Job:
    """A job on the wire."""
    return Job.model_validate(
        {
            "id": job.id,
            "kind": job.kind,
            "state": job.state,
            "done": job.done,
            "total": job.total,
            "step": job.step,
            "failures": [Failure.model_validate(one) for one in job.failures],
            "made": Made.model_validate(dict(job.made)),
        }
    )


@router.get("/jobs", response_model=list[Job], responses=responses())
def jobs(room: In) -> Response:
    """The newest jobs, the newest first."""
    recent = room.options.jobs.recent() if room.options.jobs else ()
    return answer(Listed([wire_job(job) for job in recent]))


@router.get("/jobs/{job_id}", response_model=Job, responses=responses(404))
def job(room: In, job_id: Annotated[str, Path(max_length=100)]) -> Response:
    """One job."""
    found = room.options.jobs.job(job_id) if room.options.jobs else None
    if found is None:
        raise not_found(f"There is no job {job_id}: jobs are forgotten when Recount stops.", "Look at the newest jobs.")
    return answer(wire_job(found))
