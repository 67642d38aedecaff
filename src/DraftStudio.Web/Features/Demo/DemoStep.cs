using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Demo;

/// <summary>One thing that somebody did with a provider. <see cref="Text"/> is a commit's message or a decision's comment.</summary>
internal sealed record DemoStep(double DaysAgo, DemoPerson Who, DemoVerb Verb, string Provider)
{
    public FormEdit Edit { get; init; } = FormEdit.Empty;

    public string Text { get; init; } = "";

    /// <summary>The same with its secrets encrypted, as it is to be before the unit of work that writes it.</summary>
    public DemoStep Seal(ISecretProtector protector) => this with { Edit = Edit.Seal(protector) };
}
