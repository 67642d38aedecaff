using DraftStudio.Core.Drafting;
using Xunit;

namespace DraftStudio.Tests.Unit.Storage;

public sealed class CursorTests
{
    private static readonly Guid Id = new("0190a000-0000-7000-8000-000000000101");

    [Fact]
    public void Cursor_ComesBackAsItWas()
    {
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddMicroseconds(6);

        Assert.True(Cursor.TryParse(Cursor.Of(time, Id).ToString(), CursorOrder.Time, out var byTime));
        Assert.Equal((time, Id), (byTime.Time, byTime.Id));
        Assert.True(Cursor.TryParse(Cursor.Of("Ärzte\n", Id).ToString(), CursorOrder.Text, out var byText));
        Assert.Equal(("Ärzte\n", Id), (byText.Text, byText.Id));
        Assert.True(Cursor.TryParse(Cursor.Of(42).ToString(), CursorOrder.Number, out var byNumber));
        Assert.Equal(42, byNumber.Number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not a cursor")]
    [InlineData("AA==")]
    [InlineData("AAAA")]
    [InlineData("AH__________AZCgAAAAcACAAAAAAAABAQ")]
    public void Anything_ElseIsRefused(string? written) =>
        Assert.All(Enum.GetValues<CursorOrder>(), order => Assert.False(Cursor.TryParse(written, order, out _)));

    [Fact]
    public void Cursor_OfAnotherOrder_IsRefused()
    {
        var cursor = Cursor.Of(42).ToString();

        Assert.False(Cursor.TryParse(cursor, CursorOrder.Time, out _));
        Assert.False(Cursor.TryParse(cursor, CursorOrder.Text, out _));
    }
}
