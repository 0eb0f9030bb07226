"""Purchases over HTTP: a part of bench/run. 32 buyers place, pay in the sandbox and see that it is paid; then a crowd wants one
copy, and a crowd wants a copy each. The crowd is many requests of a few accounts, each with a key of its own: signing up 10,000
people would measure Argon2. Reservations are what the orders service asks of the market for each line, at its internal route; a
whole order of it is one more write of orders and two of payments."""
import json
import subprocess
import sys

from load import signed_in
from server import Bookverse, tool
from support.device import address

FLOWS, FLOW_P99_MS, CROWD_S, RESERVATIONS = 1900, 40.0, 0.6, 10_000
BUYERS, CROWD, CONNECTIONS = 32, 10_000, 1000


def generate(app, mode, lines, number, port=None):
    file = app.folder / "buyers.txt"
    file.write_text("".join(line + "\n" for line in lines))
    done = subprocess.run([tool("bench_checkout"), mode, str(port or app.port), str(file), str(number)], capture_output=True, text=True,
                          check=False)
    print(done.stderr, end="", file=sys.stderr)
    if not done.stdout:
        raise SystemExit(f"bench_checkout {mode}: {done.stderr}")
    return done.stdout


def writes(app):
    """Durable writes (documents with their events, and removals of delivered ones) and commits of the store so far."""
    return app.metric("bookverse_store_writes"), app.metric("bookverse_store_commits")


def measure(seconds, crowd, connections=CONNECTIONS):
    rows = []
    with Bookverse(internal=True) as app:
        seller = signed_in(app, address("seller"))["access_token"]
        buyers = [signed_in(app, address(f"buyer{i}"))["access_token"] for i in range(BUYERS)]
        copies = generate(app, "offer", [seller], int(2200 * seconds / BUYERS + 1) * BUYERS).split()
        before, cpu = writes(app), app.cpu_seconds()
        flows = json.loads(generate(app, "flows", [" ".join([one, *copies[i::BUYERS]]) for i, one in enumerate(buyers)], seconds))
        after, used = writes(app), app.cpu_seconds() - cpu
        count = max(flows["flows"], 1)
        rows.append({"case": f"{BUYERS} buyers place, pay, see it paid", **flows, "cpu_us": used / count * 1e6,
                     "writes": (after[0] - before[0]) / count, "commits": (after[1] - before[1]) / count, "goal": FLOWS,
                     "holds": flows["rate"] >= FLOWS and flows["p99_ms"] < FLOW_P99_MS and flows["failed"] == 0})
        one = generate(app, "offer", [seller], 1).split()[0]
        rush = json.loads(generate(app, "crowd", [f"{buyers[i % BUYERS]} {one}" for i in range(crowd)], connections))
        rows.append({"case": f"{crowd} buyers over {connections} connections, one copy", **rush, "goal": CROWD_S * 1000,
                     "holds": rush["got"] == 1 and rush["other"] == 0 and rush["ms"] <= CROWD_S * 1000})
        many = generate(app, "offer", [seller], crowd).split()
        each = json.loads(generate(app, "crowd", [f"{buyers[i % BUYERS]} {copy}" for i, copy in enumerate(many)], connections))
        rows.append({"case": f"{crowd} orders of {crowd} copies", **each, "holds": each["got"] == crowd})
        many = generate(app, "offer", [seller], crowd).split()
        token, before = app.service_token(), writes(app)
        held = json.loads(generate(app, "reserve", [f"{token} {copy}" for copy in many], connections, app.internal_port))
        rows.append({"case": f"{crowd} buyers, {crowd} copies reserved", **held, "goal": RESERVATIONS,
                     "commits": (writes(app)[1] - before[1]) / crowd,
                     "holds": held["got"] == crowd and held["rate"] >= RESERVATIONS})
    return rows
