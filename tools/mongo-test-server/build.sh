#!/bin/sh
# Fetches the server's jars and compiles its main, once, into .tools/mongo-test-server. Prints the class path.
# Several tests may call this at the same moment: the lock makes one do the work.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${BOOKVERSE_TOOLS:-$here/../../.tools}/mongo-test-server
mkdir -p "$out"
out=$(cd "$out" && pwd)
exec 9>"$out/lock"
flock 9
stamp=$(cat "$here/pom.xml" "$here/src/TestServer.java" | cksum)
if [ "$(cat "$out/stamp" 2>/dev/null)" != "$stamp" ]; then
    for program in java javac mvn; do
        command -v "$program" >/dev/null || {
            echo "$program is missing: apt-get install openjdk-17-jdk-headless maven" >&2
            exit 1
        }
    done
    rm -rf "$out/lib" "$out/classes"
    mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$out/lib" -DincludeScope=runtime >&2
    javac -cp "$out/lib/*" -d "$out/classes" "$here/src/TestServer.java" >&2
    echo "$stamp" >"$out/stamp"
fi
echo "$out/classes:$out/lib/*"
