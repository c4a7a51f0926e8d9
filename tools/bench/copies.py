"""A country from a hundred schools: what a database holds, copied inside it.

The demonstration's makers think about every row; a thousand schools that way take an hour. So
they make some, and PostgreSQL copies those, every number moved by a multiple of one stride.
What points at what is read from the catalogue, so that a table of tomorrow is copied too.
"""

from dataclasses import dataclass

from psycopg import sql

#: Tables of the installation, not of a school; a feed's secret is one person's own.
APART = (
    *("auth_", "django_", "account_", "core_", "post_", "reminders_"),
    *("people_installation", "office_failure"),
)
MOVED = "{} + k * %(stride)s"
PREFIXED = "'k' || k || '.' || {}"
#: A record named as text, kind:number.
NAMED = """
    CASE WHEN {} ~ '^[a-z_]+:[0-9]+$' THEN split_part({}, ':', 1) || ':'
        || split_part({}, ':', 2)::bigint + k * %(stride)s ELSE {} END
"""
#: Values that point without a foreign key, and names that should differ.
SPECIAL = {
    "activity_entry.subject": NAMED,
    "dialogue_thread.subject": NAMED,
    "people_school.name": "row_number() OVER (ORDER BY k, t.id) || '-oji mokykla (kopija)'",
    "reflections_reflection.step_ids": """
        (SELECT coalesce(jsonb_agg(one::bigint + k * %(stride)s), {})
         FROM jsonb_array_elements_text({}) AS one)
    """,
    "reflections_reflection.answers": """
        (SELECT coalesce(jsonb_agg(jsonb_set(
            one, '{prompt}', to_jsonb((one ->> 'prompt')::bigint + k * %(stride)s))), {})
         FROM jsonb_array_elements({}) AS one)
    """,
}

TABLES = """
    SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
COLUMNS = """
    SELECT attname, format_type(atttypid, NULL), attgenerated <> '' FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
"""
POINTS = """
    SELECT attname, confrelid::regclass::text FROM pg_constraint
    JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype = 'f' AND conrelid = %s::regclass
"""
#: The columns of each unique index, those inside an expression too.
UNIQUE = """
    SELECT array_agg(DISTINCT attname::text) FROM pg_index
    JOIN pg_depend ON classid = 'pg_class'::regclass AND objid = indexrelid AND refobjid = indrelid
      OR classid = 'pg_constraint'::regclass AND refobjid = indrelid AND objid IN
         (SELECT oid FROM pg_constraint WHERE conindid = indexrelid AND contype = 'u')
    JOIN pg_attribute ON attrelid = indrelid AND attnum = refobjsubid AND attnum > 0
    WHERE indisunique AND NOT indisprimary AND indrelid = %s::regclass GROUP BY indexrelid
"""
#: Those that no constraint rests on: made after the rows in a fraction of the time.
INDEXES = """
    SELECT relname, pg_get_indexdef(indexrelid) FROM pg_index
    JOIN pg_class ON pg_class.oid = indexrelid
    WHERE indrelid = %s::regclass
    AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
"""


@dataclass(frozen=True)
class Table:
    """One table and how each of its columns goes into a copy."""

    name: str
    columns: dict

    @property
    def is_numbered(self):
        return "stride" in self.columns.get("id", "")

    def statement(self):
        """%(times)s copies, each number moved by %(stride)s times the copy's own."""
        values = sql.SQL(", ").join(map(sql.SQL, self.columns.values()))
        names = sql.SQL(", ").join(map(sql.Identifier, self.columns))
        words = sql.SQL(
            "INSERT INTO {table} ({names}) SELECT {values}"
            " FROM generate_series(1, %(times)s - 1) AS k CROSS JOIN {table} AS t"
        )
        return words.format(table=sql.Identifier(self.name), names=names, values=values)


def multiply(link, times):
    """Make the schools in the database of `link` (psycopg) `times` as many, in one transaction.

    Foreign keys are not checked, they hold by the way copies are made; only a superuser may
    say so.
    """
    link.execute("SET LOCAL session_replication_role = replica")
    tables = _tables(link)
    stride = _stride(link, tables)
    for table in tables:
        indexes = link.execute(INDEXES, [table.name]).fetchall()
        for name, _words in indexes:
            link.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
        link.execute(table.statement(), {"times": times, "stride": stride})
        for _name, words in indexes:
            link.execute(words)
        if table.is_numbered:
            _move_on(link, table.name)


def _tables(link):
    names = [name for (name,) in link.execute(TABLES) if not name.startswith(APART)]
    return [Table(name, _columns(link, name, set(names))) for name in sorted(names)]


def _columns(link, table, copied):
    """{column: the expression that gives its value in copy k}."""
    kinds = {name: kind for name, kind, is_made in link.execute(COLUMNS, [table]) if not is_made}
    points = {name for name, to in link.execute(POINTS, [table]) if to in copied}
    moved = {name for name, kind in kinds.items() if name in points or kind == "uuid"}
    if kinds.get("id") == "bigint":
        moved.add("id")
        points.add("id")
    found = {name: _value(table, name, kind, points) for name, kind in kinds.items()}
    for (together,) in link.execute(UNIQUE, [table]):
        texts = [name for name in together if kinds[name] in ("text", "character varying")]
        is_special = any(f"{table}.{name}" in SPECIAL for name in together)
        if texts and not moved & set(together) and not is_special:
            found[texts[0]] = PREFIXED.format(f't."{texts[0]}"')
    return found


def _value(table, name, kind, points):
    place, column = f"{table}.{name}", f't."{name}"'
    if name in points:
        return MOVED.format(column)
    if kind == "uuid":
        return f"CASE WHEN {column} IS NOT NULL THEN gen_random_uuid() END"
    if name == "email":
        return PREFIXED.format(column)
    return SPECIAL[place].replace("{}", column) if place in SPECIAL else column


def _stride(link, tables):
    """A round number above every number there is."""
    most = 1
    for table in tables:
        if table.is_numbered:
            words = sql.SQL("SELECT coalesce(max(id), 0) FROM {}")
            row = link.execute(words.format(sql.Identifier(table.name))).fetchone()
            most = max(most, row[0])
    return 10 ** len(str(most))


def _move_on(link, table):
    last = sql.SQL("(SELECT max(id) FROM {})").format(sql.Identifier(table))
    words = sql.SQL("SELECT setval(pg_get_serial_sequence(%s, 'id'), {})").format(last)
    link.execute(words, [table])
