"""Read the settings a person gives, from the environment and a `.env` file.

An empty value is the same as none; a wrong one stops the start with a sentence that
names its variable.
"""

import os
import re
import secrets
import tempfile
from collections.abc import Callable
from contextlib import suppress
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from environ import Env

from django.core.exceptions import ImproperlyConfigured

DATABASES = ("sqlite", "postgres", "postgresql")
CACHES = ("filecache", "locmemcache", "redis", "rediss")
MAIL_SERVERS = ("dummymail", "consolemail", "filemail", "smtp", "smtp+tls", "smtp+ssl")
# Photos travel encrypted, unless they stay on this machine.
SAFE_SERVER = r"https://[\w.-]+(:\d+)?|http://(localhost|127\.0\.0\.1)(:\d+)?"
YES, NO = {"true", "1", "yes", "on"}, {"false", "0", "no", "off"}


class Environment:
    """Typed reads of named variables; the environment wins over the file."""

    def __init__(self, env_file: Path) -> None:
        if env_file.is_file():
            Env.read_env(env_file)

    def text(self, name: str, default: str) -> str:
        return os.environ.get(name, "").strip() or default

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.text(name, str(default)).lower()
        if value not in YES | NO:
            raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")
        return value in YES

    def number(self, name: str, default: int, *, low: int, high: int) -> int:
        value = self.text(name, str(default))
        if not value.isdecimal() or not low <= int(value) <= high:
            message = f"{name} must be a whole number from {low} to {high}"
            raise ImproperlyConfigured(f"{message}, not {value!r}.")
        return int(value)

    def choice(self, name: str, default: str, choices: tuple[str, ...]) -> str:
        value = self.text(name, default)
        if value not in choices:
            listed = " or ".join(choices)
            raise ImproperlyConfigured(f"{name} must be {listed}, not {value!r}.")
        return value

    def names(self, name: str, default: str) -> list[str]:
        """Return a comma-separated list, without blanks."""
        parts = self.text(name, default).split(",")
        return [part.strip() for part in parts if part.strip()]

    def origins(self, name: str, default: str) -> list[str]:
        """Return a comma-separated list of `https://host` or `http://host`."""
        origins = self.names(name, default)
        for origin in origins:
            if not origin.startswith(("https://", "http://")):
                message = f"{name} must begin with https:// or http://"
                raise ImproperlyConfigured(f"{message}, not {origin!r}.")
        return origins

    def like(self, name: str, default: str, pattern: str, *, example: str) -> str:
        """Return a text that is empty or matches `pattern` as a whole."""
        value = self.text(name, default)
        if value and not re.fullmatch(pattern, value):
            message = f"{name} must look like {example}"
            raise ImproperlyConfigured(f"{message}, not {value!r}.")
        return value

    def address(self, name: str, hosts: list[str], port: int, *, https: bool) -> str:
        """Return where browsers reach the server; else the first of its `hosts`."""
        pattern, example = r"https?://[\w.:\[\]-]+", "https://diary.example.com"
        given = self.like(name, "", pattern, example=example)
        named = (host for host in hosts if not host.startswith(("*", ".")))
        host = next(named, "localhost")
        return given or (f"https://{host}" if https else f"http://{host}:{port}")

    def mailbox(self, name: str, default: str) -> str:
        """Return an e-mail address with or without a name before it."""
        value = self.text(name, default)
        if "@" not in parseaddr(value)[1]:
            raise ImproperlyConfigured(f"{name} must hold an e-mail address.")
        return value

    def database(self, name: str, default: str) -> dict[str, Any]:
        return self._address(name, default, Env.db_url_config, DATABASES)

    def cache(self, name: str, default: str) -> dict[str, Any]:
        return self._address(name, default, Env.cache_url_config, CACHES)

    def email(self, name: str, default: str) -> dict[str, Any]:
        return self._address(name, default, Env.email_url_config, MAIL_SERVERS)

    def _address(
        self,
        name: str,
        default: str,
        parse: Callable[[str], dict[str, Any]],
        schemes: tuple[str, ...],
    ) -> dict[str, Any]:
        # An address may hold a password: no sentence here shows the value.
        value = self.text(name, default)
        try:
            scheme, _port = urlsplit(value).scheme, urlsplit(value).port
        except ValueError:
            scheme = ""
        if scheme not in schemes:
            listed = ", ".join(f"{scheme}://" for scheme in schemes)
            raise ImproperlyConfigured(
                f"{name} must be an address that begins with one of {listed}."
            )
        return dict(parse(value))


def private_folder(path: Path, mode: int = 0o700) -> Path:
    """Return `path` as an existing folder that only its owner can enter.

    With mode 0710 its group can reach what it knows by name and may read.
    """
    try:
        path.mkdir(mode=mode, parents=True, exist_ok=True)
        path.chmod(mode)
    except OSError as error:
        reason = error.strerror or "not a folder"
        raise ImproperlyConfigured(
            f"MILKSPOT_DATA: {path} cannot be a private folder ({reason})."
        ) from error
    return path


def secret_key(path: Path) -> str:
    """Return the key kept in `path` (0600), made at the first start.

    Processes that start together agree: a whole file appears at once, or not at all.
    """
    if not path.exists():
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as draft:
            draft.write(secrets.token_urlsafe(50))
            draft.flush()
            with suppress(FileExistsError):
                os.link(draft.name, path)
    return path.read_text()
