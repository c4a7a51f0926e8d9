"""What the settings work out from the environment; no Django imports here."""

import os
import secrets

from kombu import Exchange, Queue

#: A statement that one connection was asked so many times is planned once from then on.
PREPARE_AFTER = 5


def own_key(path):
    """The demo's key: made once, kept beside its database, readable by its owner alone."""
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(64))
    return path.read_text()


def database(env, default):
    """SQLite that never loses a write to a lock, or PostgreSQL with a connection pool."""
    settings = env.db_url_config(env("DATABASE_URL", default="") or default)
    options = settings.setdefault("OPTIONS", {})
    if settings["ENGINE"].endswith("sqlite3"):
        options.update(
            transaction_mode="IMMEDIATE",
            timeout=20,
            init_command="PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
            "PRAGMA mmap_size=134217728;PRAGMA journal_size_limit=27103364;",
        )
    else:
        settings["CONN_MAX_AGE"] = 0
        # a connection is tried before it is used: nobody gets one that a restart has cut
        settings["CONN_HEALTH_CHECKS"] = True
        size = env.int("DATABASE_POOL", default=8)
        # seconds; the pool waits ever longer between two attempts, so a series of them is short
        # and the next page begins anew: otherwise a server long back would not be asked
        patience = {"timeout": 10, "reconnect_timeout": 5}
        options["pool"] = {"min_size": 1, "max_size": size, **patience}
        # what a connection asks again and again, PostgreSQL plans once (docs/adr/0012)
        options.update(server_side_binding=True, prepare_threshold=PREPARE_AFTER)
        # pages ask for a few rows: a machine's own code for a statement costs more than it saves,
        # and one row here and there is no dearer than the next one (docs/adr/0012)
        options.setdefault("options", "-c jit=off -c random_page_cost=1.1")
    return settings


def cache(redis_url, prefix):
    """Rate limits live here, so every process must see the same one."""
    if redis_url:
        return {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": redis_url,
            "KEY_PREFIX": prefix,
        }
    return {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "core_cache"}


def queues(*names):
    """Queues of the nameless exchange: it keeps no table in Redis that could be wiped."""
    return [Queue(name, Exchange(""), routing_key=name) for name in names]


def rounds(seconds):
    """The beat's entries, {task: seconds between two rounds}.

    A round that nobody began before the next one comes is dropped, so that slow or stopped
    workers find one of each in the queue and not a day of them.
    """
    return {
        task: {"task": task, "schedule": float(every), "options": {"expires": float(every)}}
        for task, every in seconds.items()
    }
