"""Figures of a network on the development sets, over words, while it trains; the figures to quote come from `benchmarks/`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from sayso.language.decode import lawful, spans, viterbi
from sayso.language.scheme import RELATIONS, ROLE_TAGS, ROLES, TIME_TAGS, TYPE_TAGS, TYPES
from training import corpora
from training.batches import collate, evaluation_batches
from training.corpora import Passage
from training.network import Batch, Network, arc_scores, coref_scores, link_scores, part, relation_scores, span_scores

Triple = tuple[int, int, int]


def development(folder: Path, tokenizer: Tokenizer) -> dict[str, list[Passage]]:
    return {
        "polnear": list(corpora.polnear(folder / "polnear" / "dev", tokenizer)),
        "gum": list(corpora.gum(folder / "gum" / "dev", tokenizer)),
        "ewt": list(corpora.ewt(folder / "ewt", "dev", tokenizer)),
        "worldwide": list(corpora.worldwide(folder / "ner" / "worldwide" / "dev", tokenizer)),
        "tdg": list(corpora.tdg(folder / "tdg" / "tdg_data" / "dev.txt", tokenizer)),
    }


def f1(hits: int, found: int, gold: int) -> float:
    return round(200 * hits / max(1, found + gold), 1)


@torch.no_grad()
def report(network: Network, dev: dict[str, list[Passage]], tokenizer: Tokenizer) -> dict[str, float]:
    """F1 in percent: fragments by role, linked given gold fragments, named mentions, sentences, coreference links."""
    out: dict[str, float] = {}
    for name, passages in dev.items():
        count: dict[str, Counter[str]] = {}
        events: list[tuple[float, float]] = []
        for row in evaluation_batches(passages):
            batch = collate(row, opening=tokenizer.token_to_id("[CLS]"), closing=tokenizer.token_to_id("[SEP]"))
            scores = network(batch.pieces, batch.cases, batch.gaps, batch.words)
            lengths = batch.mask.sum(1).numpy()
            if name == "polnear":
                moves = lawful(len(ROLE_TAGS)) + network.transitions.detach().numpy()
                tags = viterbi(part(scores, "roles").numpy(), lengths, moves)
                tally(count, "", tags, batch.roles.numpy(), lengths, ROLES)
                tally_links(count, network, scores, batch.said)
            if name == "gum":
                tags = viterbi(part(scores, "roles_gum").numpy(), lengths, lawful(len(ROLE_TAGS)))
                tally(count, "", tags, batch.roles_gum.numpy(), lengths, ROLES)
                tags = viterbi(part(scores, "nominal").numpy(), lengths, lawful(len(TYPE_TAGS)))
                tally(count, "nominal ", tags, batch.nominal.numpy(), lengths, TYPES, together=TYPES)
                tally_coref(count, network, scores, batch.chains)
            if batch.named is not None:
                tags = viterbi(part(scores, "named").numpy(), lengths, lawful(len(TYPE_TAGS)))
                gold = np.array([[_tag(int(b)) for b in r] for r in batch.named])
                tally(count, "named ", tags, gold, lengths, TYPES, together=("person", "organization", "place"))
            tally_grammar(count, network, scores, batch)
            for head in ("date", "timex"):
                if getattr(batch, head) is not None:
                    tags = viterbi(part(scores, head).numpy(), lengths, lawful(len(TIME_TAGS)))
                    tally(count, head, tags, getattr(batch, head).numpy(), lengths, ("",))
            if batch.factuality is not None:
                known = ~batch.factuality.isnan()
                guesses = part(scores, "factuality").squeeze(-1)[known].tolist()
                events += zip(guesses, batch.factuality[known].tolist(), strict=True)
            if batch.sentence is not None:
                guess = ((part(scores, "sentence").squeeze(-1) > 0) & batch.mask).numpy()
                gold = (batch.sentence > 0).numpy()
                add(count, "sentence", int((guess & gold).sum()), int(guess.sum()), int(gold.sum()))
        if events:
            out[f"{name} factuality r"] = round(float(np.corrcoef(np.array(events).T)[0, 1]), 3)
        out |= {f"{name} {k}".strip(): f1(c["hit"], c["found"], c["gold"]) for k, c in count.items()}
    return out


def _tag(bits: int) -> int:
    return bits.bit_length() - 1 if bits.bit_count() == 1 else 0


def add(count: dict[str, Counter[str]], key: str, hit: int, found: int, gold: int) -> None:
    count.setdefault(key, Counter()).update(hit=hit, found=found, gold=gold)


def tally(count, prefix, tags, gold, lengths, labels, *, together=()) -> None:
    for k, length in enumerate(lengths):
        p, g = set(spans(tags[k, :length])), set(spans(gold[k, :length]))
        if together:
            wanted = {labels.index(t) for t in together}
            p, g = ({x for x in s if x[2] in wanted} for s in (p, g))
            add(count, prefix.strip(), len(p & g), len(p), len(g))
        else:
            for n, label in enumerate(labels):
                a, b = ({x for x in s if x[2] == n} for s in (p, g))
                add(count, prefix + label, len(a & b), len(a), len(b))


def tally_links(count, network, scores, rows) -> None:
    for out, said in zip(scores, rows, strict=True):
        parts = [(c, k) for k, s in enumerate(said) for c in s.content]
        if not parts:
            continue
        sources = sorted({s.source for s in said if s.source})
        content, source = link_scores(network, out, [s.cue for s in said], sources, [c for c, _ in parts])
        right = int((content.argmax(1) == torch.tensor([k for _, k in parts])).sum())
        add(count, "content links", right, len(parts), len(parts))
        target = torch.tensor([sources.index(s.source) + 1 if s.source else 0 for s in said])
        add(count, "source links", int((source.argmax(1) == target).sum()), len(said), len(said))


def tally_coref(count, network, scores, rows) -> None:
    for out, chains in zip(scores, rows, strict=True):
        if len(chains) < 2:
            continue
        choice = coref_scores(network, out, [c.words for c in chains]).argmax(1)
        for k, c in enumerate(chains):
            earlier = {j + 1 for j in range(k) if chains[j].chain == c.chain} or {0}
            add(count, f"coref {c.form}", int(int(choice[k]) in earlier), 1, 1)


def tally_grammar(count: dict[str, Counter[str]], network: Network, scores: torch.Tensor, batch: Batch) -> None:
    """Attachment over words that stand for a token, each to its likeliest governor; and full mentions."""
    if batch.tree is None:
        return
    heads, relations, sentences = batch.tree
    rows, words = ((heads >= 0) & (relations != RELATIONS.index("inner"))).nonzero(as_tuple=True)
    if not len(rows):
        return
    guess = arc_scores(network, scores, sentences)[rows, words].argmax(1)
    right = guess == heads[rows, words]
    label = relation_scores(network, scores, rows, words, guess).argmax(1) == relations[rows, words]
    add(count, "UAS", int(right.sum()), len(rows), len(rows))
    add(count, "LAS", int((right & label).sum()), len(rows), len(rows))
    if batch.spans is None:
        return
    found = set(map(tuple, (span_scores(network, scores, sentences) > 0).nonzero().tolist()))
    gold = {(k, a, b - 1) for k, row in enumerate(batch.spans) for (a, b), _ in row}
    add(count, "mentions", len(found & gold), len(found), len(gold))
    if batch.inner is not None:
        tags = (part(scores, "inner").squeeze(-1) > 0) & batch.mask
        add(count, "inner", int((tags & (batch.inner > 0)).sum()), int(tags.sum()), int(batch.inner.sum()))
