"""How a table writes its entities, and the canonical names under which they are found."""

from collections import defaultdict
from collections.abc import Iterable

from claimcheck.language import names
from claimcheck.reference.headers import words_of
from claimcheck.reference.index import Table

#: Headers of columns that name people, who are called by their last name once they were introduced.
PEOPLE = frozenset(
    {"player", "person", "candidate", "athlete", "member", "minister", "driver", "rider", "author", "pupil"}
)

#: Types of names.csv that a longer name can be of: "the meeting of the SCO", not "Paris Hilton".
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
WHOLE = frozenset({"bloc", "organisation"})
#: Words of a name that are searched for another.
LONGEST = 16


def spellings(table: Table) -> dict[str, list[str]]:
    """Canonical name -> how the table writes it; people are found by their last names as well."""
    found: dict[str, list[str]] = defaultdict(list)
    for entity in table.entities:
        found[canonical(entity)].append(entity)
    for name, entity in people(table).items():
        if name not in found and names.load().get(name.title()) is None:
            found[name] = [entity]
    return dict(found)


def people(table: Table) -> dict[str, str]:
    """Last name -> entity, for a table of people, where only one bears it."""
    column = table.layout.column("entity")
    header = table.sheet.header[column] if column is not None else ""
    if not PEOPLE & {word.casefold() for word in words_of(header)}:
        return {}
    last: dict[str, list[str]] = defaultdict(list)
    for entity in table.entities:
        parts = [part for part in canonical(entity).split() if part not in GENERATIONS]
        last[parts[-1] if parts else ""].append(entity)
    return {name: found[0] for name, found in last.items() if len(found) == 1}


def canonical(name: str) -> str:
    """The name as names.csv has it, for comparing; "J.J. Barea" is "JJ Barea"."""
    known = names.load().get(name)
    return (known.name if known else name.replace(".", "")).casefold()


def named(entities: Iterable[str]) -> frozenset[str]:
    """Canonical names of a claim's entities, and of those inside a longer name: "SCO Summit" is the SCO's.

    A name inside another makes the look-up less sure, since both then stand in the set.
    """
    known = names.load()
    found = {canonical(entity) for entity in entities}
    for entity in entities:
        if known.get(entity) is not None:
            continue
        spelt = entity.split()
        parts = (
            " ".join(spelt[first:last]) for first in range(len(spelt)) for last in range(first + 1, len(spelt) + 1)
        )
        found |= {part.name.casefold() for part in map(known.get, parts) if part and part.type in WHOLE}
    return frozenset(found)
