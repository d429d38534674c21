#!/bin/sh
# Compiles the system into a temporary directory and runs it there.
set -eu
here=$(dirname "$0")
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
trap 'exit 143' INT TERM
javac -encoding UTF-8 -d "$classes" "$here"/*.java >&2
java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$classes" Main "$@"
