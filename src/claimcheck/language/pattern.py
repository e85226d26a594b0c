"""A regular expression that is compiled when a text first needs it: most texts need few of those that we know."""

import re
from collections.abc import Callable
from typing import Any, cast


class Lazy:
    """Stands for a pattern; its methods are those of the compiled one from their first use on."""

    __slots__ = ("_flags", "_source", "findall", "finditer", "fullmatch", "match", "pattern", "search", "split", "sub")

    def __init__(self, source: str | Callable[[], str], flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Reached only while the slots are empty: fills all of them."""
        if name not in Lazy.__slots__:
            raise AttributeError(name)
        source = self._source if isinstance(self._source, str) else self._source()
        compiled = re.compile(source, self._flags)
        for method in Lazy.__slots__[2:]:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled at its first use; a function as source is called then, so that vocabulary is read then."""
    return cast("re.Pattern[str]", Lazy(source, flags))
