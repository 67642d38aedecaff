using DraftStudio.Web.Components.Controls;
using Xunit;

namespace DraftStudio.Tests.Unit.Components;

public sealed class ZonedTimeTests
{
    [Theory]
    [InlineData("America/New_York", "2026-01-15T09:00", "2026-01-15T14:00:00Z")]
    [InlineData("America/New_York", "2026-07-15T09:00", "2026-07-15T13:00:00Z")]
    [InlineData("Asia/Kolkata", "2026-07-15T09:00:30", "2026-07-15T03:30:30Z")]
    [InlineData("Nowhere/AtAll", "2026-07-15T09:00", "2026-07-15T09:00:00Z")]
    public void APickedTime_IsKeptInUtc_AndShownAsItWasPicked(string zone, string picked, string kept)
    {
        var where = ZonedTime.ZoneOf(zone);
        var time = ZonedTime.FromInput(picked, where);

        Assert.Equal(DateTimeOffset.Parse(kept, System.Globalization.CultureInfo.InvariantCulture), time);
        Assert.Equal(picked, ZonedTime.ToInput(time!.Value, where)); // It was just found.
    }

    [Fact]
    public void ATimeThatTheClocksSkip_IsAsMuchLater() =>
        Assert.Equal(
            "2026-03-08T03:30",
            ZonedTime.ToInput(ZonedTime.FromInput("2026-03-08T02:30", NewYork)!.Value, NewYork) // Not null: it is a time.
        );

    [Fact]
    public void OfATimeThatComesTwice_TheFirstIsMeant() =>
        Assert.Equal(
            new DateTimeOffset(2026, 11, 1, 5, 30, 0, TimeSpan.Zero),
            ZonedTime.FromInput("2026-11-01T01:30", NewYork)
        );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("2026-02-30T10:00")]
    [InlineData("9999-12-31T23:59")]
    public void WhatIsNoTime_IsNone(string? text) => Assert.Null(ZonedTime.FromInput(text, NewYork));

    private static TimeZoneInfo NewYork => ZonedTime.ZoneOf("America/New_York");
}
