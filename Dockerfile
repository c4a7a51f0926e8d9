# syntax=docker/dockerfile:1
# Packages, catalogues and static files are made here; the image that runs holds no installer's cache.
FROM python:3.11-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
COPY requirements.txt ./
RUN python -m venv /venv \
    && /venv/bin/pip install --require-hashes --only-binary :all: -r requirements.txt
COPY . .
RUN /venv/bin/python tools/catalogues.py compile \
    && VAR_DIR=/srv SECRET_KEY=only-for-the-build /venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
    && mkdir -p /srv/private && chown -R 10001:10001 /srv

FROM python:3.11-slim-bookworm
# pg_dump and pg_restore of `manage backup`; they read any server up to their own version
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends postgresql-client \
    && rm -rf /var/lib/apt/lists/*
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 VAR_DIR=/srv BIND=0.0.0.0:8000
WORKDIR /app
COPY --from=build /venv /venv
COPY --from=build /app /app
COPY --from=build /srv /srv
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s CMD \
    ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
CMD ["python", "manage.py", "serve"]
