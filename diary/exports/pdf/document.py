"""Lay out a report and write it as a tagged PDF (PDF/A-3a and PDF/UA-1)."""

import gc
from collections.abc import Iterable
from functools import cache, partial
from tempfile import TemporaryFile
from threading import Lock
from typing import BinaryIO

from pydyf import PDF
from weasyprint import CSS, HTML, Attachment
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from diary.clinical_report import ClinicalReport
from diary.exports.legible import give_directions, legible
from diary.exports.pdf.attached import attached_to
from diary.exports.pdf.claims import (
    claim_ua,
    name_attachments_once,
    name_colours,
    name_scopes,
)
from diary.exports.pdf.given import HOME, STYLES, Given, given_to
from diary.exports.pdf.one_page import fit
from diary.exports.pdf.prepare import (
    give_pages,
    give_words_and_styles,
    leave_out_what_joins,
    without_variables,
)
from diary.exports.pdf.scripts import faces_for
from diary.exports.share.qr import as_qr
from diary.exports.small_photos import PhotoReader

SHEETS = (
    "tokens.css",
    "components/report.css",
    "report_pdf.css",
    "report_pdf_close.css",
)
# Besides, where the first pages are laid out without what they point at.
ALONE = "report_pdf_alone.css"
CLAIMS = {"pdf_variant": "pdf/a-3a", "output_intent": "ours"}
# A long report takes hundreds of megabytes while it is laid out.
_ONE_AT_A_TIME = Lock()


def write(report: ClinicalReport, read: PhotoReader, *, link: str) -> BinaryIO:
    """Return the PDF as an open file without a name, at its start.

    A `link` stands in it as a QR code. Raises PhotosUnread where a photo that is
    there cannot be read.
    """
    given = given_to(report, read)
    html = html_of(report, link=link)
    file = TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 (for the caller)
    with _ONE_AT_A_TIME:
        _lay_out(html, given, file, attached_to(report))
        # A layout is full of cycles, which hold its memory and a folder of fonts.
        gc.collect()
    if given.unread:
        file.close()
        raise given.unread
    file.seek(0)
    return file


def html_of(report: ClinicalReport, *, link: str = "") -> str:
    qr = as_qr(link, _("QR code that opens this log on a phone")) if link else ""
    return legible(render_to_string("reports/pdf.html", {"report": report, "qr": qr}))


def prepared(html: str, given: Given) -> HTML:
    """Return the document that is laid out, with all that the writer has to be told."""
    page = HTML(string=html, base_url=HOME, url_fetcher=given)
    give_directions(page.etree_element)
    leave_out_what_joins(page.etree_element)
    give_words_and_styles(page.etree_element, styles=_drawing_styles())
    give_pages(page.etree_element, words=_(", page "))
    return page


def _lay_out(
    html: str, given: Given, file: BinaryIO, attached: list[Attachment]
) -> None:
    document = laid_out(prepared(html, given), html, given)
    document.write_pdf(file, finisher=_finish, attachments=attached, **CLAIMS)


def laid_out(page: HTML, html: str, given: Given) -> Document:
    """Lay out a `page` prepared from `html`, each summary on a page of its own."""
    fonts = FontConfiguration()
    sheets = _sheets(given, fonts, (*map(_sheet, SHEETS), faces_for(html)))
    alone = [*sheets, *_sheets(given, fonts, [_sheet(ALONE)])]
    render = partial(page.render, font_config=fonts, cache={}, **CLAIMS)
    fit(page.etree_element, partial(render, stylesheets=alone))
    document: Document = render(stylesheets=sheets)
    return document


def _finish(_document: Document, pdf: PDF) -> None:
    name_scopes(pdf)
    name_colours(pdf)
    name_attachments_once(pdf)
    claim_ua(pdf)


def _sheets(given: Given, fonts: FontConfiguration, texts: Iterable[str]) -> list[CSS]:
    return [
        CSS(
            string=text,
            base_url=STYLES,
            url_fetcher=given,
            font_config=fonts,
            media_type="print",
        )
        for text in texts
    ]


@cache
def _sheet(name: str) -> str:
    text: str = (settings.BASE_DIR / "static/css" / name).read_text()
    return text


@cache
def _drawing_styles() -> str:
    tokens = _sheet("tokens.css"), _sheet("report_pdf.css")
    return without_variables(_sheet("components/course_chart.css"), *tokens)
