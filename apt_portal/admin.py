"""The operator's pages at /admin/: people, schools, years, letters, failures, switches.

No field that a member typed into a record and no file stands here, in no list, form, history
or search: an operator keeps the portal running and reads nobody.
"""

from django.conf import settings
from django.contrib import admin, messages
from django.shortcuts import redirect, resolve_url
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from kombu.exceptions import OperationalError

from office.models import Failure
from office.services.failures import put_aside, run_again
from people.middleware import open_to_all
from people.models import (
    Installation,
    Member,
    Municipality,
    MunicipalityViewer,
    School,
    User,
)
from post.models import Letter
from post.services import settle
from years.models import SchoolYear
from years.services import recount_school


class OperatorSite(admin.AdminSite):
    """Django's admin behind the portal's own sign-in, for operators (`is_staff`)."""

    site_title = site_header = _("APT portal: operator")
    index_title = _("Operator")

    def login(self, request, extra_context=None):
        if request.user.is_authenticated:
            return redirect("dashboards:home")
        target = urlencode({"next": request.get_full_path()})
        return redirect(f"{resolve_url(settings.LOGIN_URL)}?{target}")


OperatorSite.login = open_to_all(OperatorSite.login)  # type: ignore[method-assign]  # marked


class Reading(admin.ModelAdmin):
    """Every operator looks; nothing is added, changed or deleted unless said."""

    may_change = False
    may_add = False
    list_per_page = 50
    show_full_result_count = False

    def has_module_permission(self, request):
        return request.user.is_staff

    def has_view_permission(self, request, obj=None):
        return request.user.is_staff

    def has_change_permission(self, request, obj=None):
        return self.may_change and request.user.is_staff

    def has_add_permission(self, request):
        return self.may_add and request.user.is_staff

    def has_delete_permission(self, request, obj=None):
        return False


class UserAdmin(Reading):
    """A password is set by its owner alone, through the reset letter."""

    may_change = True
    fields = ["email", "language", "is_active", "is_staff", "last_login", "date_joined"]
    readonly_fields = ["email", "last_login", "date_joined"]  # an address changes by its owner
    list_display = ["email", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff"]
    search_fields = ["email"]


class SchoolAdmin(Reading):
    """Which municipality counts it is the operator's to say, the rest the school's own."""

    may_change = True
    fields = ["name", "kind", "municipality", "created_at"]
    readonly_fields = ["name", "kind", "created_at"]
    list_display = ["name", "kind", "municipality"]
    list_select_related = ["municipality"]
    search_fields = ["name"]

    def save_model(self, request, obj, form, change):
        """As the command does: a year that closed while nobody looked is counted anew."""
        super().save_model(request, obj, form, change)
        if obj.municipality_id:
            recount_school(obj)


class MunicipalityAdmin(Reading):
    may_change = may_add = True
    fields = ["name"]
    list_display = ["name"]
    search_fields = ["name"]


class MunicipalityViewerAdmin(Reading):
    """Who may open a municipality's page; somebody new is invited by the command."""

    may_add = True
    fields = ["municipality", "user"]
    raw_id_fields = ["user"]
    list_display = ["municipality", "user"]
    list_select_related = ["municipality", "user"]
    search_fields = ["user__email"]


class MemberAdmin(Reading):
    """Who works where; identity only."""

    fields = ["school", "first_name", "last_name", "email", "user"]
    fields += ["is_administrator", "joined_on", "left_on"]
    list_display = ["last_name", "first_name", "school", "email", "is_administrator", "left_on"]
    list_filter = ["is_administrator"]
    list_select_related = ["school"]
    search_fields = ["folded_name", "email"]


class SchoolYearAdmin(Reading):
    fields = ["school", "starts_on", "ends_on", "status"]
    list_display = ["school", "label", "status"]
    list_filter = ["status"]
    list_select_related = ["school"]


class LetterAdmin(Reading):
    """How letters fare, without subject and words."""

    fields = ["kind", "address", "state", "not_before", "claimed_at", "sent_at", "tries"]
    fields += ["last_error"]
    list_display = ["pk", "kind", "address", "state", "created_at", "sent_at"]
    list_filter = ["state", "kind"]
    search_fields = ["address"]
    ordering = ["-pk"]
    actions = ["it_went_out", "send_again"]

    @admin.action(description=_("It went out"))
    def it_went_out(self, request, letters):
        self._settle(request, letters, was_sent=True)

    @admin.action(description=_("Send again"))
    def send_again(self, request, letters):
        self._settle(request, letters, was_sent=False)

    def _settle(self, request, letters, *, was_sent):
        for letter in letters:
            settle(letter, was_sent=was_sent)
        self.message_user(request, _("Refused and uncertain letters are settled."), messages.INFO)


class Open(admin.SimpleListFilter):
    """What is still to be settled comes first; everything is one click away."""

    title = _("settled")
    parameter_name = "settled"

    def lookups(self, request, model_admin):
        return [("no", _("to settle")), ("yes", _("settled"))]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        return queryset.filter(settled_at__isnull=self.value() == "no")


class FailureAdmin(Reading):
    """Background work that failed: kind and place of the error, never its message."""

    fields = ["task", "at", "kind", "place", "about", "settled_at"]
    list_display = ["task", "at", "kind", "place", "about", "settled_at"]
    list_filter = [Open, "task", "kind"]
    ordering = ["-at", "-pk"]
    actions = ["do_again", "put_aside"]

    @admin.action(description=_("Do it again"))
    def do_again(self, request, failures):
        try:
            run_again(failures)
        except OperationalError:
            self.message_user(request, _("The queue does not answer."), messages.ERROR)
        else:
            self.message_user(
                request, _("Done again; another failure is a new row."), messages.INFO
            )

    @admin.action(description=_("Put aside"))
    def put_aside(self, request, failures):
        put_aside(failures)
        self.message_user(request, _("Put aside."), messages.INFO)


class InstallationAdmin(Reading):
    """The switches are turned by commands; here they can be looked at."""

    fields = ["is_demo"]
    list_display = ["__str__", "is_demo"]


site = OperatorSite(name="admin")
for model, options in {
    User: UserAdmin,
    School: SchoolAdmin,
    Municipality: MunicipalityAdmin,
    MunicipalityViewer: MunicipalityViewerAdmin,
    Member: MemberAdmin,
    SchoolYear: SchoolYearAdmin,
    Letter: LetterAdmin,
    Failure: FailureAdmin,
    Installation: InstallationAdmin,
}.items():
    site.register(model, options)
