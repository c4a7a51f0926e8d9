"""Questions that are asked all day long: their SQL is written once, only the values are new.

To put a query of several parts together and to write it down as SQL takes Django many times
as long as the database needs to answer. `Prepared` keeps what was written; where a value
would stand in the query stands a slot, which is filled each time.

    @Prepared
    def _waiting(member, day: date):
        return Thread.objects.waiting(day).filter(curator=member)

    _waiting.rows(member=member.pk, day=timezone.localdate())
"""

from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from inspect import Parameter, signature

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import (
    DateField,
    DateTimeField,
    Expression,
    IntegerField,
    QuerySet,
    TextField,
)
from django.db.models.sql.compiler import SQLCompiler

#: What no column of numbers holds.
BEYOND = 2**63
#: The field of a slot by what the function says of its parameter; a number where it says nothing.
FIELDS = {date: DateField, datetime: DateTimeField, str: TextField}


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


@dataclass(frozen=True)
class Written:
    """The question as one database takes it, and Django's compiler that wrote it."""

    rows: QuerySet
    compiler: SQLCompiler
    sql: str
    params: tuple
    converters: dict

    def filled(self, values, connection):
        """A compiler that has only to hand out this SQL, with `values` in its slots."""
        params = [
            param.value_among(values, connection) if isinstance(param, Slot) else param
            for param in self.params
        ]
        compiler = copy(self.compiler)
        compiler.connection = connection  # each thread has its own
        compiler.as_sql = lambda *_args, **_kwargs: (self.sql, params)
        compiler.get_converters = lambda _columns: self.converters
        return compiler


def _slots_of(build):
    """{name: slot} of the parameters that have no default."""
    rows = signature(build).parameters.values()
    named = [row for row in rows if row.default is Parameter.empty]
    return {row.name: Slot(row.name, FIELDS.get(row.annotation, IntegerField)()) for row in named}


class Prepared:
    """A queryset with slots for what changes from one time to the next.

    `build` makes it, when it is first asked: its parameters are slots then. Called with values
    `build` gives the plain queryset, and the same rows. A slot cannot change what the query
    looks like: a list has none, and None in a slot is equal to nothing.
    """

    def __init__(self, build):
        self.build = build
        self.slots = _slots_of(build)
        self._written = {}

    def rows(self, *, using=DEFAULT_DB_ALIAS, **values):
        """What the queryset would give, as a list; `values` are those of the slots, by name."""
        written = self._written.get(using) or self._write(using)
        compiler = written.filled(values, connections[using])
        rows = written.rows.all()
        rows.query.get_compiler = lambda *_args, **_kwargs: compiler
        return list(rows)

    def _write(self, using):
        rows = self.build(**self.slots).using(using)
        compiler = rows.query.get_compiler(using)
        sql, params = compiler.as_sql()
        converters = compiler.get_converters([column for column, *_name in compiler.select])
        compiler.connection = None  # this thread's, who may end before the others
        self._written[using] = Written(rows, compiler, sql, tuple(params), converters)
        return self._written[using]
