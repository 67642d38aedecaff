using System.Collections.Immutable;
using DraftStudio.Core.Access;

namespace DraftStudio.Web.Features.Administration;

/// <summary>The list of tokens is shown.</summary>
public sealed record TokenListShown;

public sealed record TokenListLeft;

public sealed record MoreTokensRequested;

public sealed record TokenListLoaded(
    ImmutableArray<TokenLine> Lines,
    string? Next,
    bool Appends,
    ImmutableArray<string> Grantable
);

public sealed record TokenListFailed(string Reason);

public sealed record TokenMakeRequested(string Name, ImmutableArray<string> Scopes, TokenExpiry Expiry);

public sealed record TokenMade(MadeToken Token);

/// <summary>The sheet closed: the secret is forgotten.</summary>
public sealed record TokenSheetClosed;

public sealed record TokenRevocationRequested(AccessTokenId Id);

public sealed record TokenRevoked(AccessTokenId Id);

public sealed record TokenRefused(FormRefusal Refusal);
