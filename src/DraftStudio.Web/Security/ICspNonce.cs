namespace DraftStudio.Web.Security;

/// <summary>The nonce that the content policy of this request names, for the few styles that a library adds by script.</summary>
public interface ICspNonce
{
    string Value { get; }
}
