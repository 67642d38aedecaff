using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Forms;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Cohorts;

/// <summary>What a page asks the catalogue for: everything once, then what has changed.</summary>
public sealed class CohortReadingTests
{
    private const int Profiles = 300;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AfterASave_OnlyWhatChanged_IsAskedForAgain()
    {
        var counting = new CountingCatalog();
        await using var host = new StudioHost().With(services =>
            services.AddSingleton<ICatalogReader>(provider => counting.Over(MadeBefore(provider, services)))
        );
        host.Admin().Dispose();
        using var scope = host.Services.CreateScope();
        var services = scope.ServiceProvider;
        var (engine, store) = (services.GetRequiredService<DraftEngine>(), services.GetRequiredService<IDraftStore>());
        var editor = services.GetServices<IEditorKind>().Single(static kind => kind.Kind == CohortKind.KindName);
        var caller = await CallerAsync(services);
        var (draft, document, people) = await MakeAsync(services, caller);

        var view = await editor.ViewAsync(store, caller, draft, document, earlier: null, Cancel);
        var first = counting.Take();
        var save = editor.SaveOf(
            draft.Id,
            [new FieldEdit(FormFieldName.Row(CohortKind.ProfilesField, people[7]), false, draft.Version, 1)]
        );
        var saved = await engine.RunAsync((unit, token) => save(unit, caller, token), Cancel);
        Assert.True(saved.TryGet(out var state, out var error), $"{error}");
        counting.Take();
        var next = (FormView)await editor.ViewAsync(store, caller, state.Draft, state.Document, view, Cancel);
        var second = counting.Take();

        Assert.InRange(first, Profiles, 2 * Profiles);
        Assert.Equal(0, second);
        Assert.Equal(Profiles - 1, next[CohortKind.ProfilesField].Selected.Length);
        Assert.All(next[CohortKind.ProfilesField].Selected, static option => Assert.NotNull(option.Text));
        Assert.Same(((FormView)view)[CohortKind.NameField].First, next[CohortKind.NameField].First);
    }

    private static ICatalogReader MadeBefore(IServiceProvider provider, IServiceCollection services)
    {
        var own = services.First(static service => service.ServiceType == typeof(ICatalogReader));
        return (ICatalogReader)ActivatorUtilities.CreateInstance(provider, own.ImplementationType!); // It is registered by its type.
    }

    private static async Task<Caller> CallerAsync(IServiceProvider services) =>
        (
            await services
                .GetRequiredService<CallerResolver>()
                .OfTokenAsync(TokenSecret.HashOf(StudioHost.AdminToken), Cancel)
        )!
            .Value
            .Caller; // The administrator's token is known.

    private static async Task<(
        Draft Draft,
        Core.Documents.Document Document,
        ImmutableArray<ResourceId> People
    )> MakeAsync(IServiceProvider services, Caller caller)
    {
        var (catalog, forms) = (
            services.GetRequiredService<CatalogEngine>(),
            services.GetRequiredService<FormDrafts>()
        );
        var kind = services.GetRequiredService<CohortKind>();
        var people = ImmutableArray.CreateBuilder<ResourceId>(Profiles);
        var made = await services
            .GetRequiredService<DraftEngine>()
            .RunAsync(
                async (unit, token) =>
                {
                    people.Clear();
                    for (var i = 0; i < Profiles; i++)
                    {
                        var added = await catalog.AddAsync(unit, caller, ResourceTypes.Profiles, $"Person {i}", token);
                        people.Add(added.Match(static good => good.Resource.Id, static _ => default));
                    }

                    var edit = FormEdit
                        .Empty.With("name", "Large")
                        .With("profile_ids", people.Select(static id => (string?)id.ToString()));
                    return await forms.SaveAsync(unit, caller, kind, new FormRequest.Save { Edit = edit }, token);
                },
                Cancel
            );
        Assert.True(made.TryGet(out var outcome, out var error), $"{error}");
        return (outcome.Draft, outcome.Document, people.ToImmutable());
    }

    /// <summary>Counts the ids that are asked for outside of units.</summary>
    private sealed class CountingCatalog : ICatalogReader
    {
        private ICatalogReader? real;
        private int asked;

        public CountingCatalog Over(ICatalogReader reader)
        {
            real = reader;
            return this;
        }

        public int Take() => Interlocked.Exchange(ref asked, 0);

        private ICatalogReader Real => real ?? throw new InvalidOperationException("It is over nothing.");

        public Task<ImmutableDictionary<ResourceId, Resource>> FindAsync(
            WorkspaceId workspace,
            IReadOnlyCollection<ResourceId> ids,
            CancellationToken cancellationToken
        )
        {
            Interlocked.Add(ref asked, ids.Count);
            return Real.FindAsync(workspace, ids, cancellationToken);
        }

        public Task<Resource?> FindByTextAsync(
            WorkspaceId workspace,
            string type,
            string text,
            CancellationToken cancellationToken
        ) => Real.FindByTextAsync(workspace, type, text, cancellationToken);

        public Task<ImmutableDictionary<string, ImmutableArray<Resource>>> FindByNamesAsync(
            WorkspaceId workspace,
            string type,
            IReadOnlyCollection<string> names,
            CancellationToken cancellationToken
        ) => Real.FindByNamesAsync(workspace, type, names, cancellationToken);

        public Task<(ImmutableArray<Resource> Items, string? NextCursor)> SearchAsync(
            WorkspaceId workspace,
            string type,
            string? search,
            bool retired,
            string? cursor,
            int limit,
            CancellationToken cancellationToken
        ) => Real.SearchAsync(workspace, type, search, retired, cursor, limit, cancellationToken);

        public Task<byte[]?> ReadSecretAsync(
            WorkspaceId workspace,
            ResourceId key,
            CancellationToken cancellationToken
        ) => Real.ReadSecretAsync(workspace, key, cancellationToken);
    }
}
