"""A regular expression that is compiled when a text first needs it: most texts need few of those that we know."""

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class Lazy:
    """Stands for a pattern; its methods are those of the compiled one."""

    __slots__ = ("_flags", "_source", *_METHODS)

    def __init__(self, source: Any, flags: int) -> None:
        self._source = source
        self._flags = flags

    @property
    def pattern(self) -> Any:
        """The source, for patterns made of patterns."""
        return self._source() if callable(self._source) else self._source


class _Unused(Lazy):
    """A pattern before its first use: with that it becomes a Lazy, whose attributes Python finds faster."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        """Reached only while the slots are empty: fills all of them."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        self.__class__ = Lazy  # type: ignore[assignment]
        return getattr(compiled, name)


def lazy(source: AnyStr | Callable[[], AnyStr], flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern, compiled at its first use; a function as source is called then, so that vocabulary is read then."""
    return cast("re.Pattern[AnyStr]", _Unused(source, flags))
