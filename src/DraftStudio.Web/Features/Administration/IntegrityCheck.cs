using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Administration;

/// <summary>What became of the database's check of itself.</summary>
/// <param name="Running">It is at work.</param>
/// <param name="Found">What is wrong; empty when nothing is; null before the first check.</param>
public sealed record IntegrityCheck(bool Running, ImmutableArray<string>? Found)
{
    public static readonly IntegrityCheck None = new(false, null);
}
