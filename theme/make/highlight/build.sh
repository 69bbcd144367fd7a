#!/bin/sh
# Makes theme/highlight.js: highlight.js with the languages of this book only (see entry.js), in place of mdBook's 40.
# 10.7 is the last line that keeps the <span class="boring"> of hidden lines; 11 drops HTML inside code.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/entry.js" "$work/"
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund highlight.js@10.7.3 esbuild@0.25.12
{
    echo '/* highlight.js 10.7.3 (BSD-3-Clause, (c) 2006-2021 Ivan Sagalaev and contributors), core with the languages of theme/make/highlight/entry.js. */'
    npx esbuild entry.js --bundle --minify --format=iife --target=es2020
} > "$here/../../highlight.js"
