"""Reading and listing books over HTTP, 64 connections, beside the floor: a part of bench/run.

The books are those of a catalogue that `bookverse import-editions` reads. Listings are made as people make them, by POST; while that is
measured, copies of a word that nobody else uses are put in beside it and looked for until the search knows them.
"""
import json
import random
import statistics
import subprocess
import threading
import time
from pathlib import Path

import server  # puts tests/e2e on the path
from load import parse_wrk, signed_in
from server import Bookverse, Floor, tool
from support.device import Device, address

READ_GOAL = 0.50
LIST_RATE, LIST_P99_MS, SEARCHABLE_S = 8000, 40.0, 1.0
ACCOUNTS, BODIES, SEARCHES = 20, 4000, 25
# Requests are made before the clock runs: wrk shares the cores with what it measures.
SCRIPT = """
local made, at = {}, 0
function init(args)
  for line in io.lines(args[1]) do
    local method, path, token, body = line:match("^(%S+)\\t(%S+)\\t(%S*)\\t(.*)$")
    local headers = {["Host"] = wrk.headers["Host"] or "127.0.0.1"}
    if token ~= "" then headers["Authorization"] = "Bearer " .. token end
    if body ~= "" then headers["Content-Type"] = "application/json" else body = nil end
    made[#made + 1] = wrk.format(method, path, headers, body)
  end
end
function request()
  at = at % #made + 1
  return made[at]
end
"""


def load(target, lines, connections, seconds, folder):
    """wrk with these requests in turn: (method, path, token, body)."""
    script, requests = Path(folder) / "requests.lua", Path(folder) / "requests.tsv"
    script.write_text(SCRIPT)
    requests.write_text("".join("\t".join(line) + "\n" for line in lines))
    before = target.cpu_seconds()
    out = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", str(script), target.url,
                          "--", str(requests)], check=True, capture_output=True, text=True).stdout
    return {**parse_wrk(out, target.cpu_seconds() - before), "count": int(out.split(" requests in")[0].split()[-1])}


def get(path):
    return ("GET", path, "", "")


class Shop:
    """A running program with the catalogue, people who sell and people who wait for books."""

    def __init__(self, app, file):
        self.app = app
        subprocess.run([tool("bookverse"), "import-editions", "--development", "--data", str(app.folder), "--public-url",
                        app.url, "--telemetry-port", str(app.telemetry_port), str(file)], check=True, stdout=subprocess.DEVNULL)
        self.isbns = self._known(file)
        self.sellers = [signed_in(app, address(f"seller{i}"))["access_token"] for i in range(ACCOUNTS)]
        self._save_searches(signed_in(app, address("reader"))["access_token"])

    def call(self, method, path, token=None, body=None):
        device = Device(self.app.port, self.app.url)
        device.token = token
        return device.call(method, path, body)

    def _known(self, file):
        """ISBNs that the program took; a sample of the file's is enough."""
        import csv
        rows = list(csv.DictReader(open(file, encoding="utf-8")))
        random.Random(7).shuffle(rows)
        found = []
        for row in rows[:1500]:
            isbn = row["isbn"].zfill(10)
            if row["isbn"] and self.call("GET", f"/editions?isbn={isbn}").status == 200:
                found.append(isbn)
        return found

    def _save_searches(self, token):
        """So that each new listing is held against some."""
        for isbn in self.isbns[:SEARCHES]:
            body = {"criteria": {"isbn": isbn, "max_price": 1}, "frequency": "daily"}
            assert self.call("POST", "/saved-searches", token, body).status == 201

    def bodies(self, own_words=False):
        chance = random.Random(11)
        lines = []
        for number in range(BODIES):
            body = {"isbn": chance.choice(self.isbns), "price": chance.randrange(100, 5000), "publish": True,
                    "condition": chance.choice(["like_new", "good", "acceptable"]), "campus": "campus.example",
                    "courses": [f"BOOK {chance.randrange(100, 400)}"], "description": "Read once, some notes in pencil.",
                    "pickup_places": ["Library"], "negotiable": chance.random() < 0.5}
            if own_words:
                del body["isbn"]
                body["edition"] = {"title": f"Lecture notes {number}", "authors": ["A. Student"]}
            lines.append(("POST", "/api/v1/listings", chance.choice(self.sellers), json.dumps(body)))
        return lines

    def ids(self, most):
        """Of what is for sale, newest first, page by page."""
        ids, path = [], "/listings?limit=100"
        while len(ids) < most:
            page = self.call("GET", path).json
            ids += [one["id"] for one in page["items"]]
            if not page["next"]:
                break
            path = "/listings?limit=100&after=" + page["next"]
        return ids


class Searchable:
    """Copies put in beside the load, each with a word of its own: seconds until the search finds it."""

    def __init__(self, shop, every=0.25):
        self.shop, self.every, self.seconds = shop, every, []
        self._stop = threading.Event()
        self._worker = threading.Thread(target=self._work)

    def _work(self):
        number = 0
        while not self._stop.wait(self.every):
            word = f"quokka{number}x{random.randrange(10**6)}"
            body = {"edition": {"title": word}, "price": 700, "condition": "good", "publish": True}
            begun = time.monotonic()
            answer = self.shop.call("POST", "/listings", self.shop.sellers[0], body)
            if answer.status != 201:
                self.seconds.append(float("inf"))
                continue
            while not self.shop.call("GET", f"/search/listings?q={word}").json["items"]:
                if time.monotonic() - begun > 60:
                    break
                time.sleep(0.01)
            self.seconds.append(time.monotonic() - begun)
            number += 1

    def __enter__(self):
        self._worker.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._worker.join()


def _row(case, runs, floors):
    return {"case": case,
            "rate": statistics.median(run["rate"] for run in runs),
            "cpu_us": statistics.median(run["cpu_us"] for run in runs),
            "p99_ms": statistics.median(run["p99_ms"] for run in runs),
            "errors": sum(run["errors"] for run in runs),
            "ratio": statistics.median(run["rate"] / floor["rate"] for run, floor in zip(runs, floors))}


def listing_rows(shop, wanted, connections, seconds):
    """Fills the market to `wanted` listings, measured from the first on."""
    runs, slowest = [], []
    made = 0
    while made < wanted:
        with Searchable(shop) as searchable:
            runs.append(load(shop.app, shop.bodies(), connections, seconds, shop.app.folder))
        made += runs[-1]["count"]
        slowest += searchable.seconds
    row = {"case": f"list a book, {made:,} made", "rate": statistics.median(run["rate"] for run in runs),
           "cpu_us": statistics.median(run["cpu_us"] for run in runs),
           "p99_ms": statistics.median(run["p99_ms"] for run in runs), "errors": sum(run["errors"] for run in runs),
           "goal": LIST_RATE, "searchable_s": max(slowest), "sample": len(slowest)}
    row["holds"] = (row["rate"] >= LIST_RATE and row["p99_ms"] < LIST_P99_MS and row["errors"] == 0
                    and row["searchable_s"] <= SEARCHABLE_S)
    own = load(shop.app, shop.bodies(own_words=True), connections, seconds, shop.app.folder)
    return [row, {"case": "list a book without ISBN (two writes)", **{k: own[k] for k in ("rate", "cpu_us", "p99_ms",
                                                                                         "errors")}}]


def measure(file, wanted, rounds, seconds, connections=64):
    app = Bookverse()
    with Floor() as floor, app:
        shop = Shop(app, file)
        rows = listing_rows(shop, wanted, connections, seconds)
        app.restart()  # what was written lately is in memory; listings are to come from SQLite
        paths = [get(f"/api/v1/listings/{one}") for one in shop.ids(wanted)]
        random.Random(3).shuffle(paths)
        cases = {"floor": (floor, [get("/hello")]), "read a listing, any": (app, paths),
                 "read a listing, the same 100": (app, paths[:100]), "newest 20": (app, [get("/api/v1/listings")])}
        samples = {}
        for _ in range(rounds):
            for name, (target, lines) in cases.items():
                samples.setdefault(name, []).append(load(target, lines, connections, seconds, app.folder))
        for name, runs in samples.items():
            row = _row(name, runs, samples["floor"])
            if name.startswith("read a listing"):
                row["goal"] = READ_GOAL
                row["holds"] = row["ratio"] >= READ_GOAL and row["errors"] == 0
            rows.append(row)
    return rows
