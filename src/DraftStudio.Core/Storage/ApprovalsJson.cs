using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Storage;

/// <summary>Approvals as they are stored: an array of users, names and times; null for none.</summary>
internal static class ApprovalsJson
{
    public static string? Write(ImmutableArray<Approval> approvals) =>
        approvals.IsDefaultOrEmpty
            ? null
            : new JsonArray([
                .. approvals.Select(approval => new JsonObject
                {
                    ["user"] = approval.User.Value,
                    ["name"] = approval.UserName,
                    ["at"] = Microseconds.Of(approval.At),
                }),
            ]).ToJsonString();

    public static ImmutableArray<Approval> Read(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return
        [
            .. document
                .RootElement.EnumerateArray()
                .Select(static approval => new Approval(
                    new UserId(approval.GetProperty("user").GetGuid()),
                    approval.GetProperty("name").GetString() ?? "",
                    Microseconds.ToTime(approval.GetProperty("at").GetInt64())
                )),
        ];
    }
}
