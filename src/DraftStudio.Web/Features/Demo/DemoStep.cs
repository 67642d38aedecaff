using System.Collections.Immutable;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Demo;

/// <summary>One thing that somebody did with a provider or a cohort. <see cref="Text"/> is a commit's message or a decision's comment.</summary>
internal sealed record DemoStep(double DaysAgo, DemoPerson Who, DemoVerb Verb, string Kind, string Title)
{
    public FormEdit Edit { get; init; } = FormEdit.Empty;

    /// <summary>Compound rows that come beside the rest.</summary>
    public ImmutableArray<DemoRow> Rows { get; init; } = [];

    public string Text { get; init; } = "";

    /// <summary>The same with its secrets encrypted, as it is to be before the unit of work that writes it.</summary>
    public DemoStep Seal(ISecretProtector protector) => this with { Edit = Edit.Seal(protector) };
}
