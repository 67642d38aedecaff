using Xunit;

namespace DraftStudio.Tests.E2E.Support;

/// <summary>One studio for all stories of a class: a start takes seconds.</summary>
public class RunningStudio : IAsyncLifetime
{
    public RunningStudio()
        : this(new StudioServerOptions()) { }

    protected RunningStudio(StudioServerOptions options) => Server = new StudioServer(options);

    public StudioServer Server { get; }

    public ValueTask InitializeAsync() => Server.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Server.DisposeAsync();
    }
}
