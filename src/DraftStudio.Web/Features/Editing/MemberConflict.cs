using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Editing;

/// <summary>Two people changed one member: both are shown, and the person chooses.</summary>
internal static class MemberConflict
{
    public static RenderFragment Of(string label, FieldConflict conflict, IDispatcher dispatcher) =>
        builder =>
        {
            builder.OpenComponent<ConflictBanner>(0);
            builder.AddComponentParameter(1, nameof(ConflictBanner.Label), label);
            builder.AddComponentParameter(2, nameof(ConflictBanner.By), "Somebody");
            builder.AddComponentParameter(3, nameof(ConflictBanner.Theirs), conflict.Theirs);
            builder.AddComponentParameter(4, nameof(ConflictBanner.Mine), conflict.MineText);
            builder.AddComponentParameter(
                5,
                nameof(ConflictBanner.OnUseTheirs),
                EventCallback.Factory.Create(
                    dispatcher,
                    () => dispatcher.Dispatch(new ConflictTookTheirs(conflict.Field))
                )
            );
            builder.AddComponentParameter(
                6,
                nameof(ConflictBanner.OnUseMine),
                EventCallback.Factory.Create(
                    dispatcher,
                    () => dispatcher.Dispatch(new ConflictKeptMine(conflict.Field))
                )
            );
            builder.CloseComponent();
        };
}
