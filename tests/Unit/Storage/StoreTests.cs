using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Support.Databases;
using Xunit;

namespace DraftStudio.Tests.Unit.Storage;

/// <summary>What the suites that run on both databases share: a store of their own, and rows to put into it.</summary>
public abstract class StoreTests : IAsyncLifetime
{
    private TestStorage? storage;

    protected static readonly UserId Ann = new(new Guid("0190a000-0000-7000-8000-000000000101"));
    protected static readonly UserId Bob = new(new Guid("0190a000-0000-7000-8000-000000000102"));

    protected TestStorage Storage => storage ?? throw new InvalidOperationException("The test has not begun.");

    protected WorkspaceId Here { get; private set; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        storage = await TestStorage.OpenAsync(await CreateAsync());
        Here = await storage.AddWorkspaceAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (storage is not null)
        {
            await storage.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected abstract Task<StorageOptions> CreateAsync();

    protected async Task ReopenAsync()
    {
        await Storage.DisposeAsync();
        storage = await TestStorage.OpenAsync(Storage.Options);
    }

    protected Draft NewDraft(WorkspaceId? workspace = null, ArtifactId? artifact = null, string? slot = null) =>
        new()
        {
            Workspace = workspace ?? Here,
            Id = new DraftId(Storage.NewId()),
            Kind = "card",
            Artifact = artifact,
            Slot = slot,
            BaseSnapshot = SnapshotId.Empty,
            Snapshot = SnapshotId.Empty,
            Status = DraftStatus.Active,
            Owner = Ann,
            Title = "A card",
            Detail = "blue",
            DocumentHash = Document.Empty.Hash,
            CreatedAt = Storage.Time.GetUtcNow(),
            UpdatedAt = Storage.Time.GetUtcNow(),
            UpdatedBy = Ann,
        };

    protected Operation NewOperation(Draft draft, string value = "x") =>
        new()
        {
            Workspace = draft.Workspace,
            Draft = draft.Id,
            Version = draft.Version,
            Kind = OperationKind.Edit,
            Author = Ann,
            AuthorName = "Ann",
            Client = "tab",
            Label = "Set title",
            Changes = [Change.Set(DocumentPath.Of("title"), null, LeafNode.Of(value))],
            At = Storage.Time.GetUtcNow(),
        };

    protected JournalEntry NewEntry(WorkspaceId? workspace = null, Draft? draft = null, string summary = "Set title") =>
        new()
        {
            Workspace = workspace ?? Here,
            Id = Storage.NewId(),
            Event = "draft.changed",
            Kind = "card",
            Draft = draft?.Id,
            Artifact = draft?.Artifact,
            FromVersion = draft?.Version - 1,
            ToVersion = draft?.Version,
            Actor = Ann,
            ActorName = "Ann",
            Client = "tab",
            Request = "request",
            Summary = summary,
            Details = """{"paths":["/title"]}""",
            At = Storage.Time.GetUtcNow(),
        };

    protected Proposal NewProposal(Draft draft, string key) =>
        new()
        {
            Workspace = draft.Workspace,
            Id = new ProposalId(Storage.NewId()),
            Draft = draft.Id,
            Kind = draft.Kind,
            Key = key,
            BaseVersion = draft.Version,
            Changes = [Change.Set(DocumentPath.Of("title"), null, LeafNode.Of(key))],
            Status = ProposalStatus.Pending,
            Proposer = Bob,
            ProposerName = "Bob",
            CreatedAt = Storage.Time.GetUtcNow(),
        };

    protected Artifact NewArtifact(string title, WorkspaceId? workspace = null) =>
        new()
        {
            Workspace = workspace ?? Here,
            Id = new ArtifactId(Storage.NewId()),
            Kind = "card",
            Owner = Ann,
            Head = new RevisionId(Storage.NewId()),
            HeadNumber = 1,
            HeadSnapshot = SnapshotId.Empty,
            Version = 1,
            Title = title,
            Detail = "",
            CreatedAt = Storage.Time.GetUtcNow(),
            UpdatedAt = Storage.Time.GetUtcNow(),
            UpdatedBy = Ann,
        };

    protected async Task<Draft> AddDraftAsync(Func<Draft, Draft>? with = null)
    {
        var draft = NewDraft();
        draft = with?.Invoke(draft) ?? draft;
        Assert.True(await Storage.WriteAsync((unit, token) => unit.InsertDraftAsync(draft, token)));
        return draft;
    }

    protected async Task<Artifact> AddArtifactAsync(string title = "A card", Func<Artifact, Artifact>? with = null)
    {
        var artifact = NewArtifact(title);
        artifact = with?.Invoke(artifact) ?? artifact;
        await Storage.WriteAsync((unit, token) => unit.InsertArtifactAsync(artifact, token));
        return artifact;
    }

    /// <summary>The head one version on.</summary>
    protected Draft Next(Draft draft)
    {
        Storage.Time.Advance(TimeSpan.FromSeconds(1));
        return draft with { Version = draft.Version + 1, UpdatedAt = Storage.Time.GetUtcNow() };
    }

    protected async Task<Draft> AppendAsync(Draft draft, string value = "x")
    {
        var next = Next(draft);
        Assert.True(
            await Storage.WriteAsync(
                (unit, token) =>
                    unit.AppendAsync(next, draft.Version, NewOperation(next, value), NewEntry(null, next), token)
            )
        );
        return next;
    }
}
