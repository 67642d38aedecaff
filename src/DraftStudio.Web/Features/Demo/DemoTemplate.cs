using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Demo;

/// <summary>A template of the demo as somebody published it. In its JSON <c>@name</c> is the id of the file of that name.</summary>
internal sealed record DemoTemplate(double DaysAgo, DemoPerson Who, string Name, string Description)
{
    public string Type { get; init; } = "nunjucks";

    public string Handler { get; init; } = "html";

    public string HandlerOptions { get; init; } = "{}";

    public string Settings { get; init; } = "{}";

    /// <summary>The first is the primary one.</summary>
    public required ImmutableArray<DemoFile> Files { get; init; }

    public ImmutableArray<string> Processors { get; init; } = [];

    public ImmutableArray<string> Inputs { get; init; } = [];
}

/// <summary>A file of a demo's template: a text, or bytes in base 64.</summary>
internal sealed record DemoFile(string Name, string Role, string Text)
{
    public bool IsBase64 { get; init; }
}
