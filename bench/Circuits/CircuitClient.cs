using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DraftStudio.Bench.Circuits;

/// <summary>
/// The browser's half of a circuit, without a browser: it asks for the page, starts the circuit with what the page says,
/// acknowledges what is rendered and answers calls of scripts with nothing. A thousand of them fit where three browsers do.
/// </summary>
internal sealed partial class CircuitClient : IAsyncDisposable
{
    private const char HandshakeEnd = '\u001e';

    private readonly CancellationTokenSource closing = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly ClientWebSocket socket;
    private readonly TaskCompletionSource rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string?> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task receiving = Task.CompletedTask;
    private long references;

    private CircuitClient(ClientWebSocket socket) => this.socket = socket;

    /// <summary>Opens a page and returns when the circuit has rendered it.</summary>
    public static async Task<CircuitClient> OpenAsync(
        HttpClient http,
        CookieContainer cookies,
        Uri page,
        CancellationToken cancellationToken
    )
    {
        var html = await http.GetStringAsync(page, cancellationToken);
        var markers = ServerMarker().Matches(html).Select(match => match.Groups["json"].Value).ToArray();
        if (markers.Length == 0)
        {
            throw new InvalidOperationException($"The page {page.AbsolutePath} has nothing interactive: {html}");
        }

        var state = ComponentState().Match(html).Groups["state"].Value;
        var opened = new ClientWebSocket();
        opened.Options.Cookies = cookies;
        opened.Options.SetRequestHeader("Origin", page.GetLeftPart(UriPartial.Authority));
        var client = new CircuitClient(opened);
        try
        {
            var hub = new UriBuilder(page) { Scheme = "ws", Path = "/_blazor" };
            await opened.ConnectAsync(hub.Uri, cancellationToken);
            await client.StartAsync(page, markers, state, cancellationToken);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tells the server that it is still there; a server lets go of clients that are silent for half a minute.</summary>
    public Task StayAsync(CancellationToken cancellationToken) => SendAsync(BlazorPack.Alive(), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await receiving;
        socket.Dispose();
        sending.Dispose();
        closing.Dispose();
    }

    [GeneratedRegex("<!--Blazor:(?<json>{\"type\":\"server\".*?})-->", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ServerMarker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ComponentState();

    private async Task StartAsync(Uri page, string[] markers, string state, CancellationToken cancellationToken)
    {
        await socket.SendAsync(
            Encoding.UTF8.GetBytes($$"""{"protocol":"blazorpack","version":1}{{HandshakeEnd}}"""),
            WebSocketMessageType.Text,
            endOfMessage: true,
            cancellationToken
        );
        receiving = ReceiveAsync();
        await SendAsync(
            BlazorPack.Call(
                "0",
                "StartCircuit",
                page.GetLeftPart(UriPartial.Authority) + "/",
                page.ToString(),
                "[]",
                ""
            ),
            cancellationToken
        );
        if (await started.Task.WaitAsync(cancellationToken) is null)
        {
            throw new InvalidOperationException("The server refused to start a circuit.");
        }

        var operations = new JsonObject
        {
            ["batchId"] = 1,
            ["operations"] = new JsonArray([
                .. markers.Select(
                    (marker, i) =>
                        new JsonObject
                        {
                            ["type"] = "add",
                            ["ssrComponentId"] = i + 1,
                            ["marker"] = JsonNode.Parse(marker),
                        }
                ),
            ]),
        };
        await SendAsync(
            BlazorPack.Call(null, "UpdateRootComponents", operations.ToJsonString(), state),
            cancellationToken
        );
        await rendered.Task.WaitAsync(cancellationToken);
    }

    private async Task SendAsync(byte[] message, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[32 * 1024];
        var filled = 0;
        var handshaken = false;
        try
        {
            while (true)
            {
                if (filled == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }

                var received = await socket.ReceiveAsync(buffer.AsMemory(filled), closing.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    throw new InvalidOperationException("The server ended the circuit.");
                }

                filled += received.Count;
                var at = 0;
                if (!handshaken)
                {
                    at = buffer.AsSpan(0, filled).IndexOf((byte)HandshakeEnd) + 1;
                    handshaken = at > 0;
                }

                while (handshaken && BlazorPack.Read(buffer.AsSpan(at, filled - at), out var consumed) is { } message)
                {
                    at += consumed;
                    await HandleAsync(message);
                }

                buffer.AsSpan(at, filled - at).CopyTo(buffer);
                filled -= at;
            }
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // It was closed from this side.
        }
        catch (Exception broken) when (broken is WebSocketException or InvalidOperationException or FormatException)
        {
            started.TrySetException(broken);
            rendered.TrySetException(broken);
        }
    }

    private async Task HandleAsync(object?[] message)
    {
        switch (message[0])
        {
            case BlazorPack.Completion:
                // Kind 1 is an error, 3 a result.
                started.TrySetResult(message[3] is 3L ? message[4] as string : null);
                break;
            case BlazorPack.Close:
                throw new InvalidOperationException($"The server ended the circuit: {message[1]}");
            case BlazorPack.Invocation:
                await AnswerAsync((string)message[3]!, (object?[])message[4]!); // every call has a name and arguments
                break;
        }
    }

    private async Task AnswerAsync(string target, object?[] arguments)
    {
        switch (target)
        {
            case "JS.RenderBatch":
                await SendAsync(BlazorPack.Call(null, "OnRenderCompleted", arguments[0], null), closing.Token);
                rendered.TrySetResult();
                break;
            case "JS.BeginInvokeJS":
                // Arguments: the call's number, the function, its arguments as JSON, the kind of result.
                var isReference = arguments[3] is 1L;
                var result = isReference ? $$"""{"__jsObjectId":{{++references}}}""" : "null";
                var answer = string.Create(CultureInfo.InvariantCulture, $"[{arguments[0]},true,{result}]");
                await SendAsync(
                    BlazorPack.Call(null, "EndInvokeJSFromDotNet", arguments[0], true, answer),
                    closing.Token
                );
                break;
            case "JS.Error":
                throw new InvalidOperationException($"The circuit failed: {arguments[0]}");
        }
    }
}
