using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Templates;

/// <summary>How a zip is put into a draft.</summary>
/// <param name="DryRun">Nothing is written.</param>
/// <param name="IsWhole">What the zip does not have is removed.</param>
/// <param name="Plan">The hash of the difference that was seen; null when nobody asked for one.</param>
internal sealed record TemplateImportQuery(bool DryRun, bool IsWhole, ContentHash? Plan)
{
    private const string Merge = "merge";
    private const string Replace = "replace";

    public string Mode => IsWhole ? Replace : Merge;

    public static Result<TemplateImportQuery> Read(IQueryCollection query)
    {
        var (dryRun, mode, plan) = (One(query, "dryRun"), One(query, "mode"), One(query, "plan"));
        if (dryRun is not (null or "true" or "false"))
        {
            return Unknown("dryRun", "true or false");
        }

        if (mode is not (null or Merge or Replace))
        {
            return Unknown("mode", "merge or replace");
        }

        ContentHash? seen = null;
        if (plan is not null)
        {
            if (plan.Length != 64 || !plan.All(char.IsAsciiHexDigitLower))
            {
                return Unknown("plan", "what a dry run answered");
            }

            seen = ContentHash.Parse(plan);
        }

        return new TemplateImportQuery(dryRun == "true", mode == Replace, seen);
    }

    private static string? One(IQueryCollection query, string name) =>
        query.TryGetValue(name, out var values) ? values.ToString() : null;

    private static DraftError Unknown(string name, string what) =>
        DraftError.Of("unknown_value", "", name, $"\"{name}\" is {what}.");
}
