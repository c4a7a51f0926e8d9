"""What each page may cost: the budgets of issue 6, in one place."""

#: CPU of application and PostgreSQL, as a ratio to the empty signed-in page of the same run.
RATIO = {
    "home": 3.0,
    "reflection editor": 3.5,
    "autosave": 1.7,
    "board": 4.0,
    "desk": 4.0,
    "school dashboard": 6.0,
    "municipality": 8.0,
}
#: PostgreSQL's CPU, as a ratio to that of the bare SQL.
SQL = {"school dashboard": 1.5}
STATEMENTS = {"home": 18}
#: From one school to many: how much the ratio to the empty page may grow.
GROWTH = 1.3
#: MiB of one worker that has served every page.
MEMORY = 150


def missed(row):
    """The names of the figures in this row that are over a budget.

    From one school to a country's, each as large as the one, statements and rows read may not
    grow at all. A municipality's schools are twice as large: its growth is shown, not judged.
    """
    name, is_country = row["page"], row["size"] == "country"
    checks = [
        ("ratio_empty", row["ratio_empty"], RATIO.get(name)),
        ("ratio_sql", row["ratio_sql"], SQL.get(name)),
        ("queries", row["queries"], STATEMENTS.get(name)),
        ("growth", is_country and row["growth"], GROWTH),
        ("queries", is_country and row["queries_growth"], 1),
        ("rows_read", is_country and row["rows_growth"], 1),
        ("mib", row["mib"], MEMORY),
    ]
    return sorted({word for word, figure, most in checks if most and figure and figure > most})
