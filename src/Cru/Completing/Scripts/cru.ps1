# Completion of cru for PowerShell: cru completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName cru -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $words = @($commandAst.CommandElements |
        Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { if ($null -ne $_.Value) { "$($_.Value)" } else { $_.Extent.Text } })
    $program = $commandAst.CommandElements[0].Extent.Text
    # An empty last word is left out: before version 7.3 it would not arrive.
    $typed = @($words)
    if ($wordToComplete) { $typed += $wordToComplete }

    # Without an answer PowerShell completes files by itself.
    & $program "[complete:$($words.Count)]" @typed 2>$null | ForEach-Object {
        $value, $note = $_ -split "`t", 2
        if ($value) {
            if (-not $note) { $note = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $note)
        }
    }
}
