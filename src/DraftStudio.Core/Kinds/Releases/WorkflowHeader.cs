using System.Globalization;
using System.Text;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>What is a workflow's own, whatever its release.</summary>
internal sealed record WorkflowHeader(string Name, string Slug, string Kind, string? Description)
{
    public const string Workflow = "workflow";
    public const string Tool = "tool";
    public const string Agent = "agent";

    public static WorkflowHeader Of(Document document) =>
        new(
            ReleaseDocument.TextAt(document, ReleaseDocument.Name) ?? "",
            ReleaseDocument.TextAt(document, ReleaseDocument.Slug) ?? "",
            ReleaseDocument.TextAt(document, ReleaseDocument.Kind) ?? Workflow,
            ReleaseDocument.TextAt(document, ReleaseDocument.Description)
        );

    public Document PutInto(Document document) =>
        document
            .With(ReleaseDocument.Name, LeafNode.Of(Name))
            .With(ReleaseDocument.Slug, LeafNode.Of(Slug))
            .With(ReleaseDocument.Kind, LeafNode.Of(Kind))
            .With(ReleaseDocument.Description, Description is null ? ReleaseDocument.Null : LeafNode.Of(Description));

    /// <summary>Why a workflow cannot be called and described so; null when it can.</summary>
    public static DraftError? Refuse(string name, string? description)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return DraftError.Of("required", "/name", "name", "A workflow has a name.");
        }

        if (name.Length > ReleaseLimits.Name)
        {
            return DraftError.Of(
                "too_long",
                "/name",
                "name",
                string.Create(CultureInfo.InvariantCulture, $"A name has at most {ReleaseLimits.Name} characters.")
            );
        }

        return description?.Length > ReleaseLimits.Description
            ? DraftError.Of(
                "too_long",
                "/description",
                "description",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A description has at most {ReleaseLimits.Description:N0} characters."
                )
            )
            : null;
    }

    /// <summary>A name as it stands in addresses: letters and digits in lower case, with single hyphens between words.</summary>
    /// <param name="name">For people.</param>
    /// <param name="otherwise">What a name without a letter and a digit becomes.</param>
    public static string SlugOf(string name, string otherwise = Workflow)
    {
        const int most = 60;
        var slug = new StringBuilder();
        foreach (var letter in Nfc.Of(name).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString(0, Math.Min(slug.Length, most)).Trim('-');
        return text.Length == 0 ? otherwise : text;
    }
}
