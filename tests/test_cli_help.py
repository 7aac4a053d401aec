"""The help is quick, complete and the same in the docs."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from dragoman.cli import PANELS, app

PAGE = Path(__file__).resolve().parents[1] / "docs" / "commands.md"
HEAD = """# Commands

What `dragoman COMMAND --help` says, for every command. Results go to standard output,
all else to standard error. Exit codes: 0 all went well; 1 something could not be done,
or is not as it should be; 2 the command was wrong; 130 stopped from the keyboard.

<!-- Written by tests/test_cli_help.py; pytest --update-golden writes it anew. -->
"""
COMMANDS = {name: each for panel in PANELS.values() for name, each in panel.items()}


def registered(group, *before):
    """Every command with its name, those of groups after the name of the group."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from registered(command, *before, name)
        else:
            yield " ".join((*before, name)), command


REGISTERED = dict(registered(typer.main.get_command(app)))
OPTIONS = {
    name: {word for each in command.params for word in each.opts}
    for name, command in REGISTERED.items()
}
EXAMPLE = re.compile(r"^ {8}(.*dragoman .+)$", re.MULTILINE)
HEAVY = "spacy numpy duckdb pyarrow deltalake trafilatura matplotlib fsspec httpx"


def help_of(*words):
    env = {"COLUMNS": "100"}
    found = CliRunner().invoke(app, [*words, "--help"], env=env, prog_name="dragoman")
    assert found.exit_code == 0, found.output
    lines = (line.rstrip() for line in found.stdout.strip().splitlines())
    return "\n".join(lines)


def test_the_docs_hold_the_help_of_every_command(golden):
    parts = [f"\n## {name}\n\n{fenced(help_of(*name.split()))}" for name in COMMANDS]
    golden(PAGE, "".join([HEAD, "\n", fenced(help_of()), *parts]))


def fenced(text):
    return f"```text\n{text}\n```\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_is_a_command_that_exists(name):
    examples = EXAMPLE.findall(COMMANDS[name].__doc__)
    assert examples
    for example in examples:
        words = shlex.split(example)
        words = words[words.index("dragoman") :]
        assert " ".join(words[1:]).startswith(name)
        used = {word for word in words if re.match(r"--?[a-z]", word)}
        values = set(re.findall(r"--sort (\S+)", example))
        assert used - values <= OPTIONS[name]


def test_every_option_and_argument_is_told():
    silent = [
        f"{name} {each.name}"
        for name, command in REGISTERED.items()
        for each in command.params
        if not getattr(each, "help", None)
    ]
    assert silent == []


def test_the_help_waits_for_no_library():
    script = (
        "import contextlib, io, json, sys\n"
        "from dragoman.cli import PANELS, app\n"
        "names = [name for panel in PANELS.values() for name in panel]\n"
        "for words in [[], *(name.split() for name in names)]:\n"
        "    with contextlib.redirect_stdout(io.StringIO()):\n"
        "        app([*words, '--help'], standalone_mode=False)\n"
        f"print(json.dumps([m for m in {HEAVY.split()} if m in sys.modules]))\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert json.loads(found.stdout) == []
