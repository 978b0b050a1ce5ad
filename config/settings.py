"""Milkspot's settings: one file, everything from the environment, safe defaults.

`.env.example` lists every variable with its default.
"""

import os
from pathlib import Path

import django_stubs_ext

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config.environment import (
    SAFE_SERVER,
    Environment,
    kept_secret,
    new_secret_key,
    private_folder,
)
from config.photo_places import in_bucket, in_folder
from config.policies import FORBIDDEN, content_directives
from config.rate_limits import RATE_LIMITS
from config.vapid import checked, contact, new_vapid_key, public_key

# Lets class bodies name the generics that the type checker knows.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
# As the newest heading of CHANGELOG.md has it, in small letters.
VERSION = "unreleased"
env = Environment(BASE_DIR / ".env")

# The address inside nginx through which it sends the photos that a view hands over.
PHOTOS_ACCEL = env.like(
    "MILKSPOT_PHOTOS_ACCEL", "", r"/([\w-]+/)+", example="/kept-photos/"
)
# Everything a family entrusts to the server stands below this folder. New files,
# the database included, are readable by their owner alone; photos that nginx is to
# send, by the group that it was made a member of.
os.umask(0o077)
DATA_DIR = private_folder(
    (BASE_DIR / env.text("MILKSPOT_DATA", "data")).resolve(),
    mode=0o710 if PHOTOS_ACCEL else 0o700,
)
SECRET_KEY = env.text("SECRET_KEY", "") or kept_secret(
    DATA_DIR / "secret_key", new_secret_key
)
DEBUG = env.flag("DEBUG", default=False)
ALLOWED_HOSTS = env.names("MILKSPOT_HOSTS", "localhost,127.0.0.1,[::1]")
PORT = env.number("MILKSPOT_PORT", 8000, low=1, high=65535)
SIGNUP = env.choice("MILKSPOT_SIGNUP", "open", ("open", "invited"))
HTTPS = env.flag("MILKSPOT_HTTPS", default=False)
# The beginning of every link in a letter: no request says it there.
ADDRESS = env.address("MILKSPOT_ADDRESS", ALLOWED_HOSTS, PORT, https=HTTPS)
TRUST_PROXY = env.flag("MILKSPOT_TRUST_PROXY", default=False)
PHOTOS_OF_PRIVATE_SITES = env.flag("MILKSPOT_PHOTOS_OF_PRIVATE_SITES", default=False)

INSTALLED_APPS = [
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks_db",
    # After those: our admin takes back what they register there.
    "accounts",
    "conditions",
    "diary",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_countries",
    "django_htmx",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.compression.PageCompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.middleware.PrivatePagesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.context_processors.emergency",
                "accounts.context_processors.mail",
                "conditions.context_processors.curates",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

DATABASES = {
    "default": env.database(
        "DATABASE_URL", f"sqlite:///{DATA_DIR / 'milkspot.sqlite3'}"
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Write-ahead log and an immediate lock: readers never wait, writers queue.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
elif DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Shared by all workers of this machine, so that the limits on sign-in tries hold.
CACHES = {"default": env.cache("CACHE_URL", f"filecache://{DATA_DIR / 'cache'}")}
# Of more than so many Django forgets a third, whichever: with its 300 whoever types
# many addresses would soon be free to guess again.
CACHES["default"].setdefault("max_entries", 10_000)

# Without a mail server no address can be verified, and none is asked to be: printing
# letters to the console instead would put their secret links into the logs.
MAIL = env.email("EMAIL_URL", "dummymail://")
vars().update(MAIL)
HAS_MAIL_SERVER = not MAIL["EMAIL_BACKEND"].endswith("dummy.EmailBackend")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.mailbox(
    "MILKSPOT_FROM", "Milkspot <milkspot@localhost>"
)

# By which push services know this server, and whom they would write to about it.
VAPID_KEY = checked(
    env.text("MILKSPOT_VAPID_KEY", "")
    or kept_secret(DATA_DIR / "vapid_key", new_vapid_key)
)
VAPID_PUBLIC_KEY = public_key(VAPID_KEY)
PUSH_CONTACT = contact(DEFAULT_FROM_EMAIL, ADDRESS)

# "host:port" of push services whose addresses are not checked: those that tests start.
# No variable sets it, as all that browsers use are public.
PUSH_SERVICES_OF_TESTS: list[str] = []

# Who may sign in, and how: by e-mail, never by a user name.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if HAS_MAIL_SERVER else "none"
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.HouseholdFields"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = RATE_LIMITS
MFA_TOTP_ISSUER = "Milkspot"
MFA_ALLOW_UNVERIFIED_EMAIL = not HAS_MAIL_SERVER
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "account_login"

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "staticfiles"
MEDIA_ROOT = DATA_DIR / "photos"
FILE_UPLOAD_PERMISSIONS = 0o640 if PHOTOS_ACCEL else 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750 if PHOTOS_ACCEL else 0o700
S3 = {
    "MILKSPOT_S3_BUCKET": env.like(
        "MILKSPOT_S3_BUCKET", "", r"[a-z0-9][a-z0-9.-]+", example="milkspot-photos"
    ),
    "MILKSPOT_S3_ENDPOINT": env.like(
        "MILKSPOT_S3_ENDPOINT", "", SAFE_SERVER, example="https://s3.example.com"
    ),
    "MILKSPOT_S3_REGION": env.text("MILKSPOT_S3_REGION", ""),
    "MILKSPOT_S3_KEY": env.text("MILKSPOT_S3_KEY", ""),
    "MILKSPOT_S3_SECRET": env.text("MILKSPOT_S3_SECRET", ""),
}
BUCKET = in_bucket(S3)
# Where else than from Milkspot browsers get photos, each at an address signed for it.
PHOTOS_FROM = (
    [f"{S3['MILKSPOT_S3_ENDPOINT']}/{S3['MILKSPOT_S3_BUCKET']}/"] if BUCKET else []
)
if BUCKET and PHOTOS_ACCEL:
    message = "MILKSPOT_PHOTOS_ACCEL must be empty where photos are in a bucket."
    raise ImproperlyConfigured(message)
STORAGES = {
    "default": BUCKET or in_folder(MEDIA_ROOT),
    "staticfiles": {"BACKEND": "config.static_files.CollectedOrSource"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Before `collectstatic` the files are served from where they are written.
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "staticfiles.json").is_file()
# Beside each of the server's processes (config/gunicorn.py).
PHOTO_WORKERS = env.number("MILKSPOT_PHOTO_WORKERS", 1, low=1, high=64)
PHOTO_MAX_BYTES = 40 * 1024 * 1024
PHOTOS_PER_REQUEST = 20
# All its photos, and room for what is written beside them.
REQUEST_MAX_BYTES = PHOTOS_PER_REQUEST * PHOTO_MAX_BYTES + 4 * 1024 * 1024
# The largest diary that is brought in. A ZIP of 4 GB takes another form.
IMPORT_MAX_BYTES = env.number("MILKSPOT_IMPORT_MAX", 2048, low=1, high=4095) * 1024**2
FILE_UPLOAD_TEMP_DIR = str(private_folder(DATA_DIR / "incoming"))
FILE_UPLOAD_HANDLERS = ["diary.forms.upload_handler.CappedUploadHandler"]

# Headers.
CONTENT_SECURITY_POLICY = {"DIRECTIVES": content_directives(PHOTOS_FROM)}
PERMISSIONS_POLICY: dict[str, list[str]] = {name: [] for name in FORBIDDEN}
# Nothing reaches other sites. "no-referrer" would also hide the origin of our own
# forms, which the CSRF check needs (docs/adr/0004-referrer.md).
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
# Asked from the machine itself, past the proxy.
SECURE_REDIRECT_EXEMPT = ["^healthz$"]
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
# HSTS for subdomains and the preload list: not for a diary to decide over a domain.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if TRUST_PROXY:
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = env.origins("MILKSPOT_ORIGINS", "")

# Ids, never names, notes or photos.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "config.log_lines.DiscreetFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Of runserver: its lines name addresses.
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        # Names each style it does not know, on every PDF.
        "weasyprint": {"level": "ERROR"},
    },
}
