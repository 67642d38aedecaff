using System.Net;
using System.Net.Sockets;

namespace DraftStudio.Tests.E2E.Support;

/// <summary>Somebody out there whom nobody should talk to: it counts who does, by whatever protocol.</summary>
public sealed class CountingListener : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Task accepting;
    private int connections;

    public CountingListener()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    public int Port { get; }

    public int Connections => Volatile.Read(ref connections);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await accepting;
        listener.Dispose();
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(ending.Token);
                Interlocked.Increment(ref connections);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
