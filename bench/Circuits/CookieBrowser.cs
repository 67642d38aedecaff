using System.Net;

namespace DraftStudio.Bench.Circuits;

/// <summary>A person's browser without a screen: cookies, pages, circuits.</summary>
internal sealed class CookieBrowser : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;

    public CookieBrowser(Uri address) =>
        http = new HttpClient(
            new SocketsHttpHandler { CookieContainer = cookies, UseProxy = false },
            disposeHandler: true
        )
        {
            BaseAddress = address,
        };

    public Task<CircuitClient> OpenAsync(string page, CancellationToken cancellationToken) =>
        CircuitClient.OpenAsync(http, cookies, new Uri(http.BaseAddress!, page), cancellationToken);

    public void Dispose() => http.Dispose();
}
