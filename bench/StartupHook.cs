using DraftStudio.Bench;

/// <summary>What the runtime calls before a program's own first statement, when DOTNET_STARTUP_HOOKS names this assembly.</summary>
#pragma warning disable CA1050, MA0047 // The runtime looks for this name without a namespace.
internal static class StartupHook
#pragma warning restore CA1050, MA0047
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(MemoryProbe.Variable) is { Length: > 0 } pipe)
        {
            MemoryProbe.Serve(pipe);
        }
    }
}
