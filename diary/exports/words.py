"""What the values of an entry are called, in every format alike."""

from django.utils.translation import gettext_lazy as _

COURSE = {
    "worse": _("worse"),
    "same": _("same"),
    "better": _("better"),
    "gone": _("gone"),
}
SPREAD = {
    1: _("one area"),
    2: _("a few areas"),
    3: _("many areas"),
    4: _("most of the body"),
}
# Yes and no, by the name of the field.
YES_NO = {
    "well": (_("well in themselves"), _("unwell")),
    "blisters": (_("blisters"), _("no blisters")),
    "pus": (_("pus-filled spots"), _("no pus-filled spots")),
    "cough": (_("cough"), _("no cough")),
    "spreading": (_("spreading"), _("not spreading")),
    "after_straining": (_("began after straining"), _("not after straining")),
}
KIND = {"rash": _("Rash"), "spot": _("Single spot or mark")}
