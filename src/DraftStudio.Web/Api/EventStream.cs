using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using DraftStudio.Core.Access;
using DraftStudio.Core.Journal;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Api;

/// <summary>
/// Writes one workspace's journal as server-sent events. What is told is the sealed part, by its numbers, so that a
/// client that comes back with the last number it saw misses nothing; the feed only says when to look.
/// </summary>
internal sealed class EventStream(
    IJournalReader journal,
    IChangeFeed feed,
    CallerResolver callers,
    TimeProvider time,
    IHostApplicationLifetime lifetime
)
{
    private const int PageSize = 200;

    /// <summary>How long to look for what the feed told of: the sealer comes a moment after the commit.</summary>
    private static readonly TimeSpan Sealing = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan FirstGlance = TimeSpan.FromMilliseconds(25);

    private static readonly TimeSpan LongestGlance = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <param name="context">The request; what it may read is asked again with each heartbeat.</param>
    /// <param name="after">The number after which to begin; null for what happens from now on.</param>
    public async Task WriteAsync(HttpContext context, long? after)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            lifetime.ApplicationStopping
        );
        var workspace = context.Caller().Workspace;
        var news = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
        );
        using var subscription = feed.Subscribe(workspace, _ => news.Writer.TryWrite(true));
        try
        {
            var last = after ?? (await journal.FindHeadAsync(workspace, ending.Token))?.Seq ?? 0;
            await CommentAsync(context, "connected", ending.Token);
            while (await IsAllowedAsync(context, ending.Token))
            {
                last = await WriteNewAsync(context, workspace, last, ending.Token);
                if (await WaitAsync(news.Reader, ending.Token))
                {
                    last = await WriteSealedSoonAsync(context, workspace, last, ending.Token);
                }
                else
                {
                    await CommentAsync(context, "still here", ending.Token);
                }
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client went, or the studio stops: the client comes back with the last number it saw.
        }
    }

    private static async Task CommentAsync(HttpContext context, string text, CancellationToken cancellationToken)
    {
        await context.Response.WriteAsync($": {text}\n\n", cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }

    /// <summary>True when the feed told something, false when it was time for a heartbeat.</summary>
    private async Task<bool> WaitAsync(ChannelReader<bool> news, CancellationToken cancellationToken)
    {
        try
        {
            await news.ReadAsync(cancellationToken).AsTask().WaitAsync(Heartbeat, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task<long> WriteSealedSoonAsync(
        HttpContext context,
        WorkspaceId workspace,
        long last,
        CancellationToken cancellationToken
    )
    {
        var since = time.GetTimestamp();
        var glance = FirstGlance;
        var reached = await WriteNewAsync(context, workspace, last, cancellationToken);
        while (reached == last && time.GetElapsedTime(since) < Sealing)
        {
            await Task.Delay(glance, time, cancellationToken);
            glance = glance * 2 < LongestGlance ? glance * 2 : LongestGlance;
            reached = await WriteNewAsync(context, workspace, last, cancellationToken);
        }

        return reached;
    }

    private async Task<long> WriteNewAsync(
        HttpContext context,
        WorkspaceId workspace,
        long last,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var entries = await journal.ReadAfterAsync(workspace, last, PageSize, cancellationToken);
            foreach (var entry in entries)
            {
                last = entry.Seq ?? last;
                await context.Response.WriteAsync(Write(entry), cancellationToken);
            }

            if (entries.IsEmpty)
            {
                return last;
            }

            await context.Response.Body.FlushAsync(cancellationToken);
        }
    }

    private static string Write(JournalEntry entry) =>
        new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"id: {entry.Seq}\n")
            .Append(CultureInfo.InvariantCulture, $"event: {entry.Event}\n")
            .Append(
                CultureInfo.InvariantCulture,
                $"data: {JsonSerializer.Serialize(EventWire.Of(entry), StrictJson.Options)}\n\n"
            )
            .ToString();

    private async Task<bool> IsAllowedAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Features.Get<TokenFeature>() is { } token)
        {
            var found = await callers.OfTokenAsync(token.Token.Hash, cancellationToken);
            return found?.Caller.May(Permission.Read) == true;
        }

        var account = context.Features.Get<SessionFeature>()?.Access.Account;
        var access = account is null
            ? null
            : await callers.OfSessionAsync(account.Id, account.SecurityStamp, cancellationToken);
        return access?.Find(context.Caller().Workspace) is not null;
    }

    /// <summary>What an event tells: what happened to what, and who did it; no values.</summary>
    internal sealed record EventWire
    {
        [JsonPropertyName("id")]
        public required Guid Id { get; init; }

        [JsonPropertyName("event")]
        public required string Event { get; init; }

        [JsonPropertyName("kind")]
        public string? Kind { get; init; }

        [JsonPropertyName("draft_id")]
        public Guid? DraftId { get; init; }

        [JsonPropertyName("artifact_id")]
        public Guid? ArtifactId { get; init; }

        [JsonPropertyName("from_version")]
        public int? FromVersion { get; init; }

        [JsonPropertyName("version")]
        public int? Version { get; init; }

        [JsonPropertyName("user_id")]
        public required Guid UserId { get; init; }

        [JsonPropertyName("user_name")]
        public required string UserName { get; init; }

        [JsonPropertyName("client")]
        public string? Client { get; init; }

        [JsonPropertyName("at")]
        public required DateTimeOffset At { get; init; }

        public static EventWire Of(JournalEntry entry) =>
            new()
            {
                Id = entry.Id,
                Event = entry.Event,
                Kind = entry.Kind,
                DraftId = entry.Draft?.Value,
                ArtifactId = entry.Artifact?.Value,
                FromVersion = entry.FromVersion,
                Version = entry.ToVersion,
                UserId = entry.Actor.Value,
                UserName = entry.ActorName,
                Client = entry.Client,
                At = entry.At,
            };
    }
}
