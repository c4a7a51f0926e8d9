"""Questions that are asked all day long: their SQL is written once, only the values are new.

To put a query of several parts together and to write it down as SQL takes Django many times
as long as the database needs to answer. `Prepared` keeps what was written; where a value
would stand in the query stands a `Slot`, which is filled each time.
"""

from copy import copy
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import DateField, DateTimeField, Expression, IntegerField, QuerySet
from django.db.models.sql.compiler import SQLCompiler

#: What no column of numbers holds.
BEYOND = 2**63


class Slot(Expression):
    """The place of a value in a prepared question; a number unless another field is named."""

    def __init__(self, name, output_field=None):
        super().__init__(output_field=output_field or IntegerField())
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def value_among(self, values, connection):
        """The value of this name, as the database takes it.

        A number that no column can hold is equal to nothing, as None is.
        """
        value = values[self.name]
        if isinstance(value, int) and not -BEYOND < value < BEYOND:
            value = None
        return self.output_field.get_db_prep_value(value, connection)


def day_slot(name="day"):
    return Slot(name, DateField())


def moment_slot(name="now"):
    return Slot(name, DateTimeField())


@dataclass(frozen=True)
class Written:
    """The question as one database takes it, and Django's compiler that wrote it."""

    rows: QuerySet
    compiler: SQLCompiler
    sql: str
    params: tuple

    def filled(self, values, connection):
        """A compiler that has only to hand out this SQL, with `values` in its slots."""
        params = [
            param.value_among(values, connection) if isinstance(param, Slot) else param
            for param in self.params
        ]
        compiler = copy(self.compiler)
        compiler.connection = connection  # each thread has its own
        compiler.as_sql = lambda *_args, **_kwargs: (self.sql, params)
        return compiler


class Prepared:
    """A queryset with slots for what changes from one time to the next.

    `build` makes it when it is first asked. A slot cannot change what the query looks like:
    a list has none, and None in a slot is equal to nothing.
    """

    def __init__(self, build):
        self._build = build
        self._written = {}

    def rows(self, *, using=DEFAULT_DB_ALIAS, **values):
        """What the queryset would give, as a list; `values` are those of the slots, by name."""
        written = self._written.get(using) or self._write(using)
        compiler = written.filled(values, connections[using])
        rows = written.rows.all()
        rows.query.get_compiler = lambda *_args, **_kwargs: compiler
        return list(rows)

    def _write(self, using):
        rows = self._build().using(using)
        compiler = rows.query.get_compiler(using)
        sql, params = compiler.as_sql()
        compiler.connection = None  # this thread's, who may end before the others
        self._written[using] = Written(rows, compiler, sql, tuple(params))
        return self._written[using]
