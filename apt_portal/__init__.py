"""Composition root: settings, root addresses, Celery. No domain code."""

from apt_portal.celery import app as celery_app

__all__ = ["celery_app"]
