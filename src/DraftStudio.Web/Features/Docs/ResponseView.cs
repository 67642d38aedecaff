using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Docs;

/// <summary>A status that an operation answers with.</summary>
public sealed record ResponseView(string Status, ImmutableArray<string> Description, ImmutableArray<MemberView> Body);
