using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>
/// Puts a zip into a draft: files are told by their names and keep their ids, so that what refers to them does so afterwards.
/// What the zip says of settings, inputs, processors and the template itself is taken too; a zip of files alone says nothing.
/// </summary>
internal sealed class TemplateImport(TemplateFiles files, TimeProvider time)
{
    public const string Label = "Import a zip";

    /// <summary>What would change; nothing is written.</summary>
    /// <param name="reader">Where the draft is read.</param>
    /// <param name="template">The draft.</param>
    /// <param name="archive">The zip.</param>
    /// <param name="isWhole">What the zip does not have is removed; else it is left.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Result<TemplateImportPlan>> PlanAsync(
        IDraftReader reader,
        TemplateState template,
        TemplateArchive archive,
        bool isWhole,
        CancellationToken cancellationToken
    )
    {
        if (template.Draft is not { } draft)
        {
            return TemplateDrafts.EditRequiresDraft();
        }

        if (!archive.ReadHeader(null).TryGet(out _, out var error))
        {
            return error;
        }

        var merge = new ArchiveMerge(template.Document, archive, NewId);
        var facts = await files.MeasureAsync(
            reader,
            template.Original.Workspace,
            [.. TemplateFiles.List(template.Document)],
            cancellationToken
        );
        var refused = merge.PutFiles(facts, time.GetUtcNow(), isWhole);
        if (refused is not null)
        {
            return refused;
        }

        var document = merge.PutManifest(isWhole);
        return new TemplateImportPlan
        {
            Hash = ContentHash.Of(
                Encoding.UTF8.GetBytes(
                    string.Create(CultureInfo.InvariantCulture, $"{archive.Hash} {draft.Id} {draft.Version} {isWhole}")
                )
            ),
            Version = draft.Version,
            Files = merge.Files,
            Changes = DocumentDiff.Between(template.Document, document),
            Document = document,
            Contents = merge.Contents,
        };
    }

    /// <summary>The draft's next document, in a unit: one operation.</summary>
    /// <param name="unit">Where it is written.</param>
    /// <param name="template">The draft as the unit finds it.</param>
    /// <param name="archive">The zip.</param>
    /// <param name="isWhole">As in the plan.</param>
    /// <param name="expected">The hash of the plan that somebody saw; null when nobody asked for one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Result<TemplateImportPlan>> ApplyAsync(
        IDraftUnit unit,
        TemplateState template,
        TemplateArchive archive,
        bool isWhole,
        ContentHash? expected,
        CancellationToken cancellationToken
    )
    {
        var planned = await PlanAsync(unit, template, archive, isWhole, cancellationToken);
        if (!planned.TryGet(out var plan, out var error))
        {
            return error;
        }

        if (expected is { } hash && hash != plan.Hash)
        {
            return new DraftError.Refused(
                "import_changed",
                "The draft, or the zip, is not the one that the difference was shown of; look again."
            );
        }

        foreach (var contents in plan.Contents)
        {
            await contents.StoreAsync(unit, template.Original.Workspace, cancellationToken);
        }

        return plan;
    }

    private string NewId() => Guid.CreateVersion7(time.GetUtcNow()).ToString("D");
}
