# Sourced by ./pack, and by the test of the portable archive: what stands in an archive, with its final names, modes and dates.

# The pages that every archive has, and nothing that only a build needs. The date is SOURCE_DATE_EPOCH's.
tidy_archive() {
  local folder=$1
  find "$folder" \( -name '*.pdb' -o -name '*.dbg' -o -name '*.dwarf' \) -delete
  cp src/NurtureLang.Cli/README.md CHANGELOG.md "$folder" || return 1
  find "$folder" -type d -exec chmod 755 {} +
  find "$folder" -type f -exec chmod 644 {} +
  find "$folder" -type f \( -name nurture -o -name nurture-scripts -o -name createdump -o -name '*.exe' \) -exec chmod 755 {} +
  find "$folder" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
}

# What was published for no system in particular, with what starts it on each of them in place of the executable of this one.
lay_out_portable() {
  local published=$1 folder=$2
  mkdir -p "$folder" && cp -R "$published/." "$folder" || return 1
  rm -f "$folder/nurture" "$folder/nurture.exe"
  # Descriptions of the members are for who compiles against a library.
  rm -f "$folder/nurture.xml" "$folder"/NurtureLang.*.xml "$folder"/scripts/nurture-scripts.xml "$folder"/scripts/NurtureLang.*.xml
  cp src/NurtureLang.Cli/Portable/nurture src/NurtureLang.Cli/Portable/nurture.cmd "$folder" || return 1
  tidy_archive "$folder"
}

# A folder as an archive that everything unpacks, Windows too; the same folder gives the same bytes.
write_tar() {
  local parent=$1 name=$2 archive=$3
  tar -C "$parent" --format=ustar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -cf - "$name" | gzip -9n >"$archive"
}
