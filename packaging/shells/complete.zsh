# zsh -f complete.zsh FOLDER SCRATCH: for each line of standard input, what zsh would offer at its end, with FOLDER in
# $fpath. zsh completes in its line editor only, so another zsh runs in a terminal of its own.
zmodload zsh/zpty
hits=$2/hits
cat >$2/.zshrc <<END
PS1=
fpath=($1 \$fpath)
autoload -Uz compinit && compinit -u -d $2/dump
# Writes down what matches; calls that only ask are left alone.
compadd() {
  local -a matches
  [[ "\${@[1,(i)(-|--)]}" == *-[OAD]\ * ]] || builtin compadd -A matches "\$@"
  print -rl -- \$matches >>$hits
  builtin compadd "\$@"
}
end_of_line() { : >$hits.done; BUFFER= }
zle -N end_of_line
bindkey '^I' complete-word '^X' end_of_line
: >$hits.done
END

ready() {
  local i
  for i in {1..200}; do
    [[ ! -e $hits.done ]] || break
    zpty -rt terminal discarded 2>/dev/null
    sleep 0.05
  done
  rm $hits.done
}

export ZDOTDIR=$2
zpty terminal zsh -o no_global_rcs -i
ready
while IFS= read -r line; do
  : >$hits
  zpty -wn terminal $line$'\t\x18'
  ready
  print -r -- "$line => ${(f)"$(<$hits)"}"
done
