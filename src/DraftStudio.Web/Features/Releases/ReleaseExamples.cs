using System.Text.Json.Nodes;

namespace DraftStudio.Web.Features.Releases;

/// <summary>Bodies for the description of the API.</summary>
internal static class ReleaseExamples
{
    private const string Workflow = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4c01";
    private const string Start = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4c11";
    private const string End = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4c12";
    private const string Parent = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4c21";

    public static JsonObject Update =>
        new()
        {
            ["workflowUuid"] = Workflow,
            ["nodes"] = Nodes(),
            ["parentUuid"] = Parent,
            ["testRecords"] = TestRecords(),
            ["formFields"] = FormFields(),
            ["options"] = new JsonObject { ["connectorUuidsByIntegrationSlug"] = new JsonObject() },
        };

    public static JsonObject Deploy =>
        new()
        {
            ["workflowUuid"] = Workflow,
            ["version"] = "1.0.1",
            ["description"] = "Ends what it begins.",
        };

    public static JsonObject Validate => new() { ["nodes"] = Nodes() };

    public static JsonObject Validated =>
        new()
        {
            ["outcome"] = "notValid",
            ["invalidNodes"] = new JsonArray(
                new JsonObject
                {
                    ["node"] = new JsonObject { ["uuid"] = Start, ["slug"] = "start" },
                    ["reason"] = "childMissing",
                    ["message"] = "Nothing is connected to output 1.",
                }
            ),
        };

    public static JsonObject Answer =>
        new()
        {
            ["release"] = Release("draft", null),
            ["issues"] = new JsonArray(
                new JsonObject
                {
                    ["node"] = new JsonObject { ["uuid"] = Start, ["slug"] = "start" },
                    ["reason"] = "childMissing",
                    ["message"] = "Nothing is connected to output 1.",
                    ["severity"] = "error",
                }
            ),
        };

    public static JsonObject Deployed => new() { ["release"] = Release("deployed", "1.0.1") };

    public static JsonObject List =>
        new() { ["items"] = new JsonArray(Release("deployed", "1.0.1")), ["nextCursor"] = null };

    public static JsonObject Difference =>
        new()
        {
            ["added"] = new JsonArray(new JsonObject { ["uuid"] = End, ["slug"] = "end" }),
            ["removed"] = new JsonArray(),
            ["changed"] = new JsonArray(
                new JsonObject
                {
                    ["uuid"] = Start,
                    ["slug"] = "start",
                    ["paths"] = new JsonArray("/childrenUuids/0"),
                }
            ),
            ["moved"] = new JsonArray(),
            ["edgesAdded"] = new JsonArray(
                new JsonObject
                {
                    ["fromUuid"] = Start,
                    ["toUuid"] = End,
                    ["slot"] = 0,
                }
            ),
            ["edgesRemoved"] = new JsonArray(),
        };

    public static JsonObject NewWorkflow =>
        new()
        {
            ["name"] = "Welcome new customers",
            ["description"] = "Runs when a contract is signed.",
            ["kind"] = "workflow",
        };

    public static JsonObject OneWorkflow => new() { ["workflow"] = WorkflowObject() };

    public static JsonObject WorkflowList =>
        new() { ["items"] = new JsonArray(WorkflowObject()), ["nextCursor"] = null };

    public static JsonObject Actions =>
        new()
        {
            ["items"] = new JsonArray(
                new JsonObject
                {
                    ["kind"] = "native",
                    ["integrationSlug"] = null,
                    ["actionSlug"] = "delay",
                    ["title"] = "Delay",
                    ["description"] = "Waits before it goes on.",
                    ["icon"] = "schedule",
                    ["children"] = 1,
                    ["childrenFrom"] = null,
                    ["config"] = new JsonObject { ["type"] = "object" },
                }
            ),
        };

    private static JsonObject WorkflowObject() =>
        new()
        {
            ["uuid"] = Workflow,
            ["workspaceUuid"] = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4c02",
            ["name"] = "Welcome new customers",
            ["slug"] = "welcome-new-customers",
            ["kind"] = "workflow",
            ["description"] = "Runs when a contract is signed.",
            ["createdAt"] = "2026-05-04T08:30:00Z",
            ["updatedAt"] = "2026-05-04T08:30:00Z",
            ["retiredAt"] = null,
        };

    private static JsonObject Release(string status, string? version) =>
        new()
        {
            ["uuid"] = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4c22",
            ["parentUuid"] = Parent,
            ["workspaceUuid"] = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4c02",
            ["userUuid"] = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4c03",
            ["workflowUuid"] = Workflow,
            ["description"] = version is null ? null : "Ends what it begins.",
            ["version"] = version,
            ["status"] = status,
            ["templateSlug"] = null,
            ["nodes"] = Nodes(),
            ["formFields"] = FormFields(),
            ["testRecords"] = TestRecords(),
            ["deployedAt"] = version is null ? null : "2026-05-04T09:00:00Z",
            ["createdAt"] = "2026-05-04T08:30:00Z",
            ["updatedAt"] = "2026-05-04T09:00:00Z",
            ["deletedAt"] = null,
        };

    private static JsonArray Nodes() =>
        new(Node(Start, "start", new JsonArray(JsonValue.Create(End)), 0), Node(End, "end", new JsonArray(), 160));

    private static JsonObject Node(string uuid, string action, JsonArray children, int y) =>
        new()
        {
            ["uuid"] = uuid,
            ["slug"] = action,
            ["config"] = new JsonObject(),
            ["childrenUuids"] = children,
            ["fallbackOnFailure"] = false,
            ["position"] = new JsonObject { ["x"] = 0, ["y"] = y },
            ["kind"] = "native",
            ["actionSlug"] = action,
        };

    private static JsonArray FormFields() =>
        new(
            new JsonObject
            {
                ["slug"] = "email",
                ["name"] = "E-mail",
                ["kind"] = "string",
                ["isRequired"] = true,
            }
        );

    private static JsonArray TestRecords() =>
        new(
            new JsonObject
            {
                ["kind"] = "data",
                ["data"] = new JsonObject { ["email"] = "kim@example.org" },
            }
        );
}
