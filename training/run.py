"""One training run, top to bottom: `python -m training.run --out FOLDER`.

It reads the corpora, cuts them into windows, trains all heads of the encoder together, and leaves a checkpoint behind
every few minutes; the same command with the same folder goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.nn.labels import heads
from onrecord.nn.stand_ins import StandIns
from onrecord.nn.wordpiece import WordPiece
from training.base import base_folder, read_vocabulary, read_weights, with_stand_ins
from training.batches import Batch, examples_of, one_epoch
from training.corpora.all import readers
from training.encoder import Encoder, Shape, load_base, mean
from training.losses import losses
from training.scores import dev_scores
from training.settings import Settings, read_settings
from training.targets import Example

_HERE = Path(__file__).parent
_SAVE_SECONDS = 240
_SAY_STEPS = 50


@dataclass(slots=True)
class Run:
    """What a run carries from step to step, and what its checkpoint holds."""

    encoder: Encoder
    average: Encoder
    optimiser: torch.optim.Optimizer
    step: int = 0
    epoch: int = 0
    within: int = 0  # batches of this epoch that are done
    seconds: float = 0.0
    earlier: float = 0.0  # seconds of the run it began from


def main() -> None:
    """Train, or go on training, and write `model.pt` and `scores.json`."""
    told = _arguments()
    settings = _with(read_settings(told.settings), told)
    told.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(settings.seed)
    base = base_folder()
    plain = WordPiece(read_vocabulary(base))
    pieces = StandIns(plain)
    examples = {
        corpus: examples_of(list(read(told.corpora)), pieces, settings.limits, random.Random(settings.seed))
        for corpus, read in readers(frozenset(settings.folds)).items()
        if settings.times.get(corpus)
    }
    teacher, run = _start(settings, with_stand_ins(read_weights(base), plain))
    if told.start is not None:
        _begin_from(run, told.start)
    _resume(run, told.out)
    _train(run, teacher, examples, settings, told.out)
    torch.save(run.average.state_dict(), told.out / "model.pt")
    scores = dev_scores(run.average.eval(), told.corpora, pieces, settings, told.without)
    record = {
        "settings": asdict(settings),
        "hours": (run.seconds + run.earlier) / 3600,
        "machine": _machine(),
        "dev": scores,
    }
    (told.out / "scores.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(scores, indent=1))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of the run; may hold a checkpoint")
    parser.add_argument("--corpora", type=Path, default=_HERE.parents[1] / "shared" / "corpora")
    parser.add_argument("--settings", type=Path, default=_HERE / "first.toml")
    parser.add_argument(
        "--start", type=Path, help="folder of a run to begin from: its mean weights, a new schedule"
    )
    parser.add_argument("--epochs", type=float, help="other than in the settings")
    parser.add_argument("--only", nargs="*", help="learn from these corpora only")
    parser.add_argument("--without", nargs="*", default=[], help="leave these corpora out")
    parser.add_argument("--folds", type=int, nargs="*", help="folds of re3d to learn from")
    return parser.parse_args()


def _with(settings: Settings, told: argparse.Namespace) -> Settings:
    """The settings with what the command line says otherwise."""
    times = {
        corpus: often
        for corpus, often in settings.times.items()
        if corpus not in told.without and (told.only is None or corpus in told.only)
    }
    changed: dict[str, Any] = {"times": times}
    if told.epochs is not None:
        changed["epochs"] = told.epochs
    if told.folds is not None:
        changed["folds"] = told.folds
    return replace(settings, **changed)


def device() -> torch.device:
    """A GPU if there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def _start(settings: Settings, weights: dict[str, Tensor]) -> tuple[Encoder, Run]:
    shape = Shape()
    columns = heads()[-1].columns.stop
    made = []
    for _ in range(3):
        encoder = Encoder(columns, shape)
        load_base(encoder, weights, shape.layers)
        made.append(encoder.to(device()))
    teacher, encoder, average = made
    average.load_state_dict(encoder.state_dict())
    return teacher.eval(), Run(encoder, average, _optimiser(encoder, settings))


def _optimiser(encoder: Encoder, settings: Settings) -> torch.optim.Optimizer:
    """AdamW; heads learn faster; biases and norms do not decay."""
    groups: dict[tuple[bool, bool], list[Tensor]] = defaultdict(list)
    for name, weight in encoder.named_parameters():
        new = name.startswith(("columns", "rows", "chain"))
        groups[new, weight.ndim > 1].append(weight)
    return torch.optim.AdamW(
        [
            {
                "params": weights,
                "lr": settings.rate * (settings.head_factor if new else 1),
                "weight_decay": settings.decay if decays else 0.0,
            }
            for (new, decays), weights in groups.items()
        ],
        fused=True,
    )


def _train(
    run: Run, teacher: Encoder, examples: Mapping[str, Sequence[Example]], settings: Settings, out: Path
) -> None:
    per_epoch = sum(1 for _ in one_epoch(examples, settings, random.Random(0)))
    steps = round(per_epoch * settings.epochs)
    schedule = _schedule(run, settings, steps)
    began = saved = time.monotonic()
    before = run.seconds
    said: dict[str, list[float]] = defaultdict(list)
    for batch in _batches(examples, settings, run):
        if run.step >= (settings.stop or steps):
            break
        for name, value in _step(run, teacher, batch, settings).items():
            said[name].append(value)
        schedule.step()
        run.step += 1
        run.seconds = before + time.monotonic() - began
        if run.step % _SAY_STEPS == 0:
            _say(run, steps, said)
        if time.monotonic() - saved > _SAVE_SECONDS:
            _save(run, out)
            saved = time.monotonic()
    _save(run, out)


def _batches(examples: Mapping[str, Sequence[Example]], settings: Settings, run: Run) -> Iterator[Batch]:
    """Epoch after epoch, each drawn by its own number, from where the run stands."""
    while True:
        drawn = one_epoch(examples, settings, random.Random(settings.seed * 1000 + run.epoch))
        for batch in islice(drawn, run.within, None):
            run.within += 1
            yield batch
        run.epoch, run.within = run.epoch + 1, 0


def _schedule(run: Run, settings: Settings, steps: int) -> torch.optim.lr_scheduler.LambdaLR:
    """A linear rise, then a linear fall to nothing."""
    rise = max(1, round(steps * settings.warm_up))

    def factor(step: int) -> float:
        return min((step + 1) / rise, max(0.0, (steps - step) / max(1, steps - rise)))

    for group in run.optimiser.param_groups:
        group.setdefault("initial_lr", group["lr"])
    return torch.optim.lr_scheduler.LambdaLR(run.optimiser, factor, last_epoch=run.step - 1)


def _step(run: Run, teacher: Encoder, batch: Batch, settings: Settings) -> dict[str, float]:
    run.encoder.train()
    where = device()
    batch = batch.to(where)
    with torch.autocast(where.type, dtype=torch.bfloat16):
        columns, meaning = run.encoder(batch.pieces, batch.rows, batch.there)
    parts = losses(columns, batch, run.encoder.chain)
    total = torch.stack([settings.weights[name] * loss for name, loss in parts.items()]).sum()
    if settings.keep_every and run.step % settings.keep_every == 0:
        kept = _kept(teacher, batch, meaning)
        parts = {**parts, "meaning": kept}
        total = total + settings.keep_weight * kept
    run.optimiser.zero_grad(set_to_none=True)
    total.backward()
    torch.nn.utils.clip_grad_norm_(run.encoder.parameters(), 1.0)
    run.optimiser.step()
    _averaged(run, settings.average)
    return {name: float(loss.detach()) for name, loss in parts.items()}


def _kept(teacher: Encoder, batch: Batch, meaning: Tensor) -> Tensor:
    """How far the embedding has moved from the base's: 1 - cosine. Without it fine-tuning destroys it."""
    with torch.no_grad(), torch.autocast(device().type, dtype=torch.bfloat16):
        hidden = teacher.hidden(batch.pieces, torch.full_like(batch.rows, 0), batch.there)
        wanted = mean(hidden.float(), batch.there)
    return (1 - functional.cosine_similarity(meaning.float(), wanted, dim=-1)).mean()


@torch.no_grad()
def _averaged(run: Run, decay: float) -> None:
    """A running mean of the weights, shorter at the start."""
    now = min(decay, (1 + run.step) / (10 + run.step))
    torch._foreach_lerp_(list(run.average.parameters()), list(run.encoder.parameters()), 1 - now)


def _machine() -> str:
    return "a GPU" if device().type == "cuda" else f"{torch.get_num_threads()} CPU cores"


def _say(run: Run, steps: int, said: dict[str, list[float]]) -> None:
    means = " ".join(f"{name} {sum(values) / len(values):.3f}" for name, values in sorted(said.items()))
    left = run.seconds / run.step * (steps - run.step) / 60
    print(f"{run.step}/{steps} {run.seconds / 60:.1f} min, {left:.0f} to go: {means}", flush=True)
    said.clear()


def _save(run: Run, out: Path) -> None:
    state = {
        "encoder": run.encoder.state_dict(),
        "average": run.average.state_dict(),
        "optimiser": run.optimiser.state_dict(),
        "step": run.step,
        "epoch": run.epoch,
        "within": run.within,
        "seconds": run.seconds,
        "earlier": run.earlier,
    }
    torch.save(state, out / "checkpoint.new")
    (out / "checkpoint.new").replace(out / "checkpoint.pt")


def _begin_from(run: Run, folder: Path) -> None:
    """The mean weights of another run, as a fresh start."""
    state = torch.load(folder / "checkpoint.pt", map_location=device(), weights_only=True)
    run.encoder.load_state_dict(state["average"])
    run.average.load_state_dict(state["average"])
    run.earlier = state["seconds"] + state.get("earlier", 0.0)


def _resume(run: Run, out: Path) -> None:
    if not (out / "checkpoint.pt").exists():
        return
    state = torch.load(out / "checkpoint.pt", map_location=device(), weights_only=True)
    run.encoder.load_state_dict(state["encoder"])
    run.average.load_state_dict(state["average"])
    run.optimiser.load_state_dict(state["optimiser"])
    run.step, run.seconds = state["step"], state["seconds"]
    run.epoch, run.within, run.earlier = state["epoch"], state["within"], state["earlier"]
    print(f"goes on at step {run.step}", file=sys.stderr)


if __name__ == "__main__":
    main()
