using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Administration;

/// <summary>The members of the workspace.</summary>
public sealed record UserListState
{
    public static readonly UserListState Closed = new();

    public bool Open { get; init; }

    public bool Loading { get; init; }

    public bool LoadingMore { get; init; }

    public ImmutableArray<UserLine> Lines { get; init; } = [];

    public string? Next { get; init; }

    public string? Failure { get; init; }

    /// <summary>The one whose sheet is open, as it is in the store.</summary>
    public UserLine? Shown { get; init; }

    /// <summary>A change is on its way.</summary>
    public bool Working { get; init; }

    public FormRefusal? Refusal { get; init; }

    /// <summary>The one-time link just made; gone when the sheet closes.</summary>
    public PasswordLink? Link { get; init; }
}
