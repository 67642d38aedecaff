using Microsoft.Extensions.Options;

namespace DraftStudio.Web.Security;

/// <summary>
/// The hub's dispatcher logs, when asked for Debug, what each call brings: what is typed into a page, a key among it. No
/// setting makes it say so.
/// </summary>
internal sealed class QuietHubLogs : IPostConfigureOptions<LoggerFilterOptions>
{
    private const string Dispatcher = "Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher";

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        // A rule that names a provider beats one that does not; of equal ones the last counts.
        string?[] providers =
        [
            .. options.Rules.Select(static rule => rule.ProviderName).Append(null).Distinct(StringComparer.Ordinal),
        ];
        foreach (var provider in providers)
        {
            options.Rules.Add(new LoggerFilterRule(provider, Dispatcher, LogLevel.Information, filter: null));
        }
    }
}
