"""Claims beside claims: which are the same, which conflict, and how many origins bear them out."""

from sayso.compare.altered import Altered, altered
from sayso.compare.block import keys, wording
from sayso.compare.candidates import CROWD, candidates, in_order, keyed, near, weighs
from sayso.compare.compare import Relating, relate, set_against, worded_alike
from sayso.compare.copies import passed_on, rooted_alike
from sayso.compare.credits import find_credits
from sayso.compare.descent import find_descents
from sayso.compare.lineage import Lineage
from sayso.compare.media import folded, is_medium, same_medium
from sayso.compare.principals import Principals, Several
from sayso.compare.roots import Surroundings, find_root
from sayso.compare.sketch import fingerprints
from sayso.compare.statement import Statement, packed, state, unpacked
from sayso.compare.works import work_of

__all__ = [
    "CROWD",
    "Altered",
    "Lineage",
    "Principals",
    "Relating",
    "Several",
    "Statement",
    "Surroundings",
    "altered",
    "candidates",
    "find_credits",
    "find_descents",
    "find_root",
    "fingerprints",
    "folded",
    "in_order",
    "is_medium",
    "keyed",
    "keys",
    "near",
    "packed",
    "passed_on",
    "relate",
    "rooted_alike",
    "same_medium",
    "set_against",
    "state",
    "unpacked",
    "weighs",
    "worded_alike",
    "wording",
    "work_of",
]
