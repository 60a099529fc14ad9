# Two commands do everything on a fresh Debian 12 that has Python 3.11, git and make:
#
#   make demo   a demo station in demo/, judged, its bundle printed to demo/崇州2019.pdf, the window opened
#   make test   lint, types, import contracts and all tests
#
# A third, make dist, builds the program for machines without Python: docs/built-program.md.
#
# All install what is missing: system libraries with apt where root or sudo allows (otherwise they print
# the one apt-get line and end with 3), everything else in .venv from a hashed lock.
#
# The same on Windows 10 1809 or later, in a terminal in this folder (there is no make and nothing to
# install but Python 3.11 to 3.13):
#
#   once        py -m venv .venv
#               .venv\Scripts\python -m pip install --require-hashes -r requirements.lock
#               .venv\Scripts\python -m pip install --no-deps --no-build-isolation -e .
#   make demo   .venv\Scripts\fqdesk demo demo
#               .venv\Scripts\fqdesk --desk demo assess chongzhou-2019
#               .venv\Scripts\fqdesk --desk demo bundle chongzhou-2019 -o demo\崇州2019.pdf
#   make run    .venv\Scripts\fqdesk
#   make test   the three lines of "once" with requirements-dev.lock, then the five checks of "test"
#               below with .venv\Scripts in place of .venv/bin (tests of PDF/A and qpdf need Debian)

SHELL := /bin/bash
SETUP := bash build_spec/setup.sh
BIN := .venv/bin
BENCHMARKS = $(sort $(filter-out %/__init__.py %/timing.py,$(wildcard benchmarks/*.py)))

# Qt wants a UTF-8 locale and says so aloud where there is none.
ifneq ($(shell locale charmap 2>/dev/null),UTF-8)
export LC_ALL := C.UTF-8
endif

.PHONY: demo test run bench screens dist lock soak

demo:
	@$(SETUP) run
	@bash build_spec/demo.sh

run:
	@$(SETUP) run
	@$(BIN)/fqdesk

test:
	@$(SETUP) test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

# Each prints one JSON line per measurement, with the baseline it was measured beside.
bench:
	@$(SETUP) bench
	@set -e; for script in $(BENCHMARKS); do $(BIN)/python $$script; done

# Minutes of ordinary use and of a monkey at the window; prints JSON and ends with 1 where something is lost.
soak: MINUTES = 6
soak: SEED = 1
soak:
	@$(SETUP) test
	@PYTHONPATH=. QT_QPA_PLATFORM=offscreen $(BIN)/python tests/soak/soak.py $(MINUTES) $(SEED)

# Pictures of the real windows, as they look on the screens of the stations.
screens:
	@$(SETUP) test
	@QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1366x768x24" \
		$(BIN)/python build_spec/screens.py docs/screens

# The program as a folder that needs no Python, then a walk through it on a bare environment.
dist:
	@$(SETUP) dist
	@rm -rf build/fqdesk dist/fqdesk && mkdir -p build
	@$(BIN)/pyinstaller --noconfirm build_spec/fqdesk.spec >build/dist.log 2>&1 || \
		{ tail -n 40 build/dist.log >&2; exit 1; }
	@$(BIN)/python build_spec/smoke.py dist/fqdesk build/dist.log

# New versions within pyproject.toml; needs uv. No address of a registry may enter a lock.
lock: COMPILE = uv pip compile --quiet pyproject.toml --universal --python-version 3.11 --upgrade \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	--constraint build_spec/pins.txt
lock:
	$(COMPILE) --extra build -o requirements.lock
	$(COMPILE) --extra build --extra dev --constraint requirements.lock -o requirements-dev.lock
	$(COMPILE) --extra build --extra bench --constraint requirements-dev.lock -o requirements-bench.lock
	$(COMPILE) --extra build --extra dist --constraint requirements-dev.lock -o requirements-dist.lock
