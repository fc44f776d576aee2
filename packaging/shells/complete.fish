# fish --no-config complete.fish SCRIPT: for each line of standard input, what fish would offer at its end.
source $argv[1]; or exit 1
while read --local line
    printf '%s => %s\n' $line (complete --do-complete $line | string split --fields 1 \t | string join ' ')
end
