"""The exceptions that sayso raises, all under one root.

SaysoError                what any caller may catch
├── Unreadable            a file that cannot be turned into a Document; becomes a Problem
│   ├── Encrypted         it needs a password
│   ├── TooLarge          it is over a limit that Config sets
│   └── Unsupported       its type has no reader; the message lists the types that do
├── CaseError             a case file that cannot be opened, or is newer than this program
│   ├── CaseBusy          another process is writing it
│   └── NotFound          an id or a name that the case does not hold
├── WorkspaceError        a workspace file that cannot be opened, is newer than this program, or is busy
│   └── AccountError      a change of the accounts that cannot be made as it was given: a name taken, a short password
├── Undecidable           a decision that cannot be taken as it was given: one with itself, a split into all and nothing
│   └── Outdated          what it was about has been changed by somebody else since they saw it
└── ModelError            the weights are missing, damaged or of another version
"""


class SaysoError(Exception):
    """Root of everything that sayso raises on purpose; its text is fit to show to a user."""


class Unreadable(SaysoError):
    """A file that cannot be turned into a Document. Its text says what was found and what was expected."""


class Encrypted(Unreadable):
    """A file that needs a password."""


class TooLarge(Unreadable):
    """A file, a member or a text over a limit of Config."""


class Unsupported(Unreadable):
    """A file of a type that no reader takes."""


class CaseError(SaysoError):
    """A case that cannot be opened or written."""


class CaseBusy(CaseError):
    """A case that another process is writing, for longer than was waited for."""


class NotFound(CaseError):
    """An id or a name that the case does not hold."""


class WorkspaceError(SaysoError):
    """A workspace file that cannot be opened or written."""


class AccountError(WorkspaceError):
    """A change of the accounts that cannot be made as it was given. Its text says what can."""


class Undecidable(SaysoError):
    """A decision of an analyst that cannot be taken as it was given. Its text says what can."""


class Outdated(Undecidable):
    """A decision about what is no longer as it was seen. Its text says who changed it, when and how."""


class ModelError(SaysoError):
    """Weights that are missing, damaged or of another version."""
