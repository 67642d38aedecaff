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

    public required Draft Draft { get; init; }

    public required Document Document { get; init; }

    /// <summary>What the draft began from: what changed is told against it.</summary>
    public required Document Origin { get; init; }

    /// <summary>Who looks at it.</summary>
    public required Caller Caller { get; init; }

    /// <summary>What committing would refuse, and what it would warn of. The same array as long as they are the same.</summary>
    public required ImmutableArray<Problem> Problems { get; init; }

    public TemplateHeader Header => TemplateHeader.Of(Document);

    /// <summary>The files by name.</summary>
    public ImmutableArray<TemplateFile> Files => files ??= TemplateFiles.List(Document);

    /// <summary>What callers of the HTTP routes know the files by.</summary>
    public DraftFileIds Ids => new(Draft.Id, TemplateDocument.FilesOf(Document));

    public bool CanWrite => Draft.IsOpen && Caller.May(Permission.TemplateWrite);

    /// <summary>A file by the id that documents have; null when it is gone.</summary>
    public TemplateFile? File(string id) => TemplateFile.Find(Document, id);

    /// <summary>Where a file's contents are read and written over HTTP.</summary>
    public string ContentsOf(string id) => $"/api/templates/{Draft.Id}/files/{Ids.ToWire(id)}/contents";
}
