# bash complete.bash SCRIPT: for each line of standard input, what bash would offer at its end.
set -uo pipefail
source "$1" # shellcheck disable=SC1090
complete -p vrpc >/dev/null || exit

# Outside of an interactive shell nobody completes paths.
compopt() { [[ $* != '-o default' ]] || mapfile -t COMPREPLY < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"); }

while IFS= read -r line; do
  read -ra COMP_WORDS <<<"${line//=/ = }" # readline splits there
  [[ $line != *' ' ]] || COMP_WORDS+=('')
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  _vrpc
  printf '%s =>' "$line"
  printf ' %s' "${COMPREPLY[@]}"
  echo
done
