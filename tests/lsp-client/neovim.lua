-- Neovim's own client against the language server, set up as docs/editors.md says. Ends with 0 when everything was answered as the sample deserves, with 1 and
-- sentences otherwise. `nurture` is the one on the PATH; SETUP is the block of the page.
--   nvim --headless -u SETUP -i NONE -n -S neovim.lua samples/acme-b2b/acme.nurture
local problems = {}
local function check(holds, sentence)
  if not holds then table.insert(problems, sentence) end
end

local function finish()
  for _, problem in ipairs(problems) do io.stderr:write(problem .. "\n") end
  vim.cmd(#problems == 0 and "qall!" or "cquit 1")
end

local function run()
  local buffer = vim.api.nvim_get_current_buf()
  local told = 0
  local publish = vim.lsp.handlers["textDocument/publishDiagnostics"]
  vim.lsp.handlers["textDocument/publishDiagnostics"] = function(problem, result, context, config)
    publish(problem, result, context, config)
    if vim.uri_to_bufnr(result.uri) == buffer then told = told + 1 end
  end
  check(vim.bo[buffer].filetype == "nurture", "the file's type is not known: " .. vim.bo[buffer].filetype)
  check(vim.bo[buffer].commentstring == "// %s", "comments are not known")
  local client
  check(vim.wait(20000, function()
    for _, one in pairs(vim.lsp.buf_get_clients(buffer)) do client = one end
    return client ~= nil
  end, 20), "no server was started")
  if not client then return end
  check(vim.wait(20000, function() return told > 0 end, 20), "no diagnostics came for the sample")

  -- Line and character, from zero, of a text of the buffer.
  local function place(part, into)
    for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
      local at = line:find(part, 1, true)
      if at then return { line = number - 1, character = at - 1 + (into or 0) } end
    end
    error("the sample lacks " .. part)
  end

  local function ask(method, more)
    local parameters = vim.tbl_extend("force", { textDocument = { uri = vim.uri_from_bufnr(buffer) } }, more or {})
    local answer = client.request_sync(method, parameters, 20000, buffer)
    check(answer and not answer.err, method .. " was not answered: " .. vim.inspect(answer))
    return answer and answer.result
  end

  local score = place("score engagement", 8)
  local hover = ask("textDocument/hover", { position = score })
  check(hover and hover.contents.value:find("engagement"), "hover does not name the score")
  local definition = ask("textDocument/definition", { position = place("when engagement >=", 6) })
  check(definition and definition[1] and definition[1].range.start.line == score.line, "the definition is not the score's line")
  local completion = ask("textDocument/completion", { position = place("when engagement >=", 5) })
  local offered = {}
  for _, item in ipairs(completion and completion.items or {}) do offered[item.label] = true end
  check(offered.engagement, "completion does not offer the score")
  check(#(ask("textDocument/documentSymbol") or {}) > 10, "the outline is short")
  check(#((ask("textDocument/semanticTokens/full") or {}).data or {}) > 100, "colours are missing")

  local edit = ask("textDocument/rename", { position = score, newName = "warmth" })
  if edit then vim.lsp.util.apply_workspace_edit(edit, client.offset_encoding) end
  local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
  check(text:find("score warmth") and not text:find("engagement >="), "the rename left the old name")

  -- The rename was an edit: the server has seen it when it speaks of a mistake behind it.
  local before = told
  vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { "segment later = titel is known" })
  check(vim.wait(20000, function() return told > before and #vim.diagnostic.get(buffer, { severity = vim.diagnostic.severity.ERROR }) > 0 end, 20), "the wrong name was not told")
  local errors = vim.diagnostic.get(buffer, { severity = vim.diagnostic.severity.ERROR })
  check(#errors == 1 and errors[1].message:find("titel"), "one mistake was made, and told was: " .. vim.inspect(errors))

  client.stop()
  check(vim.wait(20000, function() return client.is_stopped() end, 20), "the server did not end")
end

local fine, mistake = pcall(run)
if not fine then table.insert(problems, mistake) end
finish()
