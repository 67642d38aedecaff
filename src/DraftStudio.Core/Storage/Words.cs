namespace DraftStudio.Core.Storage;

/// <summary>Members of an enumeration as they are stored: their names in lower case.</summary>
internal static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => Cache<T>.Names[value];

    /// <exception cref="InvalidDataException">Not one of the names.</exception>
    public static T Parse<T>(string word)
        where T : struct, Enum =>
        Cache<T>.Values.TryGetValue(word, out var value)
            ? value
            : throw new InvalidDataException($"'{word}' is not a {typeof(T).Name}.");

    private static class Cache<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Names = Enum.GetValues<T>()
            .ToDictionary(static value => value, static value => value.ToString().ToLowerInvariant());

        public static readonly Dictionary<string, T> Values = Names.ToDictionary(
            static pair => pair.Value,
            static pair => pair.Key,
            StringComparer.Ordinal
        );
    }
}
