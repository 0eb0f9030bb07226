#!/usr/bin/env python3
"""Searches over HTTP: 64 connections, 100,000 listings, each connection another query each time.

  bench/search_http.py --catalogue goodbooks-10k.csv [--rows 100000] [--seconds 8]
Prints a line a kind: requests a second, processor time a request, p99, and the floor of the same run.
"""
import argparse
import json
import subprocess
import urllib.parse
from pathlib import Path

from load import parse_wrk
from server import Bookverse, Floor, tool

GOALS = {"2 words": 6500, "2 common words": 4700}
SCRIPT = """
local paths = {%s}
local at = 0
function init(args) at = math.random(#paths) end
function request()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
"""


def wrk(server, paths, seconds, folder):
    script = Path(folder) / "paths.lua"
    script.write_text(SCRIPT % ",".join(json.dumps(path) for path in paths))
    before = server.cpu_seconds()
    out = subprocess.run(["wrk", "-t1", "-c64", f"-d{seconds}s", "--latency", "-s", str(script), server.url], check=True,
                         capture_output=True, text=True).stdout
    return parse_wrk(out, server.cpu_seconds() - before)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--catalogue", required=True)
    options.add_argument("--rows", default="100000")
    options.add_argument("--seconds", type=int, default=8)
    args = options.parse_args()
    app = Bookverse()
    subprocess.run([tool("bench_search"), "--catalogue", args.catalogue, "--rows", args.rows, "--data", str(app.folder)],
                   check=True)
    queries = json.loads((app.folder / "queries.json").read_text())
    missed = []
    with Floor() as floor, app:
        print("floor", wrk(floor, ["/hello"], 3, app.folder))
        for kind, texts in queries.items():
            paths = ["/api/v1/search/listings?q=" + urllib.parse.quote(text) for text in texts]
            result = wrk(app, paths, args.seconds, app.folder)
            print(f"{kind} ({len(set(paths))} queries)", result, flush=True)
            if result["errors"] or result["rate"] < GOALS.get(kind, 0):
                missed.append(kind)
    print("goals missed: " + ", ".join(missed) if missed else "all goals hold")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
