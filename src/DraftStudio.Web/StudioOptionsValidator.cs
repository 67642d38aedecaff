using System.Net;
using DraftStudio.Core.Kinds.Releases;
using Microsoft.Extensions.Options;

namespace DraftStudio.Web;

/// <summary>Refuses to start with settings that cannot work, and says which.</summary>
internal sealed class StudioOptionsValidator : IValidateOptions<StudioOptions>
{
    public ValidateOptionsResult Validate(string? name, StudioOptions options)
    {
        var faults = new List<string>();
        if (options.PublicUrl is { Length: > 0 } url && !IsOrigin(url))
        {
            faults.Add("DraftStudio:PublicUrl must be an absolute http or https address.");
        }

        if (!ProxyList.TryParse(options.TrustedProxies, out _, out _))
        {
            faults.Add("DraftStudio:TrustedProxies must be addresses or networks (CIDR), separated by commas.");
        }

        CheckActions(options.ActionsFile, faults);
        CheckStorage(options.Storage, faults);
        CheckBootstrap(options.Bootstrap, faults);
        var limits = options.Limits;
        if (
            limits.AttemptsPerAccount < 1
            || limits.AttemptsPerAddress < 1
            || limits.RequestsInFlight < 1
            || limits.CircuitsPerUser < 1
        )
        {
            faults.Add("DraftStudio:Limits must be 1 or more.");
        }

        if (limits.SessionCheckSeconds is < 1 or > 60)
        {
            faults.Add("DraftStudio:Limits:SessionCheckSeconds must be 1 to 60.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void CheckActions(string? file, List<string> faults)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            return;
        }

        try
        {
            ActionCatalogue.BuiltIn.With(File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            faults.Add($"DraftStudio:ActionsFile cannot be used: {exception.Message}");
        }
    }

    private static void CheckStorage(StudioOptions.StorageSettings storage, List<string> faults)
    {
        if (
            !storage.IsPostgres
            && !string.Equals(
                storage.Provider,
                StudioOptions.StorageSettings.Sqlite,
                StringComparison.OrdinalIgnoreCase
            )
        )
        {
            faults.Add("DraftStudio:Storage:Provider must be Sqlite or Postgres.");
        }

        if (storage.IsPostgres && string.IsNullOrWhiteSpace(storage.ConnectionString))
        {
            faults.Add("DraftStudio:Storage:ConnectionString is needed for Postgres.");
        }
    }

    private static void CheckBootstrap(StudioOptions.BootstrapSettings bootstrap, List<string> faults)
    {
        var hasEmail = !string.IsNullOrEmpty(bootstrap.AdminEmail);
        if (hasEmail != !string.IsNullOrEmpty(bootstrap.AdminPassword))
        {
            faults.Add("DraftStudio:Bootstrap needs AdminEmail and AdminPassword, or neither.");
        }

        if (bootstrap.AdminToken is { Length: > 0 } token)
        {
            if (!hasEmail)
            {
                faults.Add("DraftStudio:Bootstrap:AdminToken needs AdminEmail and AdminPassword.");
            }

            if (token.Length < 32 || token.AsSpan().ContainsAnyExceptInRange('!', '~'))
            {
                faults.Add("DraftStudio:Bootstrap:AdminToken must be at least 32 printable ASCII characters.");
            }
        }
    }

    private static bool IsOrigin(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");

    /// <summary>The list of trusted proxies.</summary>
    internal static class ProxyList
    {
        public static bool TryParse(string? list, out List<IPAddress> proxies, out List<System.Net.IPNetwork> networks)
        {
            proxies = [];
            networks = [];
            foreach (
                var entry in (list ?? "").Split(
                    ',',
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                )
            )
            {
                if (IPAddress.TryParse(entry, out var address))
                {
                    proxies.Add(address);
                }
                else if (System.Net.IPNetwork.TryParse(entry, out var network))
                {
                    networks.Add(network);
                }
                else
                {
                    return false;
                }
            }

            return true;
        }
    }
}
