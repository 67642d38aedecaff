using System.Text;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Demo;

/// <summary>Lets the demo's people publish its templates with the verbs that everybody has.</summary>
internal sealed class DemoTemplateTeller(
    IDraftUnit unit,
    DraftEngine engine,
    IAccessStore access,
    IReadOnlyDictionary<DemoPerson, Caller> people,
    TimeProvider time
)
{
    private readonly TemplateDrafts drafts = new(
        engine,
        new TemplateFiles(time),
        new TemplateSlug(new TemplateHeaders(engine), access)
    );

    public async Task TellAsync(DemoTemplate template, CancellationToken cancellationToken)
    {
        var header = new TemplateHeader(
            template.Name,
            template.Description,
            "",
            template.Type,
            template.Handler,
            null,
            null,
            MapNode.Empty,
            MapNode.Empty
        );
        DemoTeller.Done(
            await drafts.CreateAsync(
                unit,
                people[template.Who],
                header,
                [.. template.Files.Select((file, index) => FileOf(file, isPrimary: index == 0))],
                (document, ids) => Complete(document, template, ids),
                cancellationToken
            )
        );
    }

    private Document Complete(Document document, DemoTemplate template, IReadOnlyList<string> ids)
    {
        var byName = template
            .Files.Select((file, index) => KeyValuePair.Create("@" + file.Name, ids[index]))
            .ToDictionary(StringComparer.Ordinal);
        document = document
            .With(TemplateDocument.Settings, JsonTree.Read(Json(template.Settings), null, Named))
            .With(TemplateDocument.HandlerOptions, JsonTree.Read(Json(template.HandlerOptions), null, Named));
        document = Put(document, TemplateItems.Processors, template.Processors);
        return Put(document, TemplateItems.Inputs, template.Inputs);

        string Named(string text) => byName.GetValueOrDefault(text, text);

        Document Put(Document into, TemplateItems items, IEnumerable<string> all) =>
            all.Aggregate(
                into,
                (current, item) =>
                    items.Put(current, Guid.CreateVersion7(time.GetUtcNow()).ToString("D"), Json(item), Named)
            );
    }

    private static NewFile FileOf(DemoFile file, bool isPrimary)
    {
        var type = FileContents.TypeOf(file.Name);
        var bytes = file.IsBase64 ? Convert.FromBase64String(file.Text) : Encoding.UTF8.GetBytes(file.Text);
        return new NewFile(file.Name, file.Role, type, isPrimary, FileContents.Prepare(bytes, type));
    }

    private static JsonElement Json(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }
}
