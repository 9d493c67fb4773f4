from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from onrecord.commands.serve import opening, serve
from onrecord.errors import OnrecordError
from onrecord.web.server import bound


def test_a_port_that_is_taken_is_told() -> None:
    with bound("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OnrecordError, match=f"127.0.0.1:{port}: .*; give another --port"):
            bound("127.0.0.1", port)


def test_a_name_of_no_computer_is_told() -> None:
    with pytest.raises(OnrecordError, match="give --host a name or address of this computer"):
        bound("no-such-name.invalid", 0)


def test_what_is_said_once_it_answers() -> None:
    assert opening("x.db", None, 80, None) == "onrecord: x.db is at http://127.0.0.1:80/ (Ctrl-C ends)"
    told = opening("x.db", "::1", 80, "secret")
    assert "http://[::1]:80/?token=secret" in told and "without encryption" in told
    assert socket.gethostname() in opening("x.db", "0.0.0.0", 80, "secret")


def test_a_record_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(serve, ["--record", str(tmp_path / "none.db")])
    assert "there is no record here" in str(result.exception)


def served(*words: str, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "onrecord.cli", "serve", "--port", "0", *words]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment})


def test_the_command_serves_until_it_is_interrupted(record_path: Path) -> None:
    server = served("--record", str(record_path), "--host", "127.0.0.1", ONRECORD_TOKEN="secret")
    assert server.stderr
    told = server.stderr.readline() + server.stderr.readline()
    address = re.search(r"(http://127.0.0.1:\d+/)\?token=secret", told)
    assert address, told
    with pytest.raises(HTTPError, match="401"):
        urlopen(address[1])
    server.send_signal(signal.SIGINT)
    assert server.wait(20) in {0, 130}
