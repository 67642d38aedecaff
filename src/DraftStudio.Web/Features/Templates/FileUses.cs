using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What names a file by its id.</summary>
internal static class FileUses
{
    public static IEnumerable<string> Of(TemplateView view, string file)
    {
        if (view.Header.TemplateFileId == file)
        {
            yield return "The primary file";
        }

        foreach (
            var tree in (Core.Documents.DocumentPath[])[TemplateDocument.Settings, TemplateDocument.HandlerOptions]
        )
        {
            foreach (var (path, _, text) in JsonTree.Strings(tree, TemplateDocument.MapAt(view.Document, tree)))
            {
                if (text == file)
                {
                    yield return TemplateLines.LabelOf(view.Document, path);
                }
            }
        }
    }
}
