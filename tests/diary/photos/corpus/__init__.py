"""Files as strangers, broken phones and bad lines send them, each with its one answer.

Every file is made here, byte by byte; none was taken from anywhere. The tables in the
modules beside this one are meant to be read: name, answer, and how the file is made.
"""

from tests.diary.photos.corpus import bombs, broken, moving, odd, strangers
from tests.diary.photos.corpus.case import Case

CORPUS: tuple[Case, ...] = (
    *strangers.CASES,
    *moving.CASES,
    *broken.CASES,
    *bombs.CASES,
    *odd.CASES,
)
REFUSED = tuple(case for case in CORPUS if case.answer is not None)
ACCEPTED = tuple(case for case in CORPUS if case.answer is None)
