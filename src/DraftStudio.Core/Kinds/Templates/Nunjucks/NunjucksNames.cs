using System.Collections.Frozen;

namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>The names that nunjucks 3 brings (its documentation, "Builtin Filters", "Global Functions", "Tests").</summary>
internal static class NunjucksNames
{
    public static FrozenSet<string> Filters { get; } =
        Set(
            "abs batch capitalize center d default dictsort dump e escape first float forceescape groupby indent int join "
                + "last length list lower nl2br random reject rejectattr replace reverse round safe select selectattr slice "
                + "sort string striptags sum title trim truncate upper urlencode urlize wordcount"
        );

    public static FrozenSet<string> Tests { get; } =
        Set(
            "callable defined divisibleby eq equalto escaped even falsy ge greaterthan gt iterable le lessthan lower lt "
                + "mapping ne null number odd sameas string truthy undefined upper"
        );

    public static FrozenSet<string> Globals { get; } = Set("cycler joiner range");

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
