"""A log as sealed files behind one link: a SMART Health Link (HL7, STU 1)."""

from diary.exports.share.contents import Holding, contents
from diary.exports.share.link import new_secret, shlink
from diary.exports.share.qr import as_qr
from diary.exports.share.seal import CONTENT_TYPE, seal

__all__ = [
    "CONTENT_TYPE",
    "Holding",
    "as_qr",
    "contents",
    "new_secret",
    "seal",
    "shlink",
]
