"""What the forms of the 2+2 offer to choose from."""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from goals.models import Goal, GoalStep
from observations.models import BellTime, LessonSetting, OpenLesson, Place
from people.models import Member, Subject
from years.enums import YearStatus
from years.models import Term


def bells_of(school):
    return list(BellTime.objects.filter(school=school))


def days_of(school):
    """The school's LessonSetting, or the defaults."""
    return LessonSetting.objects.of(school.pk)


def subjects_of(school):
    return Subject.objects.filter(school=school).order_by("name")


def goal_and_steps(member, year):
    """The member's goal of the year, or None, and its steps in order."""
    goal = Goal.objects.filter(owner=member, year=year).first()
    steps = GoalStep.objects.filter(goal=goal) if goal else GoalStep.objects.none()
    return goal, steps.in_order()


def about_choices(member, year):
    """What AboutForm is told."""
    goal, steps = goal_and_steps(member, year)
    return {
        "member": member,
        "subjects": subjects_of(member.school),
        "goal": goal,
        "steps": steps,
    }


def invitable(lesson):
    """Colleagues who hold no place at the lesson yet."""
    held = Place.objects.held().filter(lesson=lesson, observer=OuterRef("pk"))
    rows = Member.objects.here().filter(school=lesson.owner.school_id)
    return rows.exclude(pk=lesson.owner_id).filter(~Exists(held)).by_name()


def askable(member):
    """Who takes part and shows nothing in the days ahead."""
    ahead = OpenLesson.objects.ahead().filter(owner=OuterRef("pk"))
    rows = Member.objects.taking_part().filter(school=member.school_id)
    return rows.exclude(pk=member.pk).filter(~Exists(ahead)).by_name()


def own_ahead(member):
    """The member's own lessons of an open year that have not begun."""
    ahead = OpenLesson.objects.posted().filter(starts_at__gt=timezone.now())
    return ahead.filter(owner=member, year__status=YearStatus.OPEN).in_order()


def members_of(school):
    """Everybody who takes part today."""
    return Member.objects.taking_part().filter(school=school).by_name()


def terms_of_year(year):
    return Term.objects.filter(year=year).order_by("number")
