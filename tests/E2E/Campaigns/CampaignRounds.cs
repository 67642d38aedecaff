using System.Globalization;

namespace DraftStudio.Tests.E2E.Campaigns;

/// <summary>How long a campaign is, and where its randomness starts.</summary>
public static class CampaignRounds
{
    /// <summary><c>DRAFTSTUDIO_CAMPAIGN</c>, or 5.</summary>
    public static int Count { get; } = Read("DRAFTSTUDIO_CAMPAIGN") ?? 5;

    /// <summary><c>DRAFTSTUDIO_CAMPAIGN_SEED</c>, or a new one; a failure's message names it, so that it can be played again.</summary>
    public static int Seed { get; } = Read("DRAFTSTUDIO_CAMPAIGN_SEED") ?? Random.Shared.Next();

    private static int? Read(string variable) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : null;
}
