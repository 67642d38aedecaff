using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DraftStudio.Core.Access;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DraftStudio.Tests.Unit.Support;

/// <summary>
/// The studio as it is served, in this process: the whole pipeline, SQLite in a folder of its own (PostgreSQL in
/// <see cref="PostgresStudioHost"/>), an administrator with a token. Disposing it removes the folder.
/// </summary>
public partial class StudioHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string AdminEmail = "ada@example.org";

    public const string Password = "correct horse battery staple";

    public const string AdminToken = "ds_test-token-of-the-first-administrator";

    private readonly Dictionary<string, string?> settings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["DraftStudio:Bootstrap:AdminEmail"] = AdminEmail,
        ["DraftStudio:Bootstrap:AdminPassword"] = Password,
        ["DraftStudio:Bootstrap:AdminToken"] = AdminToken,
        ["DraftStudio:Demo"] = "false",
        // Tests of one class sign in more often than a person may; those of the limits themselves take this away.
        ["DraftStudio:Limits:AttemptsPerAccount"] = "10000",
        ["DraftStudio:Limits:AttemptsPerAddress"] = "10000",
    };

    private readonly List<Action<IServiceCollection>> services = [];
    private readonly bool ownsDirectory;
    private string environment = "Production";

    public StudioHost()
        : this(Directory.CreateTempSubdirectory("draft-studio-test-").FullName, ownsDirectory: true) { }

    private StudioHost(string dataDirectory, bool ownsDirectory)
    {
        DataDirectory = dataDirectory;
        this.ownsDirectory = ownsDirectory;
        settings["DraftStudio:DataDirectory"] = dataDirectory;
        ClientOptions.AllowAutoRedirect = false;
        ClientOptions.HandleCookies = false;
    }

    public string DataDirectory { get; }

    public HostLog Log { get; } = new();

    /// <summary>Why this machine cannot serve it; null when it can.</summary>
    public virtual string? WhyNot => null;

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Skips the test where this machine cannot serve the studio.</summary>
    public StudioHost OrSkip()
    {
        Assert.SkipWhen(WhyNot is not null, WhyNot ?? "");
        return this;
    }

    /// <summary>One more studio, with nothing in it yet, on a database of the same sort.</summary>
    public virtual Task<StudioHost> AnotherAsync() => Task.FromResult(new StudioHost());

    /// <summary>Whether the database, or a file beside it, holds this text.</summary>
    public virtual async Task<bool> StoresAsync(string text)
    {
        var files = Directory.EnumerateFiles(DataDirectory, "*", SearchOption.AllDirectories);
        foreach (var file in files.Where(static file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(
                file,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, TestContext.Current.CancellationToken);
            var bytes = copy.ToArray();
            if (
                bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0
                || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A studio on the data that another left; it removes them when it is disposed of.</summary>
    public static StudioHost On(string dataDirectory) => new(dataDirectory, ownsDirectory: true);

    /// <summary>A studio that leaves its data when it is disposed of.</summary>
    public static StudioHost Keeping(string dataDirectory) => new(dataDirectory, ownsDirectory: false);

    /// <summary>A setting; null takes away one of the fixture's own. Before the first client.</summary>
    public StudioHost With(string name, string? value)
    {
        settings[name] = value;
        return this;
    }

    /// <summary>On this PostgreSQL database instead of a file. Before the first client.</summary>
    public StudioHost OnPostgres(string? connectionString) =>
        With("DraftStudio:Storage:Provider", "Postgres").With("DraftStudio:Storage:ConnectionString", connectionString);

    /// <summary>Other services than the studio's own: a hand-moved clock. Before the first client.</summary>
    public StudioHost With(Action<IServiceCollection> replace)
    {
        services.Add(replace);
        return this;
    }

    public StudioHost In(string environmentName)
    {
        environment = environmentName;
        return this;
    }

    /// <summary>A studio that nobody has set up.</summary>
    public StudioHost WithoutAdministrator() =>
        With("DraftStudio:Bootstrap:AdminEmail", null)
            .With("DraftStudio:Bootstrap:AdminPassword", null)
            .With("DraftStudio:Bootstrap:AdminToken", null);

    /// <summary>A studio with the limits on attempts that the contract has.</summary>
    public StudioHost WithLimits() =>
        With("DraftStudio:Limits:AttemptsPerAccount", null).With("DraftStudio:Limits:AttemptsPerAddress", null);

    /// <summary>A client without credentials.</summary>
    public HttpClient Anonymous() => CreateClient();

    /// <summary>A client with the administrator's token.</summary>
    public HttpClient Admin() => WithToken(AdminToken);

    public HttpClient WithToken(string token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Adds a member with <see cref="Password"/>; the answer is its id.</summary>
    public async Task<UserId> AddUserAsync(string email, Role role)
    {
        using var admin = Admin();
        var added = await admin.PostAsJsonAsync(
            "/api/users",
            new
            {
                email,
                name = email.Split('@')[0],
                role = JsonNamingPolicy.SnakeCaseLower.ConvertName(role.ToString()),
                password = Password,
            },
            TestContext.Current.CancellationToken
        );
        return new UserId((await JsonOf(added, HttpStatusCode.Created)).GetProperty("id").GetGuid());
    }

    /// <summary>A token of a member's: with these scopes, or with all that its role has.</summary>
    public async Task<string> AddTokenAsync(UserId user, params string[] scopes)
    {
        using var admin = Admin();
        var made = await admin.PostAsJsonAsync(
            "/api/tokens",
            new
            {
                name = "test",
                user_id = user.Value,
                scopes = scopes.Length == 0 ? null : scopes,
            },
            TestContext.Current.CancellationToken
        );
        return (await JsonOf(made, HttpStatusCode.Created)).GetProperty("token").GetString()!; // It was just made.
    }

    /// <summary>A client with the token of a new member in the role.</summary>
    public async Task<HttpClient> AsAsync(Role role)
    {
        var user = await AddUserAsync($"{role}-{Path.GetRandomFileName()}@example.org", role);
        return WithToken(await AddTokenAsync(user));
    }

    /// <summary>A browser that has signed in: it keeps cookies and sends its origin with writes.</summary>
    public async Task<HttpClient> SignInAsync(string email, string password = Password)
    {
        var browser = Browser();
        using var answer = await PostFormAsync(
            browser,
            "/sign-in",
            new() { ["Form.Email"] = email, ["Form.Password"] = password }
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    /// <summary>A client that keeps cookies and sends its origin, as a browser at one of the studio's pages.</summary>
    public HttpClient Browser()
    {
        var client = CreateDefaultClient(new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler());
        client.DefaultRequestHeaders.Add("Origin", "http://localhost");
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/json");
        return client;
    }

    /// <summary>Loads a page and posts its form, with the antiforgery token that was in it.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(
        HttpClient browser,
        string address,
        Dictionary<string, string> fields,
        string? pageAddress = null
    )
    {
        var page = await browser.GetStringAsync(pageAddress ?? address, TestContext.Current.CancellationToken);
        fields["__RequestVerificationToken"] = AntiforgeryToken().Match(page).Groups["token"].Value;
        if (HandlerName().Match(page) is { Success: true } handler)
        {
            fields["_handler"] = handler.Groups["name"].Value;
        }

        using var form = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(address, form, TestContext.Current.CancellationToken);
    }

    /// <summary>The JSON of an answer that must have this status.</summary>
    public static async Task<JsonElement> JsonOf(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode}, not {(int)status}: {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>The code of an answer that must be a problem.</summary>
    public static async Task<string?> CodeOf(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(
            answer.Content.Headers.ContentType?.MediaType == "application/problem+json",
            $"{(int)answer.StatusCode} is no problem: {text}"
        );
        using var document = JsonDocument.Parse(text);
        Assert.Equal((int)answer.StatusCode, document.RootElement.GetProperty("status").GetInt32());
        return document.RootElement.GetProperty("code").GetString();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (ownsDirectory && Directory.Exists(DataDirectory))
        {
            Directory.Delete(DataDirectory, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        foreach (var (name, value) in settings.Where(static setting => setting.Value is not null))
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(collection => services.ForEach(replace => replace(collection)));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex AntiforgeryToken();

    [GeneratedRegex("name=\"_handler\" value=\"(?<name>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex HandlerName();
}
