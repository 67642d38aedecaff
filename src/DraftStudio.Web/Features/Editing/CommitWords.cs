using DraftStudio.Core.Kinds.Releases;

namespace DraftStudio.Web.Features.Editing;

/// <summary>What it is called when a draft of a kind goes live: "Commit", or "Deploy" where the contract says so.</summary>
/// <param name="Verb">On the button.</param>
/// <param name="Doing">While it is on its way.</param>
/// <param name="Done">What the draft is afterwards.</param>
/// <param name="Message">What is said of it.</param>
public sealed record CommitWords(string Verb, string Doing, string Done, string Message)
{
    private static readonly CommitWords Commit = new("Commit", "Committing…", "Committed", "Message");
    private static readonly CommitWords Deploy = new("Deploy", "Deploying…", "Deployed", "Description");

    public static CommitWords Of(string kind) => kind == ReleaseKind.KindName ? Deploy : Commit;
}
