"""Starts and stops what is measured: the floor and a release build of bookverse, on free ports of 127.0.0.1."""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/e2e"))
from support.processes import free_port  # noqa: E402
from support.program import CAMPUS  # noqa: E402

BUILD = ROOT / "build" / "release"
TICKS = os.sysconf("SC_CLK_TCK")


def build():
    subprocess.run(["cmake", "--preset", "release"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", str(BUILD), "--target", "bookverse", "bench_floor", "bench_store",
                    "bench_search", "bench_checkout", "bench_service_token", "bench_simulation"],
                   cwd=ROOT, check=True)


def tool(name):
    found = [path for path in BUILD.rglob(name) if path.is_file() and os.access(path, os.X_OK)]
    if not found:
        raise SystemExit(f"{name} is not built: run bench/run without --no-build")
    return str(found[0])


class Process:
    """A server that is ready when its port answers, and ended by its own pid."""

    def __init__(self):
        self.port = free_port()
        self.process = None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def command(self):
        raise NotImplementedError

    def ready_path(self):
        return "/"

    def begin(self):
        """Seconds from exec to the first answer."""
        begun = time.perf_counter()
        self.process = subprocess.Popen(self.command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while True:
            try:
                urllib.request.urlopen(self.url + self.ready_path(), timeout=1).read()
                return time.perf_counter() - begun
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit(f"{self.command()[0]} ended with {self.process.returncode}") from None
                if time.perf_counter() - begun > 30:
                    raise SystemExit(f"{self.command()[0]} does not answer") from None
                time.sleep(0.001)

    def end(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=15)

    def restart(self):
        self.end()
        self.begin()

    def cpu_seconds(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def __enter__(self):
        self.begin()
        return self

    def __exit__(self, *_):
        self.end()


class Floor(Process):
    def command(self):
        return [tool("bench_floor"), str(self.port)]

    def ready_path(self):
        return "/hello"


class Bookverse(Process):
    """One process with all services on SQLite, limits off, in a folder of its own."""

    def __init__(self, internal=False):
        super().__init__()
        self.internal_port = free_port() if internal else None
        self.telemetry_port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="bookverse-bench-"))

    def command(self):
        return [tool("bookverse"), "serve", "--development", "--data", str(self.folder), "--port", str(self.port),
                "--telemetry-port", str(self.telemetry_port), "--public-url", self.url, "--rate-limit", "all=off", "--log-level", "warn",
                "--campus", f"{CAMPUS}=Bench University",
                *(["--internal-port", str(self.internal_port)] if self.internal_port else [])]

    def ready_path(self):
        return "/api/v1/oidc/providers"

    def service_token(self):
        """What our own services show each other; good for a minute."""
        return subprocess.run([tool("bench_service_token"), str(self.folder / "keys/master.key"), self.url], check=True,
                              capture_output=True, text=True).stdout.strip()

    def await_health(self):
        """Until all parts are ready, not only what answers first."""
        for _ in range(3000):
            try:
                return urllib.request.urlopen(f"http://127.0.0.1:{self.telemetry_port}/health/ready", timeout=1).read()
            except OSError:
                time.sleep(0.01)
        raise SystemExit("the program is not ready")

    def metric(self, name):
        """One line of /metrics, by its whole name with labels; 0 when it is not there."""
        text = urllib.request.urlopen(f"http://127.0.0.1:{self.telemetry_port}/metrics", timeout=5).read().decode()
        found = [line for line in text.splitlines() if line.startswith(name + " ")]
        return float(found[0].rsplit(" ", 1)[1]) if found else 0.0

    def __exit__(self, *_):
        self.end()
        shutil.rmtree(self.folder, ignore_errors=True)
