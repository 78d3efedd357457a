namespace Cru.Picking;

/// <summary>What was typed.</summary>
/// <param name="Kind">Which key.</param>
/// <param name="Text">The letters, of <see cref="PickerKeyKind.Text"/> only.</param>
internal readonly record struct PickerKey(PickerKeyKind Kind, string Text = "");
