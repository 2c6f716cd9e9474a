// What the language server says that it can do, asked without any editor.
import { spawn } from "node:child_process";

/** The capabilities that the server answers `initialize` with; fails where it says nothing for a minute and a half, or ends. */
export function advertised([program, ...args]) {
  return new Promise((resolve, refuse) => {
    const server = spawn(program, args, { stdio: ["pipe", "pipe", "ignore"] });
    const timer = setTimeout(() => end(() => refuse(new Error("The language server did not answer."))), 90_000);
    const end = (tell) => {
      clearTimeout(timer);
      server.kill();
      tell();
    };
    let heard = "";
    server.on("error", (fault) => end(() => refuse(fault)));
    server.on("exit", () => end(() => refuse(new Error("The language server ended without an answer."))));
    server.stdin.on("error", () => undefined);
    server.stdout.on("data", (part) => {
      heard += part.toString("utf8");
      const [, length, body] = /^Content-Length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n([^]*)$/.exec(heard) ?? [];
      if (body !== undefined && Buffer.byteLength(body) >= Number(length)) end(() => resolve(JSON.parse(body.slice(0, Number(length))).result.capabilities));
    });
    const message = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params: { processId: process.pid, rootUri: null, capabilities: {} } });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`);
  });
}
