using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DraftStudio.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class IndexListedNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_resources_workspace_type_folded_hash",
                table: "resources");

            migrationBuilder.CreateIndex(
                name: "ix_resources_listed_names",
                table: "resources",
                columns: new[] { "workspace", "type", "folded_hash" },
                filter: "listed");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_resources_listed_names",
                table: "resources");

            migrationBuilder.CreateIndex(
                name: "ix_resources_workspace_type_folded_hash",
                table: "resources",
                columns: new[] { "workspace", "type", "folded_hash" });
        }
    }
}
