"""Django's admin of the curated data: see all of it, correct a copy, publish that."""

from conditions.admin.content import ContentAdmin
from conditions.admin.revision import RevisionAdmin
from conditions.admin.subject import SubjectAdmin

__all__ = ["ContentAdmin", "RevisionAdmin", "SubjectAdmin"]
