using System.Reflection;
using System.Xml.Linq;

namespace DraftStudio.Tests.Unit.Architecture;

/// <summary>Public types state their contract.</summary>
public static class PublicDocumentation
{
    /// <summary>The public types that have no summary in the documentation that the compiler wrote.</summary>
    public static IEnumerable<string> Missing(IEnumerable<Type> types, XDocument documentation)
    {
        var described = documentation
            .Descendants("member")
            .Where(member =>
                member.Element("summary") is { } summary
                && !string.IsNullOrWhiteSpace(
                    summary.Value + string.Concat(summary.Elements().Select(e => e.Name.LocalName))
                )
            )
            .Select(member => member.Attribute("name")?.Value)
            .ToHashSet(StringComparer.Ordinal);
        return from type in types
            where !(type.Namespace ?? "").Contains(".Migrations", StringComparison.Ordinal)
            let id = "T:" + type.FullName!.Replace('+', '.') // a type of an assembly has a full name
            where !described.Contains(id)
            select $"{type.FullName} has no summary";
    }

    public static XDocument Of(Assembly assembly) =>
        XDocument.Load(
            Path.ChangeExtension(Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".dll"), ".xml")
        );
}
