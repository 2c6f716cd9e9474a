# Sourced by ./nurture when the command line has to be built. Says everything on standard error: standard output is the result's.

need() {
  echo "Building NurtureLang needs $1 on the PATH: $2" >&2
  return 1
}

# One sentence for each tool that is missing or too old.
check_build_tools() {
  local missing=0 version
  case $(dotnet --list-sdks 2>/dev/null) in
    10.* | *$'\n'10.*) ;;
    *) need "the .NET SDK 10" "it compiles the sources." || missing=1 ;;
  esac
  version=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${version:-0}" -ge 17 ] || need "Java 17 or newer" "it generates the parser from the grammar." || missing=1
  version=$(node --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p')
  { [ "${version:-0}" -ge 20 ] && command -v npm >/dev/null; } ||
    need "Node 20 or newer with npm" "it fetches the pinned grammar tool." || missing=1
  return $missing
}

publish_one() {
  local project=$1 runtime=$2 folder=$3
  shift 3
  dotnet publish "$project" -c Release -r "$runtime" -o "$folder" -nologo -v quiet -clp:NoSummary -nodeReuse:false -p:ForThisMachine=true "${shared_compiler[@]}" "$@"
}

# Started in the root so that global.json chooses the SDK; the lock's descriptor stays with the calling shell.
publish_nurture() {
  local root=$1 runtime=$2 next=$3
  shift 3
  rm -rf "$next"
  # What runs scripts in C# stands in a folder of its own: it brings a compiler along, which nothing else loads.
  # Without it everything works but functions in C#, which then say what is missing.
  (cd "$root" && publish_one src/NurtureLang.Cli "$runtime" "$next" "$@" &&
    { publish_one src/NurtureLang.ScriptHost "$runtime" "$next/scripts" "$@" || rm -rf "$next/scripts"; }) </dev/null 9>&-
}

# The first call builds; one that comes meanwhile waits for it and then finds nothing to do.
build_nurture() {
  local root
  root=$(cd "$1" && pwd) || return 1
  mkdir -p "$root/artifacts"
  exec 9>"$root/artifacts/.lock"
  if command -v flock >/dev/null; then flock 9; fi
  stale || { exec 9>&-; return 0; }
  check_build_tools || return 1
  echo "building NurtureLang, once ..." >&2
  # shellcheck source=.ci/compiler-server.sh
  . "$root/.ci/compiler-server.sh"
  trap end_compiler_server EXIT

  local runtime next=$root/artifacts/nurture.next log=$root/artifacts/build.log began=$root/artifacts/.began
  runtime=$(dotnet --info 2>/dev/null | sed -n 's/^ *RID: *//p' | head -n 1)
  : >"$began"
  if ! publish_nurture "$root" "$runtime" "$next" >"$log" 2>&1; then
    # Only a package that cannot be fetched is worth a second try, with what is installed.
    if ! grep -q 'error NU1' "$log" || ! publish_nurture "$root" "$runtime" "$next" -p:SelfContained=false -p:PublishReadyToRunComposite=false >"$log" 2>&1; then
      cat "$log" >&2
      echo "NurtureLang could not be built; the errors stand above." >&2
      return 1
    fi
    echo "The registry lacks the runtime's package, so the program uses the one that is installed; every command starts a little slower." >&2
  fi
  # A file that was edited while the build ran has to be built again; folders that only the build itself touched have not.
  if [ -n "$(find "$root/src" "$root/grammar" \( -name bin -o -name obj -o -name node_modules \) -prune \
    -o -type f -newer "$began" -print -quit)" ]; then touch -r "$began" "$next/.built"; else touch "$next/.built"; fi
  # The old folder is moved away whole, so that a program that still runs from it keeps its files.
  rm -rf "$root/artifacts/nurture.previous"
  [ ! -d "$root/artifacts/nurture" ] || mv "$root/artifacts/nurture" "$root/artifacts/nurture.previous"
  mv "$next" "$root/artifacts/nurture"
  end_compiler_server
  trap - EXIT
  exec 9>&-
}
