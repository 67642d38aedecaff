using System.Collections.Immutable;
using DraftStudio.Core.Access;

namespace DraftStudio.Web.Components.Frame;

/// <summary>A place of the left navigation; shown to those who have one of the permissions, or to all.</summary>
public sealed record NavigationItem(string Href, string Label, string Icon, ImmutableArray<Permission> Permissions)
{
    public static readonly NavigationItem Home = new("/", "Home", "home", []);
    public static readonly NavigationItem Providers = new("/providers", "Providers", "provider", []);
    public static readonly NavigationItem Cohorts = new("/cohorts", "Cohorts", "cohort", []);
    public static readonly NavigationItem Workflows = new("/workflows", "Workflows", "workflow", []);
    public static readonly NavigationItem Templates = new("/templates", "Templates", "template", []);
    public static readonly NavigationItem Catalog = new("/catalog", "Catalogue", "catalog", []);
    public static readonly NavigationItem Review = new(
        "/review",
        "Review",
        "review",
        [Permission.ProposalsDecide, Permission.ProposalsCreate]
    );
    public static readonly NavigationItem Activity = new("/activity", "Activity", "activity", []);
    public static readonly NavigationItem Administration = new(
        "/administration",
        "Administration",
        "administration",
        [Permission.UsersManage, Permission.TokensManage, Permission.WorkspaceManage]
    );

    /// <summary>Everything that exists, in the order of the navigation.</summary>
    public static ImmutableArray<NavigationItem> All { get; } =
    [Home, Providers, Cohorts, Workflows, Templates, Catalog, Review, Activity, Administration];
}
