"""Fast, strict settings for the test run; DATABASE_URL and REDIS_URL choose the services."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="apt-test-"))
os.environ.setdefault("REDIS_PREFIX", "apt-test")

from apt_portal.settings.base import *  # noqa: F403  the environment comes first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["*"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
CELERY_TASK_ALWAYS_EAGER = True
MIDDLEWARE = [*MIDDLEWARE, "tests.guards.GetsOnlyRead", "tests.reached.RemembersAddresses"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # a file: every thread of the live server opens a connection of its own, as in real life
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
else:
    # nobody needs these rows after a crash of the server
    DATABASES["default"]["OPTIONS"]["options"] = "-c synchronous_commit=off"
if not REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# of each worker of the run alone: how often somebody tried is counted in it
CACHES["default"]["KEY_PREFIX"] = REDIS_PREFIX + os.environ.get("PYTEST_XDIST_WORKER", "")
