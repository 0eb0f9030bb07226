#!/bin/sh
# Builds stripe-mock of this version, once, into .tools/stripe-mock. Prints the program's path.
# Several tests may call this at the same moment: the lock makes one do the work.
set -eu
version=v0.160.0
here=$(cd "$(dirname "$0")" && pwd)
out=${BOOKVERSE_TOOLS:-$here/../../.tools}/stripe-mock
mkdir -p "$out"
out=$(cd "$out" && pwd)
exec 9>"$out/lock"
flock 9
if [ ! -x "$out/stripe-mock-$version" ]; then
    command -v go >/dev/null || {
        echo "go is missing: apt-get install golang-go" >&2
        exit 1
    }
    GOBIN="$out" GOFLAGS=-mod=mod go install "github.com/stripe/stripe-mock@$version" >&2
    mv "$out/stripe-mock" "$out/stripe-mock-$version"
fi
echo "$out/stripe-mock-$version"
