namespace MarkdownSessions.Retention;

/// <summary>What became of a session's copy.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Files">How many files the session has.</param>
/// <param name="Bytes">How long they are together.</param>
/// <param name="Digest">Their checksum; empty when nothing was copied.</param>
/// <param name="Odd">What cannot be copied, relative to the session.</param>
internal sealed record Transfer(TransferOutcome Outcome, int Files, long Bytes, string Digest, string? Odd);
