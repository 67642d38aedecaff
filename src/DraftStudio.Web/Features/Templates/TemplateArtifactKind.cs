using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Artifacts;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Templates on their pages: what is live is the newest revision.</summary>
internal sealed class TemplateArtifactKind(
    TemplateHeaders headers,
    TemplateContents contents,
    TemplateCopies copies,
    DraftEngine engine
) : IArtifactKind
{
    public string Kind => TemplateKind.KindName;

    public string NewAddress => TemplateWords.NewAddress;

    public async Task<object> ContentAsync(
        IDraftReader reader,
        Artifact artifact,
        Revision revision,
        CancellationToken cancellationToken
    ) => await contents.ReadAsync(reader, artifact, revision, cancellationToken);

    public async Task<ArtifactRow> CompleteAsync(
        IDraftReader reader,
        Artifact artifact,
        ArtifactRow row,
        CancellationToken cancellationToken
    )
    {
        var header = await headers.ReadAsync(reader, artifact, cancellationToken);
        return row with { Sort = TemplateWords.SortOf(header.Type, header.Handler) };
    }

    public async Task<Result<DraftId>> DuplicateAsync(
        IDraftUnit unit,
        Caller caller,
        ArtifactId artifact,
        CancellationToken cancellationToken
    ) => (await copies.DuplicateAsync(unit, caller, artifact, cancellationToken)).Map(static copy => copy.Draft!.Id); // It is one.

    public async Task<Result<DraftId>> RestoreAsync(
        IDraftUnit unit,
        Caller caller,
        ArtifactId artifact,
        int revision,
        CancellationToken cancellationToken
    ) =>
        (await engine.RestoreAsync(unit, caller, Kind, artifact, revision, cancellationToken)).Map(static state =>
            state.Draft.Id
        );
}
