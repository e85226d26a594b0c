"""What a user can act on: one sentence that names the file, the place, what was expected and what to do."""

from collections.abc import Iterable


class ClaimcheckError(Exception):
    """Anything that the user can mend; the command line prints it as one sentence and exits with 2."""


class ReadError(ClaimcheckError):
    """A document that cannot be read."""


class TableError(ClaimcheckError):
    """A claim table that breaks its own rules, with row and column."""


class ReferenceTableError(ClaimcheckError):
    """A reference table that cannot be understood, with row and column."""


class UsageError(ClaimcheckError):
    """An option or argument that does not make sense."""


class ClaimcheckWarning(UserWarning):
    """Something that the user should know and that does not stop the run; the command line prints it on stderr."""


def meant(said: str, known: Iterable[str], what: str) -> str:
    """The end of a sentence that refuses an unknown name: what is near to it, or what there is.

    >>> meant("chek", ["check", "diff"], "commands")
    "did you mean 'check'?"
    """
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(said, names, 1)
    return f"did you mean {near[0]!r}?" if near else f"the {what} are {', '.join(names)}."
