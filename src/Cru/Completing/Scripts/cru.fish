# Completion of cru for fish: cru completion fish | source, or this file in ~/.config/fish/completions.

function __cru_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l program (string replace -r -- '^~/' "$HOME/" $typed[1])
    set -e typed[1]
    set typed (string replace -r -- '^~/' "$HOME/" $typed)
    set -l head (string match -r -- '^--[^=]+=' "$current")
    set -l rest (string replace -r -- '^--[^=]+=' '' "$current")
    for line in ($program "[complete:"(count $typed)"]" $typed "$current" 2>/dev/null)
        switch $line
            case \tfiles
                printf "$head%s\n" (__fish_complete_path "$rest")
            case \tfolders
                printf "$head%s\n" (__fish_complete_directories "$rest" '')
            case '*'
                echo $line
        end
    end
end

complete -c cru -f -k -a '(__cru_complete)'
