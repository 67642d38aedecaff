using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Api;

namespace DraftStudio.Web.Features.Releases;

/// <summary>Writes releases as the contract has them: every member of a release, and its nodes as they came.</summary>
internal static class ReleaseAnswers
{
    private const int MostIssues = 200;

    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>The tag of a release: its version, and which release it is.</summary>
    public static string TagOf(ReleaseState release)
    {
        Span<byte> ids = stackalloc byte[32];
        release.Draft.Id.Value.TryWriteBytes(ids);
        (release.Parent?.Value ?? Guid.Empty).TryWriteBytes(ids[16..]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"\"{release.Draft.Version}-{ContentHash.Of(ids).ToString().AsSpan(0, 12)}\""
        );
    }

    public static StoredAnswer Of(ReleaseState release, ImmutableArray<Problem> problems)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        Write(buffer, release, problems);
        return new StoredAnswer
        {
            Status = StatusCodes.Status200OK,
            Body = buffer.WrittenMemory,
            ETag = Preconditions.ETagOf(release.Draft.Version),
            Written = release.Written,
        };
    }

    public static void Write(IBufferWriter<byte> buffer, ReleaseState release, ImmutableArray<Problem> problems)
    {
        using var json = new Utf8JsonWriter(buffer, Writing);
        json.WriteStartObject();
        json.WritePropertyName("release"u8);
        Write(json, release);
        if (!problems.IsEmpty)
        {
            json.WritePropertyName("issues"u8);
            WriteIssues(json, problems.Take(MostIssues), release.Document, withSeverity: true);
            if (problems.Length > MostIssues)
            {
                json.WriteBoolean("issuesTruncated"u8, true);
            }
        }

        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, ReleaseState release)
    {
        json.WriteStartObject();
        json.WriteString("uuid"u8, release.Draft.Id.Value);
        Uuid(json, "parentUuid", release.Parent?.Value);
        json.WriteString("workspaceUuid"u8, release.Draft.Workspace.Value);
        json.WriteString("userUuid"u8, release.Draft.Owner.Value);
        json.WriteString("workflowUuid"u8, release.Workflow.Id.Value);
        json.WriteString("description"u8, release.Name?.Description);
        json.WriteString("version"u8, release.Name?.Version);
        json.WriteString("status"u8, StatusOf(release));
        json.WriteNull("templateSlug"u8);
        json.WritePropertyName("nodes"u8);
        WriteNodes(json, release.Document, release.Nodes);
        json.WritePropertyName("formFields"u8);
        ReleaseDocument.WriteFormFields(json, release.Document);
        json.WritePropertyName("testRecords"u8);
        ReleaseDocument.WriteTestRecords(json, release.Document);
        Time(json, "deployedAt", release.Revision?.At);
        Time(json, "createdAt", release.Draft.CreatedAt);
        Time(json, "updatedAt", release.Draft.UpdatedAt);
        Time(json, "deletedAt", release.Draft.Status == DraftStatus.Discarded ? release.Draft.UpdatedAt : null);
        json.WriteEndObject();
    }

    public static string StatusOf(ReleaseState release) =>
        release.Revision is null ? "draft"
        : release.IsLive ? "deployed"
        : "archived";

    public static void WriteNodes(Utf8JsonWriter json, Document document, NodeList? known)
    {
        var nodes = known ?? NodeList.Of(ReleaseDocument.NodesOf(document), ReleaseDocument.OrderOf(document));
        json.WriteStartArray();
        foreach (var text in nodes.Written)
        {
            json.WriteRawValue(text.Span, skipInputValidation: true);
        }

        json.WriteEndArray();
    }

    /// <summary>Each with the node that it is about, null for what is about none.</summary>
    public static void WriteIssues(
        Utf8JsonWriter json,
        IEnumerable<Problem> problems,
        Document document,
        bool withSeverity
    )
    {
        json.WriteStartArray();
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WritePropertyName("node"u8);
            WriteNode(json, problem.Path, document);
            json.WriteString("reason"u8, ReasonOf(problem.Code));
            json.WriteString("message"u8, problem.Message);
            if (withSeverity)
            {
                json.WriteString("severity"u8, problem.IsWarning ? "warning" : "error");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, ReleaseDifference difference)
    {
        json.WriteStartObject();
        Nodes(json, "added", difference.Added);
        Nodes(json, "removed", difference.Removed);
        json.WriteStartArray("changed"u8);
        foreach (var changed in difference.ChangedNodes)
        {
            json.WriteStartObject();
            json.WriteString("uuid"u8, changed.Node.Uuid);
            json.WriteString("slug"u8, changed.Node.Slug);
            json.WriteStartArray("paths"u8);
            foreach (var path in changed.Paths)
            {
                json.WriteStringValue(path);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Nodes(json, "moved", difference.Moved);
        Edges(json, "edgesAdded", difference.EdgesAdded);
        Edges(json, "edgesRemoved", difference.EdgesRemoved);
        json.WriteEndObject();
    }

    /// <summary>A code of the studio's as the family's reasons are written: <c>child_missing</c> is <c>childMissing</c>.</summary>
    public static string ReasonOf(string code)
    {
        var words = code.Split('_');
        return words[0]
            + string.Concat(words.Skip(1).Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    /// <summary>The innermost node on the way: in a group, the one that the group holds.</summary>
    private static void WriteNode(Utf8JsonWriter json, DocumentPath path, Document document)
    {
        DocumentNode? at = document.Root;
        (string Uuid, string Slug)? found = null;
        for (var i = 0; i < path.Segments.Length && at is MapNode map; i++)
        {
            at = map.Find(path.Segments[i]);
            if (
                at is MapNode node
                && Guid.TryParseExact(path.Segments[i], "D", out _)
                && (node.Find(NodeMembers.Slug) as LeafNode)?.AsString() is { } slug
            )
            {
                found = (path.Segments[i], slug);
            }
        }

        if (found is var (uuid, name))
        {
            json.WriteStartObject();
            json.WriteString("uuid"u8, uuid);
            json.WriteString("slug"u8, name);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void Nodes(Utf8JsonWriter json, string name, ImmutableArray<ReleaseDifference.Node> nodes)
    {
        json.WriteStartArray(name);
        foreach (var node in nodes)
        {
            json.WriteStartObject();
            json.WriteString("uuid"u8, node.Uuid);
            json.WriteString("slug"u8, node.Slug);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Edges(Utf8JsonWriter json, string name, ImmutableArray<ReleaseDifference.Edge> edges)
    {
        json.WriteStartArray(name);
        foreach (var edge in edges)
        {
            json.WriteStartObject();
            json.WriteString("fromUuid"u8, edge.From);
            json.WriteString("toUuid"u8, edge.To);
            if (edge.Slot is { } slot)
            {
                json.WriteNumber("slot"u8, slot);
            }
            else
            {
                json.WriteNull("slot"u8);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Uuid(Utf8JsonWriter json, string name, Guid? value)
    {
        if (value is { } id)
        {
            json.WriteString(name, id);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Time(Utf8JsonWriter json, string name, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            // To the microsecond, as they are stored: the same release has the same text whenever it is read.
            json.WriteString(
                name,
                time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)
            );
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
