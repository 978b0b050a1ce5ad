"""Django's admin of the curated data, for support: see all of it, mend a draft."""

from conditions.admin.content import ContentAdmin
from conditions.admin.event import EventAdmin
from conditions.admin.revision import RevisionAdmin
from conditions.admin.subject import SubjectAdmin

__all__ = ["ContentAdmin", "EventAdmin", "RevisionAdmin", "SubjectAdmin"]
