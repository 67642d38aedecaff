using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What the preview's script has to hear of since it heard of a document last. Contents it reads itself.</summary>
/// <param name="Files">All files, where one came, went or is called otherwise; else null.</param>
/// <param name="Changed">Files with other contents, as callers of the HTTP routes know them.</param>
/// <param name="Setup">Null when it is as it was.</param>
internal sealed record PreviewNews(
    ImmutableArray<PreviewFile>? Files,
    ImmutableArray<string> Changed,
    PreviewSetup? Setup
)
{
    public static PreviewNews Between(Document before, Document after, DraftFileIds ids)
    {
        var structural = false;
        var changed = ImmutableArray.CreateBuilder<string>();
        foreach (
            var (id, was, now) in MapNode.Differences(TemplateDocument.FilesOf(before), TemplateDocument.FilesOf(after))
        )
        {
            if (was is not MapNode old || now is not MapNode next)
            {
                structural = true;
                continue;
            }

            var (contents, others) = (old.Find(TemplateFile.ContentsMember), next.Find(TemplateFile.ContentsMember));
            structural |=
                TemplateFile.PathOf(old) != TemplateFile.PathOf(next)
                || contents is TextNode != others is TextNode
                || !DocumentNode.Same(old.Find(TemplateFile.RoleMember), next.Find(TemplateFile.RoleMember));
            if (!DocumentNode.Same(contents, others))
            {
                changed.Add(ids.ToWire(id));
            }
        }

        var isSetUpAnew = structural || !Alike(before, after);
        return new PreviewNews(
            structural ? FilesOf(after, ids) : null,
            changed.ToImmutable(),
            isSetUpAnew ? PreviewSetup.Of(after, ids) : null
        );
    }

    public static ImmutableArray<PreviewFile> FilesOf(Document document, DraftFileIds ids) =>
        [.. TemplateFiles.List(document).Select(file => PreviewFile.Of(file, ids))];

    private static bool Alike(Document before, Document after) =>
        ((DocumentPath[])[TemplateDocument.Template, TemplateItems.Inputs.Items, TemplateItems.Inputs.Order]).All(
            path => DocumentNode.Same(before.At(path), after.At(path))
        );
}
