namespace Cru;

/// <summary>What the system says of the disk under a folder.</summary>
/// <param name="Free">Bytes that this user may still write.</param>
/// <param name="Total">Bytes of the whole file system.</param>
/// <param name="FileSystem">Its kind, such as <c>ext4</c> or <c>nfs</c>; empty when it is not known.</param>
/// <param name="OthersMayRead">Whether other users of the machine may read the folder.</param>
internal sealed record DiskFacts(long Free, long Total, string FileSystem, bool OthersMayRead);
