using DraftStudio.Core.Access;
using DraftStudio.Core.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace DraftStudio.Core.Storage;

/// <summary>
/// Everything that is stored, for EF Core. Writes only within a <see cref="WriteUnit"/>: a save anywhere else throws.
/// When <see cref="Workspace"/> is set, another workspace's rows are neither read nor saved.
/// </summary>
public abstract class StudioDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>The workspace that this context is about; null for what concerns them all (sign-in, set-up, upkeep).</summary>
    public WorkspaceId? Workspace { get; set; }

    /// <summary>The unit of work that this context belongs to; null for one that only reads.</summary>
    internal WriteUnit? Unit { get; init; }

    public DbSet<WorkspaceRow> Workspaces => Set<WorkspaceRow>();

    public DbSet<UserRow> Users => Set<UserRow>();

    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();

    public DbSet<TokenRow> Tokens => Set<TokenRow>();

    public DbSet<DataProtectionKeyRow> DataProtectionKeys => Set<DataProtectionKeyRow>();

    public DbSet<HomeVisitRow> HomeVisits => Set<HomeVisitRow>();

    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    public DbSet<OperationRow> Operations => Set<OperationRow>();

    public DbSet<ProposalRow> Proposals => Set<ProposalRow>();

    public DbSet<ArtifactRow> Artifacts => Set<ArtifactRow>();

    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    public DbSet<ResourceRow> Resources => Set<ResourceRow>();

    public DbSet<SecretRow> Secrets => Set<SecretRow>();

    public DbSet<BlobRow> Blobs => Set<BlobRow>();

    public DbSet<ReceiptRow> Receipts => Set<ReceiptRow>();

    public DbSet<JournalRow> Journal => Set<JournalRow>();

    public DbSet<JournalChainRow> JournalChain => Set<JournalChainRow>();

    // Read by the query filters, which cannot unwrap the id themselves.
    internal Guid? FilteredWorkspace => Workspace?.Value;

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Guard();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        Guard();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => StudioModel.Build(modelBuilder, this);

    private void Guard()
    {
        if (Unit is not { IsOpen: true })
        {
            throw new InvalidOperationException("Rows are saved within a unit of work: WriteQueue.RunAsync.");
        }

        if (FilteredWorkspace is not { } workspace)
        {
            return;
        }

        foreach (var entry in ChangeTracker.Entries<IWorkspaceRow>())
        {
            if (
                entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && entry.Entity.Workspace != workspace
            )
            {
                throw new InvalidOperationException(
                    $"A row of {entry.Metadata.GetTableName()} belongs to another workspace."
                );
            }
        }
    }
}
