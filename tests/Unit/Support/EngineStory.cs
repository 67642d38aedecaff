using System.Collections.Frozen;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Tests.Unit.Support;

/// <summary>An engine with cards on a store in memory, and people who do things with it.</summary>
internal sealed class EngineStory : IDisposable
{
    public static readonly WorkspaceId Here = new(new Guid("0190a000-0000-7000-8000-000000000001"));

    public EngineStory()
    {
        Engine = new DraftEngine(Store, new DraftKinds([Kind]), Time);
        Ann = Person("Ann", 1, Role.Administrator);
        Bob = Person("Bob", 2, Role.Editor);
        Rita = Person("Rita", 3, Role.Reviewer);
        Vera = Person("Vera", 4, Role.Viewer);
    }

    public InMemoryDraftStore Store { get; } = new();

    public CardKind Kind { get; } = new();

    public HandTime Time { get; } = new();

    public DraftEngine Engine { get; }

    public Caller Ann { get; }

    public Caller Bob { get; }

    public Caller Rita { get; }

    public Caller Vera { get; }

    public void Dispose() => Store.Dispose();

    public static Caller Person(string name, int number, Role role) =>
        new()
        {
            Workspace = Here,
            User = new UserId(new Guid($"0190a000-0000-7000-8000-0000000001{number:00}")),
            UserName = name,
            Permissions = RolePermissions.Of(role),
        };

    public static Caller Without(Caller caller, Permission permission) =>
        caller with
        {
            Permissions = caller.Permissions.Where(held => held != permission).ToFrozenSet(),
        };

    public static Edit Set(string path, string? value) =>
        (document, _, _) =>
            Task.FromResult<Result<Document>>(
                value is null
                    ? document.Without(DocumentPath.Parse(path))
                    : document.With(DocumentPath.Parse(path), LeafNode.Of(value))
            );

    public static Edit Slot(string name, int number) =>
        (document, _, _) =>
            Task.FromResult<Result<Document>>(document.With(DocumentPath.Of("slots", name), LeafNode.Of(number)));

    public Task<Result<T>> Do<T>(Func<IDraftUnit, CancellationToken, Task<Result<T>>> verb)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        return Engine.RunAsync(verb, Xunit.TestContext.Current.CancellationToken);
    }

    public async Task<Draft> New(Caller caller, string title = "Card")
    {
        var opened = await Do(
            (unit, token) =>
                Engine.OpenAsync(
                    unit,
                    caller,
                    new OpenDraft { Kind = CardKind.KindName, Content = Set("/title", title) },
                    token
                )
        );
        return Good(opened).Draft;
    }

    public Task<Result<OpenedDraft>> Open(Caller caller, ArtifactId artifact, bool own = false) =>
        Do(
            (unit, token) =>
                Engine.OpenAsync(
                    unit,
                    caller,
                    new OpenDraft
                    {
                        Kind = CardKind.KindName,
                        Artifact = artifact,
                        Own = own,
                    },
                    token
                )
        );

    public Task<Result<DraftState>> Change(Caller caller, Draft draft, Edit edit, Precondition? precondition = null) =>
        Do(
            (unit, token) =>
                Engine.ChangeAsync(unit, caller, draft.Id, edit, precondition ?? Precondition.None, null, token)
        );

    public Task<Result<DraftState>> Undo(Caller caller, Draft draft) =>
        Do((unit, token) => Engine.UndoAsync(unit, caller, draft.Id, token));

    public Task<Result<DraftState>> Redo(Caller caller, Draft draft) =>
        Do((unit, token) => Engine.RedoAsync(unit, caller, draft.Id, token));

    public Task<Result<ProposedChanges>> Propose(Caller caller, string key, Draft? draft, Edit edit) =>
        Do(
            (unit, token) =>
                Engine.ProposeAsync(
                    unit,
                    caller,
                    new ProposeChanges
                    {
                        Kind = CardKind.KindName,
                        Key = key,
                        Draft = draft?.Id,
                    },
                    edit,
                    token
                )
        );

    public Task<Result<DecidedProposal>> Decide(Caller caller, string key, bool accept) =>
        Do(
            (unit, token) =>
                Engine.DecideAsync(
                    unit,
                    caller,
                    new DecideProposal
                    {
                        Kind = CardKind.KindName,
                        Key = key,
                        Accept = accept,
                    },
                    token
                )
        );

    public Task<Result<CommittedDraft>> Commit(Caller caller, Draft draft, Func<CommitDraft, CommitDraft>? with = null)
    {
        var command = new CommitDraft { Draft = draft.Id };
        return Do((unit, token) => Engine.CommitAsync(unit, caller, with?.Invoke(command) ?? command, token));
    }

    public Task<Result<DraftState>> Rebase(Caller caller, Draft draft) =>
        Do((unit, token) => Engine.RebaseAsync(unit, caller, new RebaseDraft { Draft = draft.Id }, token));

    public Task<Result<Draft>> Discard(Caller caller, Draft draft) =>
        Do((unit, token) => Engine.DiscardAsync(unit, caller, draft.Id, Precondition.None, token));

    public async Task<Draft> Head(Draft draft) =>
        await Store.FindDraftAsync(Here, draft.Id, Xunit.TestContext.Current.CancellationToken)
        ?? throw new Xunit.Sdk.XunitException("The draft is gone.");

    public async Task<Document> Load(Draft draft, int? version = null) =>
        await Engine.LoadAsync(Store, await Head(draft), version, Xunit.TestContext.Current.CancellationToken);

    public async Task<string?> Value(Draft draft, string path) =>
        ((await Load(draft)).At(DocumentPath.Parse(path)) as LeafNode)?.AsString();

    public static T Good<T>(Result<T> result) =>
        result.Match(
            static value => value,
            static error => throw new Xunit.Sdk.XunitException($"Expected success, got {error}.")
        );

    public static TError Bad<TError, T>(Result<T> result)
        where TError : DraftError => Xunit.Assert.IsType<TError>(result.Error);

    public static void Refused<T>(string code, Result<T> result) =>
        Xunit.Assert.Equal(code, Bad<DraftError.Refused, T>(result).Code);
}
