using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>JSON Merge Patch (RFC 7396) on a tree of a document.</summary>
internal static class MergePatch
{
    /// <param name="target">What there is; null for nothing.</param>
    /// <param name="patch">An object's members are merged, null removes one; anything else takes the target's place.</param>
    /// <param name="ids">What strings of the patch become: ids of files.</param>
    public static DocumentNode Apply(DocumentNode? target, JsonElement patch, Func<string, string> ids)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            return JsonTree.Read(patch, target, ids);
        }

        var map = target as MapNode ?? MapNode.Empty;
        var members = JsonTree.Members(map).ToList();
        foreach (var change in patch.EnumerateObject())
        {
            var at = members.FindIndex(member => member.Key == change.Name);
            if (change.Value.ValueKind == JsonValueKind.Null)
            {
                members.RemoveAll(member => member.Key == change.Name);
                continue;
            }

            var known = at < 0 ? null : members[at].Value;
            var next = KeyValuePair.Create(change.Name, Apply(known, change.Value, ids));
            if (at < 0)
            {
                members.Add(next);
            }
            else
            {
                members[at] = next;
            }
        }

        return JsonTree.MapOf(members, map);
    }
}
