using System.Collections.Immutable;
using DraftStudio.Core.Access;

namespace DraftStudio.Web.Features.Administration;

/// <summary>What each role may do, in a sentence.</summary>
public static class RoleWords
{
    /// <summary>From the least to the most.</summary>
    public static ImmutableArray<Role> All { get; } = [Role.Viewer, Role.Editor, Role.Reviewer, Role.Administrator];

    public static string Of(Role role) =>
        role switch
        {
            Role.Viewer => "Reads everything and changes nothing.",
            Role.Editor => "Edits every draft, proposes and commits.",
            Role.Reviewer => "Proposes, decides on proposals and commits.",
            Role.Administrator => "Everything, users and tokens included.",
            _ => "",
        };
}
