"""How a table is understood: which columns name the entity, which the period, and what each column of figures measures.

A guess from headers and cells, which a schema beside the table (or in the Data Package) overrules field by field.
"""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from claimcheck.errors import ReferenceTableError
from claimcheck.reference.cells import Days, days, missing, number
from claimcheck.reference.headers import Heading, read_heading, words_of
from claimcheck.reference.sheet import Sheet

#: Roles that a column of a long table can have; every other column of it is ignored.
ROLES = (
    "entity", "alias", "counterpart", "measure", "since", "until", "period", "value", "unit", "bound", "authority",
    "source", "confidence", "status", "note", "id", "ignore",
)  # fmt: skip
#: Cells looked at to tell what a column holds.
SAMPLE = 400


class Measured(NamedTuple):
    """A column of figures. measure, unit, period, entity are None where another column of the row has them."""

    column: int
    measure: str | None
    unit: str | None = None
    scale: Decimal = Decimal(1)
    period: Days | None = None
    entity: str | None = None


class Layout(NamedTuple):
    """Columns by role, and the columns of figures. `aliases`: further columns that name the same entity."""

    shape: str
    roles: Mapping[str, int]
    aliases: tuple[int, ...]
    figures: tuple[Measured, ...]
    title: str

    def column(self, role: str) -> int | None:
        """The column of a role, None where the table has none."""
        return self.roles.get(role)


def understand(sheet: Sheet, schema: Mapping[str, Any] | None = None) -> Layout:
    """Raises ReferenceTableError where no column of figures can be told from the rest."""
    fields = _fields(sheet, schema)
    kinds = [_kind(column) for column in sheet.columns]
    common = _common_words(sheet)
    headings = [read_heading(title, common) for title in sheet.header]
    roles: dict[str, int] = {}
    for at, title in enumerate(sheet.header):
        role = fields.get(title, {}).get("role")
        if role and role != "alias":
            roles[role] = at
    given = any(field.get("role") for field in fields.values())
    if not given:
        roles = _guessed_roles(headings, kinds)
    layout = _long(sheet, roles) or _wide(sheet, headings, kinds, roles, fields, given)
    if not layout.figures:
        raise ReferenceTableError(
            f"{sheet.name}: no column of figures was found; write a schema with `claimcheck reference describe`, "
            "and correct it."
        )
    return layout


def _fields(sheet: Sheet, schema: Mapping[str, Any] | None) -> dict[str, dict[str, Any]]:
    fields: dict[str, dict[str, Any]] = {}
    for field in (schema or {}).get("fields", ()):
        name = field.get("name") if isinstance(field, dict) else None
        if name not in sheet.header:
            known = ", ".join(title for title in sheet.header[:8] if title)
            raise ReferenceTableError(
                f'{sheet.name}: the schema names a column "{name}" that the table has not ({known} ...).'
            )
        role = field.get("role")
        if role is not None and role not in (*ROLES, "figure"):
            raise ReferenceTableError(
                f'{sheet.name}: the schema gives "{name}" the role "{role}"; use one of {", ".join(ROLES)}, figure.'
            )
        fields[name] = field
    return fields


def _kind(column: list[str]) -> str:
    """number, days, text, or empty: what most of its filled cells are."""
    step = max(1, len(column) // SAMPLE)
    counts: Counter[str] = Counter()
    for cell in column[::step]:
        if missing(cell):
            continue
        if days(cell) is not None:
            counts["days"] += 1
        counts["number" if number(cell) is not None else "text"] += 1
    filled = counts["number"] + counts["text"]
    if not filled:
        return "empty"
    if counts["days"] >= 0.9 * filled:
        return "days"
    return "number" if counts["number"] >= 0.8 * filled else "text"


def _common_words(sheet: Sheet) -> frozenset[str]:
    """Words that nearly all headers share ("TEAM-PTS", "TEAM-REB", ...) tell nothing apart."""
    counts = Counter(word for title in sheet.header for word in {w.casefold() for w in words_of(title)})
    width = len(sheet.header)
    return frozenset(word for word, n in counts.items() if width >= 4 and n >= 0.7 * width)


def _guessed_roles(headings: list[Heading], kinds: list[str]) -> dict[str, int]:
    roles: dict[str, int] = {}
    for at, (heading, kind) in enumerate(zip(headings, kinds, strict=True)):
        role = heading.role
        if role is None or role in roles:
            continue
        if role in ("since", "until", "period") and kind not in ("days", "empty"):
            continue
        if role == "value" and kind != "number" and kind != "days":
            continue
        if (
            role in ("entity", "counterpart", "measure", "unit", "bound", "authority", "source", "note")
            and kind == "number"
        ):
            continue
        roles[role] = at
    return roles


def _long(sheet: Sheet, roles: Mapping[str, int]) -> Layout | None:
    """One figure a row: a column of values with a measure named beside it, or entity, period and value alone."""
    if "value" not in roles or not ("measure" in roles or "entity" in roles):
        return None
    measure = None if "measure" in roles else _title(sheet)
    return Layout("long", dict(roles), (), (Measured(roles["value"], measure),), _title(sheet))


def _wide(
    sheet: Sheet,
    headings: list[Heading],
    kinds: list[str],
    guessed: Mapping[str, int],
    fields: Mapping[str, Any],
    given: bool,
) -> Layout:
    roles = {role: at for role, at in guessed.items() if role in ROLES and role != "value"}
    if not given:
        roles = {
            role: at
            for role, at in roles.items()
            if role in ("entity", "period", "since", "until", "id", "source", "note")
        }
        entity = _entity_column(sheet, headings, kinds)
        if entity is not None:
            roles["entity"] = entity
        elif "period" not in roles:
            first = next((at for at, kind in enumerate(kinds) if kind == "days"), None)
            if first is not None:
                roles["period"] = first
    aliases = tuple(
        at
        for at, title in enumerate(sheet.header)
        if fields.get(title, {}).get("role") == "alias" or (not given and _is_alias(sheet, kinds, roles, at))
    )
    taken = {*roles.values(), *aliases}
    figures = []
    for at, (title, heading) in enumerate(zip(sheet.header, headings, strict=True)):
        field = fields.get(title, {})
        if at in taken or not title or field.get("role") == "ignore":
            continue
        guessed_figure = not given and kinds[at] in ("number", "days") and heading.role != "id"
        if field.get("role") == "figure" or guessed_figure:
            figures.append(_measured(sheet, at, heading, field))
    return Layout("wide", roles, aliases, tuple(figures), _title(sheet))


def _measured(sheet: Sheet, at: int, heading: Heading, field: Mapping[str, Any]) -> Measured:
    try:
        scale = Decimal(str(field["scale"])) if "scale" in field else heading.scale
    except InvalidOperation:
        raise ReferenceTableError(
            f'{sheet.name}: the schema gives "{sheet.header[at]}" a scale that is no number.'
        ) from None
    period = days(str(field["period"])) if field.get("period") else heading.period
    measure = field.get("measure") or heading.measure or _title(sheet)
    return Measured(at, str(measure), field.get("unit") or heading.unit, scale, period, field.get("entity"))


def _entity_column(sheet: Sheet, headings: list[Heading], kinds: list[str]) -> int | None:
    """The text column that tells rows apart, one that is headed "name" before others."""
    texts = [at for at, kind in enumerate(kinds) if kind == "text"]
    if not texts:
        return None

    def rank(at: int) -> tuple[int, int, int]:
        named = "name" in sheet.header[at].casefold()
        role = headings[at].role
        return (2 if named else 1 if role == "entity" else 0, _distinct(sheet, at), -at)

    best = max(texts, key=rank)
    return best if headings[best].role in ("entity", None, "measure", "counterpart") or rank(best)[0] else None


def _distinct(sheet: Sheet, at: int) -> int:
    """Share of distinct cells, in tenths."""
    sample = sheet.columns[at][:SAMPLE]
    return 10 * len(set(sample)) // max(1, len(sample))


def _is_alias(sheet: Sheet, kinds: list[str], roles: Mapping[str, int], at: int) -> bool:
    """Another column of names that tells the rows apart just as well ("Boston" beside "Celtics")."""
    if "entity" not in roles or at in roles.values() or kinds[at] != "text":
        return False
    last = words_of(sheet.header[at])[-1:]
    return (
        _distinct(sheet, at) == 10
        and bool(last)
        and last[0].casefold() in ("city", "name", "alias", "abbreviation", "country", "state")
    )


def _title(sheet: Sheet) -> str:
    """What the file's name says that its columns do not."""
    stem = sheet.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return " ".join(word.casefold() for word in words_of(stem.replace("-", " ")))
