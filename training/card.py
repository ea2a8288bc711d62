"""The model card: what the weights were made from and how well they read, measured anew each time.

    python -m training.card [SHARED] [--model build/model] > docs/model-card.md

Figures are of reports that the model was not trained on: those held out of the open corpus, and the gold standard where
the shared folder is there. Nothing is printed that was not measured by this run.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from recount.evaluate.breakdown import LABELS, By, Group, groups
from recount.evaluate.score import NAMES, Comparison, compare
from recount.extract import Engine, ExtractOptions
from recount.extract.engines.encoder import EncoderEngine
from recount.extract.engines.encoder.session import FILES, TRIAGE, WEIGHTS, digest_of
from recount.extract.engines.lexical import LexicalEngine
from recount.flow import CodeOptions, code_report
from recount.publish.coded import to_wire
from training.corpora import gather
from training.scale import REAL
from training.texts import Coded, read_coded

FEW = 8  # claims: a smaller group says nothing
BELOW = 0.10  # under the whole: such a group is a known failure


def coded_by(engine: Engine, coded: Sequence[Coded]) -> Comparison:
    """The figures of an engine on coded reports, places not looked up."""
    options = CodeOptions(extract=ExtractOptions(engine=engine), places=False)
    answers = [to_wire(code_report(c.report, options)) for c in coded]
    return compare([c.coding for c in coded], answers)


def figures(name: str, found: Comparison) -> str:
    """A row of the table of figures."""
    scores = found.scores
    cells = [f"{scores.figures[n].f1:.2f}" for n in NAMES]
    return f"| {name} | {scores.mean:.3f} | {' | '.join(cells)} | {scores.total:.2f} | {scores.overcount:.2f} |"


def heading() -> Iterator[str]:
    """The head of the table of figures."""
    names = ["", "mean", *NAMES, "total", "overcount"]
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"


def by_group(engine: Engine, coded: Sequence[Coded]) -> Iterator[str]:
    """Claims and claim F1 by region, by perpetrator and by outlet, and the groups that stand far below the whole."""
    options = CodeOptions(extract=ExtractOptions(engine=engine), places=False)
    answers = [to_wire(code_report(c.report, options)) for c in coded]
    gold = [c.coding for c in coded]
    regions = {c.report.name: c.coding.get("meta", {}).get("region", "unknown") for c in coded}
    outlets = {c.report.name: c.coding.get("meta", {}).get("outlet", "unknown") for c in coded}
    labels = {
        "region": lambda _claim, report: regions.get(report["doc_id"], "unknown"),
        "perpetrator": LABELS[By.PERPETRATOR],
        "outlet": lambda _claim, report: outlets.get(report["doc_id"], "unknown"),
    }
    for name, label in labels.items():
        yield from _table(name, groups(compare(gold, answers, label)))


def _table(name: str, found: Sequence[Group]) -> Iterator[str]:
    shown = [g for g in found if g.claims >= FEW]
    whole = sum(g.figures["claim"].f1 * g.claims for g in shown) / max(1, sum(g.claims for g in shown))
    yield f"\n| {name} | claims | claim | type | toll | place |"
    yield "|---|---|---|---|---|---|"
    for group in shown:
        cells = " | ".join(f"{group.figures[n].f1:.2f}" for n in ("claim", "type", "toll", "place"))
        mark = " (known failure)" if group.figures["claim"].f1 < whole - BELOW else ""
        yield f"| {group.name}{mark} | {group.claims} | {cells} |"


def card(shared: Path | None, folder: Path) -> Iterator[str]:
    """The card, line by line."""
    corpora = gather(shared)
    size = sum((folder / name).stat().st_size for name in (*FILES, TRIAGE) if (folder / name).exists()) / 1e6
    real = sum(c.corpus in REAL for c in corpora.learned)
    yield "# Model card: the encoder\n"
    yield (
        f"Weights `{digest_of(folder)}`, {size:.0f} MB. Base: MiniLM-L6-H384 as released (Apache-2.0). "
        f"Fine-tuned on {len(corpora.learned) - real} reports of the open corpus (`gold/corpus`, invented, CC0)"
        + (
            f", {real} licensed real reports coded by us and {len(corpora.messages)} messages of MUC-4."
            if shared
            else "."
        )
    )
    yield f"{len(corpora.held)} reports of both sorts were held out; the limits are set on them.\n"
    yield "## Figures\n"
    yield from heading()
    encoder, lexical = EncoderEngine(folder=folder), LexicalEngine()
    yield figures("held out, encoder", coded_by(encoder, corpora.held))
    yield figures("held out, grammar alone", coded_by(lexical, corpora.held))
    gold = shared / "gold" / "open.jsonl" if shared else None
    if gold and gold.exists():
        reports = list(read_coded(gold))
        yield figures("gold standard, encoder", coded_by(encoder, reports))
        yield figures("gold standard, grammar alone", coded_by(lexical, reports))
    yield "\n## By group, held out"
    yield from by_group(encoder, corpora.held)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the card."""
    parser = argparse.ArgumentParser(prog="python -m training.card", description=__doc__)
    parser.add_argument("shared", nargs="?", type=Path)
    parser.add_argument("--model", type=Path, default=WEIGHTS)
    given = parser.parse_args(arguments)
    for line in card(given.shared, given.model):
        print(line)


if __name__ == "__main__":
    main()
