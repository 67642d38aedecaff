using System.Net;
using System.Text.RegularExpressions;
using DraftStudio.Bench.Programs;

namespace DraftStudio.Bench.Circuits;

/// <summary>A person's browser without a screen: cookies, pages, circuits.</summary>
internal sealed partial class CookieBrowser : IDisposable
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

    /// <summary>Signs in as the studio's administrator.</summary>
    public async Task SignInAsync(CancellationToken cancellationToken)
    {
        var address = new Uri(http.BaseAddress!, ServedStudio.FirstPage);
        var page = await http.GetStringAsync(address, cancellationToken);
        var fields = HiddenField()
            .Matches(page)
            .ToDictionary(
                field => field.Groups["name"].Value,
                field => WebUtility.HtmlDecode(field.Groups["value"].Value),
                StringComparer.Ordinal
            );
        fields["Form.Email"] = StudioSettings.AdminEmail;
        fields["Form.Password"] = StudioSettings.AdminPassword;
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new FormUrlEncodedContent(fields);
        request.Headers.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        using var answer = await http.SendAsync(request, cancellationToken);
        if (!answer.IsSuccessStatusCode || answer.RequestMessage?.RequestUri == address)
        {
            throw new InvalidOperationException($"The studio did not let the bench sign in: {(int)answer.StatusCode}.");
        }
    }

    public Task<CircuitClient> OpenAsync(string page, CancellationToken cancellationToken) =>
        CircuitClient.OpenAsync(http, cookies, new Uri(http.BaseAddress!, page), cancellationToken);

    public void Dispose() => http.Dispose();

    [GeneratedRegex(
        "<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex HiddenField();
}
