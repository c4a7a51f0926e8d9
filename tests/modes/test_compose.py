"""docker-compose.yml and Dockerfile, read by the programs that know them; no engine is needed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from celery.app.utils import find_app
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PROGRAMS = Path(sys.executable).parent
REQUIRED = ["SECRET_KEY", "SITE_HOST", "POSTGRES_PASSWORD", "EMAIL_URL", "DEFAULT_FROM_EMAIL"]
FILLED = {"SECRET_KEY": "0123456789" * 6, "POSTGRES_PASSWORD": "abc123"}

pytestmark = pytest.mark.crawl


def run(*words):
    """A program of the development requirements, with nothing of this machine's settings."""
    command = [str(PROGRAMS / words[0]), *words[1:]]
    env = {"PATH": "/usr/bin:/bin", "HOME": str(ROOT / "var")}
    return subprocess.run(command, env=env, cwd=ROOT, capture_output=True, check=False, text=True)


def compose(tmp_path, *words, without=""):
    """`docker compose` with .env.example filled in, one variable left empty."""
    lines = []
    for line in (ROOT / ".env.example").read_text().splitlines():
        name, _equals, value = line.partition("=")
        value = "" if name == without else FILLED.get(name, value)
        lines.append(line if line.startswith("#") or not line else f"{name}={value}")
    path = tmp_path / "env"
    path.write_text("\n".join(lines))
    return run("docker-compose", "--env-file", str(path), "config", *words)


@pytest.fixture
def services(tmp_path):
    done = compose(tmp_path, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["services"]


def test_the_example_filled_in_is_accepted_without_a_word(tmp_path):
    done = compose(tmp_path, "-q")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("name", REQUIRED)
def test_nothing_starts_without_what_is_needed(tmp_path, name):
    done = compose(tmp_path, "-q", without=name)

    assert done.returncode != 0
    assert f"set {name} in .env" in done.stderr


def test_the_services_are_those_of_the_manual(services):
    assert set(services) == {"migrate", "web", "worker", "mail", "beat", "db", "redis", "caddy"}


@pytest.mark.parametrize(
    ("name", "queues"), [("worker", ["default"]), ("mail", ["mail"]), ("beat", [])]
)
def test_background_services_name_our_app_and_its_queues(services, name, queues):
    words = services[name]["command"]
    named = words[words.index("-Q") + 1].split(",") if "-Q" in words else []

    assert words[0] == "celery"
    assert find_app(words[words.index("-A") + 1]).main == "apt_portal"
    assert named == queues
    assert set(named) <= {queue.name for queue in settings.CELERY_TASK_QUEUES}


def test_every_queue_has_a_worker(services):
    taken = [words[words.index("-Q") + 1] for words in commands(services) if "-Q" in words]

    assert sorted(taken) == sorted(queue.name for queue in settings.CELERY_TASK_QUEUES)


def commands(services):
    return [service.get("command") or [] for service in services.values()]


def test_nothing_of_ours_begins_before_the_database_is_migrated(services):
    waits = {
        name: service["depends_on"]["migrate"]["condition"]
        for name, service in services.items()
        if "migrate" in service.get("depends_on", {})
    }

    assert set(waits) == {"web", "worker", "mail", "beat"}
    assert set(waits.values()) == {"service_completed_successfully"}


@pytest.mark.parametrize("name", ["worker", "mail"])
def test_a_worker_has_time_to_finish_and_is_asked_how_it_fares(services, name):
    service = services[name]
    words = service["command"]
    node = words[words.index("-n") + 1].removesuffix("%h")

    assert service["stop_grace_period"] == "1m30s"
    assert f"-d {node}$$HOSTNAME" in service["healthcheck"]["test"][1]


def test_only_the_proxy_is_open_to_the_network(services):
    assert [name for name, service in services.items() if service.get("ports")] == ["caddy"]


def test_hadolint_has_nothing_to_say():
    done = run("hadolint", "Dockerfile")

    assert (done.returncode, done.stdout) == (0, "")
