"""Child processes that end with the test, and waiting for what they do: a condition with a deadline, never a sleep that
hopes."""
import ctypes
import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


given_ports = set()


def free_port():
    """One that nobody listens on, not given before, and below those that the kernel takes for outgoing connections: such a
    one could be gone before the server that it is meant for has started."""
    first_outgoing = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text(encoding="ascii").split()[0])
    while True:
        port = random.randrange(10_000, first_outgoing)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        if port not in given_ports:
            given_ports.add(port)
            return port


def accepts(port):
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until(condition, seconds, what):
    """The first true answer of `condition`; AssertionError when the time is over."""
    deadline = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"after {seconds} s still not: {what}")
        time.sleep(0.02)


def _die_with_parent():
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


class Child:
    def __init__(self, command, log, environment=None):
        self.log = Path(log)
        with self.log.open("ab") as sink:
            self.process = subprocess.Popen([str(word) for word in command], stdout=sink, stderr=sink,
                                            stdin=subprocess.DEVNULL, env={**os.environ, **(environment or {})},
                                            preexec_fn=_die_with_parent)

    def running(self):
        return self.process.poll() is None

    def signal(self, number):
        self.process.send_signal(number)

    def stop(self, seconds=20):
        """SIGTERM; the exit code and how long it took."""
        begun = time.monotonic()
        if self.running():
            self.signal(signal.SIGTERM)
        try:
            code = self.process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"it did not end within {seconds} s of SIGTERM:\n{self.tail()}") from None
        return code, time.monotonic() - begun

    def kill(self):
        if self.running():
            self.signal(signal.SIGKILL)
        self.process.wait()

    def tail(self, characters=4000):
        return self.log.read_text(errors="replace")[-characters:]


class Folder:
    """Removed with the test, unless BOOKVERSE_TEST_KEEP is set."""

    def __init__(self, name="e2e"):
        self.path = Path(tempfile.mkdtemp(prefix=f"bookverse-{name}-"))

    def remove(self):
        if not os.environ.get("BOOKVERSE_TEST_KEEP"):
            shutil.rmtree(self.path, ignore_errors=True)
