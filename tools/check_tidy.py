#!/usr/bin/env python3
"""Runs clang-tidy (.clang-tidy) over the sources, two at a time, and remembers what was clean.

    tools/check_tidy.py BUILD [--changed]     BUILD has compile_commands.json and the built precompiled header

A file is looked at again when it, a header of ours that it includes, the configuration or clang-tidy changed.
--changed: only files that differ from the last commit.
"""
import concurrent.futures
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TIDY = "clang-tidy-19"
TEST = re.compile(r"_(test|contract)\.cpp$")  # they run; a fault in them shows
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


class Closure:
    """All headers of ours that a file includes, directly or not."""

    def __init__(self):
        self.direct = {}

    def includes(self, path):
        if path not in self.direct:
            names = INCLUDE.findall(read(path).decode(errors="replace"))
            files = [os.path.join(ROOT, "src", name) for name in names] + [os.path.join(os.path.dirname(path), name) for name in names]
            self.direct[path] = [file for file in files if os.path.isfile(file)]
        return self.direct[path]

    def of(self, path):
        seen, todo = set(), [path]
        while todo:
            file = todo.pop()
            if file not in seen:
                seen.add(file)
                todo += self.includes(file)
        return sorted(seen)


def changed_files():
    out = subprocess.run(["git", "-C", ROOT, "status", "--porcelain", "-uall", "src"], capture_output=True, text=True, check=True).stdout
    return {os.path.join(ROOT, line[3:]) for line in out.splitlines()}


def main():
    build = os.path.abspath(sys.argv[1])
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        commands = json.load(file)
    files = sorted({entry["file"] for entry in commands if entry["file"].startswith(os.path.join(ROOT, "src") + os.sep)})
    files = [file for file in files if not TEST.search(file)]
    closure = Closure()
    if "--changed" in sys.argv:
        changed = changed_files()
        files = [file for file in files if changed.intersection(closure.of(file))]

    # clang-tidy does not know the precompiled header's flags of a launcher; it takes the compiler's own command line.
    database = os.path.join(build, "tidy")
    os.makedirs(database, exist_ok=True)
    for entry in commands:
        words = shlex.split(entry["command"])
        compiler = next(i for i, word in enumerate(words) if re.search(r"clang\+\+-19$|clang-19$", word))
        entry["command"] = shlex.join(words[compiler:])
    with open(os.path.join(database, "compile_commands.json"), "w", encoding="utf-8") as file:
        json.dump(commands, file)

    version = subprocess.run([TIDY, "--version"], capture_output=True, check=True).stdout
    common = hashlib.sha256(version + read(os.path.join(ROOT, ".clang-tidy")) + read(os.path.join(ROOT, "src/platform/pch.hpp")))

    def key_of(path):
        digest = common.copy()
        for file in closure.of(path):
            digest.update(os.path.relpath(file, ROOT).encode() + b"\0" + read(file))
        return os.path.join(database, digest.hexdigest())

    def look(path):
        stamp = key_of(path)
        if os.path.exists(stamp):
            return path, 0, "", True
        done = subprocess.run(["nice", TIDY, "--quiet", "-p", database, path], capture_output=True, text=True)
        if done.returncode == 0:
            with open(stamp, "w", encoding="utf-8"):
                pass
        return path, done.returncode, done.stdout + (done.stderr if done.returncode else ""), False

    bad = known = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, code, text, remembered in pool.map(look, files):
            known += remembered
            if code:
                bad += 1
                print(f"--- {os.path.relpath(path, ROOT)}\n{text}")
    print(f"check_tidy: {len(files)} files, {known} remembered as clean, {bad} with findings")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
