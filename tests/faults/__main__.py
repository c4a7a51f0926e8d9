"""Starts the servers, runs the tests on them, ends the servers: `./run test faults`."""

import os
import sys
import tempfile
from pathlib import Path

import pytest

from tests.faults.servers import Postgres, Redis, running


def main(words):
    with tempfile.TemporaryDirectory(prefix="apt-faults-") as name:
        home = Path(name)
        home.chmod(0o755)  # the database runs as somebody else
        with Postgres(home) as postgres, Redis(home) as redis:
            running.update(postgres=postgres, redis=redis)
            os.environ.update(
                APT_TEST_FAULTS="1",
                DATABASE_URL=f"{postgres.url}/apt",
                REDIS_URL=redis.url,
                REDIS_PREFIX="apt-faults",
            )
            plugins = ["-p", "tests.guards", "-p", "tests.reached"]
            return pytest.main([*plugins, "--create-db", "tests/faults", *words])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
