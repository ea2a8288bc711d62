"""The board of jobs: from waiting to done or failed, with what was said in between."""

from recount.flow.desk.board import KEPT, Board
from recount.flow.desk.worker import Ended, Event


def test_a_job_goes_from_waiting_to_done() -> None:
    """With how far it was, what failed, and what it made."""
    board = Board()
    job = board.new("add")
    assert (job.state, board.waiting("add")) == ("waiting", job)
    board.begin(job.id)
    board.hear(job.id, Event(done=1, total=3, step="coding"))
    board.hear(job.id, Event(failure=("b.pdf", "it is no PDF", "Save it again", "text")))
    board.hear(job.id, Event(made=("reports", ("rep:1",))))
    board.end(job.id, Ended())
    now = board.get(job.id)
    assert now is not None
    assert (now.state, now.done, now.total, now.step) == ("done", 1, 3, "coding")
    assert [f["name"] for f in now.failures] == ["b.pdf"]
    assert now.made == {"reports": ("rep:1",)}
    assert board.waiting("add") is None


def test_a_job_that_fails_says_why() -> None:
    """In the same place as its items do."""
    board = Board()
    job = board.new("derive")
    board.end(job.id, Ended(error="ledger", words="the disk is full"))
    now = board.get(job.id)
    assert now is not None
    assert (now.state, now.failures[-1]["why"]) == ("failed", "the disk is full")


def test_old_jobs_are_forgotten() -> None:
    """The newest are kept, and listed first."""
    board = Board()
    jobs = [board.new("derive") for _ in range(KEPT + 5)]
    assert board.get(jobs[0].id) is None
    assert board.recent()[0].id == jobs[-1].id
