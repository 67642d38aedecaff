using System.Net.Http.Headers;
using DraftStudio.Bench.Http;
using DraftStudio.Bench.Measuring;
using DraftStudio.Bench.Programs;

namespace DraftStudio.Bench.Rows;

/// <summary>
/// Saves over HTTP by 64 clients, each of a draft of its own, against a program that commits each request by itself, and
/// against requests that go through the studio and change nothing.
/// </summary>
internal sealed class HttpSavesRow : BenchRow
{
    public const int Clients = 64;

    /// <summary>Clients count from numbers so far apart that no two ever send the same.</summary>
    private const long Apart = 100_000_000;

    public override string Name => "saves";

    public override string Description => "saves a second over HTTP, 64 clients";

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(
        BenchOptions options,
        CancellationToken cancellationToken
    )
    {
        List<Figure> figures = [];
        foreach (var place in Place.All)
        {
            figures.AddRange(await MeasureAsync(place, options, cancellationToken));
        }

        return figures;
    }

    /// <summary>Clients of the studio that save their drafts.</summary>
    public static async Task<HttpClients> SavingAsync(
        StudioHost studio,
        int clients,
        CancellationToken cancellationToken
    )
    {
        var drafts = await StudioDrafts.CreateAsync(studio.Address, clients, cancellationToken);
        var save = new Uri(studio.Address, StudioDrafts.SavePath);
        return await HttpClients.OpenAsync(
            save,
            clients,
            i => new ChangingRequest(
                HttpMethod.Post,
                save,
                StudioSettings.Authorization,
                StudioDrafts.RenameBody(drafts[i]),
                i * Apart
            ),
            cancellationToken
        );
    }

    private static async Task<IEnumerable<Figure>> MeasureAsync(
        Place place,
        BenchOptions options,
        CancellationToken cancellationToken
    )
    {
        using var folder = place.CreateFolder();
        await using var studio = await StudioHost.StartAsync(folder.FullName, cancellationToken);
        using var saving = await SavingAsync(studio, Clients, cancellationToken);
        var drafts = await StudioDrafts.CreateAsync(studio.Address, Clients, cancellationToken);
        await using var raw = await RawServer.StartAsync(folder.File("raw.db"), drafts, cancellationToken);
        using var committing = await OpenAsync(HttpMethod.Post, new Uri(raw.Address, RawServer.Path), null);
        using var idling = await OpenAsync(
            HttpMethod.Patch,
            new Uri(studio.Address, StudioHost.NothingPath),
            StudioSettings.Authorization
        );
        using var repeating = await HttpClients.OpenAsync(
            studio.Address,
            Clients,
            i => new ChangingRequest(
                HttpMethod.Post,
                new Uri(studio.Address, StudioDrafts.SavePath),
                StudioSettings.Authorization,
                StudioDrafts.RepeatingBody(drafts[i], i),
                0
            ),
            cancellationToken
        );
        var save = Arm.Rate("save", Clients, saving.SendAsync);
        var commit = Arm.Rate("raw", Clients, committing.SendAsync);
        var nothing = Arm.Rate("nothing", Clients, idling.SendAsync);
        var same = Arm.Rate("same", Clients, repeating.SendAsync);
        var turns = await Turns.TakeAsync([save, commit, nothing, same], options, cancellationToken);
        return
        [
            new Figure
            {
                Measure = "saves a second over HTTP, 64 clients",
                Against = "a raw ADO.NET program behind HTTP that commits each request",
                Place = place.Name,
                Value = turns.Ratio(save, commit),
                Goal = place.Holds(Goal.AtLeast(5)),
                Absolute = $"{turns.Of(save)} and {turns.Of(commit)} a second",
            },
            new Figure
            {
                Measure = "the same",
                Against = "a PATCH that authenticates, reads its body and does nothing",
                Place = place.Name,
                Value = turns.Ratio(save, nothing),
                Goal = place.Holds(Goal.AtLeast(0.6)),
                Absolute = $"{turns.Of(nothing)} a second",
            },
            new Figure
            {
                Measure = "the same",
                Against = "a save that makes no difference and writes nothing",
                Place = place.Name,
                Value = turns.Ratio(save, same),
                Absolute = $"{turns.Of(same)} a second",
            },
        ];

        Task<HttpClients> OpenAsync(HttpMethod method, Uri address, AuthenticationHeaderValue? authorization) =>
            HttpClients.OpenAsync(
                address,
                Clients,
                i => new ChangingRequest(method, address, authorization, StudioDrafts.RenameBody(drafts[i]), i * Apart),
                cancellationToken
            );
    }
}
