using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using DraftStudio.Web.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DraftStudio.Tests.Unit.Features.Editing;

/// <summary>Circuits with one store, engine and clock: what one person enters, the others see.</summary>
internal sealed class EditingStory : IDisposable
{
    private readonly List<ServiceProvider> circuits = [];

    public EngineStory Engine { get; } = new();

    public Circuit Open(Caller caller, Draft draft)
    {
        var services = new ServiceCollection();
        services.AddSingleton(Engine.Engine);
        services.AddSingleton<IDraftStore>(Engine.Store);
        services.AddSingleton<TimeProvider>(Engine.Time);
        services.AddSingleton<IChangeFeed>(Engine.Store.Feed);
        services.AddSingleton(typeof(Microsoft.Extensions.Logging.ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(new EditorKinds([new CardEditor(Engine.Engine)]));
        services.AddSingleton<ICircuitCaller>(new Seat(caller));
        services.AddScoped<EditingSession>();
        services.AddFlux(flux =>
            flux.AddFeature<EditingFeature, EditingState>()
                .AddReducers(typeof(EditingReducers))
                .AddEffects<EditingEffects>()
                .AddEffects<CommitEffects>()
        );
        var provider = services.BuildServiceProvider();
        circuits.Add(provider);
        var circuit = new Circuit(provider.CreateScope().ServiceProvider);
        circuit.Do(new EditorOpened(CardKind.KindName, draft.Id));
        return circuit;
    }

    /// <summary>Lets the autosave's pause go by, and the feed's.</summary>
    public void Wait() => Engine.Time.Advance(TimeSpan.FromSeconds(2));

    public void Dispose()
    {
        circuits.ForEach(circuit => circuit.Dispose());
        Engine.Dispose();
    }

    internal sealed class Circuit
    {
        private readonly IServiceProvider services;
        private long seq;

        public Circuit(IServiceProvider services)
        {
            this.services = services;
            services.GetRequiredService<Store>().UnhandledException += (_, e) => Fault ??= (Exception)e.ExceptionObject;
        }

        /// <summary>What an effect threw and did not handle.</summary>
        public Exception? Fault { get; private set; }

        public EditingState State =>
            Fault is { } fault
                ? throw new Xunit.Sdk.XunitException(fault.ToString())
                : services.GetRequiredService<IState<EditingState>>().Value;

        public string? Title => ((Document?)State.View)?.At(CardKind.Title) is LeafNode leaf ? leaf.AsString() : null;

        public void Do(object action) => services.GetRequiredService<IDispatcher>().Dispatch(action);

        public void Type(string field, string value) => Do(new FieldEdited(field, value, ++seq));
    }

    private sealed class Seat(Caller caller) : ICircuitCaller
    {
        public Task<Caller?> FindAsync(CancellationToken cancellationToken) => Task.FromResult<Caller?>(caller);
    }

    private sealed class CardEditor(DraftEngine engine) : IEditorKind
    {
        public string Kind => CardKind.KindName;

        public Task<object> ViewAsync(
            IDraftReader reader,
            Caller caller,
            Draft draft,
            Document document,
            object? earlier,
            CancellationToken cancellationToken
        ) => Task.FromResult<object>(document);

        public string? ValueOf(object view, string field) =>
            (((Document)view).At(DocumentPath.Parse("/" + field)) as LeafNode)?.AsString();

        public string LabelOf(string field) => field;

        public Func<IDraftUnit, Caller, CancellationToken, Task<Result<DraftState>>> SaveOf(
            DraftId draft,
            ImmutableArray<FieldEdit> edits
        ) =>
            (unit, caller, token) =>
                engine.ChangeAsync(
                    unit,
                    caller,
                    draft,
                    (document, _, _) => Task.FromResult(Apply(document, edits)),
                    Precondition.BasedOn(edits[0].BaseVersion),
                    label: null,
                    token
                );

        private static Result<Document> Apply(Document document, ImmutableArray<FieldEdit> edits) =>
            edits.Any(edit => (string?)edit.Value == "forbidden")
                ? DraftError.Of("refused", "/title", "title", "Not this word.")
                : edits.Aggregate(
                    document,
                    (current, edit) =>
                        current.With(DocumentPath.Parse("/" + edit.Field), LeafNode.Of((string?)edit.Value ?? ""))
                );

        public string FieldOf(DocumentPath path) => path.Segments[0];

        public Task<ImmutableArray<ChangeLine>> DescribeAsync(
            IDraftReader reader,
            WorkspaceId workspace,
            Document document,
            ImmutableArray<Change> changes,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult<ImmutableArray<ChangeLine>>([
                .. changes.Select(change => new ChangeLine(
                    change.Path,
                    change.Path.ToString(),
                    (change.Before as LeafNode)?.AsString(),
                    (change.After as LeafNode)?.AsString()
                )),
            ]);
    }
}
