namespace DraftStudio.Web.Features.Administration;

/// <summary>The store and its backups.</summary>
public sealed record StorageState
{
    public static readonly StorageState Closed = new();

    /// <summary>Null until it is read.</summary>
    public StorageView? View { get; init; }

    public string? Failure { get; init; }

    /// <summary>A backup is being made.</summary>
    public bool Working { get; init; }

    public FormRefusal? Refusal { get; init; }

    public IntegrityCheck Check { get; init; } = IntegrityCheck.None;
}
