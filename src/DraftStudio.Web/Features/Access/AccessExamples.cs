using System.Globalization;
using System.Text.Json.Nodes;
using DraftStudio.Core.Access;
using DraftStudio.Web.Api;

namespace DraftStudio.Web.Features.Access;

/// <summary>The bodies that the description of the API shows for users, tokens, workspaces and oneself.</summary>
internal static class AccessExamples
{
    private static readonly DateTimeOffset Then = DateTimeOffset.Parse(
        "2026-03-02T08:30:00Z",
        CultureInfo.InvariantCulture
    );

    public static readonly WorkspaceWire Workspace = new()
    {
        Id = Guid.Parse("019c9a10-5f00-7000-8000-000000000001"),
        Slug = "northwind",
        Name = "Northwind Health",
        Rules = new RulesWire { ForbidOwnDecisions = true, RequiredApprovals = 2 },
        CreatedAt = Then,
    };

    public static readonly ListWire<WorkspaceWire> Workspaces = new() { Items = [Workspace], NextCursor = null };

    public static readonly JsonObject ChangeWorkspace = new()
    {
        ["rules"] = new JsonObject { ["required_approvals"] = 2 },
    };

    public static readonly CreateWorkspaceWire CreateWorkspace = new()
    {
        Name = "Northwind Health",
        Slug = "northwind",
    };

    public static readonly UserWire User = new()
    {
        Id = Guid.Parse("019c9a10-5f00-7000-8000-000000000002"),
        Email = "bea@northwind.example",
        Name = "Bea Lindqvist",
        Role = Role.Editor,
        Suspended = false,
        HasPassword = true,
        CreatedAt = Then,
    };

    public static readonly ListWire<UserWire> Users = new() { Items = [User], NextCursor = null };

    public static readonly UserWire AddedUser = User with
    {
        HasPassword = false,
        PasswordLink =
            "https://studio.northwind.example/choose-password?user=019c9a10-5f00-7000-8000-000000000002&code=…",
    };

    public static readonly JsonObject AddUser = new()
    {
        ["email"] = "bea@northwind.example",
        ["name"] = "Bea Lindqvist",
        ["role"] = "editor",
    };

    public static readonly JsonObject ChangeUser = new() { ["role"] = "reviewer" };

    public static readonly TokenWire Token = new()
    {
        Id = Guid.Parse("019c9a10-5f00-7000-8000-000000000003"),
        Name = "Nightly sync",
        UserId = User.Id,
        Scopes = [Permission.Read.Name, Permission.ProposalsCreate.Name],
        CreatedAt = Then,
        ExpiresAt = Then.AddYears(1),
        LastUsedAt = Then.AddDays(1),
    };

    public static readonly ListWire<TokenWire> Tokens = new() { Items = [Token], NextCursor = null };

    public static readonly TokenWire MadeToken = Token with { LastUsedAt = null, Token = "ds_…" };

    public static readonly JsonObject CreateToken = new()
    {
        ["name"] = "Nightly sync",
        ["scopes"] = new JsonArray(Permission.Read.Name, Permission.ProposalsCreate.Name),
        ["expires_at"] = "2027-03-02T08:30:00Z",
    };

    public static readonly MeWire Me = new()
    {
        Id = User.Id,
        Email = User.Email,
        Name = User.Name,
        TimeZone = "Europe/Stockholm",
        Role = User.Role,
        Permissions = [Permission.Read.Name, Permission.DraftsWrite.Name],
        Workspace = Workspace,
        Workspaces = [Workspace],
    };

    public static readonly JsonObject ChangeMe = new() { ["time_zone"] = "Europe/Stockholm" };

    public static readonly ChangePasswordWire ChangePassword = new()
    {
        CurrentPassword = "the one until now",
        NewPassword = "a longer one from now on",
    };
}
