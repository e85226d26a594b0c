"""References: the rows of all tables given, found for a claim."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from claimcheck.model import Claim
from claimcheck.reference.headers import words_of
from claimcheck.reference.index import Table
from claimcheck.reference.matching import (
    RATIOS,
    Amount,
    Asked,
    Match,
    asked,
    same_entities,
    same_period,
    same_unit,
)
from claimcheck.reference.meanings import Meaning, Meanings
from claimcheck.reference.measures import near, near_word, stem, stems
from claimcheck.reference.naming import canonical, named, people, spellings
from claimcheck.reference.package import Package
from claimcheck.reference.pairs import SIDES, Pair, Pairs, noun_of, of_one_row, of_stretch, of_two_rows
from claimcheck.reference.rates import Rates
from claimcheck.reference.row import Row, year_before

#: Roles that make a figure the change of another one.
CHANGES = frozenset({"growth", "change", "rise", "fall", "gain", "year on year"})
#: Letters of a stem that is enough of a name.
SHORTEST = 4
#: Entities of a table that are searched for the one that a wrong figure belongs to.
LARGE = 1000


class References:
    """Rows of one or more reference tables, indexed for look-up."""

    def __init__(self, packages: Iterable[Package] = ()) -> None:
        self.packages = tuple(packages)
        self.tables = tuple(table for package in self.packages for table in package.tables)
        self.meanings = Meanings(self.packages)
        self.preferred = tuple(name for package in self.packages for name in package.preferred)
        self.rates = Rates(tuple(rate for package in self.packages for rate in package.rates.rows))
        for table in self.tables:
            table.places  # noqa: B018 (indexed while loading, so that the first article does not wait for it)

    def look_up(self, claim: Claim) -> list[Match]:
        """Every row of the claim's measure and entities, comparable or not, in the order of the tables."""
        question = asked(claim)
        if not (question.measure.core or question.unit or question.measure.aspects) or claim.low is None:
            return []
        entities = named(claim.entities)
        found: list[Match] = []
        for table, measure, same in self.meanings.find(question):
            if claim.kind == "ordinal" and claim.low == 1 and same != "same":
                continue  # "the first foreign visit" is another first than the first visit
            known = entities if table.layout.column("counterpart") is not None else self._known(table, entities)
            if claim.kind == "ordinal":
                found += self._members(claim, question, known, table, measure)
            for entity in sorted(known):
                for written in self._written(table).get(entity, ()):
                    for row in table.rows(measure, written):
                        match = self._match(claim, question, known, row, entity)
                        if match:
                            found.append(match if same == "same" else match._replace(sure=False))
        direct = [match for match in found if not match.converted]
        chosen = direct if any(not match.obstacles for match in direct) else found
        return list(dict.fromkeys(chosen))

    def _members(
        self, claim: Claim, question: Asked, known: frozenset[str], table: Table, measure: str
    ) -> Iterator[Match]:
        """For "the tenth member of the bloc": the row of the bloc that has the number, whoever it is."""
        for entity in table.entities[:LARGE] if table.layout.column("counterpart") is not None else ():
            for row in table.rows(measure, entity):
                if row.value == claim.low and canonical(row.counterpart) in known and canonical(entity) not in known:
                    match = self._match(claim, question, known | {canonical(entity)}, row, canonical(entity))
                    if match:
                        yield match._replace(sure=False)

    def series(self, row: Row) -> list[Row]:
        """All rows of the same table, measure, entity, counterpart, authority and unit, oldest first."""
        alike = [
            other
            for other in self._table(row).rows(row.measure, row.entity)
            if (other.counterpart, other.unit, other.authority) == (row.counterpart, row.unit, row.authority)
        ]
        return sorted(alike, key=lambda other: (other.since or date.min, other.until or date.max))

    def pairs(self, claim: Claim) -> Pairs:
        """Pairs of cells that a printed pair can repeat."""
        found = Pairs([], [], [])
        entities = frozenset(canonical(name) for name in claim.entities)
        noun = noun_of(claim)
        stretch = len(entities) != 1 and near_word((*claim.context, *(claim.measure or "").split()), "stretches.txt")
        for table in self.tables:
            written = self._written(table)
            names = {name for spelt in self._known(table, entities) for name in written[spelt][:1]}
            if not names and any(self._known(other, entities) for other in self.tables if other is not table):
                continue  # a pair beside the name of a player is not the record of a team
            small = table.sheet.height <= SIDES
            if small and not noun:
                found.sides.extend(of_two_rows(table, claim.context))
            if small and stretch:
                continue
            named = list(of_one_row(table, sorted(names), noun))
            if len({pair.first.entity for pair in named}) == 1:
                found.own.extend(named)
            if small:
                everyone = sorted({row.entity for row in table.every()})
                found.others.extend(pair for pair in of_one_row(table, everyone, noun) if pair not in named)
        return found

    def stretch_pairs(self, stretch: str) -> list[Pair]:
        """The scores of a named stretch of play, or of the year."""
        return [pair for table in self.tables for pair in of_stretch(table, stretch)]

    def rivals(self, claim: Claim, row: Row) -> list[str]:
        """Entities of other tables with the row's measure that the claim may be about: they stand near it, or have
        just its figure."""
        near = tuple(word for word in claim.context if len(word) >= SHORTEST)
        found = []
        for table in self.tables:
            if table.name == row.table or row.measure not in table.measures:
                continue
            for entity in table.entities[:LARGE]:
                beside = bool(near and entity and entity.split()[-1].casefold().startswith(near))
                if beside or any(other.value == claim.low for other in table.rows(row.measure, entity)):
                    found.append(entity)
        return found

    def growth(self, claim: Claim) -> list[tuple[Row, Row]]:
        """For a rate of growth: the rows of its period and of the same period a year before, of one authority."""
        level = replace(claim, kind="money", unit=None, role=tuple(r for r in claim.role if r not in CHANGES))
        found = []
        for match in self.look_up(level):
            row = match.row
            if (
                not match.sure
                or row.value is None
                or row.unit in RATIOS
                or any("row is for" in o for o in match.obstacles)
            ):
                continue
            base = next((other for other in self.series(row) if year_before(other, row)), None)
            if base is not None and base.value and "computed" not in (row.status, base.status):
                found.append((row, base))
        order = {name: at for at, name in enumerate(self.preferred)}
        return sorted(found, key=lambda pair: (pair[0].weak or pair[1].weak, order.get(pair[0].authority, len(order))))

    def events(self, claim: Claim) -> list[Row]:
        """Dated rows between the claim's entities whose measure the claim's measure names ("diplomatic relations")."""
        core = asked(claim).measure.core
        entities = frozenset(canonical(name) for name in claim.entities)
        return [
            row
            for meaning, row in self._dated(entities)
            if canonical(row.counterpart) in entities - {canonical(row.entity)}
            and any(phrase.core and phrase.core <= core for phrase in meaning.phrases)
        ]

    def days(self, claim: Claim) -> list[Row]:
        """Dated rows of the claim's entities whose measure stands near the claim."""
        entities = frozenset(canonical(name) for name in claim.entities)
        said = (*claim.context, *stems(claim.measure or ""), *(word for name in entities for word in stems(name)))
        return [
            row
            for meaning, row in self._dated(entities)
            if any(phrase.core and near(said, phrase.core) == phrase.core for phrase in meaning.phrases)
        ]

    def _dated(self, entities: frozenset[str]) -> Iterator[tuple[Meaning, Row]]:
        for meaning in self.meanings.every:
            for entity in sorted(entities) if meaning.dated else ():
                for written in self._written(meaning.table).get(entity, ()):
                    rows = meaning.table.rows(meaning.measure, written)
                    yield from ((meaning, row) for row in rows if row.kind == "date" and row.since)

    def beside(self, row: Row) -> Iterator[Row]:
        """Rows of the same table, measure, authority and period for other entities."""
        return (other for other in self._table(row).beside(row, LARGE) if other.since == row.since)

    def peers(self, row: Row, group: Iterable[str]) -> list[Row]:
        """Rows of the same measure that share the row's cell in a column of the group's name: players of one team.

        Empty where the table has no such column, or where it tells no two groups apart.
        """
        table, words = self._table(row), set(group)
        columns = [at for at, title in enumerate(table.sheet.header) if words & {*map(stem, words_of(title))}]
        alike = list(dict.fromkeys(table.beside(row, LARGE)))
        for column in columns:
            cells = dict(zip(table.sheet.lines, table.sheet.columns[column], strict=True))
            own = [other for other in alike if cells[other.line] == cells[row.line]]
            if len(own) < len(alike):
                return own
        return []

    def _table(self, row: Row) -> Table:
        return next(table for table in self.tables if table.name == row.table)

    def _match(self, claim: Claim, question: Asked, entities: frozenset[str], row: Row, entity: str) -> Match | None:
        if (row.kind == "ordinal") != (claim.kind == "ordinal") or row.kind == "date":
            return None
        exact = row.kind not in ("count", "ordinal")
        counterpart = canonical(row.counterpart) if row.counterpart else ""
        comparable, sure = same_entities(entities, (entity, counterpart), exact)
        if not comparable:
            return None
        amount = same_unit(claim, row, question)
        exchanged = self._exchange(claim, row) if amount.obstacle else None
        amount = exchanged or amount
        fit = same_period(claim, row)
        obstacles = tuple(words for words in (amount.obstacle, fit.words) if words)
        reasons = (f"{row.measure} of {row.entity}", *((amount.how,) if amount.how else ()))
        sure = sure and fit.exact and not _apart(claim, row)
        return Match(row, sure, reasons, obstacles, fit.current, amount.value, amount.step, bool(exchanged))

    def _exchange(self, claim: Claim, row: Row) -> Amount | None:
        """The row in the claim's currency, at the rate of the row's own period."""
        if claim.kind != "money" or not (
            row.value and row.step and row.unit and claim.unit and row.since and row.until
        ):
            return None
        found = self.rates.convert(row.value, row.unit, claim.unit, row.since, row.until)
        if found is None:
            return None
        value, how = found
        return Amount(value, row.step * abs(value / row.value), how=f"{row.value:,f} {row.unit} {how}")

    def knows(self, claim: Claim) -> bool:
        """Whether a table has one of the claim's entities."""
        entities = named(claim.entities)
        return any(self._known(table, entities) for table in self.tables)

    def people_near(self, claim: Claim) -> list[str]:
        """People of the tables whose last names stand near the claim."""
        near = tuple(word for word in claim.context if len(word) >= SHORTEST)
        if not near:
            return []
        return sorted({entity for last, entity in self._people.items() if last.startswith(near)})

    def of_people(self, claim: Claim) -> bool:
        """Whether the claim is about people of the tables."""
        return bool(self._own_people(claim))

    def of_one_of(self, claim: Claim, people: Iterable[str]) -> bool:
        """Whether the claim is about one of these people."""
        return not self._own_people(claim).isdisjoint(people)

    def _own_people(self, claim: Claim) -> set[str]:
        entities = named(claim.entities)
        return {entity for last, entity in self._people.items() if canonical(entity) in entities or last in entities}

    @cached_property
    def _people(self) -> dict[str, str]:
        small = (table for table in self.tables if len(table.entities) <= LARGE)
        return {last: entity for table in small for last, entity in people(table).items()}

    def _known(self, table: Table, entities: frozenset[str]) -> frozenset[str]:
        """The claim's entities that the table has; others ("at Madison Square Garden") cannot be meant by its rows."""
        return frozenset(name for name in entities if name in self._written(table))

    def _written(self, table: Table) -> dict[str, list[str]]:
        """Canonical name -> how the table writes it."""
        return self._names[id(table)]

    @cached_property
    def _names(self) -> dict[int, dict[str, list[str]]]:
        return {id(table): spellings(table) for table in self.tables}


def _apart(claim: Claim, row: Row) -> bool:
    """Whether the claim is of several occasions, or of an earlier one, and the row of one that it does not date."""
    if row.since is not None:
        return False
    said = (*claim.context, *(claim.measure or "").split())
    return claim.low != claim.high or "from" in claim.role or near_word(said, "elsewhen.txt")
