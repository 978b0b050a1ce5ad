"""The real settings; only the collected files go elsewhere than a
developer's, and messages to a push service of the tests' own."""

import os

from config.settings import *

PUSH_SERVICES_OF_TESTS = [os.environ.get("MILKSPOT_TEST_PUSH_SERVICE", "")]
STATIC_ROOT = DATA_DIR / "staticfiles"
