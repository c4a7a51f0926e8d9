"""The product's own settings with one page more: the empty one that the bench measures."""

from apt_portal.settings.base import *  # noqa: F403  the environment comes first

ROOT_URLCONF = "apt_portal.bench_urls"
