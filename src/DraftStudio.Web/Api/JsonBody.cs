namespace DraftStudio.Web.Api;

/// <summary>A body as it was understood, and its bytes as they came (for the request's hash).</summary>
public sealed record JsonBody<T>(T Value, ReadOnlyMemory<byte> Bytes);
