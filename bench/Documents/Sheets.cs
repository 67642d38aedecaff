using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Bench.Programs;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using Microsoft.Extensions.DependencyInjection;

namespace DraftStudio.Bench.Documents;

/// <summary>Drafts of sheets in a studio, changed through its engine.</summary>
internal sealed class Sheets
{
    private readonly DraftEngine engine;
    private readonly Caller caller;
    private readonly int entries;
    private long count;

    private Sheets(DraftEngine engine, Caller caller, int entries)
    {
        this.engine = engine;
        this.caller = caller;
        this.entries = entries;
    }

    public ImmutableArray<DraftId> Drafts { get; private init; } = [];

    /// <summary>Makes drafts with so many entries each.</summary>
    public static async Task<Sheets> CreateAsync(
        StudioHost studio,
        int count,
        int entries,
        CancellationToken cancellationToken
    )
    {
        var made = studio.Services.GetRequiredService<DraftEngine>();
        var admin = await studio.AdminAsync(cancellationToken);
        var document = SheetDocuments.OfSize(entries);
        var drafts = ImmutableArray.CreateBuilder<DraftId>(count);
        for (var i = 0; i < count; i++)
        {
            var opened = await made.RunAsync(
                (unit, cancel) =>
                    made.OpenAsync(
                        unit,
                        admin,
                        new OpenDraft
                        {
                            Kind = SheetKind.KindName,
                            Content = (_, _, _) => Task.FromResult<Result<Document>>(document),
                        },
                        cancel
                    ),
                cancellationToken
            );
            drafts.Add(Good(opened).Draft.Id);
        }

        return new Sheets(made, admin, entries) { Drafts = drafts.MoveToImmutable() };
    }

    /// <summary>Sets one title of one draft to what it has never been.</summary>
    public async Task RetitleAsync(int draft, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref count);
        var title = string.Create(CultureInfo.InvariantCulture, $"Title {number:D10}");
        var changed = await engine.RunAsync(
            (unit, cancel) =>
                engine.ChangeAsync(
                    unit,
                    caller,
                    Drafts[draft],
                    (document, _, _) =>
                        Task.FromResult<Result<Document>>(
                            SheetDocuments.Retitle(document, (int)(number % entries), title)
                        ),
                    Precondition.None,
                    label: null,
                    cancel
                ),
            cancellationToken
        );
        Good(changed);
    }

    private static T Good<T>(Result<T> result) =>
        result.Match(
            static value => value,
            static error => throw new InvalidOperationException($"The engine refused: {error}")
        );
}
