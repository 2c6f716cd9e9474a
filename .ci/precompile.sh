# Sourced by ./test. The suite starts our program some hundred times, as itself and within test projects, and each start would compile the same methods while it
# runs. They are compiled once instead, as in the image that users run; where the registry lacks the compiler for that, everything runs as it was built.

# Fetches the compiler, beside the build: it needs nothing of it. Nor does the compiler of scripts, which comes from a package and is most of the work.
bring_precompiler() {
  rm -rf artifacts/precompiled
  dotnet restore .ci/precompiler.proj -nologo -v quiet >/dev/null 2>&1 || return 0
  dotnet msbuild .ci/precompiler.proj -nologo -getProperty:NuGetPackageRoot,BundledNETCoreAppPackageVersion,NETCoreSdkPortableRuntimeIdentifier,ScriptsVersion |
    sed -n 's/^ *"\([A-Za-z]*\)": "\(.*\)".*/\1=\2/p' >artifacts/precompiler/where
  find_precompiler || return 0
  local root version package folder folders=() files=()
  root=$(where NuGetPackageRoot) version=$(where ScriptsVersion)
  for package in csharp common; do
    for folder in net10.0 net9.0 net8.0; do
      folder=${root%/}/microsoft.codeanalysis.$package/$version/lib/$folder
      [ ! -d "$folder" ] || { folders+=(-r "$folder/*.dll") && files+=("$folder"/Microsoft.CodeAnalysis*.dll) && break; }
    done
  done
  mkdir -p "$made/scripts"
  for file in "${files[@]}"; do
    precompile_one "$file" "$made/scripts/${file##*/}" --Od "${folders[@]}" && cp "$file" "$made/scripts/${file##*/}.built"
  done
}

where() { sed -n "s/^$1=//p" artifacts/precompiler/where; }

# Whether there is a compiler, and where it is.
find_precompiler() {
  [ -f artifacts/precompiler/where ] || return 1
  precompiler=$(where NuGetPackageRoot)
  precompiler=${precompiler%/}/microsoft.netcore.app.crossgen2.$(where NETCoreSdkPortableRuntimeIdentifier)/$(where BundledNETCoreAppPackageVersion)/tools/crossgen2
  framework=$(dotnet --list-runtimes | sed -n 's/^Microsoft\.NETCore\.App \(10\.[^ ]*\) \[\(.*\)\]$/\2\/\1/p' | tail -n 1)
  export precompiler framework
  [ -x "$precompiler" ] && [ -d "$framework" ]
}

made=artifacts/precompiled

# One library as it was built, where the compiled one goes, how it is compiled, and what else it needs.
precompile_one() {
  "$precompiler" "$1" -o "$2" -r "$framework/*.dll" --parallelism 1 "${@:3}" >/dev/null 2>&1 || { rm -f "$2"; return 1; }
}

# What compiles scripts is large, and runs for seconds: for it code that is made quickly is better than quick code.
precompile_built() {
  local quick=-O
  case $1 in scripts/Microsoft.*) quick=--Od ;; esac
  cmp -s "$made/$1.built" "$built/$1" || precompile_one "$built/$1" "$made/$1" $quick -r "$built/*.dll" -r "$built/scripts/*.dll"
}

# Puts compiled libraries in the place of those that were built for the tests. The next build brings the built ones back.
precompile_tests() {
  local library
  export made built=src/NurtureLang.Cli/bin/Debug/net10.0
  find_precompiler && [ -d "$built" ] || return 0
  export -f precompile_one precompile_built
  mkdir -p "$made/scripts"
  # The largest first, so that the cores end together.
  (cd "$built" && printf '%s\0' scripts/Microsoft.CodeAnalysis.CSharp.dll scripts/Microsoft.CodeAnalysis.dll nurture.dll NurtureLang.*.dll Antlr4.Runtime.Standard.dll \
    NodaTime.dll System.CommandLine.dll scripts/Microsoft.CodeAnalysis.Scripting.dll scripts/Microsoft.CodeAnalysis.CSharp.Scripting.dll scripts/NurtureLang.*.dll \
    scripts/nurture-scripts.dll) | xargs -0 -P 2 -I '{}' bash -c 'precompile_built "$1"' precompile_built '{}'
  (cd "$made" && find . -name '*.dll' | sed 's|^\./||') | while read -r library; do
    # Only what is the same as the one that was compiled gives way to it; that one itself comes last.
    for place in tests/*.Tests/bin/Debug/net10.0 "$built"; do
      if cmp -s "$built/$library" "$place/$library"; then cp "$made/$library" "$place/$library"; fi
    done
  done
}
