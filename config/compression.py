"""Send pages small: the phone may have little signal."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class PageCompressionMiddleware(GZipMiddleware):
    """Compress pages, never photos or files: those are small already.

    Django adds a random number of bytes to each page, and masks its CSRF token anew,
    so that sizes tell nothing of what a page holds (BREACH).
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.streaming:
            return response
        return super().process_response(request, response)
