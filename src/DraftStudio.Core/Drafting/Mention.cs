namespace DraftStudio.Core.Drafting;

/// <summary>A live thing, or an open draft, that names something by its id.</summary>
/// <param name="Kind">Of which kind it is.</param>
/// <param name="Title">As lists show it.</param>
/// <param name="Artifact">The live thing; of a draft the one that it is of, null for something new.</param>
/// <param name="Draft">The draft; null when it is the live thing that names it.</param>
public sealed record Mention(string Kind, string Title, ArtifactId? Artifact, DraftId? Draft);
