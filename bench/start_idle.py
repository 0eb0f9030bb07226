#!/usr/bin/env python3
"""How long until the first answer with 100,000 documents, and how much memory an idle program takes (all services).

    bench/start_idle.py [PATH/TO/bookverse] [--documents N] [--runs N]

The first answer is a 200 of an API route that reads the store, asked in a tight loop from the moment of exec. Memory is
proportional (PSS of /proc/PID/smaps_rollup) ten seconds after, with the web app in it. Budgets: 100 ms and 30 MiB.
"""
import argparse
import http.client
import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/e2e"))
from support.device import Device, address, new_account  # noqa: E402
from support.processes import free_port  # noqa: E402

BUDGET_MS, BUDGET_MIB = 100, 30


def pss_mib(pid):
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return float("nan")


class Run:
    """One start on `data`."""

    def __init__(self, program, data, options=()):
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        command = [program, "serve", "--development", "--log-level", "warn", "--data", data, "--port", str(self.port),
                   "--telemetry-port", str(free_port()), "--public-url", self.origin, "--campus", "campus.test=Test",
                   "--web", str(ROOT / "web/dist"), *options]
        if not (ROOT / "web/dist/index.html").exists():
            at = command.index("--web")
            del command[at:at + 2]
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)

    def first_answer_ms(self, path):
        while True:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", path)
                status = connection.getresponse().status
                connection.close()
                if status == 200:
                    return (time.perf_counter() - self.begun) * 1000
            except OSError:
                pass
            if self.process.poll() is not None:
                sys.exit(f"bookverse ended with {self.process.returncode}")

    def stop(self):
        self.process.terminate()
        self.process.wait(20)


def fill(database, documents):
    """Copies of the one account that is there, each with an id and address of its own."""
    store = sqlite3.connect(database)
    tables = [name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    table = next(name for name in tables if "accounts" in name and name.endswith("accounts"))
    columns = [row[1] for row in store.execute(f'PRAGMA table_info("{table}")')]
    row = dict(zip(columns, store.execute(f'SELECT {",".join(columns)} FROM "{table}" LIMIT 1').fetchone()))
    text = next(name for name in columns if isinstance(row[name], str) and row[name].startswith("{"))
    document = json.loads(row[text])

    def copies():
        for number in range(documents):
            identity = str(uuid.UUID(int=(0x0190 << 112) | (7 << 76) | (2 << 62) | number))
            mail = f"copy{number}@campus.test"
            copy = {**document, "id": identity, "email": mail, "email_key": mail}
            yield tuple(identity if name == "id" else json.dumps(copy) if name == text else row[name] for name in columns)

    marks = ",".join("?" * len(columns))
    store.executemany(f'INSERT INTO "{table}" ({",".join(columns)}) VALUES ({marks})', copies())
    store.commit()
    store.close()


def measure(program, documents, runs):
    """Milliseconds to the first answer of each run, idle MiB after the last, and the database's MiB."""
    with tempfile.TemporaryDirectory(prefix="bookverse-start-") as folder:
        run = Run(program, folder)
        run.first_answer_ms("/api/v1/campuses?query=te")
        device = Device(run.port, run.origin)
        account = new_account(device, address("one"))["account"]
        run.stop()
        database = max((path for path in Path(folder).rglob("*") if path.is_file() and path.stat().st_size > 4096
                        and path.read_bytes()[:6] == b"SQLite"), key=lambda path: path.stat().st_size)
        fill(database, documents)
        times = []
        for _ in range(runs):
            run = Run(program, folder)
            times.append(run.first_answer_ms(f"/api/v1/accounts/{account['id']}"))
            if len(times) == runs:
                time.sleep(10)
                memory = pss_mib(run.process.pid)
            run.stop()
        return times, memory, database.stat().st_size / 2**20


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program", nargs="?", default=str(ROOT / "build/release/src/app/bookverse"))
    arguments.add_argument("--documents", type=int, default=100_000)
    arguments.add_argument("--runs", type=int, default=7)
    given = arguments.parse_args()
    times, memory, size = measure(given.program, given.documents, given.runs)
    median = statistics.median(times)
    print(f"documents            {given.documents:>10,}  (database {size:.0f} MiB)")
    print(f"first answer, median {median:>10.1f} ms  of {given.runs}; best {min(times):.1f}, worst {max(times):.1f}; "
          f"budget {BUDGET_MS} ms")
    print(f"idle, proportional   {memory:>10.1f} MiB budget {BUDGET_MIB} MiB")
    sys.exit(0 if median <= BUDGET_MS and memory <= BUDGET_MIB else 1)


if __name__ == "__main__":
    main()
