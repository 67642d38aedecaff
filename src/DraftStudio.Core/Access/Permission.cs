using System.Collections.Immutable;

namespace DraftStudio.Core.Access;

/// <summary>What a caller may do, by the name that the wire and a refusal use.</summary>
public readonly record struct Permission(string Name)
{
    public static readonly Permission Read = new("read");
    public static readonly Permission DraftsWrite = new("drafts.write");
    public static readonly Permission DraftsEditAny = new("drafts.edit_any");
    public static readonly Permission DraftsCommit = new("drafts.commit");
    public static readonly Permission ProposalsCreate = new("proposals.create");
    public static readonly Permission ProposalsDecide = new("proposals.decide");
    public static readonly Permission PatchesCreate = new("patches.create");
    public static readonly Permission PatchesDecide = new("patches.decide");
    public static readonly Permission PatchesConfirm = new("patches.confirm");
    public static readonly Permission TemplateWrite = new("template.write");
    public static readonly Permission CatalogWrite = new("catalog.write");
    public static readonly Permission KeysReveal = new("keys.reveal");
    public static readonly Permission UsersManage = new("users.manage");
    public static readonly Permission TokensManage = new("tokens.manage");
    public static readonly Permission WorkspaceManage = new("workspace.manage");

    /// <summary>Every permission there is, in the order of the contract.</summary>
    public static ImmutableArray<Permission> All { get; } =
    [
        Read,
        DraftsWrite,
        DraftsEditAny,
        DraftsCommit,
        ProposalsCreate,
        ProposalsDecide,
        PatchesCreate,
        PatchesDecide,
        PatchesConfirm,
        TemplateWrite,
        CatalogWrite,
        KeysReveal,
        UsersManage,
        TokensManage,
        WorkspaceManage,
    ];

    public override string ToString() => Name;
}
