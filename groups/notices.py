"""What the people concerned are told when curators and groups change."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from activity.many import Deed
from activity.registry import Found, register_subject, register_verb
from groups.models import AptGroup, Curatorship
from people.models import Member


def appointments(curatorships):
    """Each member is told of the curator; a curator of several is told once."""
    by_curator = {}
    deeds = []
    for row in curatorships:
        by_curator.setdefault(row.curator, []).append(row)
        deeds.append(_of_pair("curator_appointed", row, [row.member]))
    for curator, rows in by_curator.items():
        if len(rows) == 1:
            deeds.append(_of_pair("curator_appointed", rows[0], [curator]))
        else:
            numbers = {"count": len(rows)}
            told = [(curator, _desk(curator))]
            deeds.append(Deed("teachers_entrusted", f"curator:{curator.pk}", told, numbers))
    return deeds


def partings(curatorships, leaver):
    """Whoever stays is told that the pair has parted."""
    return [
        _of_pair(
            "curatorship_ended", row, [m for m in (row.member, row.curator) if m.pk != leaver.pk]
        )
        for row in curatorships
    ]


def joinings(memberships):
    """Each member is told of their new group."""
    return [
        Deed("group_joined", f"group:{row.group_id}", [(row.member, _group(row.group))])
        for row in memberships
    ]


def namings(groups, told):
    """The members of each group (`told`: group id → members) are told of its facilitator."""
    return [
        Deed(
            "facilitator_named",
            f"group:{group.pk}",
            [(member, _group(group)) for member in told.get(group.pk, ())],
        )
        for group in groups
    ]


def register_words():
    """Called once, when the app is ready."""
    register_verb("curator_appointed", gettext_lazy("A curator is appointed"), _say_appointed)
    register_verb("curatorship_ended", gettext_lazy("A curatorship ends"), _say_parted)
    register_verb("teachers_entrusted", gettext_lazy("Teachers to curate"), _say_entrusted)
    register_verb("group_joined", gettext_lazy("A place in a group"), _say_joined)
    register_verb("facilitator_named", gettext_lazy("A group's facilitator"), _say_facilitator)
    register_subject("member", find_members)
    register_subject("group", find_groups)
    register_subject("curator", find_curators)
    register_subject("curatorship", find_curatorships)


def find_members(member, ids):
    """People the reader may see; oneself leads home."""
    people = Member.objects.visible_to(member).filter(pk__in=ids)
    return {who.pk: Found(who.name, _page_of(who, member)) for who in people}


def find_groups(member, ids):
    groups = AptGroup.objects.visible_to(member).filter(pk__in=ids)
    return {group.pk: _group(group) for group in groups}


def find_curators(member, ids):
    """A curator's desk is their own."""
    return {member.pk: _desk(member)} if member.pk in ids else {}


def find_curatorships(member, ids):
    rows = Curatorship.objects.visible_to(member).filter(pk__in=ids)
    return {row.pk: _pair(row, member) for row in rows.select_related("member", "curator")}


def _of_pair(verb, row, told):
    return Deed(verb, f"curatorship:{row.pk}", [(who, _pair(row, who)) for who in told])


def _pair(row, reader):
    """To either of the two, a curatorship bears the other's name."""
    if reader.pk == row.member_id:
        return Found(row.curator.name, reverse("dashboards:home"))
    return Found(row.member.name, reverse("dashboards:teacher", args=[row.member_id]))


def _desk(curator):
    return Found(curator.name, reverse("dashboards:desk"))


def _group(group):
    return Found(group.name, reverse("meetings:group", args=[group.pk]))


def _page_of(who, reader):
    if who.pk == reader.pk:
        return reverse("dashboards:home")
    return reverse("office:people")


def _say_appointed(actor, title, numbers):
    return _("Curating this school year: %(name)s.") % {"name": title}


def _say_parted(actor, title, numbers):
    return _("The curatorship has ended: %(name)s.") % {"name": title}


def _say_entrusted(actor, title, numbers):
    count = numbers.get("count", 0)
    sentence = ngettext(
        "You curate %(count)s more teacher this school year.",
        "You curate %(count)s more teachers this school year.",
        count,
    )
    return sentence % {"count": count}


def _say_joined(actor, title, numbers):
    return _("Your group this school year: %(group)s.") % {"group": title}


def _say_facilitator(actor, title, numbers):
    return _("The group “%(group)s” has a new facilitator.") % {"group": title}
