#!/usr/bin/env python3
"""Runs the unit tests whose program changed since they passed last, two at a time. The inner loop of ./test --fast.

    tools/unit_tests.py BUILD
"""
import concurrent.futures
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path


def main():
    build = Path(sys.argv[1]).resolve()
    listing = subprocess.run(["ctest", "--test-dir", build, "-L", "^unit$", "--show-only=json-v1"], check=True,
                             capture_output=True, text=True).stdout
    tests = {test["name"]: test["command"] for test in json.loads(listing)["tests"] if "command" in test}
    passed = build / "passed"
    passed.mkdir(exist_ok=True)

    def run(item):
        name, command = item
        stamp = passed / hashlib.sha256(Path(command[0]).read_bytes()).hexdigest()
        if stamp.exists():
            return name, None, ""
        done = subprocess.run(["ctest", "--test-dir", build, "-R", f"^{name}$", "--output-on-failure"],
                              capture_output=True, text=True, check=False)
        if done.returncode == 0:
            stamp.touch()
        return name, done.returncode, done.stdout

    failed = ran = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, code, output in pool.map(run, tests.items()):
            ran += code is not None
            if code:
                failed += 1
                print(f"--- {name}\n{output}")
    print(f"unit_tests: {ran} of {len(tests)} had changed, {failed} failed")
    return 1 if failed or not tests else 0


if __name__ == "__main__":
    sys.exit(main())
