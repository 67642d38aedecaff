using System.Collections.Immutable;
using System.Data.Common;

namespace DraftStudio.Core.Storage;

/// <summary>One SQL statement. Its values are given by name, each time in the same order.</summary>
internal abstract class Statement(DbCommand command)
{
    private int given;

    protected DbCommand Command => command;

    public abstract Statement With(string name, Guid? id);

    public abstract Statement With(string name, DateTimeOffset? time);

    public abstract Statement With(string name, string? text);

    public abstract Statement With(string name, int? number);

    public abstract Statement With(string name, long? number);

    public abstract Statement With(string name, bool value);

    public abstract Statement With(string name, ReadOnlyMemory<byte> bytes);

    public abstract Statement With(string name, byte[]? bytes);

    public int Execute()
    {
        given = 0;
        return command.ExecuteNonQuery();
    }

    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        given = 0;
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The first row, or null.</summary>
    public async Task<T?> FirstAsync<T>(Func<RowReader, T> map, CancellationToken cancellationToken)
        where T : class
    {
        given = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? map(Reading(reader)) : null;
    }

    /// <summary>Whether there is a row.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        given = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken);
    }

    public async Task<ImmutableArray<T>> AllAsync<T>(Func<RowReader, T> map, CancellationToken cancellationToken)
    {
        given = 0;
        var rows = ImmutableArray.CreateBuilder<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var reading = Reading(reader);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(map(reading));
        }

        return rows.DrainToImmutable();
    }

    protected abstract RowReader Reading(DbDataReader reader);

    /// <summary>The parameter that comes next: made the first time, used again later.</summary>
    protected T Next<T>(string name, Func<T> make)
        where T : DbParameter
    {
        var parameters = command.Parameters;
        if (given == parameters.Count)
        {
            var parameter = make();
            parameter.ParameterName = name;
            parameters.Add(parameter);
        }

        var next = (T)parameters[given++];
        return next.ParameterName == name
            ? next
            : throw new InvalidOperationException($"The value {name} is given where {next.ParameterName} stands.");
    }
}
