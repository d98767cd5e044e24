"""Say whether a wheel holds what an installed sayso needs beside its code, and how large it is."""

from __future__ import annotations

import sys
import zipfile
from fnmatch import fnmatch
from pathlib import Path

NEEDED = {
    "the report's templates": "sayso/report/templates/*.j2",
    "the report's style": "sayso/report/templates/*.css",
    "the workspace's templates": "sayso/web/templates/*.j2",
    "the workspace's style": "sayso/web/static/*.css",
    "the workspace's script": "sayso/web/static/*.js",
    "the weights": "sayso/language/weights/*.onnx",
    "the tokenizer": "sayso/language/weights/tokenizer.json",
    "the model card": "sayso/language/weights/*.md",
    "the licence": "*.dist-info/licenses/LICENSE",
    "the command": "*.dist-info/entry_points.txt",
}


def main(path: Path) -> int:
    """Print what is missing. 0 when nothing is."""
    names = zipfile.ZipFile(path).namelist()
    missing = [f"{what} ({glob})" for what, glob in NEEDED.items() if not any(fnmatch(name, glob) for name in names)]
    for line in missing:
        print(f"{path.name} lacks {line}", file=sys.stderr)
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, {len(names)} files")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
