using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Support;

/// <summary>The person's screen: its size and what their system prefers.</summary>
public sealed record BrowserOptions
{
    public static readonly BrowserOptions Wide = new();

    public static readonly BrowserOptions Narrow = new() { Width = 390, Height = 844 };

    /// <summary>Names the trace when a test has several people.</summary>
    public string Person { get; init; } = "person";

    public int Width { get; init; } = 1440;

    public int Height { get; init; } = 900;

    public ColorScheme Theme { get; init; } = ColorScheme.Light;

    /// <summary>Motion is off unless a test is about it: a moving button is not clicked sooner.</summary>
    public ReducedMotion Motion { get; init; } = ReducedMotion.Reduce;
}
