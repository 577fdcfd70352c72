#!/bin/sh
# Loads a QRush server on this machine and says which targets hold; --help says how.
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/node_modules/.bin:$PATH"
export PATH
# Every player is a connection: two file descriptors on one machine.
ulimit -n "$(ulimit -Hn)" 2>/dev/null || true
case " $* " in
  *" --help "* | *" -h "*) ;;
  *) node --import ./server/boot.js plugins/web/build.ts ;;
esac
exec node --import ./server/boot.js benchmarks/load/main.ts "$@"
