using System.Net.Sockets;
using Npgsql;

namespace DraftStudio.Core.Storage.Postgres;

/// <summary>PostgreSQL's errors as outcomes that callers know.</summary>
internal static class PostgresFaults
{
    /// <summary>A serialization failure or a deadlock: the same work again may go through.</summary>
    public static bool IsWorthAnotherTry(Exception thrown) =>
        Find(thrown)
            is PostgresException
            {
                SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            };

    /// <summary>Whether the server is out of room, out of reach or too busy: not the statement's fault.</summary>
    public static bool IsOutage(Exception thrown) => !ReferenceEquals(Translate(thrown), thrown);

    /// <summary>The exception that callers get for what the provider threw.</summary>
    public static Exception Translate(Exception thrown) =>
        Find(thrown) switch
        {
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new StorageFullException(
                "The disk of the database is full.",
                thrown
            ),
            PostgresException
            {
                SqlState: PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.DeadlockDetected
                    or PostgresErrorCodes.LockNotAvailable
                    or PostgresErrorCodes.QueryCanceled
                    or PostgresErrorCodes.TooManyConnections
                    or PostgresErrorCodes.CannotConnectNow
                    or PostgresErrorCodes.AdminShutdown
                    or PostgresErrorCodes.CrashShutdown
            } => new StorageBusyException("The database cannot take this now.", thrown),
            PostgresException => thrown,
            NpgsqlException { IsTransient: true }
            or NpgsqlException { InnerException: SocketException or IOException or TimeoutException } =>
                new StorageBusyException("The database is out of reach.", thrown),
            _ => thrown,
        };

    private static NpgsqlException? Find(Exception? thrown)
    {
        while (thrown is not null and not NpgsqlException)
        {
            thrown = thrown.InnerException;
        }

        return thrown as NpgsqlException;
    }
}
