// Reads a JUnit report on standard input with a reader of another maker, and writes what it understood as JSON.
import { parse } from "junit2json";

let xml = "";
for await (const part of process.stdin) xml += part;
process.stdout.write(JSON.stringify(await parse(xml)));
