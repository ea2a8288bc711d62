"""The workbench's API asked at random (schemathesis, over its OpenAPI document): ``python -m benchmarks.fuzz [--examples N]``.

Half of the requests keep to the document, half break it. None may be answered with an error of ours (5xx), with a status, a
kind of content or a shape that is not documented, and none that breaks the document may be taken. The app runs in this
process, over a ledger of the example reports that may be written; its work is done by processes of its own, as in `recount serve`.
"""

import argparse
import json
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import hypothesis
import schemathesis
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Err
from schemathesis.python.asgi import get_client

REPORTS = Path("examples/reports")
PORT = 8017
TOKEN = "the token of this run"  # noqa: S105 - of an app that nobody else can ask
REFUSED = ["2xx", "400", "401", "403", "404", "409", "413", "415", "429"]  # for what no schema can say
BROKEN = ["400", "401", "403", "404", "409", "413", "415", "422", "429"]  # for what breaks the document
CHECKS = {
    "checks": {
        "positive_data_acceptance": {"expected-statuses": REFUSED},
        "negative_data_rejection": {"expected-statuses": BROKEN},
    }
}
DECISIONS = (  # kind, whose ids, slot, answer: as people decide
    ("correct", "claim_id", "tolls[0].count", "at_least 12"),
    ("correct", "claim_id", "when", "2017-10-03..2017-10-05"),
    ("correct", "claim_id", "event_type", "shelling"),
    ("correct", "claim_id", "places[0]", "unknown"),
    ("reject", "claim_id", "", "yes"),
    ("accept", "incident_id", "", "yes"),
    ("unsure", "claim_id", "tolls[0]", "unsure"),
    ("grade", "incident_id", "occurrence", "disputed"),
    ("estimate", "incident_id", "killed/all", "12/14/20"),
    ("merge", "incident_id", "", "yes"),
    ("same_event", "incident_id", "", "no"),
    ("copy", "report_id", "", "no"),
)
PAIRS = ("merge", "same_event", "copy")  # kinds about two things

LONGEST = 120  # seconds that an answer may take: processes are started for the first

Ids = Mapping[str, Sequence[str]]
"""What there is to ask for, by the name of the parameter that takes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """An answer that must not be: to what, why, how to ask for it again, and what came."""

    operation: str
    status: int
    why: str
    request: str
    answer: str


@dataclass(slots=True, kw_only=True)
class Run:
    """What was asked: how often each operation answered with each status, and the faults, one of each kind."""

    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    faults: dict[tuple[str, int, str], Fault] = field(default_factory=dict)


def asked(app: Any, *, token: str, examples: int, seed: int = 0) -> Run:
    """Ask each operation of the app so often within its document, and as often against it. The same seed asks the same.

    The app has to be made for port 8017 and this token.
    """
    headers = {"host": f"127.0.0.1:{PORT}", "x-recount-token": token}
    run = Run()
    with get_client(app) as client:
        client.headers.update(headers)
        config = SchemathesisConfig.from_dict(CHECKS)
        ids = _ids(client)
        for mode in GenerationMode:
            schema = schemathesis.openapi.from_dict(_untupled(app.openapi()), config=config)
            schema.app = app
            if mode is GenerationMode.POSITIVE:
                _plant(schema, ids)
            for found in schema.get_all_operations():
                if isinstance(found, Err):
                    raise found.err()
                cases = found.ok().as_strategy(generation_mode=mode)
                _ask(cases, lambda case: _one(run, case, client, headers), examples, seed)
    return run


def _untupled(part: Any) -> Any:
    """The document with `prefixItems` as plain `items`: schemathesis 4.32 makes an array of them where it may not stand."""
    if isinstance(part, list):
        return [_untupled(one) for one in part]
    if not isinstance(part, dict):
        return part
    out = {key: _untupled(value) for key, value in part.items() if key != "prefixItems"}
    if "prefixItems" in part:
        out["items"] = {"anyOf": _untupled(part["prefixItems"])}
    return out


def _ask(cases: Any, one: Any, examples: int, seed: int) -> None:
    """The first so many cases of a strategy, the same for the same seed; where there are none, none."""
    settings = hypothesis.settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
        phases=[hypothesis.Phase.generate],
    )

    @hypothesis.seed(seed)
    @settings
    @hypothesis.given(case=cases)
    def go(case: Case[Any]) -> None:
        one(case)

    try:
        go()
    except Unsatisfiable:  # an operation without parameters can't be asked wrongly
        return


def _one(run: Run, case: Case[Any], client: Any, headers: dict[str, str]) -> None:
    got = case.call(session=client, headers=headers, timeout=LONGEST)
    operation = case.operation.label
    run.answers[operation, got.status_code] += 1
    try:
        case.validate_response(got)
    except FailureGroup as error:
        for failure in error.exceptions:
            why = str(failure)[:400]
            fault = Fault(
                operation=operation,
                status=got.status_code,
                why=why,
                request=case.as_curl_command()[:1000],
                answer=got.text[:400],
            )
            run.faults.setdefault((operation, got.status_code, why.split("\n", 1)[0]), fault)


def _ids(client: Any) -> Ids:
    """Ids that the ledger has, and words for places in its lists."""

    def got(path: str) -> Any:
        return client.get(f"http://127.0.0.1:{PORT}/api/{path}").json()

    reports = [line["id"] for line in got("reports?limit=20")["items"]]
    return {
        "incident_id": [card["id"] for card in got("incidents?limit=20")["items"]],
        "report_id": reports,
        "claim_id": [claim["id"] for key in reports[:5] for claim in got(f"reports/{key}")["claims"]],
        "question_id": [one["id"] for one in got("questions?limit=20")["items"]],
        "decision_id": [one["id"] for one in got("decisions?limit=20")["items"]],
        "job_id": [one["id"] for one in got("jobs")],
        "place_id": ["geonames:1", "geonames:170654"],
        "after": [word for path in ("incidents", "reports", "questions") if (word := got(f"{path}?limit=1")["next"])],
    }


def _plant(schema: Any, ids: Ids) -> None:
    """Let half of the cases name what there is: made up at random, no id would ever be one."""

    def of(name: str, value: object) -> object:
        """What is given, or one of what there is under that name: the same for the same value."""
        number, some = zlib.crc32(repr(value).encode()), ids.get(name, ())
        return some[number // 2 % len(some)] if some and number % 2 else value

    def named(given: Any) -> Any:
        return {name: of(name, value) for name, value in given.items()} if isinstance(given, dict) else given

    def body(given: Any) -> Any:
        if not isinstance(given, dict) or not isinstance(given.get("about"), list) or "kind" not in given:
            return given
        number = zlib.crc32(json.dumps(given, default=str).encode())
        if number % 4 < 2:
            return given
        kind, of, slot, answer = DECISIONS[number // 4 % len(DECISIONS)]
        some = ids[of]
        about = [some[(number + 7 * n) % len(some)] for n in range(1 + (kind in PAIRS))]
        return {"by": "Ana Quist", "kind": kind, "about": about, "slot": slot, "answer": answer}

    @schema.hook("map_path_parameters")  # type: ignore[untyped-decorator] # schemathesis types its hooks as any callable
    def _path(context: Any, path_parameters: Any) -> Any:
        del context
        return named(path_parameters)

    @schema.hook("map_query")  # type: ignore[untyped-decorator] # as above
    def _query(context: Any, query: Any) -> Any:
        del context
        return named(query)

    @schema.hook("map_body")  # type: ignore[untyped-decorator] # as above
    def _body(context: Any, body_: Any) -> Any:
        del context
        return body(body_)


def faults_of(folder: Path, examples: int, seed: int) -> Run:
    """Ask a workbench over the example reports, kept and worked on as `recount serve` does."""
    from recount.extract.engines.lexical import LexicalEngine  # noqa: PLC0415 - what a test of this module needs none of
    from recount.flow.desk import deriving, taking  # noqa: PLC0415 - as above
    from recount.flow.desk.setup import Setup  # noqa: PLC0415 - as above
    from recount.flow.desk.work import Names, Work  # noqa: PLC0415 - as above
    from recount.flow.tools import open_tools  # noqa: PLC0415 - as above
    from recount.serve.app import make_app  # noqa: PLC0415 - as above
    from recount.serve.options import Options  # noqa: PLC0415 - as above
    from recount.serve.ports import Batch, Item  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above
    from recount.vocab.gazetteer import open_gazetteer  # noqa: PLC0415 - as above

    path = folder / "recount.db"
    Ledger.open(path).close()
    open_tools()  # builds the gazetteer where there is none
    setup = Setup(ledger=path, engine=LexicalEngine(), places=False, today=date(2032, 1, 1))
    files = [file for file in sorted(REPORTS.iterdir()) if file.is_file()]
    items = [Item(name=file.name, content=file.read_bytes(), suffix=file.suffix) for file in files]
    taking.take(setup, Batch(items=items), _silent)
    deriving.ask(setup, None, _silent)
    work = Work(setup)
    try:
        ports: dict[str, Any] = dict.fromkeys(("inbox", "desk", "jobs", "exports"), work)
        options = Options(ledger=path, port=PORT, token=TOKEN, places=Names(open_gazetteer()), **ports)
        return asked(make_app(options), token=TOKEN, examples=examples, seed=seed)
    finally:
        work.close()


def _silent(event: object) -> None:
    del event


def main() -> int:
    """Print what was asked and every fault; 1 where there is any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=100, help="requests of each kind to each operation")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        run = faults_of(Path(folder), given.examples, given.seed)
    by_status = Counter(status for (_, status), n in run.answers.items() for _ in range(n))
    print(f"{run.answers.total():,} requests to {len({o for o, _ in run.answers})} operations, seed {given.seed}")
    print("answers: " + ", ".join(f"{n:,} x {status}" for status, n in sorted(by_status.items())))
    for fault in run.faults.values():
        print(f"\n{fault.operation} -> {fault.status}: {fault.why}\n  {fault.request}\n  {fault.answer}")
    print(f"{len(run.faults)} faults, {time.monotonic() - begun:.0f} s")
    return 1 if run.faults else 0


if __name__ == "__main__":
    sys.exit(main())
