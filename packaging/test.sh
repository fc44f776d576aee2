#!/usr/bin/env bash
# Checks what others take from this repository: each with the program that reads it there.
# usage: VRPC=PROGRAM packaging/test.sh CHECK...     a line for each; `./dev packaging` says what is needed
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
readonly root work=$root/build/packaging
: "${VRPC:?is to name the program}"

# Of npm, so that every run checks with the same.
readonly validators=(@action-validator/cli@0.6.0 @action-validator/core@0.6.0 dockerfile-utils@0.16.3
  gitlab-ci-local@4.65.0)

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# shellcheck disable=SC2317  # checks are called by their names

# Ends the check unless the text on standard input has a line that matches.
expect() {
  local text
  text=$(cat)
  grep -qE -- "$1" <<<"$text" || die "$2: nothing matches \`$1\` in:"$'\n'"$text"
}

validator() { "$work/npm/node_modules/.bin/$1" "${@:2}"; }

# --- The manual page and the shells ---

## manual: mandoc and groff have nothing to say about the manual page
check_manual() {
  "$VRPC" man >vrpc.1
  mandoc -Tlint vrpc.1
  ! groff -mdoc -Tutf8 -wall vrpc.1 2>&1 >/dev/null | grep . || die 'groff complains'
  mandoc -Tutf8 vrpc.1 | col -b | expect '^EXIT STATUS' 'the page as text'
}

# Lines that are being typed, and what each shell has to offer at their end.
readonly typed='vrpc ch => .*\<check\>
vrpc check --fail => .*--fail-level\>
vrpc check --format  => .*\<json\>
vrpc check --device  => .*\<ce6800\>
vrpc fmt --input=tr => .*\<transcript\>
vrpc check --select undefined-k => .*\<undefined-keychain\>
vrpc check --ignore undefined-keychain,bmp-w => .*\<bmp-without-bgp\>
vrpc check edg => .*\<edge1.cfg\>
vrpc check --grammar edg => .*\<edge1.cfg\>
vrpc schema  => .*\<configuration\>
vrpc grammar s => .*\<show\>
vrpc explain undefined-k => .*\<undefined-keychain\>
vrpc explain bmp- => .*\<bmp-without-bgp\>
vrpc explain bmp- => .*\<bmp-edge.cfg\>
vrpc diff --fail-on c => .*\<cuts-management\>
vrpc completion  => .*\<fish\>'

# Feeds the lines to the command, and compares what it prints.
offers() {
  local expected offered
  touch edge1.cfg bmp-edge.cfg
  offered=$(sed 's/ => .*//' <<<"$typed" | "$@")
  printf '%s\n' "$offered"
  while IFS= read -r expected; do
    expect "^$expected" "${1##*/}" <<<"$offered"
  done <<<"$typed"
}

## bash: bash loads its completions, and offers subcommands, options, values, rules and files
check_bash() {
  "$VRPC" completion bash >vrpc
  offers bash --norc "$root/packaging/shells/complete.bash" vrpc
}

## zsh: zsh loads its completions, and offers the same
check_zsh() {
  mkdir functions
  "$VRPC" completion zsh >functions/_vrpc
  offers zsh -f "$root/packaging/shells/complete.zsh" "$PWD/functions" "$PWD"
  # It can be sourced, too.
  zsh -f -c 'autoload -Uz compinit && compinit -u -D && source functions/_vrpc && print $_comps[vrpc]' |
    expect '^_vrpc$' 'zsh that reads the script'
}

## fish: fish loads its completions, and offers the same
check_fish() {
  "$VRPC" completion fish >vrpc.fish
  offers fish --no-config "$root/packaging/shells/complete.fish" vrpc.fish
}

# --- Continuous integration ---

# A repository with a clean configuration and a broken one, and `vrpc` where commands are looked for.
make_repository() {
  mkdir repository bin
  ln -s "$VRPC" bin/vrpc
  export PATH=$PWD/bin:$PATH
  cd repository
  cp "$root/samples/edge1.cfg" "$root/samples/broken/names.cfg" .
  mkdir configs
  cp names.cfg configs
  printf 'bmp\n   statistics-timer   60\n' >ragged.cfg
  git init --quiet .
  git add .
  git -c user.name=test -c user.email=test@test.invalid commit --quiet --message test
}

# The lines of code in README.md that follow the one that starts with $1.
shown_after() {
  awk -v start="$1" '
    index($0, start) == 1 { found = 1 }
    found && /^    / { print substr($0, 5); shown = 1 }
    shown && /^[^ ]/ { exit }
  ' "$root/README.md"
}

## hooks: the manifest of hooks is valid, and pre-commit runs both hooks
check_hooks() {
  pre-commit validate-manifest "$root/.pre-commit-hooks.yaml"
  make_repository
  export PRE_COMMIT_HOME=$PWD/../home
  pre-commit try-repo "$root" vrpc-check --files edge1.cfg | expect 'vrpc check\.+Passed' 'a clean file'
  ! pre-commit try-repo "$root" vrpc-check --files edge1.cfg names.cfg >findings || die 'names.cfg passed'
  expect 'VRP2103' 'a broken file' <findings
  ! pre-commit try-repo "$root" vrpc-fmt --files ragged.cfg || die 'ragged.cfg passed'
  grep -qx ' statistics-timer 60' ragged.cfg
  # Files are named to a hook; those that the project leaves out stay as they are.
  printf 'bmp\n   statistics-timer   5\n' >generated.cfg
  echo generated.cfg >.vrpcignore
  git add generated.cfg .vrpcignore
  pre-commit try-repo "$root" vrpc-fmt --files generated.cfg | expect 'vrpc fmt\.+Passed' 'an ignored file'
  pre-commit try-repo "$root" vrpc-check --files generated.cfg | expect 'vrpc check\.+Passed' 'an ignored file'
}

# Runs a step of action.yml as the runner would. Steps take inputs from the environment, so they are plain scripts.
step() {
  /usr/bin/python3 - "$root/action.yml" "$1" >step.sh <<'END'
import sys, yaml
steps = yaml.safe_load(open(sys.argv[1]))["runs"]["steps"]
print(next(step["run"] for step in steps if step["name"] == sys.argv[2]))
END
  ! grep -F '${{' step.sh || die "the step $1 has an expression in its script"
  bash --noprofile --norc -eo pipefail step.sh
}

## action: action.yml is valid, its steps and the job of README.md run, and lines are annotated
check_action() {
  validator action-validator "$root/action.yml"
  make_repository
  export GITHUB_ACTIONS=true GITHUB_WORKSPACE=$PWD GITHUB_ACTION_PATH=$root
  export GITHUB_OUTPUT=$PWD/output GITHUB_STEP_SUMMARY=$PWD/summary GITHUB_PATH=$PWD/path
  step 'Look for vrpc'
  expect '^found=true$' 'with vrpc' <output
  local tool
  mkdir tools
  for tool in bash cut find sha256sum sort xargs; do ln -s "$(command -v "$tool")" tools/; done
  PATH=$PWD/tools step 'Look for vrpc'
  expect '^key=[0-9a-f]{32}$' 'without vrpc' <output

  VRPC_PATHS=edge1.cfg VRPC_OPTIONS='' step Check
  ! VRPC_PATHS=$'edge1.cfg\nnames.cfg\n' VRPC_OPTIONS='--select=undefined-vpn-instance' step Check >annotations ||
    die 'names.cfg passed'
  expect '^::error .*file=names.cfg,line=28,' 'a broken file' <annotations
  expect 'VRP2103' 'the summary' <summary

  { echo 'on: pull_request' && shown_after 'On GitHub'; } >workflow.yml
  validator action-validator workflow.yml
  local inputs
  mapfile -t inputs < <(/usr/bin/python3 -c '
import yaml
steps = yaml.safe_load(open("workflow.yml"))["jobs"]["vrpc"]["steps"]
inputs = next(step["with"] for step in steps if step["uses"] == "OWNER/vrpc@main")
print(inputs["paths"], inputs["options"], sep="\n")')
  ! VRPC_PATHS=${inputs[0]} VRPC_OPTIONS=${inputs[1]} step Check >annotations || die 'configs/names.cfg passed'
  expect '^::error .*file=configs/names.cfg,' 'the job of README.md' <annotations
  expect '"VRP2103"' 'its SARIF' <vrpc.sarif
}

## gitlab: the job for GitLab and the one of README.md run, and leave reports
check_gitlab() {
  make_repository
  cp "$root/packaging/vrpc.gitlab-ci.yml" .
  printf 'include: vrpc.gitlab-ci.yml\nvariables:\n  VRPC_PATHS: edge1.cfg names.cfg\n' >.gitlab-ci.yml
  git add .
  ! validator gitlab-ci-local --force-shell-executor vrpc >output 2>&1 </dev/null || die 'names.cfg passed'
  expect 'VRP2103' 'the log' <output
  node -e '
    const report = JSON.parse(require("fs").readFileSync(process.argv[1]))
    if (!report.some(one => one.location.path === "names.cfg" && one.fingerprint)) process.exit(1)
  ' .gitlab-ci-local/artifacts/vrpc/gl-code-quality-report.json

  shown_after 'On GitLab' >.gitlab-ci.yml
  ! validator gitlab-ci-local --force-shell-executor vrpc >output 2>&1 </dev/null || die 'configs/names.cfg passed'
  expect 'VRP2103' 'the log of the job of README.md' <output
  # Written where the job says that they are; only `paths` are copied by this program.
  local reports
  mapfile -t reports < <(/usr/bin/python3 -c '
import yaml
reports = yaml.safe_load(open(".gitlab-ci.yml"))["vrpc"]["artifacts"]["reports"]
print(reports["codequality"], reports["junit"], sep="\n")')
  expect '"configs/names.cfg"' 'its report' <"${reports[0]}"
  expect '<failure ' 'its test' <"${reports[1]}"
}

## dockerfile: the Dockerfile has no mistakes, and what it runs and installs is there
check_dockerfile() {
  validator dockerfile-utils lint "$root/Dockerfile"
  sed -n 's/.*apt-get install -y --no-install-recommends \(.*\) \\$/\1/p' "$root/Dockerfile" |
    xargs apt-cache show --no-all-versions >/dev/null
  local run
  while IFS= read -r run; do
    "$root/dev" help | expect "^  ${run%% *} " './dev help'
  done < <(sed -n 's/^RUN \.\/dev //p' "$root/Dockerfile")
}

# --- What is installed ---

# Ends the check unless a program does its work with the two configurations in folder $1; the rest is how it is called.
works() {
  local folder=$1 findings
  shift
  "$@" check "$folder/edge1.cfg" | expect '^no findings in 1 file' 'a clean file'
  ! findings=$("$@" check "$folder/names.cfg") || die 'names.cfg passed'
  expect 'VRP2103' 'a broken file' <<<"$findings"
}

# A program in the root folder $1, for which nothing exists outside of it.
works_in() {
  local enter=(chroot "$1")
  ((EUID == 0)) || enter=(unshare --map-root-user chroot "$1")
  mkdir "$1/work"
  cp "$root"/samples/{edge1.cfg,broken/names.cfg} "$1/work"
  works /work "${enter[@]}" "$2"
}

## static: a copy of the sources makes a program as the Dockerfile wants it, which runs in an empty root folder
check_static() {
  mkdir context empty
  (cd "$root" && git ls-files -z | xargs -0 cp --parents --target-directory "$work/static/context")
  cd context
  # Without optimization: it is the linking that is looked at.
  cmake --preset static -D CMAKE_BUILD_TYPE=None -D CMAKE_CXX_FLAGS=-O0 -D CMAKE_CXX_COMPILER_LAUNCHER=ccache
  grep -qx 'RUN ./dev build static' Dockerfile
  CCACHE_NOHASHDIR=1 CCACHE_BASEDIR=$PWD ./dev build static
  cd ..
  cp context/build/static/vrpc empty/
  readelf --program-headers empty/vrpc >headers
  ! grep INTERP headers || die 'the program wants a dynamic linker'
  works_in empty /vrpc
}

## install: cmake --install puts everything in its place
check_install() {
  local path
  cmake --install "$root/build/release" --prefix "$PWD/usr"
  for path in bin/vrpc share/man/man1/vrpc.1 share/bash-completion/completions/vrpc share/zsh/site-functions/_vrpc \
    share/fish/vendor_completions.d/vrpc.fish share/vrpc/schemas/{configuration,check}.json \
    share/doc/vrpc/{LICENSE,README.md,docs/json.md}; do
    [[ -s usr/$path ]] || die "there is no $path"
  done
  usr/bin/vrpc man | cmp - usr/share/man/man1/vrpc.1
  cp "$root"/samples/{edge1.cfg,broken/names.cfg} .
  works . usr/bin/vrpc
}

## package: lintian finds no error and no warning in the .deb, which installs into an empty root folder, runs there and goes again
check_package() {
  local package file
  package=$(ls "$root"/build/package/vrpc_*.deb)
  lintian --fail-on error,warning "$package"

  apt-get install --simulate "$package"

  mkdir -p root/var/lib/dpkg/{info,updates}
  touch root/var/lib/dpkg/{available,status}
  local install=(dpkg --root="$PWD/root" --log=/dev/null --force-not-root --force-depends)
  "${install[@]}" --install "$package"
  mandoc -Tlint root/usr/share/man/man1/vrpc.1.gz
  zcat root/usr/share/doc/vrpc/changelog.gz | cmp - "$root/packaging/debian/changelog"
  # The libraries that the package asks for, and no others.
  while IFS= read -r file; do
    cp --parents --no-dereference "$file" root
  done < <(dpkg-deb --field "$package" Depends | sed 's/([^)]*)//g' | tr -d ' ' | tr ',' '\n' |
    xargs dpkg-query --listfiles | grep -E '\.so(\.[0-9.]+)?$')
  works_in root /usr/bin/vrpc

  "${install[@]}" --remove vrpc
  [[ -z $(find root/usr -name '*vrpc*') ]] || die "$(find root/usr -name '*vrpc*')"
}

# --- Running them ---

# A check runs in a shell and a folder of its own: `set -e` has no effect in a function that an `if` calls.
if [[ ${1-} == --in-here ]]; then
  cd "$work/$2"
  "check_$2"
  exit
fi

mkdir -p "$work/npm"
npm install --silent --ignore-scripts --no-audit --no-fund --prefix "$work/npm" "${validators[@]}"
failed=0
for name in "$@"; do
  what=$(sed -n "s/^## $name: //p" "${BASH_SOURCE[0]}")
  [[ $what ]] || die "there is no check \`$name\`"
  rm -rf "${work:?}/$name"
  mkdir "$work/$name"
  if "${BASH_SOURCE[0]}" --in-here "$name" >"$work/$name.log" 2>&1; then
    printf 'ok    %s\n' "$what"
  else
    printf 'FAIL  %s\n' "$what"
    sed 's/^/      /' "$work/$name.log"
    failed=1
  fi
done
exit "$failed"
