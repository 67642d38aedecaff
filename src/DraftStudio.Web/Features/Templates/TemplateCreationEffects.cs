using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Makes a template with a first file, opens its draft and goes there.</summary>
internal sealed partial class TemplateCreationEffects(
    EditingSession session,
    TemplateDrafts drafts,
    TimeProvider time,
    NavigationManager navigation,
    ILogger<TemplateCreationEffects> logger
)
{
    [EffectMethod]
    public async Task Handle(TemplateCreationRequested action, IDispatcher dispatcher)
    {
        var sent = new NewTemplateWire
        {
            Name = action.Name.Trim(),
            Type = action.Type,
            Handler = action.Handler,
        };
        if (!TemplateReading.Header(sent).TryGet(out var header, out var refused))
        {
            dispatcher.Dispatch(new TemplateCreationFailed(EditingWords.Of(refused)));
            return;
        }

        try
        {
            // Compressed before the unit begins: others wait for that.
            var file = TemplateStart.FileOf(header.Type, header.Handler);
            var made = await session.RunAsync(
                (unit, caller, token) => MakeAsync(unit, caller, header, file, token),
                CancellationToken.None
            );
            if (made.TryGet(out var draft, out var error))
            {
                dispatcher.Dispatch(new TemplateCreationEnded());
                navigation.NavigateTo(ThingLinks.Draft(TemplateKind.KindName, draft));
                return;
            }

            dispatcher.Dispatch(new TemplateCreationFailed(EditingWords.Of(error)));
        }
#pragma warning disable CA1031 // The store is away: the dialog says so and keeps what was entered.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.MakingFailed(logger, exception);
            dispatcher.Dispatch(new TemplateCreationFailed("The server could not do it just now; try again."));
        }
    }

    private async Task<Result<DraftId>> MakeAsync(
        IDraftUnit unit,
        Caller caller,
        TemplateHeader header,
        NewFile file,
        CancellationToken cancellationToken
    )
    {
        var created = await drafts.CreateAsync(
            unit,
            caller,
            header,
            [file],
            (document, _) => TemplateStart.WithInput(document, Guid.CreateVersion7(time.GetUtcNow()).ToString("D")),
            cancellationToken
        );
        if (!created.TryGet(out var template, out var error))
        {
            return error;
        }

        var opened = await drafts.EditAsync(unit, caller, template.Original.Id.ToString(), cancellationToken);
        return opened.Map(static draft => draft.Draft!.Id); // It is one.
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A template could not be made.")]
        public static partial void MakingFailed(ILogger logger, Exception exception);
    }
}
