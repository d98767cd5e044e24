"""The pair head into the shipped file: `python -m training.export_pairs --weights average.pt --out DIR`."""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
from pathlib import Path

import onnx
import torch

from training.export import quantise
from training.pairing import PairNetwork


def export(network: PairNetwork, out: Path, *, name: str) -> None:
    """Write pairs.onnx into `out`: 7-bit weights a channel as in `training.export`, the heads in floats."""
    out.mkdir(parents=True, exist_ok=True)
    plain, small = out / "plain.onnx", out / "pairs.onnx"
    pieces = torch.tensor([[101, 5000, 102, 6000, 102], [101, 5000, 102, 102, 0]])
    sides = torch.tensor([[0, 0, 0, 1, 1], [0, 0, 0, 1, 0]])
    axes = {name: {0: "batch", 1: "pieces"} for name in ("pieces", "sides")}
    torch.onnx.export(
        network.eval(),
        (pieces, sides),
        str(plain),
        input_names=["pieces", "sides"],
        output_names=["scores"],
        dynamic_axes={**axes, "scores": {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )
    quantise(plain, small)
    model = onnx.load(str(small))
    digest = hashlib.sha256(b"".join(i.raw_data for i in model.graph.initializer)).hexdigest()[:12]
    entry = model.metadata_props.add()
    entry.key, entry.value = "sayso", json.dumps({"version": f"{name}-{digest}"})
    onnx.save(model, str(small))
    plain.unlink()
    print(f"{small}: {small.stat().st_size / 2**20:.1f} MiB, version {name}-{digest}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--date", default=datetime.date.today().isoformat(), help="goes into the version")
    options = parser.parse_args()
    network = PairNetwork()
    network.load_state_dict(torch.load(options.weights, weights_only=True))
    export(network, options.out, name=options.date)


if __name__ == "__main__":
    main()
