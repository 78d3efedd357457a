namespace Cru.Commands;

/// <summary>Where an import goes.</summary>
/// <param name="Folder">The vault's root.</param>
/// <param name="IsNew">There was no vault: the import made it, or with a dry run would.</param>
internal sealed record ImportTarget(string Folder, bool IsNew);
