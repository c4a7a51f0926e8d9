#!/bin/sh
# Rebuilds static/vendor from the locked packages. The result is committed: the portal itself
# needs neither Node nor this folder to run.
set -eu
cd "$(dirname "$0")"
vendor=../../static/vendor

npm ci --omit=optional --loglevel=error

version() { node -p "require('./node_modules/$1/package.json').version"; }

# Built beside the served folder first, so that a failed build leaves the old files in place.
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

bootstrap="$made/bootstrap-$(version bootstrap)"
mkdir "$bootstrap"
# Bootstrap 5.3 is written for the older Sass module syntax: its own warnings say nothing new.
node_modules/.bin/sass --style=compressed --no-source-map --no-charset --quiet-deps \
  --silence-deprecation=import,global-builtin --load-path=node_modules \
  bootstrap.scss "$bootstrap/bootstrap.css"
cp node_modules/bootstrap/LICENSE "$bootstrap/LICENSE"

htmx="$made/htmx-$(version htmx.org)"
mkdir "$htmx"
cp node_modules/htmx.org/dist/htmx.min.js node_modules/htmx.org/LICENSE "$htmx/"

if grep -rl 'sourceMappingURL' "$made"; then
  echo "The files above point to a source map that is not served." >&2
  exit 1
fi

chmod -R u=rwX,go=rX "$made"
rm -rf "$vendor"/bootstrap-* "$vendor"/htmx-*
cp -R "$made"/. "$vendor"/
