#!/bin/sh
# Makes the environment: sh requirements/install.sh run|test|bench
#
# Installs the locked, hashed versions of requirements/run.txt, or of test.txt or bench.txt (which hold run.txt's versions
# too), into $VENV. A stamp in it holds the lock's hash, so that nothing happens when nothing changed. Uses uv where it
# is on PATH, else pip. Wheels only: no compiler is needed, and no package's own code runs while it is installed.
set -eu

cd "$(dirname "$0")/.."
what=$1
python=${PYTHON:-python3}
venv=${VENV:-.venv}
lock=requirements/$what.txt
stamp=$venv/installed-$what

# Prints what an environment is made for: the lock's hash and the Python. Fails where that Python is too old.
state_with() {
    "$1" - "$lock" 2>/dev/null <<'END'
import sys
if sys.version_info < (3, 11):
    sys.exit(1)
import hashlib
with open(sys.argv[1], "rb") as lock:
    print(hashlib.sha256(lock.read()).hexdigest(), ".".join(str(part) for part in sys.version_info))
END
}

make_environment() {
    if ! state_with "$python" >/dev/null; then
        echo "Parley needs Python 3.11 or newer, and '$python' is not. Name one: make PYTHON=python3.12 …" >&2
        exit 1
    fi
    if "$python" -c 'import ensurepip' 2>/dev/null; then
        "$python" -m venv --clear "$venv"
    elif command -v uv >/dev/null 2>&1; then
        uv venv --quiet --clear --python "$python" "$venv"
    else
        echo "'$python' cannot make environments. On Debian: apt-get install python3-venv. Or install uv." >&2
        exit 1
    fi
}

install_locked() {
    if command -v uv >/dev/null 2>&1; then
        uv pip install --quiet --python "$venv/bin/python" --only-binary :all: --require-hashes -r "$lock" && return
        # uv does not read pip's configuration: on a machine with a mirror only pip may know where packages are.
        echo "uv could not install it; trying pip." >&2
    fi
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --only-binary :all: --require-hashes -r "$lock"
}

# Without a working Python in it the environment is made anew.
if ! wanted=$(state_with "$venv/bin/python"); then
    make_environment
    wanted=$(state_with "$venv/bin/python")
elif [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
    exit 0
fi
echo "Installing $lock into $venv …"
install_locked
echo "$wanted" >"$stamp"
