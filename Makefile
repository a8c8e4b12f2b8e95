# On a fresh machine: `make run` opens the program, `make test` checks everything. Both make .venv from the
# pinned files in packaging/ first, and lose no time over it when it is up to date.

PYTHON ?= python3
IN_VENV := .venv/bin/python
COMPILE := $(IN_VENV) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"

.PHONY: run test bench soak search pictures lock wheel clean set-up set-up-to-test

run: set-up
	@$(IN_VENV) packaging/open_or_print.py

test: set-up-to-test
	@$(IN_VENV) packaging/check_all.py

# A table of speed and memory, compared in one run with the bare libraries.
bench: set-up-to-test
	@$(IN_VENV) -m tests.benchmarks

# A thousand kills, a thousand damaged boards and all the nonsense there is, with counts of it.
soak: set-up-to-test
	@$(IN_VENV) -m tests.soak

# Every property with new examples, ten times as many as in the tests, which draw the same ones each time.
search: set-up-to-test
	@$(IN_VENV) -m pytest --quiet --numprocesses 2 --timeout 0 -m hypothesis --hypothesis-profile searched tests

# Every page as a picture, to be looked at.
pictures: set-up-to-test
	@$(IN_VENV) -m tests.pictures

# Pin the newest versions that pyproject.toml allows, for every system; rm the files first to move all of them.
lock: set-up-to-test
	$(COMPILE) pyproject.toml --extra build --output-file packaging/requirements.txt
	$(COMPILE) pyproject.toml --extra build --extra dev --constraint packaging/requirements.txt \
		--output-file packaging/requirements-dev.txt

wheel: set-up-to-test
	@$(IN_VENV) -m hatchling build --target wheel

clean:
	rm -rf .venv build dist .ruff_cache .hypothesis .pytest_cache .import_linter_cache .grimp_cache
	find src tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

set-up:
	@$(PYTHON) packaging/set_up.py run

set-up-to-test:
	@$(PYTHON) packaging/set_up.py test
