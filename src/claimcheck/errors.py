"""What a user can act on: one sentence that names the file, the place, what was expected and what to do."""


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
