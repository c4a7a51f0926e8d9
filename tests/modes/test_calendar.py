"""With Redis: what is moved on a page is in the calendars that hold it within seconds."""

import subprocess
import sys
from datetime import date

import pytest
from django.conf import settings

from reminders.feeds import make_feed
from reminders.models import FeedItem
from tests import factories as make
from tests.modes import processes
from tests.observations.factories import make_lesson

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not settings.REDIS_URL, reason="REDIS_URL is not set: no worker to try"),
]

#: What a web process does: it knows the addresses, and never imports a task.
WEB = """
import apt_portal.wsgi
from observations.models import OpenLesson
from observations.services.lessons import change_lesson
lesson = OpenLesson.objects.get()
change_lesson(lesson, by=lesson.owner, room="214 kab.")
"""
#: Ahead by the clock of other processes too, which is the real one.
FAR = 2040


def test_a_room_changed_on_a_page_is_in_the_calendar_within_seconds(tmp_path, prefix):
    school = make.make_school()
    teacher = make.make_member(school)
    make_lesson(teacher, make.make_year(school, FAR), date(FAR, 11, 8), room="101 kab.")
    make_feed(by=teacher)
    lessons = FeedItem.objects.filter(kind="lesson")
    assert list(lessons.values_list("sequence", "place")) == [(0, "101 kab.")]

    env = processes.environment(tmp_path, 0, prefix)
    with processes.worker(env):
        done = subprocess.run(
            [sys.executable, "-c", WEB], env=env, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        assert processes.wait_for(lessons.filter(place="214 kab.").exists)

    assert list(lessons.values_list("sequence", flat=True)) == [1]
