// node expand.mjs FOLDER_OF_NODE_MODULES OFFERS.jsonld: the document expanded, as JSON.
// The context of schema.org is not fetched: context.json beside this file holds the terms that offers use, with the
// types that schema.org 30.0 gives them and without @vocab. In safe mode a key or a type that is not one of them is an
// error, where the real context would take any word.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const [, , modules, file] = process.argv;
const jsonld = createRequire(path.join(modules, "x"))("jsonld");
const context = JSON.parse(fs.readFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), "context.json")));
const documentLoader = async (url) => {
    if (url !== "https://schema.org/") {
        throw new Error("not kept here: " + url);
    }
    return { contextUrl: null, documentUrl: url, document: context };
};
const document = JSON.parse(fs.readFileSync(file, "utf8"));
const expanded = await jsonld.expand(document, { documentLoader, safe: true });
await jsonld.toRDF(document, { documentLoader, safe: true, format: "application/n-quads" });
console.log(JSON.stringify(expanded));
