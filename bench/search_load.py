"""What a search costs over HTTP and as the catalogue grows: two parts of bench/run.

The titles and authors come from the whole goodbooks-10k.csv, which is not in the repository: `--catalogue FILE`,
BOOKVERSE_CATALOGUE, or ../shared/data beside it.
"""
import json
import os
import statistics
import subprocess
import urllib.parse
from pathlib import Path

from load import parse_wrk, wrk
from server import ROOT, Bookverse, Floor, tool

RATE_GOALS = {"2 words": 6500, "2 common words": 4700}
MOST_GROWTH, MOST_P99_MS = 4.0, 50.0
KNOWN_ITEM, SHARED_TOP = 0.99, 0.80
QUESTIONS = 40_000
KINDS = ("1 word", "2 words", "3 words", "2 common words", "prefix")
SCRIPT = """
local paths = {%s}
local at = 0
function request()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
"""


def catalogue(given):
    file = Path(given or os.environ.get("BOOKVERSE_CATALOGUE") or ROOT.parent / "shared/data/goodbooks-10k.csv")
    if not file.is_file():
        raise SystemExit(f"the search is measured with goodbooks-10k.csv: --catalogue FILE ({file} is not there)")
    return str(file)


def _indexed(file, rows):
    """A program with an index of that many listings, not yet started, and what to ask of it by kind."""
    app = Bookverse()
    subprocess.run([tool("bench_search"), "--catalogue", file, "--rows", str(rows), "--data", str(app.folder)], check=True)
    os.sync()  # what was built is not written back while it is measured
    return app, json.loads((app.folder / "queries.json").read_text())


def _wrk_each(server, paths, seconds, connections=64):
    """Each request another path."""
    script = server.folder / "paths.lua"
    script.write_text(SCRIPT % ",".join(json.dumps(path) for path in paths))
    before = server.cpu_seconds()
    out = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", str(script), server.url],
                         check=True, capture_output=True, text=True).stdout
    return parse_wrk(out, server.cpu_seconds() - before)


def _paths(texts):
    """Several times as many questions as answers are kept, so that each is searched and not remembered: `near` makes
    another question of the same words, and says nothing unless they are sorted by distance."""
    targets = ["/api/v1/search/listings?q=" + urllib.parse.quote(text) for text in dict.fromkeys(texts)]
    return [f"{target}&near=campus{turn}.example" for turn in range(-(-QUESTIONS // len(targets))) for target in targets]


def _ask(app, texts, seconds, connections):
    before = app.metric('bookverse_search_answers_total{from="index"}')
    run = _wrk_each(app, _paths(texts), seconds, connections)
    asked = app.metric('bookverse_search_answers_total{from="index"}') - before
    return run | {"searched": asked / (run["rate"] * seconds)}


def over_http(file, rows, rounds, seconds):
    """Requests a second of 64 connections, each round beside the floor."""
    app, texts = _indexed(file, rows)
    samples, searched = {}, {}
    with Floor() as floor, app:
        for _ in range(rounds):
            samples.setdefault("floor", []).append(wrk(floor, "/hello", {}, 64, seconds))
            for kind in KINDS:
                run = _ask(app, texts[kind], seconds, 64)
                samples.setdefault(kind, []).append(run)
                searched.setdefault(kind, []).append(run["searched"])
    result = []
    for kind, runs in samples.items():
        rate = statistics.median(run["rate"] for run in runs)
        row = {"case": f"{kind}, {rows} listings" if kind != "floor" else kind, "rate": rate,
               "cpu_us": statistics.median(run["cpu_us"] for run in runs),
               "p99_ms": statistics.median(run["p99_ms"] for run in runs),
               "errors": sum(run["errors"] for run in runs),
               "ratio": statistics.median(run["rate"] / base["rate"] for run, base in zip(runs, samples["floor"]))}
        if kind in searched:
            row["searched"] = statistics.median(searched[kind])  # the others were remembered
        if kind in RATE_GOALS:
            row |= {"goal": RATE_GOALS[kind], "holds": rate >= RATE_GOALS[kind] and row["errors"] == 0}
        result.append(row)
    return result


def as_it_grows(file, sizes, folder, seconds):
    return _requests_as_it_grows(file, [sizes[0], sizes[-1]], seconds) + _index_as_it_grows(file, sizes, folder)


def _requests_as_it_grows(file, sizes, seconds):
    """What a search costs whoever asks: the server's processor time a request, one request at a time."""
    runs = {kind: [] for kind in KINDS}
    for rows in sizes:
        app, texts = _indexed(file, rows)
        with app:
            app.await_health()  # the index is open
            for kind in KINDS:
                cold = _ask(app, texts[kind], 1, 1)  # words are read from the disk when they are asked for first
                run = _ask(app, texts[kind], seconds, 1)
                runs[kind].append(run | {"p99_ms": max(run["p99_ms"], cold["p99_ms"])})
    result = []
    for kind, (small, large) in runs.items():
        growth = large["cpu_us"] / small["cpu_us"]
        result.append({"case": kind, f"us_at_{sizes[0]}": small["cpu_us"], f"us_at_{sizes[-1]}": large["cpu_us"],
                       "growth": growth, "goal": MOST_GROWTH, "p99_ms": large["p99_ms"],
                       "searched": min(small["searched"], large["searched"]),
                       "holds": growth <= MOST_GROWTH and large["p99_ms"] < MOST_P99_MS and large["errors"] == 0})
    return result


def _index_as_it_grows(file, sizes, folder):
    """Of that, processor time inside the search, from the smallest to the largest catalogue, and the quality of the answers."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    lines = subprocess.run([tool("bench_search"), "--catalogue", file, "--rows", ",".join(map(str, sizes)), "--folder",
                            str(folder)], check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    reports = [json.loads(line) for line in lines]
    first, last = reports[0], reports[-1]
    rows = []
    for small, large in zip(first["costs"], last["costs"]):
        p99 = max(large["p99_us"], large["cold_p99_us"]) / 1000
        rows.append({"case": "inside: " + large["kind"], f"us_at_{first['rows']}": small["mean_us"],
                     f"us_at_{last['rows']}": large["mean_us"], "growth": large["mean_us"] / small["mean_us"], "p99_ms": p99,
                     "holds": p99 < MOST_P99_MS})
    for report in reports:
        known, shared = report["known_item_title_author"], report["overlap_selective"]
        rows.append({"case": f"{report['rows']} listings", "build_s": report["build_seconds"], "mb": report["megabytes"],
                     "open_s": report["open_seconds"], "known_item": known, "known_by_title": report["known_item_title"],
                     "shared_top_10": shared, "holds": known >= KNOWN_ITEM and shared >= SHARED_TOP})
    return rows
