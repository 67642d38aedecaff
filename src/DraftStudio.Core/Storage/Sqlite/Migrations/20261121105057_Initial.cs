using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DraftStudio.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    xml = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "journal",
                columns: table => new
                {
                    workspace = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    @event = table.Column<string>(name: "event", type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: true),
                    draft = table.Column<byte[]>(type: "BLOB", nullable: true),
                    artifact = table.Column<byte[]>(type: "BLOB", nullable: true),
                    from_version = table.Column<int>(type: "INTEGER", nullable: true),
                    to_version = table.Column<int>(type: "INTEGER", nullable: true),
                    actor = table.Column<byte[]>(type: "BLOB", nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", nullable: false),
                    client = table.Column<string>(type: "TEXT", nullable: true),
                    request = table.Column<string>(type: "TEXT", nullable: true),
                    summary = table.Column<string>(type: "TEXT", nullable: false),
                    details = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    ordinal = table.Column<long>(type: "INTEGER", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: true),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "receipts",
                columns: table => new
                {
                    workspace = table.Column<byte[]>(type: "BLOB", nullable: false),
                    operation = table.Column<string>(type: "TEXT", nullable: false),
                    caller = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    request_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    etag = table.Column<string>(type: "TEXT", nullable: true),
                    location = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<byte[]>(type: "BLOB", nullable: true),
                    body_blob = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipts", x => new { x.workspace, x.operation, x.key, x.caller });
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", nullable: false),
                    normalized_user_name = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: false),
                    normalized_email = table.Column<string>(type: "TEXT", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: false),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: false),
                    lockout_end = table.Column<long>(type: "INTEGER", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false),
                    suspended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    display_name = table.Column<string>(type: "TEXT", nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", nullable: true),
                    last_workspace = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "workspaces",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    rules = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workspaces", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "artifacts",
                columns: table => new
                {
                    workspace = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    owner = table.Column<byte[]>(type: "BLOB", nullable: false),
                    head = table.Column<byte[]>(type: "BLOB", nullable: false),
                    head_number = table.Column<int>(type: "INTEGER", nullable: false),
                    head_snapshot = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: false),
                    search = table.Column<string>(type: "TEXT", nullable: false),
                    retired = table.Column<bool>(type: "INTEGER", nullable: false),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_artifacts", x => new { x.workspace, x.id });
                    table.ForeignKey(
                        name: "fk_artifacts_workspaces",
                        column: x => x.workspace,
                        principalTable: "workspaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "blobs",
                columns: table => new
                {
                    workspace = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    stored = table.Column<byte[]>(type: "BLOB", nullable: false),
                    compressed = table.Column<bool>(type: "INTEGER", nullable: false),
                    length = table.Column<long>(type: "INTEGER", nullable: false),
                    touched_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_blobs", x => new { x.workspace, x.hash });
                    table.ForeignKey(
                        name: "fk_blobs_workspaces",
                        column: x => x.workspace,
                        principalTable: "workspaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "home_visits",
                columns: table => new
                {
                    workspace = table.Column<byte[]>(type: "BLOB", nullable: false),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    last_seen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_home_visits", x => new { x.workspace, x.user_id });
                    table.ForeignKey(
                        name: "fk_home_visits_workspaces",
                        column: x => x.workspace,
                        principalTable: "workspaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "journal_chain",
                columns: table => new
                {
                    workspace = table.Column<byte[]>(type: "BLOB", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_chain", x => x.workspace);
                    table.ForeignKey(
                        name: "fk_journal_chain_workspaces",
                        column: x => x.workspace,
                        principalTable: "workspaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    workspace = table.Column<byte[]>(type: "BLOB", nullable: false),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.workspace, x.user_id });
                    table.ForeignKey(
                        name: "fk_memberships_users",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_memberships_workspaces",
                        column: x => x.workspace,
                        principalTable: "workspaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "resources",
                columns: table => new
                {
                    workspace = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    text_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    unique_text = table.Column<bool>(type: "INTEGER", nullable: false),
                    folded = table.Column<string>(type: "TEXT", nullable: false),
                    folded_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sort_key = table.Column<string>(type: "TEXT", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: true),
                    listed = table.Column<bool>(type: "INTEGER", nullable: false),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    touched_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resources", x => new { x.workspace, x.id });
                    table.ForeignKey(
                        name: "fk_resources_workspaces",
                        column: x => x.workspace,
                        principalTable: "workspaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tokens",
                columns: table => new
                {
                    workspace = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    scopes = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tokens", x => new { x.workspace, x.id });
                    table.ForeignKey(
                        name: "fk_tokens_users",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_tokens_workspaces",
                        column: x => x.workspace,
                        principalTable: "workspaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    workspace = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    artifact = table.Column<byte[]>(type: "BLOB", nullable: true),
                    slot = table.Column<string>(type: "TEXT", nullable: true),
                    base_revision = table.Column<byte[]>(type: "BLOB", nullable: true),
                    base_number = table.Column<int>(type: "INTEGER", nullable: false),
                    base_snapshot = table.Column<byte[]>(type: "BLOB", nullable: true),
                    snapshot = table.Column<byte[]>(type: "BLOB", nullable: true),
                    snapshot_version = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    owner = table.Column<byte[]>(type: "BLOB", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: false),
                    search = table.Column<string>(type: "TEXT", nullable: false),
                    pending_proposals = table.Column<int>(type: "INTEGER", nullable: false),
                    document_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafts", x => new { x.workspace, x.id });
                    table.ForeignKey(
                        name: "fk_drafts_artifacts",
                        columns: x => new { x.workspace, x.artifact },
                        principalTable: "artifacts",
                        principalColumns: new[] { "workspace", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_drafts_workspaces",
                        column: x => x.workspace,
                        principalTable: "workspaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "secrets",
                columns: table => new
                {
                    workspace = table.Column<byte[]>(type: "BLOB", nullable: false),
                    resource = table.Column<byte[]>(type: "BLOB", nullable: false),
                    encrypted = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_secrets", x => new { x.workspace, x.resource });
                    table.ForeignKey(
                        name: "fk_secrets_resources",
                        columns: x => new { x.workspace, x.resource },
                        principalTable: "resources",
                        principalColumns: new[] { "workspace", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "operations",
                columns: table => new
                {
                    workspace = table.Column<byte[]>(type: "BLOB", nullable: false),
                    draft = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    author = table.Column<byte[]>(type: "BLOB", nullable: false),
                    author_name = table.Column<string>(type: "TEXT", nullable: false),
                    client = table.Column<string>(type: "TEXT", nullable: true),
                    label = table.Column<string>(type: "TEXT", nullable: false),
                    undoes = table.Column<int>(type: "INTEGER", nullable: true),
                    changes = table.Column<byte[]>(type: "BLOB", nullable: true),
                    changes_blob = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operations", x => new { x.workspace, x.draft, x.version });
                    table.ForeignKey(
                        name: "fk_operations_drafts",
                        columns: x => new { x.workspace, x.draft },
                        principalTable: "drafts",
                        principalColumns: new[] { "workspace", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "proposals",
                columns: table => new
                {
                    workspace = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    draft = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    base_version = table.Column<int>(type: "INTEGER", nullable: false),
                    changes = table.Column<byte[]>(type: "BLOB", nullable: true),
                    changes_blob = table.Column<byte[]>(type: "BLOB", nullable: true),
                    made_draft = table.Column<bool>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    proposer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    proposer_name = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    approvals = table.Column<string>(type: "TEXT", nullable: true),
                    decided_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    decided_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    comment = table.Column<string>(type: "TEXT", nullable: true),
                    applied_version = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposals", x => new { x.workspace, x.id });
                    table.ForeignKey(
                        name: "fk_proposals_drafts",
                        columns: x => new { x.workspace, x.draft },
                        principalTable: "drafts",
                        principalColumns: new[] { "workspace", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revisions",
                columns: table => new
                {
                    workspace = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    artifact = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    parent = table.Column<byte[]>(type: "BLOB", nullable: true),
                    snapshot = table.Column<byte[]>(type: "BLOB", nullable: true),
                    draft = table.Column<byte[]>(type: "BLOB", nullable: true),
                    draft_version = table.Column<int>(type: "INTEGER", nullable: true),
                    message = table.Column<string>(type: "TEXT", nullable: false),
                    author = table.Column<byte[]>(type: "BLOB", nullable: false),
                    author_name = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revisions", x => new { x.workspace, x.id });
                    table.ForeignKey(
                        name: "fk_revisions_artifacts",
                        columns: x => new { x.workspace, x.artifact },
                        principalTable: "artifacts",
                        principalColumns: new[] { "workspace", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revisions_drafts",
                        columns: x => new { x.workspace, x.draft },
                        principalTable: "drafts",
                        principalColumns: new[] { "workspace", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "users",
                columns: new[] { "id", "access_failed_count", "concurrency_stamp", "created_at", "display_name", "email", "last_workspace", "lockout_enabled", "lockout_end", "normalized_email", "normalized_user_name", "password_hash", "security_stamp", "suspended_at", "time_zone", "user_name" },
                values: new object[] { new byte[] { 0, 0, 0, 0, 0, 0, 112, 0, 128, 0, 0, 0, 0, 0, 0, 1 }, 0, "", 0L, "Draft Studio", "studio@localhost", null, true, null, "STUDIO@LOCALHOST", "STUDIO", null, "", 0L, null, "studio" });

            migrationBuilder.CreateIndex(
                name: "ix_artifacts_workspace_kind_retired_search_id",
                table: "artifacts",
                columns: new[] { "workspace", "kind", "retired", "search", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_artifacts_workspace_kind_retired_updated_at_id",
                table: "artifacts",
                columns: new[] { "workspace", "kind", "retired", "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_drafts_open_owner",
                table: "drafts",
                columns: new[] { "workspace", "owner" },
                filter: "status in ('active', 'dormant')");

            migrationBuilder.CreateIndex(
                name: "ix_drafts_workspace_artifact",
                table: "drafts",
                columns: new[] { "workspace", "artifact" });

            migrationBuilder.CreateIndex(
                name: "ix_drafts_workspace_kind_status_updated_at_id",
                table: "drafts",
                columns: new[] { "workspace", "kind", "status", "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_drafts_open_slot",
                table: "drafts",
                columns: new[] { "workspace", "kind", "artifact", "slot" },
                unique: true,
                filter: "status in ('active', 'dormant') and artifact is not null");

            migrationBuilder.CreateIndex(
                name: "ix_journal_artifact",
                table: "journal",
                columns: new[] { "workspace", "artifact", "seq" },
                filter: "seq is not null and artifact is not null");

            migrationBuilder.CreateIndex(
                name: "ix_journal_draft",
                table: "journal",
                columns: new[] { "workspace", "draft", "seq" },
                filter: "seq is not null and draft is not null");

            migrationBuilder.CreateIndex(
                name: "ix_journal_unsealed",
                table: "journal",
                columns: new[] { "workspace", "ordinal" },
                filter: "seq is null");

            migrationBuilder.CreateIndex(
                name: "ux_journal_seq",
                table: "journal",
                columns: new[] { "workspace", "seq" },
                unique: true,
                filter: "seq is not null");

            migrationBuilder.CreateIndex(
                name: "ix_memberships_user_id",
                table: "memberships",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposals_pending",
                table: "proposals",
                columns: new[] { "workspace", "created_at", "id" },
                filter: "status = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ix_proposals_workspace_draft",
                table: "proposals",
                columns: new[] { "workspace", "draft" });

            migrationBuilder.CreateIndex(
                name: "ix_proposals_workspace_kind_key",
                table: "proposals",
                columns: new[] { "workspace", "kind", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_receipts_at",
                table: "receipts",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_resources_offered",
                table: "resources",
                columns: new[] { "workspace", "type", "sort_key", "id" },
                filter: "listed and retired_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_resources_unlisted",
                table: "resources",
                column: "touched_at",
                filter: "not listed");

            migrationBuilder.CreateIndex(
                name: "ix_resources_workspace_type_folded_hash",
                table: "resources",
                columns: new[] { "workspace", "type", "folded_hash" });

            migrationBuilder.CreateIndex(
                name: "ux_resources_text",
                table: "resources",
                columns: new[] { "workspace", "type", "text_hash" },
                unique: true,
                filter: "unique_text");

            migrationBuilder.CreateIndex(
                name: "ix_revisions_workspace_artifact_number",
                table: "revisions",
                columns: new[] { "workspace", "artifact", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_revisions_workspace_draft",
                table: "revisions",
                columns: new[] { "workspace", "draft" });

            migrationBuilder.CreateIndex(
                name: "ix_tokens_hash",
                table: "tokens",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tokens_user_id",
                table: "tokens",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_users_normalized_email",
                table: "users",
                column: "normalized_email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_users_normalized_user_name",
                table: "users",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_workspaces_slug",
                table: "workspaces",
                column: "slug",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "blobs");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "home_visits");

            migrationBuilder.DropTable(
                name: "journal");

            migrationBuilder.DropTable(
                name: "journal_chain");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "operations");

            migrationBuilder.DropTable(
                name: "proposals");

            migrationBuilder.DropTable(
                name: "receipts");

            migrationBuilder.DropTable(
                name: "revisions");

            migrationBuilder.DropTable(
                name: "secrets");

            migrationBuilder.DropTable(
                name: "tokens");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "resources");

            migrationBuilder.DropTable(
                name: "users");

            migrationBuilder.DropTable(
                name: "artifacts");

            migrationBuilder.DropTable(
                name: "workspaces");
        }
    }
}
