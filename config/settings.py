"""Settings, all from the environment; docs/deploy.md says what each variable means."""

import os
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config import environment, licence
from config.secret_key import stored_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
environment.misspelt(os.environ)
env = environ.Env()


def on(name: str) -> bool:
    return environment.switch(name, env.str(name, default=""))


def number(name: str, default: int) -> int:
    return environment.number(name, env.str(name, default=str(default)))


# Where this installation keeps what it makes: the SQLite file, the secret key, collected static files.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

DEBUG, HTTPS = on("DEBUG"), on("HTTPS")
if DEBUG and HTTPS:
    raise ImproperlyConfigured("DEBUG and HTTPS are both on: debug pages show data and settings. Turn one off.")
CONTACT = environment.contact(env.str("CONTACT", default=""))
SECRET_KEY = environment.secret_key(env.str("SECRET_KEY", default="")) or stored_secret_key(VAR_DIR / "secret-key")
ALLOWED_HOSTS = environment.hosts(env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"]), DEBUG)
CSRF_TRUSTED_ORIGINS = environment.origins(env.list("CSRF_TRUSTED_ORIGINS", default=[]))

INSTALLED_APPS = [
    "accounts",
    "proposals",
    "config.apps.Desk",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "config.apps.StaticFiles",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "simple_history",
    "corsheaders",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "config.answers.AnswerMiddleware",
    "proposals.views.middleware.VisibleCharactersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.OwnPasswordMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "proposals.moment.middleware.MomentMiddleware",
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
            ],
        },
    },
]

# Database and cache. The cache counts the requests to the API; the default one belongs to a single process.

DATABASES = {
    "default": environment.database(
        env.str("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'parley.sqlite3'}"), number("STATEMENT_SECONDS", 0)
    )
}
CACHES = {"default": environment.cache(env.str("CACHE_URL", default="locmemcache://"))}
# A release is read from an SQLite file of its own, made from the database when it is first asked for.
RELEASES_DIR = VAR_DIR / "releases"
DATABASE_ROUTERS = ["proposals.publication.releases.router.ReleaseRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
] + [{"NAME": "accounts.validators.DifferentPasswordValidator"}]
LOGIN_URL = "admin:login"

# Language and time. Days in the data are calendar days; clock times are kept in UTC.

LANGUAGE_CODE = "en"
# Each by its own name, as the switch has to be understood by those who need it. Catalogues: locale/, `make messages`.
LANGUAGES = [("en", "English"), ("uk", "Українська")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

# Static files, served by WhiteNoise: from their source folders, or, once collected, compressed under names with a hash.

STATIC_COLLECTED = on("STATIC_COLLECTED")
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static" if STATIC_COLLECTED else None
WHITENOISE_USE_FINDERS = not STATIC_COLLECTED
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
COLLECTED, IN_PLACE = (
    "whitenoise.storage.CompressedManifestStaticFilesStorage",
    "django.contrib.staticfiles.storage.StaticFilesStorage",
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": COLLECTED if STATIC_COLLECTED else IN_PLACE},
}

# Safety

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
A_YEAR = 365 * 24 * 60 * 60
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = number("HSTS_SECONDS", A_YEAR)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = on("HSTS_SUBDOMAINS")
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
# HSTS for subdomains and preloading is the operator's choice.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
# A form with a file is refused by its declared length before any of it is received.
FILE_UPLOAD_HANDLERS = [
    "proposals.documents.upload.EarlyRefusal",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# The API: house rules in config/rest.py. Anyone may read it from any page; nothing else is shared across origins.

CORS_ALLOW_ALL_ORIGINS = True
CORS_URLS_REGEX = r"^/api/v1/.*$"
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "if-none-match"]
CORS_EXPOSE_HEADERS = ["ETag", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After"]

REST_FRAMEWORK = {
    # Scripts send a token; a cookie is ignored, so no other site can act with somebody's.
    "DEFAULT_AUTHENTICATION_CLASSES": ["accounts.authentication.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_PARSER_CLASSES": ["config.bodies.StrictJSON"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_FILTER_BACKENDS": ["config.rest.StrictFilters"],
    "DEFAULT_PAGINATION_CLASS": "config.paging.BoundedPages",
    "DEFAULT_THROTTLE_CLASSES": ["config.rest.Throttle"],
    "DEFAULT_THROTTLE_RATES": {"anon": environment.rate(env.str("API_RATE", default="600/min"))},
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "config.problems.exception_handler",
    "URL_FORMAT_OVERRIDE": None,
    # How many proxies of ours stand in front; what a stranger writes into X-Forwarded-For is ignored.
    "NUM_PROXIES": number("PROXIES", 0),
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Parley API",
    "DESCRIPTION": "Rival peace proposals side by side, clause by clause, with what each party said about them.",
    "VERSION": "1",
    "LICENSE": {"name": licence.NAME, "url": licence.URL},
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "ENUM_NAME_OVERRIDES": {
        "EngineRelation": "proposals.comparison.states.RELATIONS",
        "Relation": "proposals.comparison.states.EVERY_RELATION",
        "CellState": "proposals.comparison.states.STATES",
        "CorrespondenceRelation": "proposals.models.correspondence.CorrespondenceRelation",
        "ClauseStatus": "proposals.models.clause.ClauseStatus",
        "ProposalStatus": "proposals.models.proposal.ProposalStatus",
        "ProposalKind": "proposals.models.proposal.ProposalKind",
        "State": "proposals.models.editorial.State",
        "IssueKindEnum": "proposals.models.issue.IssueKind",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "config.openapi.require_properties",
        "config.openapi.add_problems",
        "config.openapi.add_moment",
        "config.openapi.add_csv",
    ],
}

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

# Errors go to stderr with traceback.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": True}},
}
