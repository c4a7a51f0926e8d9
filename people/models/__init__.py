"""Schools, the people in them and how a person signs in."""

from people.models.acceptance import Acceptance
from people.models.accounts import Installation, User, UserManager
from people.models.letters import EmailChange, Invitation
from people.models.municipality import Municipality, MunicipalityViewer
from people.models.staff import Leave, Member, School, Subject, SubjectArea

__all__ = [
    "Acceptance",
    "EmailChange",
    "Installation",
    "Invitation",
    "Leave",
    "Member",
    "Municipality",
    "MunicipalityViewer",
    "School",
    "Subject",
    "SubjectArea",
    "User",
    "UserManager",
]
