# Sourced by ./test and by what builds ./nurture. One compiler process serves the projects of a build, in place of a new one for each of them,
# also where the machine's settings turn that off. It has a name of its own and is ended with the build, so that nothing is left running.

compiler_server=nurture-$$
shared_compiler=(-p:UseSharedCompilation=true "-p:SharedCompilationId=$compiler_server")

end_compiler_server() {
  local sdk
  sdk=$(dotnet --info 2>/dev/null | sed -n 's/^ *Base Path: *//p' | head -n 1)
  [ ! -x "${sdk%/}/Roslyn/bincore/VBCSCompiler" ] ||
    "${sdk%/}/Roslyn/bincore/VBCSCompiler" -shutdown "-pipename:$compiler_server" >/dev/null 2>&1
  return 0
}
