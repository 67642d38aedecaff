using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Features.Artifacts;

namespace DraftStudio.Web.Features.Forms;

/// <summary>A form's kind on the pages of its things.</summary>
internal sealed class FormArtifactKind(FormKind kind, FormStates states, FormDrafts drafts) : IArtifactKind
{
    public string Kind => kind.Name;

    public async Task<object> ContentAsync(
        IDraftReader reader,
        Artifact artifact,
        Revision revision,
        CancellationToken cancellationToken
    ) => await states.ReadAsync(reader, kind, artifact, revision, cancellationToken);

    public async Task<Result<DraftId>> DuplicateAsync(
        IDraftUnit unit,
        Caller caller,
        ArtifactId artifact,
        CancellationToken cancellationToken
    ) =>
        (await drafts.DuplicateAsync(unit, caller, kind, artifact, cancellationToken)).Map(static outcome =>
            outcome.Draft.Id
        );

    public async Task<Result<DraftId>> RestoreAsync(
        IDraftUnit unit,
        Caller caller,
        ArtifactId artifact,
        int revision,
        CancellationToken cancellationToken
    ) =>
        (await drafts.RestoreAsync(unit, caller, kind, artifact, revision, cancellationToken)).Map(static outcome =>
            outcome.Draft.Id
        );
}
