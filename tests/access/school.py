"""The school's dashboard: figures, and the lists behind them."""

GET = "GET"

WHERE = {
    "dashboards:school_list": "'goals",
    "dashboards:school_list_export": "'goals",
}
TABLE = [
    ("dashboards:school", "", GET, "200 BOSSES"),
    ("dashboards:school_export", "", GET, "200 BOSSES"),
    ("dashboards:school_list", "", GET, "200 BOSSES"),
    ("dashboards:school_list_export", "", GET, "200 BOSSES"),
    ("dashboards:school_growth", "", GET, "200 BOSSES"),
    ("dashboards:school_visits", "", GET, "200 BOSSES"),
    ("dashboards:school_meetings", "", GET, "200 BOSSES"),
    ("dashboards:school_meetings_export", "", GET, "200 BOSSES"),
    ("dashboards:school_lessons", "", GET, "200 BOSSES"),
    ("dashboards:school_lessons_export", "", GET, "200 BOSSES"),
    ("dashboards:school_not_visited", "", GET, "200 BOSSES"),
]
