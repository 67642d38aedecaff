using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>What a list was asked for; it stands in the page's address.</summary>
public sealed record ArtifactListQuery(
    string Kind,
    ArtifactTab Tab,
    string Search,
    ArtifactOrder Order,
    bool Descending
)
{
    private const string ByTitle = "name";
    private const string ByUpdated = "updated";

    public static ArtifactListQuery Of(string kind, string? tab, string? search, string? sort)
    {
        var parsed = Enum.TryParse<ArtifactTab>(tab, ignoreCase: true, out var known) && Enum.IsDefined(known);
        var by = sort?.TrimStart('-');
        return new ArtifactListQuery(
            kind,
            parsed ? known : ArtifactTab.All,
            search?.Trim() ?? "",
            by == ByUpdated ? ArtifactOrder.Updated : ArtifactOrder.Title,
            sort?.StartsWith('-') == true
        );
    }

    /// <summary>The members of the address; those that say nothing new are null.</summary>
    public Dictionary<string, object?> ToParameters()
    {
        var sort = $"{(Descending ? "-" : "")}{(Order == ArtifactOrder.Updated ? ByUpdated : ByTitle)}";
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["tab"] = Tab == ArtifactTab.All ? null : Tab.ToString().ToLowerInvariant(),
            ["q"] = Search.Length == 0 ? null : Search,
            ["sort"] = sort == ByTitle ? null : sort,
        };
    }

    /// <summary>As a press on the column's head makes it: the column, then the other way round.</summary>
    public ArtifactListQuery SortedBy(ArtifactOrder order) =>
        this with
        {
            Order = order,
            Descending = Order == order && !Descending,
        };
}
