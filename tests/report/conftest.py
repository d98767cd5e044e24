"""The invented harbour case, as a View."""

import pytest

from support.harbour import harbour
from support.memory import MemoryView


@pytest.fixture
def case() -> MemoryView:
    return harbour()
