using System.Collections.Frozen;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Features.Releases;

namespace DraftStudio.Web.Features.History;

/// <summary>What a journal event is called, and the sign beside it.</summary>
public static class EventWords
{
    private static readonly FrozenDictionary<string, (string Verb, string Icon)> Known = new Dictionary<
        string,
        (string, string)
    >(StringComparer.Ordinal)
    {
        ["draft.opened"] = ("opened a draft of", "plus"),
        ["draft.changed"] = ("edited", "draft"),
        ["draft.undone"] = ("undid in", "undo"),
        ["draft.redone"] = ("redid in", "redo"),
        ["draft.restored"] = ("restored", "history"),
        ["draft.rebased"] = ("rebased", "behind"),
        ["draft.committed"] = ("committed", "commit"),
        ["draft.discarded"] = ("discarded the draft of", "trash"),
        ["proposal.created"] = ("proposed for", "propose"),
        ["proposal.approved"] = ("approved a proposal for", "check"),
        ["proposal.accepted"] = ("accepted a proposal for", "check"),
        ["proposal.rejected"] = ("rejected a proposal for", "close"),
        ["proposal.superseded"] = ("closed a proposal for", "minus"),
        ["artifact.retired"] = ("retired", "lock"),
        ["artifact.unretired"] = ("brought back", "live"),
        ["key.revealed"] = ("revealed the key", "key"),
        ["resource.added"] = ("added to the catalogue", "plus"),
        ["backup.made"] = ("made the backup", "live"),
        ["backup.downloaded"] = ("downloaded the backup", "external"),
        ["resource.renamed"] = ("renamed in the catalogue", "draft"),
        ["resource.retired"] = ("retired from the catalogue", "lock"),
        ["resource.unretired"] = ("brought back into the catalogue", "live"),
        ["token.created"] = ("created the token", "key"),
        ["token.revoked"] = ("revoked the token", "trash"),
        ["user.added"] = ("added the user", "user"),
        ["user.changed"] = ("changed the user", "user"),
        ["user.removed"] = ("removed the user", "user"),
        ["workspace.created"] = ("created the workspace", "workspace"),
        ["workspace.changed"] = ("changed the workspace", "workspace"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Between a person's name and a thing's: "Grace committed OpenAI". An event without words says its own name.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="kind">What it happened to.</param>
    /// <param name="summary">For a commit its message: that of a workflow tells whether it was deployed.</param>
    public static string VerbOf(string happened, string? kind = null, string summary = "") =>
        happened == "draft.committed" && kind == ReleaseKind.KindName ? WorkflowWords.CommitVerb(summary)
        : Known.TryGetValue(happened, out var words) ? words.Verb
        : happened.Replace('.', ' ').Replace('_', ' ');

    public static string IconOf(string happened) =>
        Known.TryGetValue(happened, out var words) ? words.Icon : "activity";
}
