# Sourced by ./test. The suite starts our program some hundred times, as itself and within test projects, and each start would compile the same methods while it
# runs. They are compiled once instead, as in the image that users run; where the registry lacks the compiler for that, everything runs as it was built.

# Fetches the compiler, beside the build: it needs nothing of it.
bring_precompiler() {
  dotnet restore .ci/precompiler.proj -nologo -v quiet >/dev/null 2>&1 || return 0
  dotnet msbuild .ci/precompiler.proj -nologo -getProperty:NuGetPackageRoot,BundledNETCoreAppPackageVersion,NETCoreSdkPortableRuntimeIdentifier |
    sed -n 's/^ *"\([A-Za-z]*\)": "\(.*\)".*/\1=\2/p' >artifacts/precompiler/where
}

# Puts compiled libraries in the place of those that were built for the tests. The next build brings the built ones back.
precompile_tests() {
  local built=src/NurtureLang.Cli/bin/Debug/net10.0 made=artifacts/precompiled library root version runtime
  [ -f artifacts/precompiler/where ] && [ -d "$built" ] || return 0
  root=$(sed -n 's/^NuGetPackageRoot=//p' artifacts/precompiler/where)
  version=$(sed -n 's/^BundledNETCoreAppPackageVersion=//p' artifacts/precompiler/where)
  runtime=$(sed -n 's/^NETCoreSdkPortableRuntimeIdentifier=//p' artifacts/precompiler/where)
  export precompiler=${root%/}/microsoft.netcore.app.crossgen2.$runtime/$version/tools/crossgen2
  framework=$(dotnet --list-runtimes | sed -n 's/^Microsoft\.NETCore\.App \(10\.[^ ]*\) \[\(.*\)\]$/\2\/\1/p' | tail -n 1)
  [ -x "$precompiler" ] && [ -d "$framework" ] || return 0
  export built made framework
  rm -rf "$made" && mkdir -p "$made" || return 0
  # What compiles scripts is large, and runs for seconds: for it code that is made quickly is better than quick code.
  precompile_one() {
    local quick=-O
    case $1 in scripts/Microsoft.*) quick=--Od ;; esac
    "$precompiler" "$built/$1" -o "$made/$1" -r "$framework/*.dll" -r "$built/*.dll" -r "$built/scripts/*.dll" $quick --parallelism 1 >/dev/null 2>&1 || rm -f "$made/$1"
  }
  export -f precompile_one
  mkdir -p "$made/scripts"
  # The largest first, so that the cores end together.
  (cd "$built" && printf '%s\0' scripts/Microsoft.CodeAnalysis.CSharp.dll scripts/Microsoft.CodeAnalysis.dll nurture.dll NurtureLang.*.dll Antlr4.Runtime.Standard.dll \
    NodaTime.dll System.CommandLine.dll scripts/Microsoft.CodeAnalysis.Scripting.dll scripts/Microsoft.CodeAnalysis.CSharp.Scripting.dll scripts/NurtureLang.*.dll \
    scripts/nurture-scripts.dll) | xargs -0 -P 2 -I '{}' bash -c 'precompile_one "$1"' precompile_one '{}'
  (cd "$made" && find . -name '*.dll' | sed 's|^\./||') | while read -r library; do
    # Only what is the same as the one that was compiled gives way to it; that one itself comes last.
    for place in tests/*.Tests/bin/Debug/net10.0 "$built"; do
      if cmp -s "$built/$library" "$place/$library"; then cp "$made/$library" "$place/$library"; fi
    done
  done
}
