#!/bin/sh
# Writes requirements/run.txt, requirements/test.txt and requirements/bench.txt from pyproject.toml: sh requirements/lock.sh
#
# One file serves every supported Python. It names no index: each machine configures its own.
set -eu

cd "$(dirname "$0")/.."
uv=$(command -v uv || command -v "${VENV:-.venv}/bin/uv") || {
    echo "Locking needs uv: see https://docs.astral.sh/uv/ for ways to install it." >&2
    exit 1
}
# Each lock starts from the one before, so that all hold the same versions.
lock() {
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
        --upgrade "$@" pyproject.toml
}
lock --output-file requirements/run.txt
lock --group test --constraint requirements/run.txt --output-file requirements/test.txt
lock --group bench --constraint requirements/test.txt --output-file requirements/bench.txt
