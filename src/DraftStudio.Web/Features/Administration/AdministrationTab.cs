using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Components.Frame;

namespace DraftStudio.Web.Features.Administration;

/// <summary>A tab of the administration: its name stands in the address.</summary>
public sealed record AdministrationTab(string Key, string Label, Permission Permission)
{
    public static readonly AdministrationTab Users = new("users", "Users", Permission.UsersManage);
    public static readonly AdministrationTab Tokens = new("tokens", "Tokens", Permission.TokensManage);
    public static readonly AdministrationTab Workspace = new("workspace", "Workspace", Permission.WorkspaceManage);
    public static readonly AdministrationTab Storage = new("storage", "Storage", Permission.WorkspaceManage);

    public string Href => $"/administration/{Key}";

    public static ImmutableArray<AdministrationTab> All { get; } = [Users, Tokens, Workspace, Storage];

    /// <summary>Those that the person may open.</summary>
    public static ImmutableArray<AdministrationTab> Of(FrameAccount account) =>
        [.. All.Where(tab => account.Permissions.Contains(tab.Permission))];

    public TabItem ToItem() => new(Key, Label, Href);
}
