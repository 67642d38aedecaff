using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Editing;

/// <summary>What the editing effects of one circuit work with: the engine, as the person who sits there.</summary>
public sealed class EditingSession(
    DraftEngine engine,
    IDraftStore store,
    EditorKinds kinds,
    ICircuitCaller callers,
    TimeProvider time
)
{
    private long seq;

    /// <summary>This circuit's name on its operations, by which it knows its own echo.</summary>
    public string Client { get; } = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");

    /// <summary>Numbers an edit that was not typed: below zero, apart from those that the browser numbers and must be told of.</summary>
    public long NextSeq() => Interlocked.Decrement(ref seq);

    /// <summary>Whether an operation's client is this circuit; one gesture of a page has its number behind a slash.</summary>
    public bool IsOwn(string? client) =>
        client is not null
        && client.StartsWith(Client, StringComparison.Ordinal)
        && (client.Length == Client.Length || client[Client.Length] == '/');

    public DraftEngine Engine => engine;

    public IDraftStore Store => store;

    public EditorKinds Kinds => kinds;

    public async Task<Caller?> CallerAsync(CancellationToken cancellationToken) =>
        await callers.FindAsync(cancellationToken) is { } caller ? caller with { Client = Client } : null;

    /// <summary>Runs a verb in a unit of its own, as the person who sits there.</summary>
    public async Task<Result<T>> RunAsync<T>(
        Func<IDraftUnit, Caller, CancellationToken, Task<Result<T>>> verb,
        CancellationToken cancellationToken
    ) =>
        await CallerAsync(cancellationToken) is { } caller
            ? await engine.RunAsync((unit, token) => verb(unit, caller, token), cancellationToken)
            : new DraftError.Forbidden(Permission.Read);

    /// <summary>What the page shows of a draft; null when the person may not see it any more.</summary>
    public async Task<DraftLoaded?> ShowAsync(
        Draft head,
        Document document,
        string kind,
        object? earlier,
        CancellationToken cancellationToken
    )
    {
        if (await CallerAsync(cancellationToken) is not { } caller)
        {
            return null;
        }

        var view = await kinds[kind].ViewAsync(store, caller, head, document, earlier, cancellationToken);
        var (undo, redo) = await DraftEngine.PeekAsync(store, caller, head, cancellationToken);
        var artifact = head is { IsOpen: true, Artifact: { } id }
            ? await store.FindArtifactAsync(head.Workspace, id, cancellationToken)
            : null;
        return new DraftLoaded(
            head.Id,
            head,
            view,
            artifact is null ? 0 : artifact.HeadNumber - head.BaseNumber,
            undo,
            redo
        );
    }
}
