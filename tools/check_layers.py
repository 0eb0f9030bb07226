#!/usr/bin/env python3
"""Checks what the compiler cannot: who includes whom, and a few words that only one folder may use.

    base <- platform <- services <- app, never back; of another service only its api.hpp.

Prints one line a breach, file:line: why, and ends with 1 when there is one. Rules are data, below; check_layers_test.py
seeds a breach of each.
"""
import os
import re
import subprocess
import sys

LAYERS = {"base": 0, "platform": 1, "services": 2, "app": 3}

# Heavy libraries stay behind a port: pattern of the header, folders that may include it.
HEAVY = [
    (r"boost/beast", ["src/platform/http", "bench"]),
    (r"(mongoc|bson|mongoc-\d\S*|bson-\d\S*)/", ["src/platform/store", "src/platform/blobs"]),
    (r"(amqp|rabbitmq-c)[\w/]*\.h", ["src/platform/bus"]),
    (r"hiredis/", ["src/platform/cache"]),
    (r"sqlite3\.h", ["src/platform/store", "bench"]),
    (r"curl/", ["src/platform/mail"]),
    (r"vips/", ["src/services/accounts", "src/platform/images"]),
    (r"(pango|cairo)/", ["src/platform/pdf"]),
    (r"archive(_entry)?\.h", ["src/services/accounts"]),
    (r"xapian", ["src/services/search"]),
    (r"prometheus/", ["src/platform/telemetry"]),
    (r"spdlog/", ["src/platform/telemetry"]),
    (r"CLI/", ["src/platform/config", "src/app"]),
]

# Words: pattern, folders that may use it, why nobody else does. Tests and benches may: they wait for what they spawn, and
# nobody includes them.
WORDS = [
    (r"\basio::detached\b", ["src/platform/async"], "detached swallows exceptions: use spawn_logged (platform/async/run.hpp)"),
    (r"\bco_spawn\s*\(", ["src/platform/async", "src/platform/http/session.cpp"], "use spawn_logged, offload or with_deadline (platform/async/run.hpp)"),
    (r"\bco_await\s*[\[{]", [], "a lambda or an aggregate inside a co_await expression: name it first, then move it in"),
    (r"\busing namespace\b(?! std::\w*literals)", [], "no using namespace"),
]

TESTS = re.compile(r"(_(test|contract|bench)\.cpp|/(test_\w+|\w+_support)\.hpp)$|^(bench|tests)/")
SOURCE = (".cpp", ".hpp", ".h", ".cc")
LONG = SOURCE + (".py", ".ts", ".tsx", ".mjs", ".js", ".css", ".cmake", ".sh")
TEXT = LONG + (".md", ".json", ".txt", ".toml", ".yml", ".yaml", ".html", "")
GENERATED = re.compile(r"(\.gen\.ts|openapi\.json|package-lock\.json)$")
MOST_LINES = 500
# Folders of one machine. Written apart, so that this file does not name one.
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:" + "|".join(["wor" + "k/main", "wor" + "k/shared", "ro" + "ot/", "tm" + "p/w/"]) + ")")


def tracked_files(root):
    """Tracked and new files, without what .gitignore names."""
    command = ["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, check=True, capture_output=True).stdout.decode().split("\0")
    return sorted({name for name in names if name and os.path.isfile(os.path.join(root, name))})


def is_in(path, folders):
    return any(path == folder or path.startswith(folder + "/") for folder in folders)


def check_include(path, target):
    """Why `path` may not include "target" (as written between the quotes); None when it may."""
    mine = path.split("/")
    theirs = target.split("/")
    if mine[0] != "src" or theirs[0] not in LAYERS or mine[1] not in LAYERS:
        return None
    if LAYERS[theirs[0]] > LAYERS[mine[1]]:
        return f"{mine[1]} must not include {theirs[0]}"
    if mine[1] == "services" == theirs[0] and mine[2] != theirs[1] and theirs[2:] != ["api.hpp"]:
        return f"of another service only api.hpp may be included, not {target}"
    return None


def strip_comments(line):
    return re.sub(r"//.*", "", re.sub(r'"(\\.|[^"\\])*"', '""', line))


def check_source(path, lines):
    for number, line in enumerate(lines, 1):
        include = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if include:
            name = include.group(2)
            why = check_include(path, name) if include.group(1) == '"' else None
            if why:
                yield number, why
            for pattern, folders in HEAVY:
                if re.match(pattern, name) and not is_in(path, folders):
                    yield number, f"<{name}> stays behind a port: only {', '.join(folders)}"
            continue
        code = strip_comments(line)
        for pattern, folders, why in WORDS:
            if re.search(pattern, code) and not is_in(path, folders) and not TESTS.search(path):
                yield number, why


def check_file(path, text):
    lines = text.splitlines()
    if path.endswith(SOURCE):
        yield from check_source(path, lines)
    if path.endswith(LONG) and not GENERATED.search(path) and len(lines) > MOST_LINES:
        yield len(lines), f"{len(lines)} lines: more than {MOST_LINES} in one file"
    for number, line in enumerate(lines, 1):
        if MACHINE_PATH.search(line):
            yield number, "an absolute path of one machine"
    if path.endswith("package-lock.json"):
        for number, line in enumerate(lines, 1):
            if re.match(r'\s*"resolved": "http', line):
                yield number, "a lock file names its registry (npm config set omit-lockfile-registry-resolved true)"
                break


def check(root):
    breaches = []
    for path in tracked_files(root):
        extension = os.path.splitext(path)[1]
        if extension not in TEXT:
            continue
        try:
            with open(os.path.join(root, path), encoding="utf-8") as file:
                text = file.read()
        except UnicodeDecodeError:
            continue
        breaches += [f"{path}:{number}: {why}" for number, why in check_file(path, text)]
    return breaches


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    breaches = check(root)
    for breach in breaches:
        print(breach)
    print(f"check_layers: {len(breaches)} breach{'' if len(breaches) == 1 else 'es'}")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
