using DraftStudio.Core.Access;
using DraftStudio.Web.Api;
using Xunit;

namespace DraftStudio.Tests.Unit.Api;

public sealed class RequestGateTests
{
    private static readonly RequestGate.Slot Slot = new(
        new WorkspaceId(new Guid("0190a3c4-0000-7000-8000-000000000001")),
        "provider.draft",
        new UserId(new Guid("0190a3c4-0000-7000-8000-000000000002")),
        "k"
    );

    [Fact]
    public async Task Wait_OthersKey_DoesNotWait()
    {
        var gate = new RequestGate(TimeProvider.System);
        Assert.True(gate.TryEnter(Slot));

        Assert.True(
            await gate.WaitAsync(Slot with { Key = "other" }, TimeSpan.Zero, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Wait_UntilLeft_Returns()
    {
        var gate = new RequestGate(TimeProvider.System);
        Assert.True(gate.TryEnter(Slot));
        Assert.False(gate.TryEnter(Slot));

        var waiting = gate.WaitAsync(Slot, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        gate.Leave(Slot);

        Assert.True(await waiting);
        Assert.True(gate.TryEnter(Slot));
    }

    [Fact]
    public async Task Wait_OutOfPatience_SaysSo()
    {
        var gate = new RequestGate(TimeProvider.System);
        Assert.True(gate.TryEnter(Slot));

        Assert.False(await gate.WaitAsync(Slot, TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken));
    }
}
