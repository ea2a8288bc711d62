"""Train the model and write what ships: ``python -m training.train --help``.

Every run begins from the base weights as released, or goes on from the checkpoint in its folder. It uses a GPU where it
finds one. Two runs on the same machine with the same corpora end with the same weights, unless time cuts them short.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

from recount.extract.engines.encoder.limits import Limits, read_limits
from recount.extract.engines.encoder.windows import beside
from training.corpora import Corpora, base_weights, gather
from training.export import export
from training.learn import Plan, Trainer, plan_arguments, plan_of, say
from training.model import Model, model_for
from training.prepared import Prepared, save
from training.shipped import shipped_state
from training.triage import ship
from training.tune import tune


def prepared_from(corpora: Corpora, versions: int = 1) -> Prepared:
    """Everything to learn from, as items; reports in so many versions, with other names."""
    base = base_weights()
    model = Model()
    model.encoder.load_base(base / "model.safetensors")
    reports, messages, held = corpora.items(beside(base), versions)
    state = {k: v for k, v in model.state_dict().items() if k.startswith("encoder.")}
    return Prepared(reports=tuple(reports), messages=tuple(messages), held=tuple(held), base=state)


def run(corpora: Corpora, plan: Plan, out: Path, begin: Sequence[Path] = (), versions: int = 1) -> None:
    """Train, from the base weights or from a state that was learned before, export, and set the limits on the reports
    held out.
    """
    prepared = prepared_from(corpora, versions)
    torch.manual_seed(plan.seed)
    state = begun(prepared.base, begin)
    model = model_for(state, plan.dropout)
    model.load_state_dict(state, strict=False)
    trainer = Trainer(model, plan, out)
    trainer.resume()
    say(f"{len(corpora.learned)} reports, {len(prepared.messages)} messages of MUC-4, {len(prepared.held)} held out")
    trainer.train(prepared.reports, prepared.messages)
    finish(trainer.model, corpora, out)


def begun(base: Mapping[str, Tensor], files: Sequence[Path]) -> dict[str, Tensor]:
    """The state to begin from: the base weights, a state in files, or that of a folder of weights as they ship."""
    if len(files) == 1 and files[0].is_dir():
        return shipped_state(files[0])
    return whole_state(learned_in(files)) if files else dict(base)


def whole_state(model: Model) -> dict[str, Tensor]:
    """The state of a model, with the base's own word vectors for pieces that it has none for."""
    base = Model()
    base.encoder.load_base(base_weights() / "model.safetensors")
    state = dict(model.state_dict())
    words = state["encoder.words.weight"]
    state["encoder.words.weight"] = torch.where(words.any(1)[:, None], words, base.encoder.words.weight)
    return state


def finish(model: Model, corpora: Corpora, out: Path, *, int8: bool = True, limits: Limits | None = None) -> None:
    """Write the files that ship. Pieces that occur nowhere in what was learned have the base's own word vectors."""
    state = whole_state(model.cpu())
    whole = model_for(state)
    whole.load_state_dict(state)
    export(whole.eval(), base_weights() / "tokenizer.json", out, int8=int8)
    for line in ship(corpora, out):
        say(line)
    tune(out, corpora.held, say=say, begin=limits)


def learned_in(files: Sequence[Path]) -> Model:
    """The model whose state stands in one or more files, each with some of the weights by name."""
    parts = [torch.load(file, weights_only=True) for file in files]
    model = model_for({name: value for part in parts for name, value in part.items()})
    state = model.state_dict() | {"encoder.words.weight": torch.zeros_like(model.encoder.words.weight)}
    for part in parts:
        if "used" in part:
            state["encoder.words.weight"][part["used"].long()] = part["rows"].float()
        else:
            state |= {name: value.float() for name, value in part.items()}
    model.load_state_dict(state)
    return model


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument(
        "--shared", type=Path, help="folder with the licensed real texts; left out: the open corpus alone"
    )
    parser.add_argument("--out", type=Path, default=Path("build/model"), help="where checkpoints and weights go")
    parser.add_argument("--prepare", type=Path, metavar="FILE", help="write what is to be learned to FILE, and stop")
    parser.add_argument(
        "--export", type=Path, nargs="+", metavar="FILE", help="write the files of a state learned elsewhere"
    )
    parser.add_argument(
        "--limits", type=Path, metavar="FILE", help="look for limits beside these, not among all: a tenth of the time"
    )
    parser.add_argument("--fp32", action="store_true", help="export without int8, to see what it costs")
    parser.add_argument(
        "--begin",
        type=Path,
        nargs="+",
        default=(),
        metavar="FILE",
        help="begin from such a state, or a folder of weights",
    )
    parser.add_argument(
        "--versions", type=int, default=1, metavar="N", help="read each report in N versions, in turn: with other names"
    )
    plan_arguments(parser)
    given = parser.parse_args(arguments)
    corpora, plan = gather(given.shared), plan_of(given)
    if given.prepare:
        save(prepared_from(corpora, given.versions), given.prepare)
    elif given.export:
        limits = read_limits(given.limits) if given.limits else None
        finish(learned_in(given.export), corpora, given.out, int8=not given.fp32, limits=limits)
    else:
        run(corpora, plan, given.out, given.begin, given.versions)


if __name__ == "__main__":
    main()
