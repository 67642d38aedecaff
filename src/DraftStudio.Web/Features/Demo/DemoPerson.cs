using System.Collections.Immutable;
using DraftStudio.Core.Access;

namespace DraftStudio.Web.Features.Demo;

/// <summary>Somebody who works in the demo workspace.</summary>
internal sealed record DemoPerson(string Name, string Email, Role Role)
{
    public static readonly DemoPerson Ada = new("Ada Lindqvist", "ada@demo.example", Role.Administrator);

    public static readonly DemoPerson Bea = new("Bea Okafor", "bea@demo.example", Role.Editor);

    public static readonly DemoPerson Rolf = new("Rolf Brandt", "rolf@demo.example", Role.Reviewer);

    public static readonly DemoPerson Vera = new("Vera Santos", "vera@demo.example", Role.Viewer);

    /// <summary>The one who sets the workspace up comes first.</summary>
    public static readonly ImmutableArray<DemoPerson> All = [Ada, Bea, Rolf, Vera];
}
