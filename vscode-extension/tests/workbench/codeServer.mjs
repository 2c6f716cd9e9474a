// A code-server of its own for one test, with all its state in a scratch folder and one port on this machine alone.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const QUIET = {
  // What moves is drawn anew, by a processor that the rest of the suite needs.
  "editor.cursorBlinking": "solid", "workbench.reduceMotion": "on",
  "telemetry.telemetryLevel": "off", "workbench.startupEditor": "none", "update.mode": "none", "extensions.autoUpdate": false, "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true, "workbench.enableExperiments": false, "chat.disableAIFeatures": true, "git.enabled": false, "workbench.tips.enabled": false,
  "files.autoSave": "off", "editor.minimap.enabled": false, "workbench.secondarySideBar.defaultVisibility": "hidden", "testing.automaticallyOpenTestResults": "neverOpen",
  "editor.accessibilitySupport": "off", "window.menuBarVisibility": "compact",
};

export class CodeServer {
  /** @param scratch an empty folder; `settings` are added to those that keep the workbench quiet */
  constructor(tools, scratch, settings, env) {
    this.tools = tools;
    this.scratch = scratch;
    const folder = (name) => {
      fs.mkdirSync(path.join(scratch, name), { recursive: true });
      return path.join(scratch, name);
    };
    // What names a program of this machine counts only where the machine's own settings say it.
    for (const [scope, content] of [["User", { ...QUIET, ...settings }], ["Machine", settings]]) {
      fs.mkdirSync(path.join(folder("user-data"), scope), { recursive: true });
      fs.writeFileSync(path.join(scratch, "user-data", scope, "settings.json"), JSON.stringify(content, null, 1));
    }
    fs.writeFileSync(path.join(scratch, "config.yaml"), "");
    this.env = {
      PATH: `${path.dirname(tools.node)}${path.delimiter}${process.env.PATH}`, LANG: "C.UTF-8", HOME: folder("home"), EXTENSIONS_GALLERY: "{}", TMPDIR: folder("tmp"),
      XDG_CONFIG_HOME: folder("config"), XDG_DATA_HOME: folder("data"), XDG_CACHE_HOME: folder("cache"), XDG_RUNTIME_DIR: folder("run"),
      DOTNET_ROOT: process.env.DOTNET_ROOT ?? "", DOTNET_CLI_TELEMETRY_OPTOUT: "1", ...env,
    };
    if (this.env.DOTNET_ROOT === "") delete this.env.DOTNET_ROOT;
    this.common = [tools.codeServer, "--config", path.join(scratch, "config.yaml"), "--user-data-dir", path.join(scratch, "user-data"),
      "--extensions-dir", folder("extensions"), "--disable-telemetry", "--disable-update-check"];
    this.log = fs.openSync(path.join(scratch, "code-server.log"), "a");
  }

  /** Installs packaged extensions as a user would. */
  install(...files) {
    return execFileSync(this.tools.node, [...this.common, ...files.flatMap((file) => ["--install-extension", file])], { env: this.env, encoding: "utf8", stdio: ["ignore", "pipe", this.log] });
  }

  async start() {
    this.port = await new Promise((resolve) => {
      const probe = net.createServer().listen(0, "127.0.0.1", () => {
        const { port } = probe.address();
        probe.close(() => resolve(port));
      });
    });
    const args = [...this.common, "--auth", "none", "--bind-addr", `127.0.0.1:${this.port}`, "--disable-workspace-trust", "--disable-getting-started-override", "--disable-file-downloads"];
    this.process = spawn(this.tools.node, args, { env: this.env, stdio: ["ignore", this.log, this.log], detached: true });
    for (let tries = 0; tries < 900; tries++) {
      const up = await fetch(`http://127.0.0.1:${this.port}/healthz`).then((answer) => answer.ok, () => false);
      if (up) return;
      await pause(200);
    }
    throw new Error("code-server did not come up");
  }

  address(folder) {
    return `http://127.0.0.1:${this.port}/?folder=${encodeURIComponent(folder)}`;
  }

  /** Ends it with everything that it started. */
  async stop() {
    const group = this.process?.pid;
    if (group === undefined) return;
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    const signal = (name) => {
      try {
        process.kill(-group, name);
      } catch {
        // It has ended already.
      }
    };
    signal("SIGTERM");
    await Promise.race([ended, pause(4000)]);
    signal("SIGKILL");
  }
}
