// node render.mjs FOLDER_OF_NODE_MODULES LABEL.zpl WIDTH_MM HEIGHT_MM DOTS_PER_MM PICTURE.png ...
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [, , modules, ...jobs] = process.argv;
const renderer = path.join(modules, "zpl-renderer-js", "dist", "index.esm.js");
const { api } = await (await import(pathToFileURL(renderer))).ready;
for (let at = 0; at < jobs.length; at += 5) {
    const [label, width, height, dots, picture] = jobs.slice(at, at + 5);
    const png = await api.zplToBase64Async(fs.readFileSync(label, "utf8"), Number(width), Number(height), Number(dots));
    fs.writeFileSync(picture, Buffer.from(png, "base64"));
}
process.exit(0);
