using System.Globalization;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>A revision as people know it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Within a sentence: "revision 3", "1.0.2".</param>
/// <param name="Message">Why it was made; empty when nobody said it.</param>
/// <param name="MayBeLive">It has what can be live and restored; not so when it only changed what stands beside that.</param>
public sealed record ArtifactRevision(
    int Number,
    string Name,
    string Message,
    bool MayBeLive,
    string AuthorName,
    DateTimeOffset At
)
{
    /// <summary>The name at the beginning of a line.</summary>
    public string Title => $"{char.ToUpperInvariant(Name[0])}{Name[1..]}";

    public static ArtifactRevision Of(Revision revision) =>
        new(
            revision.Number,
            string.Create(CultureInfo.InvariantCulture, $"revision {revision.Number}"),
            revision.Message,
            MayBeLive: true,
            revision.AuthorName,
            revision.At
        );
}
