# make run     set up what is missing and open Nonpaper
# make test    the whole suite, and the coverage it must reach (ARGS="-k word" for a part)
# make check   lint, types and test
# make bench   how fast it is, beside what (writes .bench/)
# make lint, make types, make setup, make clean
.PHONY: run setup test bench lint types check clean help
.DEFAULT_GOAL := run

run:
	@sh .ci/system run
	@sh .ci/setup run
	@.venv/bin/nonpaper $(ARGS)

setup:
	@sh .ci/setup dev

test: setup
	@sh .ci/system test
	@sh .ci/test $(ARGS)

bench: setup
	@sh .ci/system test
	@.venv/bin/python -m tests.bench $(ARGS)

lint: setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

types: setup
	.venv/bin/pyright

check: lint types test

clean:
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis .coverage htmlcov build dist

help:
	@sed -n 's/^# //p' Makefile
