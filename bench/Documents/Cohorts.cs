using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Bench.Programs;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace DraftStudio.Bench.Documents;

/// <summary>A cohort's draft in a studio, changed and shown as its page does it.</summary>
internal sealed class Cohorts : IDisposable
{
    private readonly IServiceScope scope;
    private readonly IEditorKind editor;
    private readonly DraftEngine engine;
    private readonly Caller caller;
    private readonly DraftId draft;
    private readonly ImmutableArray<ResourceId> simulations;
    private Draft head;
    private object view;
    private long count;

    private Cohorts(StudioHost studio, Caller caller, Draft head, object view, ImmutableArray<ResourceId> simulations)
    {
        scope = studio.Services.CreateScope();
        editor = EditorOf(scope.ServiceProvider);
        engine = studio.Services.GetRequiredService<DraftEngine>();
        this.caller = caller;
        draft = head.Id;
        this.head = head;
        this.view = view;
        this.simulations = simulations;
    }

    public static async Task<Cohorts> CreateAsync(
        StudioHost studio,
        int simulations,
        int profiles,
        CancellationToken cancellationToken
    )
    {
        var services = studio.Services;
        var (engine, forms) = (services.GetRequiredService<DraftEngine>(), services.GetRequiredService<FormDrafts>());
        var kind = services.GetRequiredService<CohortKind>();
        var admin = await studio.AdminAsync(cancellationToken);
        var played = await AddAsync(services, admin, ResourceTypes.Simulations, simulations, cancellationToken);
        var people = await AddAsync(services, admin, ResourceTypes.Profiles, profiles, cancellationToken);
        var persona = (await AddAsync(services, admin, ResourceTypes.Personas, 1, cancellationToken))[0];
        var edit = FormEdit
            .Empty.With("name", $"Cohort of {profiles}")
            .With("simulation_ids", played.Select(static id => (string?)id.ToString()))
            .With("profile_ids", people.Select(static id => (string?)id.ToString()))
            .With("simulation_positions", played.Select(static (id, index) => (FormRow?)Position(id, index + 1)))
            .With(
                "profile_personas",
                people.Select(id =>
                    (FormRow?)FormRow.Of(("profile_id", id.ToString()), ("persona_id", persona.ToString()))
                )
            );
        var saved = Good(
            await engine.RunAsync(
                (unit, cancel) => forms.SaveAsync(unit, admin, kind, new FormRequest.Save { Edit = edit }, cancel),
                cancellationToken
            )
        );
        using var making = services.CreateScope();
        var shown = await EditorOf(making.ServiceProvider)
            .ViewAsync(
                services.GetRequiredService<IDraftStore>(),
                admin,
                saved.Draft,
                saved.Document,
                earlier: null,
                cancellationToken
            );
        return new Cohorts(studio, admin, saved.Draft, shown, played);
    }

    /// <summary>Sets one position to what it has never been, and reads what the page then shows.</summary>
    public Task RepositionAsync(CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref count);
        var simulation = simulations[(int)(number % simulations.Length)];
        return ChangeAsync(
            FormFieldName.Row(CohortKind.PositionsField, simulation),
            Position(simulation, (int)(1_000_000 + number)),
            cancellationToken
        );
    }

    /// <summary>Sets the name to what it has never been, and reads what the page then shows.</summary>
    public Task RenameAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            CohortKind.NameField.Name,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Cohort {Interlocked.Increment(ref count)} of {simulations.Length}"
            ),
            cancellationToken
        );

    public void Dispose() => scope.Dispose();

    private async Task ChangeAsync(string field, object value, CancellationToken cancellationToken)
    {
        var save = editor.SaveOf(draft, [new FieldEdit(field, value, head.Version, count)]);
        var saved = Good(await engine.RunAsync((unit, cancel) => save(unit, caller, cancel), cancellationToken));
        head = saved.Draft;
        view = await editor.ViewAsync(
            scope.ServiceProvider.GetRequiredService<IDraftStore>(),
            caller,
            head,
            saved.Document,
            view,
            cancellationToken
        );
    }

    private static async Task<ImmutableArray<ResourceId>> AddAsync(
        IServiceProvider services,
        Caller admin,
        string type,
        int count,
        CancellationToken cancellationToken
    )
    {
        var catalog = services.GetRequiredService<CatalogEngine>();
        var batch = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        return Good(
            await services
                .GetRequiredService<IDraftStore>()
                .WriteAsync<ImmutableArray<ResourceId>>(
                    async (unit, cancel) =>
                    {
                        var ids = ImmutableArray.CreateBuilder<ResourceId>(count);
                        for (var i = 0; i < count; i++)
                        {
                            var text = string.Create(CultureInfo.InvariantCulture, $"{type} {i} of {batch}");
                            ids.Add(Good(await catalog.AddAsync(unit, admin, type, text, cancel)).Resource.Id);
                        }

                        return ids.MoveToImmutable();
                    },
                    cancellationToken
                )
        );
    }

    private static IEditorKind EditorOf(IServiceProvider services) =>
        services.GetServices<IEditorKind>().Single(static kind => kind.Kind == CohortKind.KindName);

    private static FormRow Position(ResourceId simulation, int value) =>
        FormRow.Of(("simulation_id", simulation.ToString()), ("value", value.ToString(CultureInfo.InvariantCulture)));

    private static T Good<T>(Result<T> result) =>
        result.Match(
            static value => value,
            static error => throw new InvalidOperationException($"The studio refused: {error}")
        );
}
