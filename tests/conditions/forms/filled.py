"""A page of a draft as a browser sends it back."""

from html.parser import HTMLParser

from django.http import QueryDict


class _Form(HTMLParser):
    """Gathers what the form #draft holds, as a browser would send it."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = QueryDict(mutable=True)
        self._inside = False
        self._area: str | None = None
        self._chooses = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        if tag == "form":
            self._inside = said.get("id") == "draft"
        elif self._inside and tag in {"textarea", "select", "option", "input"}:
            getattr(self, f"_{tag}")(said)

    def _textarea(self, said: dict[str, str]) -> None:
        self._area, self._text = said["name"], ""

    def _select(self, said: dict[str, str]) -> None:
        self._chooses = said["name"]

    def _option(self, said: dict[str, str]) -> None:
        # Where none is selected a browser takes the first.
        if "selected" in said or self._chooses not in self.sent:
            self.sent[self._chooses] = said.get("value", "")

    def _input(self, said: dict[str, str]) -> None:
        may_be_ticked = said.get("type") in {"checkbox", "radio"}
        if said.get("name") and (not may_be_ticked or "checked" in said):
            default = "on" if may_be_ticked else ""
            self.sent.appendlist(said["name"], said.get("value", default))

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area is not None:
            # The first line break of a text area is the markup's own.
            self.sent[self._area] = self._text.removeprefix("\n").replace("\n", "\r\n")
            self._area = None
        elif tag == "form":
            self._inside = False


def filled(html: str) -> QueryDict:
    """Return what a browser would send of the form #draft without a change."""
    form = _Form()
    form.feed(html)
    form.sent.pop("csrfmiddlewaretoken", None)
    return form.sent
