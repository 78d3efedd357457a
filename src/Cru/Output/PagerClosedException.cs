namespace Cru.Output;

/// <summary>Somebody left the pager: nothing more needs to be printed.</summary>
internal sealed class PagerClosedException(IOException cause) : Exception("the pager was left", cause);
