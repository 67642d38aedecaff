using System.Text.Json.Nodes;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Forms;

/// <summary>What a form brings to its routes: where they are, and the state as its own wire record.</summary>
internal sealed record FormRoutes<TState>
    where TState : FormStateWire
{
    public required FormKind Kind { get; init; }

    /// <summary>The form's one route: <c>/provider/draft</c>.</summary>
    public required string SavePath { get; init; }

    /// <summary>The name of the kind in the other routes: <c>providers</c>.</summary>
    public required string Plural { get; init; }

    public required Func<FormState, TState> ToWire { get; init; }

    /// <summary>A request to show in the description of the API; no secret is in it.</summary>
    public required JsonObject Example { get; init; }

    /// <summary>The names of routes and operations begin with it.</summary>
    public string Name => Kind.Name;

    public string DraftLocation(DraftId draft) => $"/api/{Plural}/drafts/{draft}";
}
