# Completion of cru for bash 3.2 and later: source <(cru completion bash)

_cru_complete() {
    local current=${COMP_WORDS[COMP_CWORD]} program=$1 line value word position i
    local -a typed=()
    program=${program/#\~\//$HOME/}
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        # Readline makes --format=json three words.
        if [[ $word == = && ${COMP_WORDS[i - 1]} == --* ]]; then
            ((i == COMP_CWORD)) || continue
            word='' current=''
        fi
        word=${word//[\"\'\\]/}
        typed+=("${word/#\~\//$HOME/}")
    done
    position=$((${#typed[@]} - 1))
    COMPREPLY=()
    while IFS= read -r line; do
        value=${line%%$'\t'*}
        if [[ -n $value ]]; then
            COMPREPLY+=("$value")
            continue
        fi
        compopt -o filenames 2>/dev/null
        word=-f
        [[ $line == $'\t'folders ]] && word=-d
        while IFS= read -r value; do
            COMPREPLY+=("$value")
        done < <(compgen "$word" -- "$current")
    done < <("$program" "[complete:$position]" "${typed[@]}" 2>/dev/null)
}

complete -F _cru_complete cru
