"""What goals tells the apps below: deadlines, events, verbs, and what a new curator takes over."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from activity.registry import register_subject, register_verb
from groups.handover import successions
from reminders.registry import register_deadlines, register_events
from reminders.rhythm import Rhythm
from years import duekinds, turning


class GoalsConfig(AppConfig):
    name = "goals"

    def ready(self):
        from dialogue.records import register_record  # noqa: PLC0415  models exist from here on
        from goals import counts, deadlines, queries, services, verbs  # noqa: PLC0415  likewise

        duekinds.register("goal", _("the year's goal"), deadlines.propose_goal)
        duekinds.register("self_mid", _("mid-year self-assessment"), deadlines.propose_mid)
        duekinds.register("self_end", _("year-end self-assessment"), deadlines.propose_end)
        for name, label, rows in (
            ("goal", _("the year's goal"), deadlines.goal_rows),
            ("self_mid", _("mid-year self-assessment"), deadlines.mid_rows),
            ("self_end", _("year-end self-assessment"), deadlines.end_rows),
        ):
            register_deadlines(name, label, rows, rhythm=Rhythm((-5, -1, 2)))
        register_events("goal_steps", deadlines.step_events)
        for name, (label, sentence) in verbs.VERBS.items():
            register_verb(name, label, sentence)
        for name, (label, sentence) in verbs.QUIET_VERBS.items():
            register_verb(name, label, sentence, has_letter=False)
        register_subject("goal", verbs.find_goals)
        register_subject("assessment", verbs.find_assessments)
        turning.register("goals", opens=services.carry_year, preview=queries.goals_carried)
        counts.register()
        successions.register("goals", services.take_over)
        register_record("goal", queries.about_goal, services.link_goal)
        register_record("assessment", queries.about_assessment, services.link_assessment)
