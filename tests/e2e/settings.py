"""The real settings; only the collected files go elsewhere than a developer's."""

from config.settings import *

STATIC_ROOT = DATA_DIR / "staticfiles"
