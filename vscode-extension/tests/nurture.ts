import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "./paths";

/** How the command line that was built is started: NURTURE (a program, or a .dll) or what the repository has built. */
export const command: readonly string[] = find();

function find(): readonly string[] {
  const built = ["src/NurtureLang.Cli/bin/Debug/net10.0/nurture.dll", "artifacts/nurture/nurture"].map((file) => path.join(root, file));
  const program = process.env["NURTURE"] ?? built.find((file) => fs.existsSync(file));
  if (program === undefined) throw new Error("There is no nurture to test with: build src/NurtureLang.Cli, or say where it is with NURTURE.");
  return program.endsWith(".dll") ? ["dotnet", program] : [program];
}

/** Runs the command line to its end. */
export function nurture(...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const [program = "", ...before] = command;
  return spawnSync(program, [...before, ...args], { encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, NO_COLOR: "1" } });
}
