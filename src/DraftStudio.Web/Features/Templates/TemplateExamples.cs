using System.Text.Json.Nodes;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Bodies for the description of the API.</summary>
internal static class TemplateExamples
{
    private const string TemplateId = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4d01";
    private const string DraftId = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4d02";
    private const string FileId = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4d11";
    private const string DraftFileId = "8e1cbb61-06fd-5a0e-91cf-7db3a0c2e5f4";
    private const string ItemId = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4d21";
    private const string OtherItemId = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4d22";
    private const string Root = "/api/templates/";
    private const string Time = "2024-01-15T14:22:00Z";

    public static JsonObject Published =>
        Template(
            TemplateId,
            null,
            FileId,
            new JsonObject
            {
                ["self"] = Link(TemplateId),
                ["inf:edit"] = Link(TemplateId + "/_edit"),
                ["inf:files"] = Link(TemplateId + "/files"),
            }
        );

    public static JsonObject Draft =>
        Template(
            DraftId,
            TemplateId,
            DraftFileId,
            new JsonObject
            {
                ["self"] = Link(DraftId),
                ["inf:commit-draft"] = Link(TemplateId + "/draft/_commit"),
                ["inf:discard-draft"] = Link(TemplateId + "/draft"),
                ["inf:original"] = Link(TemplateId),
                ["inf:files"] = Link(DraftId + "/files"),
            }
        );

    public static JsonObject Import =>
        new()
        {
            ["dryRun"] = true,
            ["mode"] = "merge",
            ["plan"] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            ["version"] = 3,
            ["files"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = DraftFileId,
                    ["filename"] = "report.html",
                    ["change"] = "changed",
                    ["oldSize"] = 23,
                    ["newSize"] = 31,
                    ["binary"] = false,
                }
            ),
            ["template"] = new JsonArray(),
            ["processors"] = new JsonArray(),
            ["inputs"] = new JsonArray(),
            ["settings"] = new JsonArray(),
            ["handlerOptions"] = new JsonArray(),
        };

    public static JsonObject Templates => List(Root.TrimEnd('/'), "inf:template", Published);

    public static JsonObject NewTemplate =>
        new()
        {
            ["name"] = "Monthly Report",
            ["description"] = "Generate monthly sales reports",
            ["type"] = "nunjucks",
            ["handler"] = "pdf",
            ["initialFiles"] = new JsonArray(NewFile),
        };

    public static JsonObject NewFile =>
        new()
        {
            ["filename"] = "report.html",
            ["role"] = "TEMPLATE",
            ["contentType"] = "text/html",
            ["primary"] = true,
            ["payload"] = "<h1>{{ title }}</h1>\n",
        };

    public static JsonObject File =>
        new()
        {
            ["id"] = DraftFileId,
            ["filename"] = "report.html",
            ["role"] = "TEMPLATE",
            ["contentType"] = "text/html",
            ["size"] = 21,
            ["primary"] = true,
            ["sha256"] = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
            ["sourceFileId"] = FileId,
            ["createdAt"] = Time,
            ["updatedAt"] = Time,
            ["_links"] = new JsonObject
            {
                ["self"] = Link(DraftId + "/files/" + DraftFileId),
                ["inf:contents"] = Link(DraftId + "/files/" + DraftFileId + "/contents"),
                ["inf:template"] = Link(DraftId),
            },
        };

    public static JsonObject Files => List(Root + DraftId + "/files", "inf:template-file", File);

    public static JsonObject Processor =>
        new()
        {
            ["type"] = "dataset",
            ["name"] = "sales",
            ["datasetId"] = "ds-456",
            ["index"] = 0,
        };

    public static JsonObject OneProcessor => Item(Processor, "processors");

    public static JsonObject Processors =>
        List(Root + DraftId + "/processors", "inf:processor", Item(Processor, "processors"));

    public static JsonObject Input =>
        new()
        {
            ["name"] = "month",
            ["label"] = "Month",
            ["driver"] = "date",
            ["dataType"] = "date",
            ["required"] = true,
            ["multiple"] = false,
            ["defaultValue"] = null,
            ["help"] = "Any day of it",
            ["index"] = 0,
        };

    public static JsonObject OneInput => Item(Input, "inputs");

    public static JsonObject Inputs => List(Root + DraftId + "/inputs", "inf:input", Item(Input, "inputs"));

    public static JsonObject Reorder => new() { ["ids"] = new JsonArray(OtherItemId, ItemId) };

    public static JsonObject Settings =>
        new()
        {
            ["pdf"] = new JsonObject { ["pageSize"] = "legal", ["headerFileId"] = DraftFileId },
        };

    public static JsonObject Difference =>
        new()
        {
            ["templateId"] = TemplateId,
            ["draftId"] = DraftId,
            ["version"] = 2,
            ["behind"] = 0,
            ["template"] = new JsonArray(),
            ["files"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = DraftFileId,
                    ["sourceFileId"] = FileId,
                    ["filename"] = "report.html",
                    ["change"] = "changed",
                    ["previousFilename"] = null,
                    ["members"] = new JsonArray(),
                    ["binary"] = false,
                    ["hunks"] = new JsonArray(
                        new JsonObject
                        {
                            ["oldStart"] = 1,
                            ["oldLines"] = 1,
                            ["newStart"] = 1,
                            ["newLines"] = 1,
                            ["lines"] = new JsonArray("-<h1>{{ title }}</h1>", "+<h1>{{ title | upper }}</h1>"),
                        }
                    ),
                }
            ),
            ["processors"] = new JsonArray(),
            ["inputs"] = new JsonArray(),
            ["settings"] = new JsonArray(
                new JsonObject
                {
                    ["pointer"] = "/settings/pdf/pageSize",
                    ["before"] = "letter",
                    ["after"] = "legal",
                }
            ),
            ["handlerOptions"] = new JsonArray(),
            ["problems"] = new JsonArray(),
            ["conflicts"] = new JsonArray(),
        };

    private static JsonObject Template(string id, string? editing, string file, JsonObject links) =>
        new()
        {
            ["id"] = id,
            ["tenant"] = "acme",
            ["name"] = "Monthly Report",
            ["description"] = "Generate monthly sales reports",
            ["type"] = "nunjucks",
            ["handler"] = "pdf",
            ["handlerOptions"] = new JsonObject { ["pageSize"] = "letter", ["margin"] = "1in" },
            ["ownerId"] = "john",
            ["slug"] = "monthly-report",
            ["editingId"] = editing,
            ["templateFileId"] = file,
            ["settings"] = new JsonObject(),
            ["letterheadId"] = null,
            ["createdAt"] = Time,
            ["updatedAt"] = Time,
            ["retiredAt"] = null,
            ["_links"] = links,
        };

    private static JsonObject Item(JsonObject body, string items)
    {
        var item = new JsonObject { ["id"] = ItemId };
        foreach (var (name, value) in body)
        {
            item[name] = value?.DeepClone();
        }

        item["_links"] = new JsonObject
        {
            ["self"] = Link($"{DraftId}/{items}/{ItemId}"),
            ["inf:template"] = Link(DraftId),
        };
        return item;
    }

    private static JsonObject List(string address, string relation, JsonObject item) =>
        new()
        {
            ["start"] = 0,
            ["count"] = 1,
            ["total"] = 1,
            ["_embedded"] = new JsonObject { [relation] = new JsonArray(item) },
            ["_links"] = new JsonObject { ["self"] = new JsonObject { ["href"] = $"{address}?start=0&count=50" } },
        };

    private static JsonObject Link(string path) => new() { ["href"] = Root + path };
}
