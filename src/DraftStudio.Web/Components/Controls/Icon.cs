using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Components.Controls;

/// <summary>
/// The studio's signs as markup. No component: a page shows dozens, and each component costs a circuit some kilobytes.
/// </summary>
public static class Icon
{
    private static readonly ConcurrentDictionary<(string Name, int Size), MarkupString> Drawn = new();

    /// <summary>The sign in the colour of the text around it, hidden from screen readers: a word says the same.</summary>
    /// <param name="name">One of <see cref="IconPaths"/>.</param>
    /// <param name="size">Width and height, in pixels.</param>
    public static MarkupString Of(string name, int size = 16) =>
        Drawn.GetOrAdd(
            (name, size),
            static key => new MarkupString(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""<svg class="ds-icon" viewBox="0 0 16 16" width="{key.Size}" height="{key.Size}" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="{IconPaths.Of(key.Name)}" /></svg>"""
                )
            )
        );
}
