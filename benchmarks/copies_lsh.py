"""MinHash-LSH of datasketch on the same stories, in the same run: what a well-kept library finds, and how fast.

Shingles of five words, 128 permutations, one process for both. LSH has one threshold of likeness, so that several are tried, and
the best one by F1 speaks for it. A pair is found if LSH gives it and the estimated likeness is no less than the threshold.
"""

import time
from collections.abc import Sequence
from typing import Any

from benchmarks.copy_families import Printed
from recount.read import kinships, signature

PERMUTATIONS, SHINGLE = 128, 5
THRESHOLDS = (0.3, 0.5, 0.7, 0.9)
Pair = frozenset[str]


def beside(printed: Sequence[Printed]) -> dict[str, Any]:
    """Print recall, precision and time of both; a word, and no figures, where datasketch is not installed."""
    try:
        import datasketch  # noqa: PLC0415 - an extra: `pip install recount-claims[bench]`
    except ImportError:
        print("\ndatasketch is not installed, so that MinHash-LSH is not run beside (extra `bench`)")
        return {}
    start = time.process_time()
    ours = {frozenset((k.report_id, k.of)) for k in kinships(signature(one.report) for one in printed)}
    rows = [("ours", _figures(printed, ours), time.process_time() - start)]
    for threshold in THRESHOLDS:
        start = time.process_time()
        found = _minhash(printed, datasketch, threshold)
        rows.append((f"MinHash-LSH {threshold}", _figures(printed, found), time.process_time() - start))
    print(f"\n{len(printed):,} stories, one process{'':7}{'recall':>8}{'precision':>11}{'f1':>7}{'seconds':>9}")
    for name, (recall, precision, f1), seconds in rows:
        print(f"{name:32}{recall:8.3f}{precision:11.3f}{f1:7.3f}{seconds:9.2f}")
    (_, mine, spent), best = rows[0], max(rows[1:], key=lambda row: row[1][2])
    ratio = best[2] / spent
    print(f"The best of MinHash-LSH takes {ratio:.2f} times as long")
    return {
        "ours": dict(zip(("recall", "precision", "f1"), mine, strict=True)) | {"seconds": spent},
        "minhash_lsh": dict(zip(("recall", "precision", "f1"), best[1], strict=True)) | {"seconds": best[2]},
        "minhash_lsh_time_ratio": ratio,
    }


def _figures(printed: Sequence[Printed], found: set[Pair]) -> tuple[float, float, float]:
    """Recall of prints and the first story of their family, precision as pairs inside one family, and F1."""
    family = {one.report.id: one.family for one in printed}
    first = {one.family: one.report.id for one in printed if one.case == "first"}
    made = {frozenset((one.report.id, first[one.family])) for one in printed if one.relation}
    recall = len(made & found) / len(made)
    inside = sum(len({family[key] for key in pair}) == 1 for pair in found)
    precision = inside / len(found) if found else 0.0
    return recall, precision, 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _minhash(printed: Sequence[Printed], datasketch: Any, threshold: float) -> set[Pair]:
    index = datasketch.MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    made: dict[str, Any] = {}
    found: set[Pair] = set()
    for one in printed:
        sketch = datasketch.MinHash(num_perm=PERMUTATIONS)
        words = one.report.text.lower().split()
        sketch.update_batch(
            {" ".join(words[n : n + SHINGLE]).encode() for n in range(max(1, len(words) - SHINGLE + 1))}
        )
        near = (key for key in index.query(sketch) if made[key].jaccard(sketch) >= threshold)
        found.update(frozenset((key, one.report.id)) for key in near)
        if one.report.id not in made:
            index.insert(one.report.id, sketch)
            made[one.report.id] = sketch
    return {pair for pair in found if len(pair) == 2}
