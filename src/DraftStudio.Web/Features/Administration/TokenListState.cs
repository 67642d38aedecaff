using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Administration;

/// <summary>The bearer tokens of the workspace.</summary>
public sealed record TokenListState
{
    public static readonly TokenListState Closed = new();

    public bool Open { get; init; }

    public bool Loading { get; init; }

    public bool LoadingMore { get; init; }

    public ImmutableArray<TokenLine> Lines { get; init; } = [];

    public string? Next { get; init; }

    public string? Failure { get; init; }

    /// <summary>The permissions that the person has and can give to a token.</summary>
    public ImmutableArray<string> Grantable { get; init; } = [];

    public bool Working { get; init; }

    public FormRefusal? Refusal { get; init; }

    /// <summary>The token just made; its secret goes when the sheet closes.</summary>
    public MadeToken? Made { get; init; }
}
