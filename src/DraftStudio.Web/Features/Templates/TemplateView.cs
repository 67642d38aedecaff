using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What the template editor shows of a draft. The contents of files go to the browser by another way.</summary>
internal sealed record TemplateView
{
    private ImmutableArray<TemplateFile>? files;
    private ImmutableDictionary<string, FileMark>? marks;
    private ImmutableArray<TemplateChange>? changes;

    public required Draft Draft { get; init; }

    public required Document Document { get; init; }

    /// <summary>What the draft began from: what changed is told against it.</summary>
    public required Document Origin { get; init; }

    /// <summary>Who looks at it.</summary>
    public required Caller Caller { get; init; }

    /// <summary>What committing would refuse, and what it would warn of. The same array as long as they are the same.</summary>
    public required ImmutableArray<Problem> Problems { get; init; }

    /// <summary>What is to be said of places in files, by the files' ids; of the template as a whole by none.</summary>
    public required ImmutableDictionary<string, ImmutableArray<FileFinding>> Findings { get; init; }

    public TemplateHeader Header => TemplateHeader.Of(Document);

    /// <summary>The files by name.</summary>
    public ImmutableArray<TemplateFile> Files => files ??= TemplateFiles.List(Document);

    /// <summary>What differs from what the draft began with.</summary>
    public ImmutableArray<TemplateChange> Changes => changes ??= TemplateChanges.Of(Origin, Document);

    /// <summary>The files that the draft began with and has not any more.</summary>
    public IEnumerable<TemplateFile> Deleted =>
        Marks.Where(static mark => mark.Value == FileMark.Deleted).Select(mark => TemplateFile.Find(Origin, mark.Key)!); // It was there.

    /// <summary>What callers of the HTTP routes know the files by.</summary>
    public DraftFileIds Ids => new(Draft.Id, TemplateDocument.FilesOf(Document));

    private ImmutableDictionary<string, FileMark> Marks =>
        marks ??= MapNode
            .Differences(TemplateDocument.FilesOf(Origin), TemplateDocument.FilesOf(Document))
            .ToImmutableDictionary(
                static difference => difference.Key,
                static difference => MarkOf(difference.Before, difference.After),
                StringComparer.Ordinal
            );

    public bool CanWrite => Draft.IsOpen && Caller.May(Permission.TemplateWrite);

    /// <summary>A file by the id that documents have; null when it is gone.</summary>
    public TemplateFile? File(string id) => TemplateFile.Find(Document, id);

    /// <summary>What is to be said of places in a file.</summary>
    public ImmutableArray<FileFinding> FindingsOf(string id) => Findings.GetValueOrDefault(id, []);

    /// <summary>Where a file's contents are read and written over HTTP.</summary>
    public string ContentsOf(string id) => $"/api/templates/{Draft.Id}/files/{Ids.ToWire(id)}/contents";

    /// <summary>Where the contents are read that the file has in what is live; null while nothing is.</summary>
    public string? OriginContentsOf(string id) =>
        Draft.Artifact is { } template ? $"/api/templates/{template}/files/{id}/contents" : null;

    /// <summary>What became of a file since the draft began.</summary>
    public FileMark MarkOf(string id) => Marks.GetValueOrDefault(id);

    /// <summary>Stands for what a file says before and after: another one when either is another.</summary>
    public string StampOf(string id) =>
        $"{id} {TemplateFile.Find(Origin, id)?.Contents.Hash} {File(id)?.Contents.Hash}";

    private static FileMark MarkOf(DocumentNode? before, DocumentNode? after) =>
        (before, after) switch
        {
            (null, _) => FileMark.Added,
            (_, null) => FileMark.Deleted,
            _ when TemplateFile.PathOf(before) != TemplateFile.PathOf(after) => FileMark.Renamed,
            _ => FileMark.Modified,
        };
}
