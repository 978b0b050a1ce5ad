"""Settings for the tests: the real ones, with their defaults, cheap passwords and mail
that is kept.
"""

import os
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")

# Nobody's own data folder and no `.env` file may change what the tests see.
os.environ["MILKSPOT_DATA"] = f"build/tests/{WORKER}"
EXAMPLE = (ROOT / ".env.example").read_text()
DOCUMENTED = dict(re.findall(r"^#([A-Z0-9_]+)=(.*)$", EXAMPLE, re.MULTILINE))
for name, default in DOCUMENTED.items():
    os.environ.setdefault(name, default)

from config.settings import *  # noqa: E402 (the environment comes first)

SECRET_KEY = "tests-only"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Nothing is collected: pages name the files as they stand in `static/`.
WHITENOISE_AUTOREFRESH = True
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
