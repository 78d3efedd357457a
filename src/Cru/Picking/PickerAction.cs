namespace Cru.Picking;

/// <summary>What a key asks for beyond the picker's own state.</summary>
internal enum PickerAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>End with the selected hit.</summary>
    Choose,

    /// <summary>End without one.</summary>
    Leave,

    /// <summary>Open the editor.</summary>
    Edit,

    /// <summary>Open the pager.</summary>
    Page,

    /// <summary>Copy the id.</summary>
    Copy,

    /// <summary>Mark the session as active.</summary>
    Resume,

    /// <summary>Archive the session: the question was answered with yes.</summary>
    Archive,

    /// <summary>Draw everything anew.</summary>
    Redraw,
}
