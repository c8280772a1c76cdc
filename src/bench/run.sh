#!/bin/sh
# Measures Foyer beside endpoints written by hand: src/docs/benchmarks.md says what the arguments are.
set -eu
cd "$(dirname "$0")/../.."
./mvnw -B -q -Pbench process-classes
exec ./mvnw -B -q -Pbench exec:exec@bench -Dbench.args="$*"
