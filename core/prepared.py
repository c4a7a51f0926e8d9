"""Questions that are asked all day long: their SQL is written once, only the values are new.

To put a query of several parts together and to write it down as SQL takes Django many times
as long as the database needs to answer. `Prepared` keeps what was written; where a value
would stand in the query stands a `Slot`, which is filled each time.
"""

from dataclasses import dataclass

from django.db import connections
from django.db.models import DateField, Expression, IntegerField


class Slot(Expression):
    """The place of a value in a prepared question; a number unless another field is named."""

    def __init__(self, name, output_field=None):
        super().__init__(output_field=output_field or IntegerField())
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def value_among(self, values, connection):
        """The value of this name, as the database takes it."""
        return self.output_field.get_db_prep_value(values[self.name], connection)


def day_slot(name="day"):
    return Slot(name, DateField())


@dataclass(frozen=True)
class Written:
    """The question as one database takes it: its SQL, and what its answers consist of."""

    sql: str
    params: tuple
    query: object
    columns: list
    names: list


class Prepared:
    """A queryset that ends in `values(…)`, with slots for what changes from time to time.

    `build` makes it when it is first asked. A slot cannot change what the query looks like:
    a list has none, and None in a slot is equal to nothing.
    """

    def __init__(self, build):
        self._build = build
        self._written = {}

    def rows(self, *, using="default", **values):
        """The answers, each a dict; `values` are those of the slots, by name."""
        connection = connections[using]
        written = self._written.get(using) or self._write(using)
        filled = [
            param.value_among(values, connection) if isinstance(param, Slot) else param
            for param in written.params
        ]
        with connection.cursor() as cursor:
            cursor.execute(written.sql, filled)
            found = cursor.fetchall()
        compiler = written.query.get_compiler(using)
        converters = compiler.get_converters(written.columns)
        return [
            dict(zip(written.names, row, strict=True))
            for row in compiler.apply_converters(found, converters)
        ]

    def _write(self, using):
        query = self._build().query
        compiler = query.get_compiler(using)
        sql, params = compiler.as_sql()
        columns = [column for column, *_rest in compiler.select]
        names = list(query.selected)
        self._written[using] = Written(sql, tuple(params), query, columns, names)
        return self._written[using]
