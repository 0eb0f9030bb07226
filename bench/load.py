"""Load on 127.0.0.1, bounded in count and time: wrk for reads, a paced loop for sign-ups, a person who signs in."""
import ctypes
import os
import re
import struct
import subprocess
import threading
import time

import server  # puts tests/e2e on the path
from support.device import Device, address, new_account, sign_up

PACE = server.ROOT / "bench/pace.lua"
_SCALE = {"us": 0.001, "ms": 1.0, "s": 1000.0}
_SYS_SCHED_SETATTR = {"x86_64": 314, "aarch64": 274}[os.uname().machine]


def _short_slices():
    """The generator in slices of 0.1 ms, as the server's I/O threads (Linux 6.12): what it waits for a core is not the server's."""
    wanted = ctypes.create_string_buffer(struct.pack("IIQiIQQQ", 48, 0, 0, 0, 0, 100_000, 0, 0))
    ctypes.CDLL(None, use_errno=True).syscall(_SYS_SCHED_SETATTR, 0, wanted, 0)


def signed_in(server, email=None):
    """Signs up, follows the mailed link, signs in; the session as the API gives it."""
    return new_account(Device(server.port, server.url), email or address("student"))


def wrk(server, path, headers, connections, seconds, paced=False):
    """As fast as it goes, or paced: each connection pauses 3 ms on average between an answer and the next request."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    if paced:
        command += ["-s", str(PACE)]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    before = server.cpu_seconds()
    out = subprocess.run([*command, server.url + path], check=True, capture_output=True, text=True,
                         preexec_fn=_short_slices if paced else None).stdout
    return parse_wrk(out, server.cpu_seconds() - before)


def parse_wrk(out, used):
    """What wrk printed; `used`: the server's processor seconds meanwhile."""
    count = int(re.search(r"(\d+) requests in", out).group(1))
    tail, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", out).groups()
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", out)
    return {
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)),
        "cpu_us": used / count * 1e6,
        "p99_ms": float(tail) * _SCALE[unit],
        "errors": (int(wrong.group(1)) if wrong else 0) + (sum(map(int, broken.groups())) if broken else 0),
    }


class sign_up_loop:  # noqa: N801  (reads as a word after `with`)
    """Sign-ups at a steady pace from a few threads until the block ends."""

    def __init__(self, server, per_second, threads=4):
        self.server, self.gap, self.threads = server, threads / per_second, threads
        self.accepted = self.refused = 0
        self._stop = threading.Event()
        self._lock = threading.Lock()

    def _work(self, worker):
        # The generator's own Python must not be what the reads wait for.
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 15)
        number, due = 0, time.monotonic() + self.gap * worker / self.threads
        while not self._stop.wait(max(0.0, due - time.monotonic())):
            try:
                sign_up(Device(self.server.port, self.server.url), address(f"loop{worker}x{number}"))
                accepted = True
            except (OSError, AssertionError):  # not there, or another answer than 202
                accepted = False
            with self._lock:
                self.accepted += accepted
                self.refused += not accepted
            number, due = number + 1, due + self.gap

    def __enter__(self):
        self._workers = [threading.Thread(target=self._work, args=(i,)) for i in range(self.threads)]
        for worker in self._workers:
            worker.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        for worker in self._workers:
            worker.join()
