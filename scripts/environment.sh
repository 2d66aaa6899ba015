# Sourced by scripts/run and scripts/test: makes .venv on first use, brings it up to date when
# pyproject.toml has changed. Needs Python 3.11 or newer; uses uv where it is there.
# usage: environment EXTRAS   (EXTRAS is "" or "[dev]"); leaves the interpreter in $PYTHON.

fail() {
  printf 'error: %s\n' "$1" >&2
  exit 2
}

find_python() {
  for candidate in ${VIFACTS_PYTHON:-} python3 python3.13 python3.12 python3.11 python; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  return 1
}

install() {
  if command -v uv >/dev/null 2>&1; then
    uv pip install --quiet --python "$PYTHON" --editable ".$1"
  else
    "$PYTHON" -m pip install --quiet --disable-pip-version-check --editable ".$1"
  fi
}

environment() {
  extras=$1
  PYTHON=.venv/bin/python
  if [ ! -x "$PYTHON" ]; then
    found=$(find_python) || fail "no Python 3.11 or newer found. Install one, or name it: VIFACTS_PYTHON=/path/to/python3.11 $0"
    printf 'Making .venv with %s …\n' "$("$found" --version)" >&2
    if command -v uv >/dev/null 2>&1; then
      uv venv --quiet --python "$found" .venv
    else
      "$found" -m venv .venv
    fi
  fi
  wanted="$(cksum <pyproject.toml)"
  stamp=".venv/installed$extras"
  if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$wanted" ]; then
    printf 'Installing vifacts%s into .venv (a minute or two, once) …\n' "$extras" >&2
    install "$extras" || fail "the installation failed; see the lines above. With the network back, run the command again."
    printf '%s\n' "$wanted" >"$stamp"
  fi
}
