using System.Diagnostics;
using System.Globalization;
using System.Text;
using DraftStudio.Bench.Measuring;
using DraftStudio.Bench.Programs;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using Microsoft.Extensions.DependencyInjection;

namespace DraftStudio.Bench.Documents;

/// <summary>A template in a studio: its draft is opened, one file of it changed, and committed, again and again.</summary>
internal sealed class Templates
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    private readonly IDraftStore store;
    private readonly TemplateDrafts drafts;
    private readonly TemplateAnalysis analysis;
    private readonly DraftSnapshots snapshots;
    private readonly Caller caller;
    private readonly string id;
    private readonly string file;
    private readonly List<double> allocated = [];
    private long count;

    private Templates(StudioHost studio, Caller caller, string id, string file)
    {
        store = studio.Services.GetRequiredService<IDraftStore>();
        drafts = studio.Services.GetRequiredService<TemplateDrafts>();
        analysis = studio.Services.GetRequiredService<TemplateAnalysis>();
        snapshots = studio.Services.GetRequiredService<DraftSnapshots>();
        this.caller = caller;
        this.id = id;
        this.file = file;
    }

    /// <summary>A published template of so many files, a kilobyte each, no two alike.</summary>
    public static async Task<Templates> CreateAsync(StudioHost studio, int files, CancellationToken cancellationToken)
    {
        var admin = await studio.AdminAsync(cancellationToken);
        var writing = studio.Services.GetRequiredService<IDraftStore>();
        var verbs = studio.Services.GetRequiredService<TemplateDrafts>();
        var header = new TemplateHeader(
            string.Create(CultureInfo.InvariantCulture, $"Template of {files}"),
            null,
            "",
            TemplateTypes.Default,
            TemplateHandlers.Default,
            null,
            null,
            MapNode.Empty,
            MapNode.Empty
        );
        var made = await writing.WriteAsync(
            (unit, cancel) =>
                verbs.CreateAsync(unit, admin, header, [.. Enumerable.Range(0, files).Select(File)], null, cancel),
            cancellationToken
        );
        var template = Good(made);
        return new Templates(studio, admin, template.Id.ToString("D"), TemplateFiles.List(template.Document)[0].Id);
    }

    /// <summary>
    /// Bytes that the store's writer allocated in a commit that was timed, the middle one: the same on any machine and under
    /// any load. On SQLite a unit begins and ends on the writer's thread.
    /// </summary>
    public double AllocatedByCommit => Quartiles.Of(allocated).Median;

    /// <summary>
    /// How often a second a draft with one changed file and a snapshot could be committed, by the middle one of the commits
    /// in the slice: with what the route reads before the unit begins, and the analysis of the draft, of which the one before
    /// is known. A large template's snapshot leaves garbage, dirty pages and a spent share of the processor behind, which a
    /// studio has long forgotten when its keeper took the snapshot of a draft that rested. So both templates are got ready
    /// before each commit of either, the garbage is collected, and there is a pause.
    /// </summary>
    public Arm Commits(string name, Templates other) =>
        new(
            name,
            async (slice, cancel) =>
            {
                List<double> taken = [];
                for (var watch = new SliceWatch(slice); taken.Count == 0 || !watch.IsOver; )
                {
                    var turn = taken.Count % 2 == 0;
                    await (turn ? this : other).GetReadyAsync(cancel);
                    await (turn ? other : this).GetReadyAsync(cancel);
                    GC.Collect();
                    await Task.Delay(Rest, TimeProvider.System, cancel);
                    var begun = Stopwatch.GetTimestamp();
                    await CommitAsync(cancel);
                    taken.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
                    await other.CommitAsync(cancel);
                }

                return 1 / Quartiles.Of(taken).Median;
            }
        );

    /// <summary>How often a second a draft is opened; discarding it again is not counted.</summary>
    public Arm Openings(string name) =>
        new(
            name,
            async (slice, cancel) =>
            {
                var (taken, done) = (TimeSpan.Zero, 0);
                for (var watch = new SliceWatch(slice); done == 0 || !watch.IsOver; done++)
                {
                    var begun = Stopwatch.GetTimestamp();
                    await EditAsync(cancel);
                    taken += Stopwatch.GetElapsedTime(begun);
                    Good(
                        await store.WriteAsync(
                            (unit, token) => drafts.DiscardAsync(unit, caller, id, Precondition.None, token),
                            cancel
                        )
                    );
                }

                return done / taken.TotalSeconds;
            }
        );

    private async Task GetReadyAsync(CancellationToken cancellationToken) =>
        await ChangeAsync(await EditAsync(cancellationToken), cancellationToken);

    /// <summary>As the route does it.</summary>
    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        var found = Good(await drafts.FindDraftAsync(store, caller, id, cancellationToken));
        await analysis.CheckAsync(store, caller.Workspace, found.Document, cancellationToken);
        Good(
            await store.WriteAsync(
                async (unit, token) =>
                {
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    var committed = await drafts.CommitAsync(unit, caller, id, Precondition.None, force: false, token);
                    allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before);
                    return committed;
                },
                cancellationToken
            )
        );
    }

    private async Task<DraftId> EditAsync(CancellationToken cancellationToken) =>
        Good(
            await store.WriteAsync((unit, token) => drafts.EditAsync(unit, caller, id, token), cancellationToken)
        ).Draft!.Id; // An opened draft is one.

    private async Task ChangeAsync(DraftId draft, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref count);
        var text = string.Create(CultureInfo.InvariantCulture, $"Change {number:D10}\n");
        Good(
            await store.WriteAsync(
                (unit, token) =>
                    drafts.ChangeAsync(
                        unit,
                        caller,
                        draft.ToString(),
                        Precondition.None,
                        (template, _, _) => Task.FromResult<Result<Document>>(Insert(template.Document, text)),
                        null,
                        token
                    ),
                cancellationToken
            )
        );
        if (!await snapshots.TakeAsync(caller.Workspace, draft, cancellationToken))
        {
            throw new InvalidOperationException("There was no snapshot to take.");
        }
    }

    private Document Insert(Document document, string text)
    {
        var path = TemplateFile.ContentsAt(file);
        var known = (TextNode)document.At(path)!; // The files are texts.
        return document.With(path, known.With([new TextEdit(0, "", text)]));
    }

    private static NewFile File(int number)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"<p>File {number} says this.</p>\n");
        return new NewFile(
            string.Create(CultureInfo.InvariantCulture, $"parts/{number / 100:D3}/{number:D5}.html"),
            FileRoles.Template,
            "text/html",
            false,
            FileContents.Prepare(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 32))), "text/html")
        );
    }

    private static T Good<T>(Result<T> result) =>
        result.Match(
            static value => value,
            static error => throw new InvalidOperationException($"The studio refused: {error}")
        );
}
