namespace DraftStudio.Core.Documents;

/// <summary>A JSON value kept as it came: numbers to the digit, members in order.</summary>
public sealed class LeafNode : DocumentNode
{
    private LeafNode() { }

    public override ContentHash Hash => throw new NotImplementedException();

    /// <summary>One JSON value in UTF-8, without white space around it.</summary>
    public ReadOnlyMemory<byte> Json => throw new NotImplementedException();

    /// <exception cref="System.Text.Json.JsonException">Not one JSON value, or a duplicate member in it.</exception>
    public static LeafNode FromJson(ReadOnlySpan<byte> json) => throw new NotImplementedException();

    public static LeafNode Of(string value) => throw new NotImplementedException();

    public static LeafNode Of(bool value) => throw new NotImplementedException();

    public static LeafNode Of(long value) => throw new NotImplementedException();

    /// <summary>The string that it is; null for any other value.</summary>
    public string? AsString() => throw new NotImplementedException();

    public bool? AsBoolean() => throw new NotImplementedException();

    /// <summary>The whole number that it is; null for any other value.</summary>
    public long? AsInt64() => throw new NotImplementedException();
}
