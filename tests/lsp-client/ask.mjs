// Starts the language server, asks it for everything that it advertises, and fails where an answer is missing, is an error, or is not what the file deserves.
//   node ask.mjs FOLDER COMMAND ARGUMENT...
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as lsp from 'vscode-languageserver-protocol/node.js';

const [folder, command, ...rest] = process.argv.slice(2);
const server = spawn(command, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
const client = lsp.createProtocolConnection(new lsp.StreamMessageReader(server.stdout), new lsp.StreamMessageWriter(server.stdin));
const file = join(folder, 'acme.nurture');
const uri = pathToFileURL(file).href;
const text = readFileSync(file, 'utf8');
const published = [];
const asked = new Set();

client.onNotification(lsp.PublishDiagnosticsNotification.type, message => published.push(message));
client.onRequest(lsp.ConfigurationRequest.type, message => message.items.map(() => ({ diagnostics: 'all' })));
client.onRequest(lsp.RegistrationRequest.type, () => undefined);
client.onUnhandledNotification(() => undefined);
client.onError(([error]) => fail(`the connection: ${error.message}`));
client.listen();

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function check(holds, sentence) {
  if (!holds) fail(sentence);
}

// The place of a text in the file, counted as the protocol counts.
function at(part, into = 0) {
  const offset = text.indexOf(part) + into;
  check(offset >= into, `the file lacks ${part}`);
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1).length };
}

const timer = setTimeout(() => fail(`no answer; asked so far: ${[...asked].join(', ')}`), 60000);
const result = await client.sendRequest(lsp.InitializeRequest.type, {
  processId: process.pid, rootUri: pathToFileURL(folder).href, workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'acme' }],
  capabilities: { workspace: { configuration: true, workspaceFolders: true }, textDocument: { hover: { contentFormat: ['markdown'] }, completion: { completionItem: { snippetSupport: true } } } },
});
const can = result.capabilities;
check(can.positionEncoding === lsp.PositionEncodingKind.UTF16, 'positions are counted in UTF-16');
await client.sendNotification(lsp.InitializedNotification.type, {});
await client.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'nurture', version: 1, text } });
const textDocument = { uri };
const options = { tabSize: 2, insertSpaces: true };
const whole = { start: { line: 0, character: 0 }, end: { line: 400, character: 0 } };
const engagement = at('score engagement', 'score '.length + 2);

// What is asked for each capability, and what makes the answer a good one.
const questions = {
  textDocumentSync: async () => {
    const end = at('score engagement');
    await client.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 }, contentChanges: [{ range: { start: end, end }, text: 'segment late = titel is known\n' }] });
    const before = Date.now();
    while (!published.some(one => one.uri === uri && one.version === 2)) {
      check(Date.now() - before < 20000, 'no diagnostics came for version 2');
      await new Promise(next => setTimeout(next, 20));
    }
    const told = published.find(one => one.uri === uri && one.version === 2).diagnostics;
    check(told.some(one => /titel/.test(one.message) && one.severity === lsp.DiagnosticSeverity.Error && one.codeDescription?.href), 'the wrong name is told, with its page');
    await client.sendNotification(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 3 }, contentChanges: [{ text }] });
    await client.sendNotification(lsp.DidSaveTextDocumentNotification.type, { textDocument });
  },
  diagnosticProvider: async () => {
    const report = await client.sendRequest(lsp.DocumentDiagnosticRequest.type, { textDocument });
    check(report.kind === 'full' && report.items.every(one => one.severity > 1), 'the sample has no errors');
    const all = await client.sendRequest(lsp.WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
    check(all.items.some(one => one.uri === uri && one.version === 3), 'the campaign is in the report of the workspace');
  },
  hoverProvider: async () => {
    const hover = await client.sendRequest(lsp.HoverRequest.type, { textDocument, position: engagement });
    check(/score engagement/.test(hover.contents.value) && hover.contents.kind === 'markdown', `hover: ${JSON.stringify(hover)}`);
  },
  definitionProvider: async () => {
    const [place] = await client.sendRequest(lsp.DefinitionRequest.type, { textDocument, position: at('when engagement >=', 6) });
    check(place.uri === uri && place.range.start.line === engagement.line, `definition: ${JSON.stringify(place)}`);
  },
  referencesProvider: async () => {
    const places = await client.sendRequest(lsp.ReferencesRequest.type, { textDocument, position: engagement, context: { includeDeclaration: true } });
    check(places.length >= 3, `references: ${JSON.stringify(places)}`);
  },
  documentHighlightProvider: async () => {
    const places = await client.sendRequest(lsp.DocumentHighlightRequest.type, { textDocument, position: engagement });
    check(places.some(one => one.kind === lsp.DocumentHighlightKind.Write) && places.length >= 3, 'highlights');
  },
  renameProvider: async () => {
    const prepared = await client.sendRequest(lsp.PrepareRenameRequest.type, { textDocument, position: engagement });
    check(prepared.placeholder === 'engagement', `prepareRename: ${JSON.stringify(prepared)}`);
    const edit = await client.sendRequest(lsp.RenameRequest.type, { textDocument, position: engagement, newName: 'warmth' });
    check(edit.changes[uri].length >= 3 && edit.changes[uri].every(one => one.newText === 'warmth'), 'rename');
    const refused = await client.sendRequest(lsp.RenameRequest.type, { textDocument, position: engagement, newName: 'when' }).catch(error => error);
    check(/word of the language/.test(refused.message), `rename to a word: ${JSON.stringify(refused)}`);
  },
  documentSymbolProvider: async () => {
    const symbols = await client.sendRequest(lsp.DocumentSymbolRequest.type, { textDocument });
    check(symbols.some(one => one.name === 'engagement' && one.kind > 0) && symbols.some(one => one.children?.length > 1), 'symbols');
  },
  workspaceSymbolProvider: async () => {
    const symbols = await client.sendRequest(lsp.WorkspaceSymbolRequest.type, { query: 'engag' });
    check(symbols.some(one => one.name === 'engagement' && one.location.uri === uri), 'workspace symbols');
  },
  documentLinkProvider: async () => {
    const links = await client.sendRequest(lsp.DocumentLinkRequest.type, { textDocument });
    check(links.some(one => one.target.endsWith('crm.nurture')) && links.some(one => one.target.endsWith('.md')), `links: ${JSON.stringify(links)}`);
  },
  codeActionProvider: async () => {
    const actions = await client.sendRequest(lsp.CodeActionRequest.type, { textDocument, range: whole, context: { diagnostics: [] } });
    check(Array.isArray(actions), 'code actions');
  },
  completionProvider: async () => {
    const list = await client.sendRequest(lsp.CompletionRequest.type, { textDocument, position: at('when engagement >=', 5) });
    check(list.items.some(one => one.label === 'engagement'), `completion of names: ${list.items.map(one => one.label)}`);
    check(list.items.some(one => one.label === 'not' && one.kind === lsp.CompletionItemKind.Keyword), 'completion of words');
  },
  documentFormattingProvider: async () => {
    const edits = await client.sendRequest(lsp.DocumentFormattingRequest.type, { textDocument, options });
    check(Array.isArray(edits), 'formatting');
  },
  documentRangeFormattingProvider: async () => {
    const edits = await client.sendRequest(lsp.DocumentRangeFormattingRequest.type, { textDocument, options, range: whole });
    check(Array.isArray(edits), 'range formatting');
  },
  documentOnTypeFormattingProvider: async () => {
    const edits = await client.sendRequest(lsp.DocumentOnTypeFormattingRequest.type, { textDocument, options, position: { line: engagement.line + 1, character: 0 }, ch: '\n' });
    check(Array.isArray(edits), 'formatting on type');
  },
  foldingRangeProvider: async () => {
    const folds = await client.sendRequest(lsp.FoldingRangeRequest.type, { textDocument });
    check(folds.some(one => one.startLine === engagement.line && one.endLine > one.startLine), 'folding');
  },
  selectionRangeProvider: async () => {
    const [range] = await client.sendRequest(lsp.SelectionRangeRequest.type, { textDocument, positions: [engagement] });
    check(range.parent?.parent, `selection: ${JSON.stringify(range)}`);
  },
  semanticTokensProvider: async () => {
    const full = await client.sendRequest(lsp.SemanticTokensRequest.type, { textDocument });
    check(full.data.length > 100 && full.data.length % 5 === 0, 'colours');
    const part = await client.sendRequest(lsp.SemanticTokensRangeRequest.type, { textDocument, range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } } });
    check(part.data.length > 0 && part.data.length < full.data.length, 'colours of a part');
  },
  signatureHelpProvider: async () => {
    const help = await client.sendRequest(lsp.SignatureHelpRequest.type, { textDocument, position: at('wait for email_clicked where message = hello up to 4 days', 'wait for email_clicked where m'.length) });
    const shape = help.signatures[help.activeSignature];
    const [start, end] = shape.parameters[help.activeParameter].label;
    check(shape.label.slice(start, end) === '[where CONDITION]', `signature help: ${JSON.stringify(help)}`);
  },
  callHierarchyProvider: async () => {
    const [message] = await client.sendRequest(lsp.CallHierarchyPrepareRequest.type, { textDocument, position: at('message hello', 'message h'.length) });
    const [send] = await client.sendRequest(lsp.CallHierarchyIncomingCallsRequest.type, { item: message });
    check(send.from.name === 'send hello' && send.fromRanges[0].start.line === at('send hello').line, `incoming: ${JSON.stringify(send)}`);
    const before = await client.sendRequest(lsp.CallHierarchyIncomingCallsRequest.type, { item: send.from });
    check(before.some(one => one.from.name === 'welcome'), `incoming of a step: ${JSON.stringify(before)}`);
    const after = await client.sendRequest(lsp.CallHierarchyOutgoingCallsRequest.type, { item: send.from });
    check(after.some(one => one.to.name === 'wait 3 days') && after.some(one => one.to.name === 'hello'), `outgoing: ${JSON.stringify(after)}`);
  },
  codeLensProvider: async () => {
    const before = await client.sendRequest(lsp.CodeLensRequest.type, { textDocument });
    check(before.some(one => one.command.command === 'nurture.simulate' && one.command.arguments[0] === uri), `lenses: ${JSON.stringify(before)}`);
    const result = { contacts: 2000, stages: { awareness: { reached: 2000 } }, segments: { dormant: 12 } };
    await client.sendNotification('nurture/simulated', { uri, result, reached: { welcome: 1480, 'welcome/hello': 1204 } });
    const began = Date.now();
    for (;;) {
      const lenses = await client.sendRequest(lsp.CodeLensRequest.type, { textDocument });
      if (lenses.some(one => one.command.title === 'reached by 1,204 of 2,000 contacts in the last simulation' && one.range.start.line === at('send hello').line)) break;
      check(Date.now() - began < 20000, `lenses with figures: ${JSON.stringify(lenses)}`);
      await new Promise(next => setTimeout(next, 20));
    }
  },
  inlayHintProvider: async () => {
    const hints = await client.sendRequest(lsp.InlayHintRequest.type, { textDocument, range: whole });
    const sent = at('send hello', 'send hello'.length);
    check(hints.some(one => one.label === 'at once' && one.position.line === sent.line && one.position.character === sent.character && one.paddingLeft), `hints: ${JSON.stringify(hints)}`);
    const none = await client.sendRequest(lsp.InlayHintRequest.type, { textDocument, range: { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } } });
    check(none.length === 0, 'hints of another part');
  },
  experimental: async () => {
    const { campaign, map, unread } = await client.sendRequest('nurture/graph', { textDocument });
    check(campaign === uri && map.parts.some(part => part.kind === 'sequence' && part.nodes.length > 2) && unread === undefined, 'the picture');
    const tests = await client.sendRequest('nurture/tests', { textDocument });
    check(tests.some(one => one.uri.endsWith('.test.nurture') && one.campaign === uri && one.range.end.line > one.range.start.line), `tests: ${JSON.stringify(tests)}`);
    check((await client.sendRequest('nurture/tests', {})).length >= tests.length, 'the tests of all campaigns');
  },
  workspace: async () => {
    check(can.workspace.workspaceFolders.supported, 'several folders');
    await client.sendNotification(lsp.DidChangeWorkspaceFoldersNotification.type, { event: { added: [], removed: [] } });
    await client.sendNotification(lsp.DidChangeWatchedFilesNotification.type, { changes: [{ uri, type: 2 }] });
    await client.sendNotification(lsp.DidChangeConfigurationNotification.type, { settings: {} });
  },
};

for (const capability of Object.keys(can)) {
  if (capability === 'positionEncoding') continue;
  check(questions[capability], `${capability} is advertised, and nobody asks for it here`);
  asked.add(capability);
  await questions[capability]();
}
await client.sendNotification(lsp.DidCloseTextDocumentNotification.type, { textDocument });
await client.sendRequest(lsp.ShutdownRequest.type);
const ended = new Promise(next => server.on('exit', next));
await client.sendNotification(lsp.ExitNotification.type);
const code = await ended;
clearTimeout(timer);
check(code === 0, `the server ended with ${code}`);
console.log(`${asked.size} capabilities asked: ${[...asked].join(', ')}`);
process.exit(0);
