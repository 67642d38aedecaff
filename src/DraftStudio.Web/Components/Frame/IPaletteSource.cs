using System.Collections.Immutable;

namespace DraftStudio.Web.Components.Frame;

/// <summary>What a feature brings to the command palette. Register as scoped; groups are shown in the order of registration.</summary>
public interface IPaletteSource
{
    string Name { get; }

    /// <summary>At most a dozen items for what was typed, best first; with nothing typed, those worth offering.</summary>
    ValueTask<ImmutableArray<PaletteItem>> SearchAsync(string query, CancellationToken cancellationToken);
}
