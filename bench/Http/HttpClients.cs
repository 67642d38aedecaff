using System.Collections.Immutable;

namespace DraftStudio.Bench.Http;

/// <summary>Clients that each send a request of their own again and again, every time with another body.</summary>
internal sealed class HttpClients : IDisposable
{
    private readonly ImmutableArray<(KeepAliveConnection Connection, ChangingRequest Request)> clients;

    private HttpClients(ImmutableArray<(KeepAliveConnection, ChangingRequest)> clients) => this.clients = clients;

    public static async Task<HttpClients> OpenAsync(
        Uri address,
        int count,
        Func<int, ChangingRequest> request,
        CancellationToken cancellationToken
    )
    {
        var opened = ImmutableArray.CreateBuilder<(KeepAliveConnection, ChangingRequest)>(count);
        for (var i = 0; i < count; i++)
        {
            opened.Add((await KeepAliveConnection.OpenAsync(address, cancellationToken), request(i)));
        }

        return new HttpClients(opened.MoveToImmutable());
    }

    public Task SendAsync(int client, CancellationToken cancellationToken) =>
        clients[client].Connection.SendAsync(clients[client].Request.Next(), cancellationToken);

    public void Dispose()
    {
        foreach (var (connection, _) in clients)
        {
            connection.Dispose();
        }
    }
}
