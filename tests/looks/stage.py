"""Two schools with something on every page, and people who have nothing yet."""

from datetime import date
from types import SimpleNamespace

from django.core.files.base import ContentFile
from django.test import Client

from activity.stopping import stop_url
from dialogue.models import MessageDraft, PrivateNote
from dialogue.services import leave_receipt, send_message
from goals.enums import AssessmentStatus, GoalStatus, Moment
from goals.models import GoalAttachment, SelfAssessment
from groups.enums import Audience
from people.middleware import SESSION_KEY
from people.models import Installation, Member, Subject, SubjectArea
from people.services.addresses import ask_for_address
from people.services.invitations import invite_member
from people.services.own import accept_promises
from post.models import Letter
from post.services import write_letter
from reflections.models import Reflection
from reminders.models import CalendarFeed
from tests import factories as make
from tests.looks import advising, coaching, exchange, groups, lessons, paper
from tests.office.files import row, xlsx
from years.models import Closure
from years.services import propose_year, recount_due

EMPTY_TEXT = {"sentence": "", "why": "", "criteria": "", "direction": "", "competence": ""}
SEPTEMBER, OCTOBER, NOVEMBER = (date(2026, month, 1) for month in (9, 10, 11))


def set_up(cast):
    """Fill `cast`'s school; gives who opens pages by role, and the numbers in addresses."""
    Installation.objects.create(is_demo=True)
    s = SimpleNamespace(people={}, ids={}, cast=cast)
    for name in ("teacher", "curator", "facilitator", "groupmate", "administrator", "leaver"):
        s.people[name] = getattr(cast, name)
    s.people["idle_curator"] = cast.administrator_curator
    s.people["two_schools"] = cast.both_schools
    s.people["beginner"] = make.make_member(cast.school, "Naujokė")
    s.people["nobody"] = Member(user=make.make_user("niekas@mokykla.lt"))
    _goals(s)
    _reflections(s)
    _words(s)
    _drafts(s)
    _calendar(s)
    _people(s)
    CalendarFeed.objects.create(user=s.cast.teacher.user)
    lessons.fill(s)
    groups.fill(s)
    exchange.fill(s)
    coaching.fill(s)
    paper.fill(s)
    advising.fill(s)
    _new_school(s)
    _municipalities(s)
    return s


def signed_in(member):
    client = Client()
    client.force_login(member.user)
    session = client.session
    session[SESSION_KEY] = member.pk
    session.save()
    return client


def _goals(s):
    c = s.cast
    goal = make.make_goal(
        c.teacher, c.year, GoalStatus.AGREED, steps=3, why="Nes svarbu.", pending={"why": "Kitaip"}
    )
    goal.steps.filter(position=0).update(done_on=date(2026, 10, 1))
    goal.steps.filter(position=1).update(due_on=date(2026, 11, 27))
    file = ContentFile(b"planas", name="planas.txt")
    GoalAttachment.objects.create(goal=goal, file=file, name="planas.txt", size=6)
    SelfAssessment.objects.create(
        goal=goal,
        moment=Moment.MID,
        status=AssessmentStatus.SUBMITTED,
        closeness=3,
        words="Pusiaukelė.",
        submitted_at=make.at(make.TODAY),
    )
    waiting = make.make_goal(c.groupmate, c.year, GoalStatus.SUBMITTED, audience=Audience.GROUP)
    make.make_curatorship(c.curator, c.groupmate, c.year)
    thread = make.make_waiting(waiting, c.curator, since=make.at(date(2026, 11, 9)))
    MessageDraft.objects.create(thread=thread, author=c.curator, text="Čia.", late_text="Ten.")
    PrivateNote.objects.create(author=c.curator, about=c.groupmate, text="Čia.", late_text="Ten.")
    s.ids |= {"met": thread.pk, "noted": c.groupmate.pk}
    returned = make.make_goal(c.facilitator, c.year, GoalStatus.RETURNED)
    make.make_curatorship(c.curator, c.facilitator, c.year)
    s.people["closed"] = make.make_member(c.school, "Baigusi")
    closed = make.make_goal(s.people["closed"], c.year, GoalStatus.CLOSED)
    s.ids |= {"goal": goal.pk, "waiting": waiting.pk, "returned": returned.pk}
    s.ids["closed"] = closed.pk


def _reflections(s):
    c = s.cast
    for month in (SEPTEMBER, OCTOBER):
        row_ = make.make_reflection(
            c.teacher, c.year, month, submitted=True, growth="A1 B2", audience=Audience.GROUP
        )
        s.ids[f"reflection{month.month}"] = row_.pk
    make.make_reflection(c.teacher, c.year, NOVEMBER, slip="Klausti pirmiau", how_it_went="partly")
    theirs = make.make_reflection(c.groupmate, c.year, OCTOBER, submitted=True)
    s.thread = make.make_waiting(theirs, c.curator, since=make.at(date(2026, 11, 12)))
    s.ids["theirs"] = theirs.pk


def _words(s):
    c = s.cast
    september = Reflection.objects.get(pk=s.ids["reflection9"])
    thread = make.make_waiting(september, c.curator)
    leave_receipt(thread, by=c.curator)
    send_message(thread, "Kas pasikeistų, jei pradėtų jie?", by=c.curator)
    send_message(thread, "Pabandysiu spalį.", by=c.teacher)
    old = make.make_waiting(Reflection.objects.get(pk=s.ids["reflection10"]), c.former_curator)
    send_message(old, "Ačiū, kad papasakojote.", by=c.former_curator)
    s.people["former_curator"] = c.former_curator
    s.ids |= {"thread": s.thread.pk, "teacher": c.teacher.pk}


def _drafts(s):
    """Somebody whose every text was written in two windows."""
    c = s.cast
    two = make.make_member(c.school, "Dvilangė")
    goal = make.make_goal(two, c.year, steps=2)
    goal.copies.create(content=EMPTY_TEXT | {"sentence": "Kitas.", "why": ""}, base_version=0)
    agreed = make.make_member(c.school, "Tarpinė")
    theirs = make.make_goal(agreed, c.year, GoalStatus.AGREED)
    end = SelfAssessment.objects.create(goal=theirs, moment=Moment.MID, closeness=2, words="Čia.")
    end.copies.create(content={"closeness": "3", "words": "Ten."}, base_version=0)
    client = signed_in(two)
    for editor in ("a", "b"):
        text = {"mattered": f"Langas {editor}.", "version": "0", "editor": editor, "seq": "1"}
        client.post("/reflections/2026-11/save/", text, headers={"X-Autosave": "1"})
    s.people |= {"two_windows": two, "assessing": agreed}
    s.ids |= {"draft": goal.pk, "assessed": theirs.pk}


def _calendar(s):
    c = s.cast
    s.ids["planned"] = propose_year(c.school, starts_year=2027, by=c.administrator).pk
    s.ids["year"] = c.year.pk
    Closure.objects.create(
        year=c.year,
        name="Rudens atostogos",
        from_on=date(2026, 10, 26),
        until_on=date(2026, 10, 30),
    )
    area = SubjectArea.objects.create(school=c.school, name="Kalbos")
    Subject.objects.create(school=c.school, name="Lietuvių kalba ir literatūra", area=area)
    letter = write_letter(
        address="ona@mokykla.lt", subject="Kvietimas", text="Sveiki", html="<p>a</p>", kind="x"
    )
    type(letter).objects.filter(pk=letter.pk).update(state="uncertain")


def _people(s):
    c = s.cast
    invited = make.make_member(c.school, "Ieva", email="ieva@mokykla.lt", user=None)
    _addresses(s)
    s.ids["link"] = invite_member(invited, by=c.administrator).partition("/invitation/")[2]
    client = signed_in(c.administrator)
    faulty = row("Ona", "Onaitė", "ona(at)mokykla.lt", category="profesorė", curator="Niekas")
    good = row("Jonas", "Jonaitis", "jonas@mokykla.lt", subject="Fizika", group="Ąžuolai")
    changed = row("Eglė", "Kitokia", c.colleague.email, group="Ąžuolai")
    for name, rows in (("faulty", [faulty, good]), ("ready", [good, changed])):
        address = client.post("/people/import/", {"file": xlsx(*rows)}).url
        s.ids[name] = address.strip("/").split("/")[-1]
    s.ids |= {"group": c.group.pk, "person": c.teacher.pk, "invited": invited.pk}
    s.ids["gone"] = c.leaver.pk
    accept_promises(c.curator, by=c.curator)


def _addresses(s):
    """One asks for another address, one is proposed one, and of one the links are too old."""
    c = s.cast
    proposed = make.make_member(c.school, "Keičianti")
    for member, by in (
        (c.groupmate, c.groupmate),
        (proposed, c.administrator),
        (c.facilitator, c.facilitator),
    ):
        new = f"nauja{member.pk}@mokykla.lt"
        late = ask_for_address(member.user, new=new, by=by)
        letters = Letter.objects.filter(kind="email_confirm").order_by("-pk")[:2]
        tokens = [one.text.partition("/email/")[2].partition("/")[0] for one in letters]
        s.ids |= {f"new{member.pk}": tokens[0], f"old{member.pk}": tokens[1]}
    type(late).objects.filter(pk=late.pk).update(expires_at=make.at(SEPTEMBER))
    s.ids["stop"] = stop_url(c.teacher, "due_reflection").rstrip("/").split("/")[-1]
    s.ids |= {"asked": s.ids[f"old{c.groupmate.pk}"], "asked_new": s.ids[f"new{c.groupmate.pk}"]}
    s.ids |= {"late": s.ids[f"old{c.facilitator.pk}"], "moving": proposed.pk}


def _municipalities(s):
    """One that looks at this school, and one that has none yet."""
    s.cast.municipality.schools.set([s.cast.school, s.cast.other])
    recount_due()
    _new, viewer = make.make_municipality()
    s.people["viewer"] = Member(user=s.cast.municipality_viewer)
    s.people["new_viewer"] = Member(user=viewer)


def _new_school(s):
    """A school that has just begun: no year, nobody but its administrator and one teacher."""
    school = make.make_school("Nauja mokykla")
    s.people["founder"] = make.make_member(
        school, "Asta", is_administrator=True, takes_part_from=None
    )
    s.people["early"] = make.make_member(school, "Ankstyva")
