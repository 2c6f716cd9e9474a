import * as path from "node:path";

/** What is looked at when `nurture` is searched for; the tests give another world. */
export interface Surroundings {
  /** The setting `nurture.server.command`; empty where nothing is set. */
  readonly setting: readonly string[];
  /** The extension's own folder. */
  readonly extensionFolder: string;
  /** The workspace's folders, in their order. */
  readonly workspaceFolders: readonly string[];
  /** The folders of the PATH. */
  readonly searchPath: readonly string[];
  readonly platform: NodeJS.Platform;
  /** Whether there is a program of this path. */
  readonly isProgram: (file: string) => boolean;
}

/** How `nurture` is started. */
export interface NurtureCommand {
  readonly program: string;
  /** What stands before the command's own name, such as the path of a `.dll`. */
  readonly before: readonly string[];
  /** The words that start the language server. */
  readonly server: readonly string[];
  /** Where it was found, in words that people are shown. */
  readonly origin: string;
}

/** Finds `nurture`: the setting, else the one in the extension, else the workspace's own, else the one on the PATH; null where there is none. */
export function findCommand(world: Surroundings): NurtureCommand | null {
  if (world.setting.length > 0) return fromSetting(world.setting);
  const name = world.platform === "win32" ? "nurture.exe" : "nurture";
  const places = [
    ...[path.join(world.extensionFolder, "server", name)].map((file) => ({ file, origin: "the one that the extension carries" })),
    ...world.workspaceFolders.map((folder) => ({ file: path.join(folder, name), origin: "the workspace's own" })),
    ...world.searchPath.map((folder) => ({ file: path.join(folder, name), origin: "the one on the PATH" })),
  ];
  const found = places.find((place) => world.isProgram(place.file));
  return found === undefined ? null : { program: found.file, before: [], server: ["lsp"], origin: found.origin };
}

// A setting of one word is the program; of several, the whole command line of the server.
function fromSetting([program = "", ...rest]: readonly string[]): NurtureCommand {
  const server = rest.length === 0 ? ["lsp"] : rest;
  return { program, before: server.at(-1) === "lsp" ? server.slice(0, -1) : server, server, origin: "the setting nurture.server.command" };
}
