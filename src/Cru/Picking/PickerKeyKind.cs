namespace Cru.Picking;

/// <summary>The keys that the picker knows (docs/cli.md, "pick").</summary>
internal enum PickerKeyKind
{
    /// <summary>Letters to type.</summary>
    Text,

    /// <summary>Takes the last letter away.</summary>
    Backspace,

    /// <summary>Takes the last word away.</summary>
    EraseWord,

    /// <summary>Takes all letters away.</summary>
    EraseAll,

    /// <summary>The hit above.</summary>
    Up,

    /// <summary>The hit below.</summary>
    Down,

    /// <summary>A list of hits up.</summary>
    PageUp,

    /// <summary>A list of hits down.</summary>
    PageDown,

    /// <summary>The first hit.</summary>
    First,

    /// <summary>The last hit.</summary>
    Last,

    /// <summary>The preview upwards.</summary>
    PreviewUp,

    /// <summary>The preview downwards.</summary>
    PreviewDown,

    /// <summary>Picks the hit.</summary>
    Choose,

    /// <summary>Leaves without one.</summary>
    Leave,

    /// <summary>Opens the file in the editor.</summary>
    Edit,

    /// <summary>Opens the file in the pager.</summary>
    Page,

    /// <summary>Copies the id.</summary>
    Copy,

    /// <summary>Marks the session as active.</summary>
    Resume,

    /// <summary>Archives the session, when the answer is yes.</summary>
    Archive,

    /// <summary>Draws everything anew.</summary>
    Redraw,
}
