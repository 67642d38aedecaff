using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Administration;

/// <summary>Makes a token of one's own, and shows its secret once.</summary>
public sealed partial class TokenSheet
{
    private const string OnDate = "date";
    private const string Default = "90";

    private readonly string formId = ControlId.New("new-token");
    private readonly string expiryId = ControlId.New("expiry");
    private ImmutableHashSet<string> scopes = [Permission.Read.Name];
    private string name = "";
    private string days = Default;
    private string date = "";

    [Inject]
    public required IState<TokenListState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Parameter, EditorRequired]
    public bool Open { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    private TokenExpiry? Expiry =>
        days == OnDate
            ? DateOnly.TryParse(date, CultureInfo.InvariantCulture, out var last)
                ? new TokenExpiry(null, last)
                : null
            : int.TryParse(days, CultureInfo.InvariantCulture, out var count)
                ? new TokenExpiry(count, null)
                : TokenExpiry.Never;

    protected override void OnParametersSet()
    {
        if (!Open)
        {
            (name, days, date, scopes) = ("", Default, "", [Permission.Read.Name]);
        }
    }

    private void Toggle(string scope)
    {
        var without = scopes.Remove(scope);
        scopes = without.Count < scopes.Count ? without : scopes.Add(scope);
    }

    private void Make()
    {
        if (Expiry is not { } expiry)
        {
            var missing = AccessRules.Error("required", "expires_at", "Choose the last day.");
            Dispatcher.Dispatch(new TokenRefused(new FormRefusal([missing], null)));
            return;
        }

        Dispatcher.Dispatch(new TokenMakeRequested(name, [.. State.Value.Grantable.Where(scopes.Contains)], expiry));
    }
}
