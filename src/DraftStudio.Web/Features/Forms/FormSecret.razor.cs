using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Forms;

/// <summary>A field of keys: write-only, known by their masks, revealed only to who may and never unseen.</summary>
public sealed partial class FormSecret
{
    private readonly string id = ControlId.New("key");
    private bool entering;
    private string secret = "";
    private string name = "";

    [Inject]
    public required IState<SecretState> Secrets { get; init; }

    protected override object Shown => (base.Shown, entering, secret, name, Secrets.Value);

    private bool MayReveal => View is { } view && view.Caller.May(Permission.KeysReveal);

    private ResourceId? Revealed => Secrets.Value.Key;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Dispatcher.Dispatch(new SecretHidden());
        }

        base.Dispose(disposing);
    }

    private void Begin() => entering = true;

    private void TypeSecret(ChangeEventArgs change) => secret = change.Value as string ?? "";

    private void TypeName(ChangeEventArgs change) => name = change.Value as string ?? "";

    private void Save()
    {
        var entry = new KeyEntry(new Secret(secret), name.Trim().Length == 0 ? null : name.Trim(), Description: null);
        Cancel();
        Enter(Field.Name, entry);
    }

    private void Cancel() => (entering, secret, name) = (false, "", "");

    private void Reveal(ResourceId key) =>
        Dispatcher.Dispatch(Revealed == key ? new SecretHidden() : new SecretRevealRequested(key));
}
