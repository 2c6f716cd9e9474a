// Holds the JSON on standard input to a schema; says nothing where it is as the schema wants it.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

let json = "";
for await (const part of process.stdin) json += part;
const schema = JSON.parse(readFileSync(process.argv[2], "utf8"));
// Our schemas are held to the strict rules of the validator; others' are taken as they are.
const ours = String(schema.$id).startsWith("urn:nurture:");
const ajv = new Ajv2020({ strict: ours, allErrors: true, allowUnionTypes: true, validateFormats: ours });
const validate = ajv.compile(schema);
if (!validate(JSON.parse(json))) process.stdout.write(ajv.errorsText(validate.errors, { separator: "\n" }));
