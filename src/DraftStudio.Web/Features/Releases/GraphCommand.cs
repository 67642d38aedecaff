using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Releases;

/// <summary>Something that the browser's graph is to do; each has a number, so that the same can be asked again.</summary>
/// <param name="Name">The name of a command of the browser's, <c>reveal</c> or <c>select</c>.</param>
/// <param name="Keys">Nodes that it is about, by uuid; <c>reveal</c> has the groups before the node.</param>
public sealed record GraphCommand(long Number, string Name, ImmutableArray<string> Keys);
