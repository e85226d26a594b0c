"""claimcheck.toml, or [tool.claimcheck] in pyproject.toml, found upwards from the input.

Every setting is an option of `claimcheck check` without its dashes; what is said on the command line or in the
environment wins. Paths count from the folder of the file that names them. An unknown setting is an error: a default
that nothing reads helps nobody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimcheck.errors import UsageError, meant

#: What each setting holds: "paths" and "words" are lists of strings, "path" and "word" one string, "flag" a boolean.
SETTINGS: Mapping[str, str] = {
    "reference": "paths",
    "against": "paths",
    "decisions": "paths",
    "baseline": "path",
    "names": "path",
    "measures": "path",
    "only": "words",
    "skip": "words",
    "format": "word",
    "fail-on": "word",
    "outlet": "word",
    "encoding": "word",
    "all": "flag",
    "quiet": "flag",
}

#: Settings whose option has another name in the program.
_PARAMETERS = {"format": "form", "all": "show_all"}


@dataclass(frozen=True, slots=True)
class Config:
    """Where the settings were found (None: nowhere), as written, and by parameter name of the command."""

    path: Path | None = None
    written: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)


def load(paths: Sequence[str]) -> Config:
    """The settings for these inputs: those of the first path's folder or the nearest folder above it.

    Raises:
        UsageError: the file is no TOML, a setting is unknown or holds the wrong kind of value.
    """
    first = Path(paths[0]) if paths and paths[0] != "-" else Path()
    start = first.resolve()
    for folder in (start, *start.parents):
        for name in ("claimcheck.toml", "pyproject.toml"):
            path = folder / name
            if path.is_file():
                written = _read(path)
                if written is not None:
                    return Config(path, written, _settings(written, path))
    return Config()


def _read(path: Path) -> Mapping[str, Any] | None:
    import tomllib

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not a TOML file that can be read: {error}.") from None
    if path.name == "claimcheck.toml":
        return content
    section = content.get("tool", {}).get("claimcheck")
    return section if isinstance(section, dict) else None


def _settings(written: Mapping[str, Any], path: Path) -> dict[str, Any]:
    settings: dict[str, Any] = {}
    for key, value in written.items():
        if key not in SETTINGS:
            raise UsageError(f"{path}: there is no setting {key!r}; {meant(key, SETTINGS, 'settings')}")
        settings[_PARAMETERS.get(key, key.replace("-", "_"))] = _value(key, value, path)
    return settings


def _value(key: str, value: Any, path: Path) -> Any:
    kind = SETTINGS[key]
    if kind == "flag" and isinstance(value, bool):
        return value
    if kind in ("path", "word") and isinstance(value, str):
        return str(path.parent / value) if kind == "path" else value
    if kind in ("paths", "words") and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(str(path.parent / item) if kind == "paths" else item for item in value)
    wanted = {"flag": "true or false", "path": "one path in quotes", "word": "one word in quotes"}
    raise UsageError(f"{path}: {key} must be {wanted.get(kind, 'a list of strings')}, not {value!r}.")
