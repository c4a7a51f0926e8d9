"""Addresses of the school's dashboard: figures and the lists behind them."""

ADMINISTRATOR = "administrator"

SCHOOL_ADDRESSES = {
    "dashboards:school": ADMINISTRATOR,
    "dashboards:school_export": ADMINISTRATOR,
    "dashboards:school_list": ADMINISTRATOR,
    "dashboards:school_list_export": ADMINISTRATOR,
    "dashboards:school_growth": ADMINISTRATOR,
    "dashboards:school_visits": ADMINISTRATOR,
    "dashboards:school_meetings": ADMINISTRATOR,
    "dashboards:school_meetings_export": ADMINISTRATOR,
    "dashboards:school_conversations": ADMINISTRATOR,
    "dashboards:school_conversations_export": ADMINISTRATOR,
    "dashboards:school_lessons": ADMINISTRATOR,
    "dashboards:school_lessons_export": ADMINISTRATOR,
    "dashboards:school_not_visited": ADMINISTRATOR,
}
