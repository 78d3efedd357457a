#compdef cru
# Completion of cru for zsh: source <(cru completion zsh), or this file as _cru in a folder of $fpath.

_cru() {
    local line value note
    local -a typed described
    local program=${(Q)words[1]}
    typed=("${(@Q)words[2,CURRENT]}")
    typed=("${(@)typed/#\~\//$HOME/}")
    for line in "${(@f)$("${program/#\~\//$HOME/}" "[complete:$((CURRENT - 2))]" "${(@)typed}" 2>/dev/null)}"; do
        value=${line%%$'\t'*}
        note=${line#*$'\t'}
        if [[ -n $value ]]; then
            described+=("${value//:/\\:}${note:+:$note}")
        elif [[ $note == files || $note == folders ]]; then
            [[ $PREFIX == --*=* ]] && compset -P '*='
            if [[ $note == files ]]; then
                _files
            else
                _files -/
            fi
        fi
    done
    ((${#described})) && _describe -V 'cru' described
}

if [[ ${funcstack[1]} == _cru ]]; then
    _cru "$@"
else
    compdef _cru cru
fi
