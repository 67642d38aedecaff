using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The texts of a file at the versions of the draft that is open.</summary>
internal sealed class FileHistory(
    EditingSession session,
    IState<EditingState> state,
    string file,
    CancellationToken cancellationToken
) : FileOutbox.IHistory
{
    /// <summary>The text of a version; null for one that there is not, and where the file is none.</summary>
    public async Task<TextNode?> FindAsync(int version)
    {
        if (state.Value is not { Head: { } head, View: TemplateView view })
        {
            return null;
        }

        if (version == head.Version)
        {
            return view.File(file)?.Contents as TextNode;
        }

        // The page may have read what this circuit has not heard of yet.
        var newest = await session.Store.FindDraftAsync(head.Workspace, head.Id, cancellationToken);
        return newest is not null && version >= 0 && version <= newest.Version
            ? TemplateFile
                .Find(await session.Engine.LoadAsync(session.Store, newest, version, cancellationToken), file)
                ?.Contents as TextNode
            : null;
    }

    public Task<ImmutableArray<TextEdit>> BetweenAsync(TextNode before, TextNode after) =>
        TextBatches.BetweenAsync(
            session.Store,
            state.Value.Head!.Workspace, // Asked with a view only.
            before,
            after,
            cancellationToken
        );
}
