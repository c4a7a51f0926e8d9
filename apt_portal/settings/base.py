"""All settings, read from the environment; `docs/settings.md` lists every variable.

With neither DATABASE_URL nor SECRET_KEY this is the demo: SQLite, no Redis, a key of
its own in `var/`, letters kept in the outbox.
"""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from apt_portal.settings import mode

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(exist_ok=True)

#: True when nothing was configured: `./run` on a fresh machine.
IS_UNCONFIGURED = not env("DATABASE_URL", default="") and not env("SECRET_KEY", default="")
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="") or mode.own_key(VAR_DIR / "secret.key")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = env("SITE_URL", default=f"http://127.0.0.1:{env('PORT', default='8000')}").rstrip("/")
IS_HTTPS = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "rules.apps.AutodiscoverRulesConfig",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "core",
    "post",
    "people",
    "years",
    "activity",
    "reminders",
    "groups",
    "dialogue",
    "goals",
    "reflections",
    "observations",
    "meetings",
    "coaching",
    "dashboards",
    "office",
]

MIDDLEWARE = [
    "core.middleware.PlainAnswers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "core.middleware.SessionMark",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "core.autosave.SignedOutAutosave",
    "core.middleware.ReaderLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "people.middleware.CurrentMember",
    "years.middleware.CurrentYear",
    "core.middleware.SignInFirst",
]

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "people.passwords.NotTheDemoPassword"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

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
                "core.context.page",
                "dashboards.shell.shell",
            ],
            "builtins": ["core.templatetags.portal", "django.templatetags.i18n"],
        },
    },
]

ROOT_URLCONF = "apt_portal.urls"
WSGI_APPLICATION = "apt_portal.wsgi.application"
AUTH_USER_MODEL = "people.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Database and cache ---------------------------------------------------------------------
DATABASES = {
    "default": mode.database(env, default=f"sqlite:///{VAR_DIR / 'portal.sqlite3'}"),
}
REDIS_URL = env("REDIS_URL", default="")
REDIS_PREFIX = env("REDIS_PREFIX", default="apt")
CACHES = {"default": mode.cache(REDIS_URL, REDIS_PREFIX)}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_NAME = "apt_session"
MARK_COOKIE_NAME = "apt_mark"  # static/js/sw.js and vault.js read it
CSRF_COOKIE_NAME = "apt_csrf"
CSRF_FAILURE_VIEW = "core.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.fallback.FallbackStorage"

# --- Language and time ----------------------------------------------------------------------
LANGUAGE_CODE = "lt"
LANGUAGES = [("lt", _("Lithuanian")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "apt_language"
THEME_COOKIE_NAME = "apt_theme"
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale_django"]
FORMAT_MODULE_PATH = ["core.formats"]
TIME_ZONE = "Europe/Vilnius"
USE_TZ = True

# --- Files ----------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "core.staticfiles.UsedAppFiles",
]
#: Attachments: never under an address of their own, only through a view that asks who reads.
PRIVATE_ROOT = Path(env("PRIVATE_ROOT", default=str(VAR_DIR / "private")))
STORAGES = {
    "default": {"BACKEND": "core.storage.PrivateStorage"},
    "staticfiles": {"BACKEND": "core.staticfiles.ManifestStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
ATTACHMENT_MAX_BYTES = 10 * 1024 * 1024

# --- Sign-in --------------------------------------------------------------------------------
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "people.adapter.InviteOnlyAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the accepted invitation is the proof of the address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True  # „Bendras kompiuteris“ is the exception, see people.forms
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_FORMS = {
    "login": "people.forms.SignInForm",
    "reset_password": "people.forms.ForgottenForm",
    "reset_password_from_key": "people.forms.NewPasswordForm",
    "change_password": "people.forms.OtherPasswordForm",
}
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "100/m/ip,5/5m/key",
    "signup": "60/m/ip",
    "reset_password": "60/m/ip,5/5m/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

# --- Mail and background work ---------------------------------------------------------------
HAS_EMAIL = bool(env("EMAIL_URL", default=""))
vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="APT portalas <apt@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 10
CELERY_BROKER_URL = REDIS_URL or "memory://"
CELERY_TASK_ALWAYS_EAGER = not REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
# A long round of letters keeps no reminder waiting: the post has a queue of its own. A worker
# without -Q takes both; a name that is not here is refused, so that a slip of -Q is seen.
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_QUEUES = mode.queues("default", "mail")
CELERY_TASK_ROUTES = {"post.sweep": {"queue": "mail"}}
CELERY_TASK_CREATE_MISSING_QUEUES = False
# A task is crossed off when it is done, and a process reserves no second one meanwhile: what a
# dead worker had in hand is done by another one. Every task is safe to do twice.
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Seconds. A round of the post ends by itself long before the first (post.services.ROUND).
CELERY_TASK_SOFT_TIME_LIMIT = 480
CELERY_TASK_TIME_LIMIT = 600
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "global_keyprefix": f"{REDIS_PREFIX}:",
    # Longer than the longest task may take, or Redis would hand a task that is still being done
    # to a second worker; not much longer, for a dead worker's task waits as long (the beat's
    # next round comes before that).
    "visibility_timeout": 2 * CELERY_TASK_TIME_LIMIT,
    # a page must not wait long for a Redis that does not answer: the sweep comes anyway
    "socket_connect_timeout": 2,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE = mode.rounds(
    {
        "post.sweep": 10,
        "reminders.sweep": 15 * 60,
        "reminders.send_digests": 15 * 60,
        "reminders.take_back": 5 * 60,
        "reminders.refresh_feeds": 15 * 60,
        "dialogue.forget_notes": 3600,
        "groups.end_leading": 3600,
        "office.forget": 24 * 3600,
        "years.recount": 3600,
        "observations.confirm": 3600,
        "observations.expire": 15 * 60,
        "coaching.end_without_pair": 3600,
        "meetings.end_for_leavers": 15 * 60,
    }
)

# --- Looks and safety -----------------------------------------------------------------------
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "img-src": [SELF, "data:"],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}
SECURE_SSL_REDIRECT = False  # the proxy's work; see docs/install.md
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=3600 if IS_HTTPS else 0)
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_HTTPS
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for subdomains: they are not ours to decide about
    "security.W008",  # the proxy redirects to https (docs/install.md)
    "security.W021",  # HSTS preload: likewise the owner's of the domain
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    # Celery logs an error with its message, which may quote a person; core.faults logs its place
    "loggers": {"celery.app.trace": {"level": "CRITICAL"}},
    "root": {"handlers": ["stderr"], "level": env("LOG_LEVEL", default="WARNING")},
}
