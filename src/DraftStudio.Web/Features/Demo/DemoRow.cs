using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Demo;

/// <summary>A compound row of the story.</summary>
/// <param name="Field">The field that it is of.</param>
/// <param name="Names">The members that name a resource, by its text.</param>
/// <param name="Values">The other members, as they are written.</param>
/// <param name="Day">For a row with a time: how many days from now, at midnight.</param>
internal sealed record DemoRow(
    string Field,
    ImmutableArray<(string Member, string Text)> Names,
    ImmutableArray<(string Member, string Text)> Values,
    double? Day = null
);
