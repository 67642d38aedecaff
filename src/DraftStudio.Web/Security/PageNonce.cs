namespace DraftStudio.Web.Security;

/// <summary>The nonce of this answer's content policy: a component that writes a style element gives it this. One a request or circuit.</summary>
internal sealed class PageNonce : ICspNonce
{
    /// <summary>In an interactive circuit it is not the page's; a page passes it on as a parameter or a <c>data-</c> attribute.</summary>
    public string Value { get; } = ContentPolicy.NewNonce();
}
