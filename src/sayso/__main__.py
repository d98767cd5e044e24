"""`python -m sayso` is `sayso`."""

import sys

# Python looks in the folder that it was started in first, where documents may lie that are called like its own modules.
if not sys.flags.safe_path:
    del sys.path[0]

from sayso.cli import main

sys.exit(main())
