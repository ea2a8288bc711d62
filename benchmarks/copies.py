"""Which reports are copies of which?  ``python -m benchmarks.copies [FOLDER] [--json] [--worst N] [--reports N]``

On invented families of stories (`benchmarks.copy_families`): recall by what was done to a story, precision by relation,
and how many lookalikes (statements from one form, quoted passages, shared background) were taken for copies. With FOLDER,
on its news articles (`gva/articles.jsonl`): kinships inside one incident and across incidents; only pages from which a
claim is read count. Where datasketch is installed (extra `bench`), its MinHash-LSH runs beside. Then the time of signatures and of finding all kinships among `--reports` stories, and their size.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.copies_lsh import beside
from benchmarks.copy_families import CASES, Printed, families
from recount.model import Report
from recount.read import Kinship, kinships, signature
from recount.read.copies import Signature, dump

FAMILIES = 400
WORKERS = 2
TIMED = 1_000  # signatures, in this process


def main() -> None:
    """Measure, and print."""
    asked = _arguments()
    printed = tuple(families(FAMILIES))
    found = kinships(signature(one.report) for one in printed)
    figures = {**_recall(printed, found), **_precision(printed, found, asked.worst), **beside(printed)}
    if asked.folder is not None:
        figures |= _articles(Path(asked.folder) / "gva" / "articles.jsonl", asked.worst)
    figures |= _speed(asked.reports)
    if asked.json:
        print(json.dumps(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Copies found among invented stories and among news articles.")
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--reports", type=int, default=10_000)
    return parser.parse_args()


def _recall(printed: Sequence[Printed], found: Iterable[Kinship]) -> dict[str, Any]:
    """Of what was made of a story, how much was found, and as what it is."""
    first = {one.family: one.report.id for one in printed if one.relation is None}
    by_pair = {(k.report_id, k.of): k for k in found}
    made = Counter(one.case for one in printed if one.relation)
    seen: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for one in printed:
        kin = by_pair.get((one.report.id, first.get(one.family, ""))) if one.relation else None
        seen[one.case] += kin is not None
        named[one.case] += kin is not None and kin.relation == one.relation
    print(f"{'what was done to a story':28}{'made':>7}{'found':>8}{'and named':>11}")
    for case in CASES:
        print(f"{case:28}{made[case]:7}{seen[case] / made[case]:8.3f}{named[case] / made[case]:11.3f}")
    recall = {
        relation: sum(seen[c] for c, (r, _) in CASES.items() if r == relation)
        / sum(made[c] for c, (r, _) in CASES.items() if r == relation)
        for relation in dict.fromkeys(r for r, _ in CASES.values())
    }
    return {"recall": recall}


def _precision(printed: Sequence[Printed], found: Iterable[Kinship], worst: int) -> dict[str, Any]:
    """Of the kinships found, how many are inside one family; lookalikes taken for copies, by what they are."""
    by_id = {one.report.id: one for one in printed}
    said: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong = []
    for k in found:
        inside = by_id[k.report_id].family == by_id[k.of].family
        said[k.relation] += 1
        right[k.relation] += inside
        wrong += [] if inside else [k]
    print(f"\n{'relation':28}{'found':>7}{'right':>8}")
    for relation, number in sorted(said.items()):
        print(f"{relation:28}{number:7}{right[relation] / number:8.3f}")
    cases = Counter(one.case for one in printed if one.relation is None and one.case != "first")
    taken = Counter(by_id[k.report_id].case for k in wrong)
    print(f"\n{'lookalikes':28}{'made':>7}{'taken for copies':>18}")
    for case, number in sorted(cases.items()):
        print(f"{case:28}{number:7}{taken[case]:18}")
    for k in wrong[:worst]:
        print(
            f"  {k.relation}: {k.because}\n    {by_id[k.report_id].report.text[:150]!r}\n    {by_id[k.of].report.text[:150]!r}"
        )
    return {"precision": {r: right[r] / n for r, n in said.items()}, "lookalikes_taken": sum(taken.values())}


def _articles(path: Path, worst: int) -> dict[str, Any]:
    """Kinships of articles inside and across incidents. An article on two incidents, kept twice, is across, and right."""
    if not path.is_file():
        print(f"\n{path} is not there: articles skipped")
        return {}
    reports: dict[str, Report] = {}
    incident: dict[str, str] = {}
    for number, row in enumerate(map(json.loads, path.read_text("utf-8").splitlines())):
        key = str(number)
        host = urlsplit("http" + row["uri"].rpartition("/http")[2]).hostname if row["uri"] else None
        reports[key] = Report(
            id=key, name=row["doc_id"], text=row["content"], title=row["title"], source=host, published=_day(row["dct"])
        )
        incident[key] = row["incident_id"]
    told = _with_claims(reports, kinships(map(signature, reports.values())))
    counts = Counter((str(k.relation), incident[k.report_id] == incident[k.of]) for k in told)
    print(f"\n{len(reports)} news articles{'':10}{'inside an incident':>20}{'across incidents':>18}")
    for relation in sorted({relation for relation, _ in counts}):
        print(f"{relation:28}{counts[relation, True]:20}{counts[relation, False]:18}")
    edited = [k for k in told if k.relation != "exact" and incident[k.report_id] != incident[k.of]]
    for k in edited[:worst]:
        print(f"  {k.relation} across: {reports[k.report_id].name} of {reports[k.of].name}: {k.because}")
    return {"articles_inside": sum(n for (_, i), n in counts.items() if i), "articles_across_edited": len(edited)}


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None


def _with_claims(reports: dict[str, Report], found: Sequence[Kinship]) -> list[Kinship]:
    """Those between articles that tell something; half of the others are pages that ask a reader to sign in."""
    from recount.extract import ExtractOptions, extract  # noqa: PLC0415 - heavy, and needed for this part alone
    from recount.extract.engines.lexical import LexicalEngine  # noqa: PLC0415 - as above

    grammar = ExtractOptions(engine=LexicalEngine())
    asked = {key for k in found for key in (k.report_id, k.of)}
    tells = {key: bool(extract(reports[key], grammar).claims) for key in asked}
    return [k for k in found if tells[k.report_id] and tells[k.of]]


def _speed(count: int) -> dict[str, Any]:
    made = (replaced for seed in range(10**6) for replaced in (one.report for one in families(500, seed + 2)))
    reports = [_named(report, n) for n, report in enumerate(islice(made, count))]
    words = sum(len(r.text.split()) for r in reports) / len(reports)
    start = time.process_time()
    for report in reports[:TIMED]:
        signature(report)
    each = (time.process_time() - start) / len(reports[:TIMED])
    start = time.perf_counter()
    with ProcessPoolExecutor(WORKERS) as pool:
        signatures: list[Signature] = list(pool.map(signature, reports, chunksize=200))
    signed = len(reports) / (time.perf_counter() - start)
    start = time.perf_counter()
    found = len(kinships(signatures))
    seconds = time.perf_counter() - start
    held = sum(s.runs.nbytes + s.slots.nbytes + sys.getsizeof(s) for s in signatures) / len(signatures)
    written = sum(len(dump(s)) for s in islice(signatures, 1000)) / min(1000, len(signatures))
    keys = sum(len(s.keys) for s in signatures) / len(signatures)
    print(
        f"\n{len(reports):,} stories of {words:.0f} words: {each * 1000:.2f} ms of one core for a signature, "
        f"{signed:.0f} a second with {WORKERS} processes as busy as this machine is; "
        f"{found:,} kinships in {seconds:.1f} s; {held / 1000:.1f} kB each in memory, {written / 1000:.1f} kB written, "
        f"{keys:.0f} keys. At 100,000 reports: {held / 10:.0f} MB of signatures, {keys * 2.4:.0f} MB of index."
    )
    return {
        "signature_ms": each * 1000,
        "signatures_s": signed,
        "kinships_seconds": seconds,
        "bytes_each": held,
        "keys_each": keys,
    }


def _named(report: Report, number: int) -> Report:
    return Report(
        id=f"n{number:07d}",
        name=report.name,
        text=report.text,
        title=report.title,
        source=report.source,
        published=report.published,
        language="en",
    )


if __name__ == "__main__":
    main()
