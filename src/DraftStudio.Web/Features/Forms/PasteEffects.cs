using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Forms;

/// <summary>Selects many of the catalogue by their names, as one step.</summary>
public sealed class PasteEffects(IState<EditingState> editing, EditingSession session)
{
    [EffectMethod]
    public async Task Handle(NamesPasted action, IDispatcher dispatcher)
    {
        if (await session.CallerAsync(CancellationToken.None) is not { } caller || !caller.May(Permission.Read))
        {
            return;
        }

        var found = await session.Store.Catalog.FindByNamesAsync(
            caller.Workspace,
            action.Field.ResourceType,
            action.Names,
            CancellationToken.None
        );
        var known = found
            .Where(static entry => entry.Value.Count(static resource => resource.RetiredAt is null) == 1)
            .ToDictionary(
                static entry => entry.Key,
                static entry => entry.Value.First(static resource => resource.RetiredAt is null).Id,
                StringComparer.Ordinal
            );
        if (editing.Value.View is not FormView view)
        {
            return;
        }

        var selected = view[action.Field].Selected.Select(static option => option.Id).ToImmutableArray();
        ImmutableArray<ResourceId> added = [.. known.Values.Distinct().Except(selected)];
        if (!added.IsEmpty)
        {
            dispatcher.Dispatch(new FieldEdited(action.Field.Name, selected.AddRange(added), session.NextSeq()));
            dispatcher.Dispatch(new SaveRequested());
        }

        dispatcher.Dispatch(
            new NamesResolved(new NamesAdded(added.Length, [.. action.Names.Where(name => !known.ContainsKey(name))]))
        );
        dispatcher.Dispatch(new Announced($"{added.Length} added"));
    }
}
