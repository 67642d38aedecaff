using System.Collections.Concurrent;
using System.Diagnostics;

namespace DraftStudio.Bench.Programs;

/// <summary>The last lines that a program wrote, for the message when it fails; read, so that it never waits to write.</summary>
internal sealed class ProgramOutput
{
    private const int Most = 40;
    private readonly ConcurrentQueue<string> lines = new();

    public ProgramOutput(Process process)
    {
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public override string ToString() => string.Join(Environment.NewLine, lines);

    private void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        lines.Enqueue(line);
        while (lines.Count > Most)
        {
            lines.TryDequeue(out _);
        }
    }
}
