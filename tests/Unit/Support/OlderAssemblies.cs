using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace DraftStudio.Tests.Unit.Support;

/// <summary>
/// bUnit 2.15.2 asks for AngleSharp.Diffing 1.1.1 or later, which not every feed has; the 0.17.0 that stands in for it is
/// refused by the runtime for its lower version, so it is answered by name. Delete this file, the pin in
/// Directory.Packages.props and NU1605 in the project when the feed has the real one: docs/dependencies.md.
/// </summary>
internal static class OlderAssemblies
{
    [ModuleInitializer]
    internal static void Accept() =>
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Name is "AngleSharp.Diffing"
                ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll"))
                : null;
}
