using System.Text;
using DraftStudio.Core.Access;
using DraftStudio.Core.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DraftStudio.Core.Storage;

/// <summary>
/// The tables, in names that need no quotes on either database. A foreign key includes the workspace, so that no row can
/// refer to another workspace's. The journal and the receipts have none: they are on the hot path and outlive what they name.
/// Blobs have none either: the sweep asks whether they are in use.
/// </summary>
internal static class StudioModel
{
    public static void Build(ModelBuilder model, StudioDbContext context)
    {
        BuildAccess(model);
        BuildDrafts(model);
        BuildCatalog(model);
        BuildJournal(model);
        Filter(model, context);
        Name(model);
    }

    private static void BuildAccess(ModelBuilder model)
    {
        var workspaces = model.Entity<WorkspaceRow>().ToTable("workspaces");
        workspaces.HasKey(row => row.Id);
        workspaces.HasIndex(row => row.Slug).IsUnique();

        var users = model.Entity<UserRow>().ToTable("users");
        users.HasKey(row => row.Id);
        users.HasIndex(row => row.NormalizedUserName).IsUnique();
        users.HasIndex(row => row.NormalizedEmail).IsUnique();
        users.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();
        users.HasData(
            new UserRow
            {
                Id = UserId.Studio.Value,
                UserName = "studio",
                NormalizedUserName = "STUDIO",
                Email = "studio@localhost",
                NormalizedEmail = "STUDIO@LOCALHOST",
                SecurityStamp = "",
                ConcurrencyStamp = "",
                DisplayName = "Draft Studio",
                LockoutEnabled = true,
                CreatedAt = DateTimeOffset.UnixEpoch,
                SuspendedAt = DateTimeOffset.UnixEpoch,
            }
        );

        var memberships = model.Entity<MembershipRow>().ToTable("memberships");
        memberships.HasKey(row => new { row.Workspace, row.UserId });
        memberships.HasIndex(row => row.UserId);
        memberships.Property(row => row.Role).HasConversion(role => Words.Of(role), word => Words.Parse<Role>(word));
        OfWorkspace(memberships);
        memberships.HasOne<UserRow>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Restrict);

        var tokens = model.Entity<TokenRow>().ToTable("tokens");
        tokens.HasKey(row => new { row.Workspace, row.Id });
        tokens.HasIndex(row => row.Hash).IsUnique();
        OfWorkspace(tokens);
        tokens.HasOne<UserRow>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Restrict);

        model.Entity<DataProtectionKeyRow>().ToTable("data_protection_keys").HasKey(row => row.Id);

        var visits = model.Entity<HomeVisitRow>().ToTable("home_visits");
        visits.HasKey(row => new { row.Workspace, row.UserId });
        OfWorkspace(visits);
    }

    private static void BuildDrafts(ModelBuilder model)
    {
        var drafts = model.Entity<DraftRow>().ToTable("drafts");
        drafts.HasKey(row => new { row.Workspace, row.Id });
        drafts
            .HasIndex(row => new
            {
                row.Workspace,
                row.Kind,
                row.Artifact,
                row.Slot,
            })
            .IsUnique()
            .HasFilter("status in ('active', 'dormant') and artifact is not null")
            .HasDatabaseName("ux_drafts_open_slot");
        drafts.HasIndex(row => new
        {
            row.Workspace,
            row.Kind,
            row.Status,
            row.UpdatedAt,
            row.Id,
        });
        drafts
            .HasIndex(row => new { row.Workspace, row.Owner })
            .HasFilter("status in ('active', 'dormant')")
            .HasDatabaseName("ix_drafts_open_owner");
        OfWorkspace(drafts);
        drafts
            .HasOne<ArtifactRow>()
            .WithMany()
            .HasForeignKey(row => new { row.Workspace, row.Artifact })
            .OnDelete(DeleteBehavior.Restrict);

        var operations = model.Entity<OperationRow>().ToTable("operations");
        operations.HasKey(row => new
        {
            row.Workspace,
            row.Draft,
            row.Version,
        });
        operations
            .HasOne<DraftRow>()
            .WithMany()
            .HasForeignKey(row => new { row.Workspace, row.Draft })
            .OnDelete(DeleteBehavior.Restrict);

        var proposals = model.Entity<ProposalRow>().ToTable("proposals");
        proposals.HasKey(row => new { row.Workspace, row.Id });
        proposals
            .HasIndex(row => new
            {
                row.Workspace,
                row.Kind,
                row.Key,
            })
            .IsUnique();
        proposals
            .HasIndex(row => new
            {
                row.Workspace,
                row.CreatedAt,
                row.Id,
            })
            .HasFilter("status = 'pending'")
            .HasDatabaseName("ix_proposals_pending");
        proposals
            .HasOne<DraftRow>()
            .WithMany()
            .HasForeignKey(row => new { row.Workspace, row.Draft })
            .OnDelete(DeleteBehavior.Restrict);

        var artifacts = model.Entity<ArtifactRow>().ToTable("artifacts");
        artifacts.HasKey(row => new { row.Workspace, row.Id });
        artifacts.HasIndex(row => new
        {
            row.Workspace,
            row.Kind,
            row.Retired,
            row.Search,
            row.Id,
        });
        artifacts.HasIndex(row => new
        {
            row.Workspace,
            row.Kind,
            row.Retired,
            row.UpdatedAt,
            row.Id,
        });
        OfWorkspace(artifacts);

        var revisions = model.Entity<RevisionRow>().ToTable("revisions");
        revisions.HasKey(row => new { row.Workspace, row.Id });
        revisions
            .HasIndex(row => new
            {
                row.Workspace,
                row.Artifact,
                row.Number,
            })
            .IsUnique();
        revisions
            .HasOne<ArtifactRow>()
            .WithMany()
            .HasForeignKey(row => new { row.Workspace, row.Artifact })
            .OnDelete(DeleteBehavior.Restrict);
        revisions
            .HasOne<DraftRow>()
            .WithMany()
            .HasForeignKey(row => new { row.Workspace, row.Draft })
            .OnDelete(DeleteBehavior.Restrict);

        var blobs = model.Entity<BlobRow>().ToTable("blobs");
        blobs.HasKey(row => new { row.Workspace, row.Hash });
        OfWorkspace(blobs);

        var receipts = model.Entity<ReceiptRow>().ToTable("receipts");
        receipts.HasKey(row => new
        {
            row.Workspace,
            row.Operation,
            row.Key,
            row.Caller,
        });
        receipts.HasIndex(row => row.At);
    }

    private static void BuildCatalog(ModelBuilder model)
    {
        var resources = model.Entity<ResourceRow>().ToTable("resources");
        resources.HasKey(row => new { row.Workspace, row.Id });
        resources
            .HasIndex(row => new
            {
                row.Workspace,
                row.Type,
                row.TextHash,
            })
            .IsUnique()
            .HasFilter("unique_text")
            .HasDatabaseName("ux_resources_text");
        resources
            .HasIndex(row => new
            {
                row.Workspace,
                row.Type,
                row.FoldedHash,
            })
            .HasFilter("listed")
            .HasDatabaseName("ix_resources_listed_names");
        resources
            .HasIndex(row => new
            {
                row.Workspace,
                row.Type,
                row.SortKey,
                row.Id,
            })
            .HasFilter("listed and retired_at is null")
            .HasDatabaseName("ix_resources_offered");
        resources.HasIndex(row => row.TouchedAt).HasFilter("not listed").HasDatabaseName("ix_resources_unlisted");
        OfWorkspace(resources);

        var secrets = model.Entity<SecretRow>().ToTable("secrets");
        secrets.HasKey(row => new { row.Workspace, row.Resource });
        secrets
            .HasOne<ResourceRow>()
            .WithMany()
            .HasForeignKey(row => new { row.Workspace, row.Resource })
            .OnDelete(DeleteBehavior.Restrict);
    }

    private static void BuildJournal(ModelBuilder model)
    {
        var journal = model.Entity<JournalRow>().ToTable("journal");
        journal.HasKey(row => new { row.Workspace, row.Id });
        journal
            .HasIndex(row => new { row.Workspace, row.Seq })
            .IsUnique()
            .HasFilter("seq is not null")
            .HasDatabaseName("ux_journal_seq");
        journal
            .HasIndex(row => new
            {
                row.Workspace,
                row.Draft,
                row.Seq,
            })
            .HasFilter("seq is not null and draft is not null")
            .HasDatabaseName("ix_journal_draft");
        journal
            .HasIndex(row => new
            {
                row.Workspace,
                row.Artifact,
                row.Seq,
            })
            .HasFilter("seq is not null and artifact is not null")
            .HasDatabaseName("ix_journal_artifact");
        journal
            .HasIndex(row => new { row.Workspace, row.Ordinal })
            .HasFilter("seq is null")
            .HasDatabaseName("ix_journal_unsealed");

        var chain = model.Entity<JournalChainRow>().ToTable("journal_chain");
        chain.HasKey(row => row.Workspace);
        OfWorkspace(chain);
    }

    private static void OfWorkspace<TRow>(EntityTypeBuilder<TRow> rows)
        where TRow : class, IWorkspaceRow =>
        rows.HasOne<WorkspaceRow>()
            .WithMany()
            .HasForeignKey(nameof(IWorkspaceRow.Workspace))
            .OnDelete(DeleteBehavior.Restrict);

    private static void Filter(ModelBuilder model, StudioDbContext context)
    {
        Filter<MembershipRow>(model, context);
        Filter<TokenRow>(model, context);
        Filter<HomeVisitRow>(model, context);
        Filter<DraftRow>(model, context);
        Filter<OperationRow>(model, context);
        Filter<ProposalRow>(model, context);
        Filter<ArtifactRow>(model, context);
        Filter<RevisionRow>(model, context);
        Filter<ResourceRow>(model, context);
        Filter<SecretRow>(model, context);
        Filter<BlobRow>(model, context);
        Filter<ReceiptRow>(model, context);
        Filter<JournalRow>(model, context);
        Filter<JournalChainRow>(model, context);
    }

    private static void Filter<TRow>(ModelBuilder model, StudioDbContext context)
        where TRow : class, IWorkspaceRow =>
        model
            .Entity<TRow>()
            .HasQueryFilter(row => context.FilteredWorkspace == null || row.Workspace == context.FilteredWorkspace);

    private static void Name(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            var table = entity.GetTableName();
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
                if (property.ClrType == typeof(Guid))
                {
                    property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
                }
            }

            foreach (var key in entity.GetKeys())
            {
                key.SetName($"pk_{table}");
            }

            foreach (var foreign in entity.GetForeignKeys())
            {
                foreign.SetConstraintName($"fk_{table}_{foreign.PrincipalEntityType.GetTableName()}");
            }

            foreach (var index in entity.GetIndexes())
            {
                var name = index.GetDatabaseName() ?? "";
                if (name.StartsWith("IX_", StringComparison.Ordinal))
                {
                    index.SetDatabaseName(
                        $"ix_{table}_{string.Join('_', index.Properties.Select(property => property.GetColumnName()))}"
                    );
                }
            }
        }
    }

    /// <summary>The ordinal order of UTF-8 on both databases for the texts that lists are ordered by.</summary>
    public static void CollateOrdinally(ModelBuilder model, string collation)
    {
        model.Entity<ArtifactRow>().Property(row => row.Search).UseCollation(collation);
        model.Entity<ResourceRow>().Property(row => row.SortKey).UseCollation(collation);
    }

    private static string Snake(string name)
    {
        if (name == nameof(ReceiptRow.ETag))
        {
            return "etag";
        }

        var snake = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }
}
