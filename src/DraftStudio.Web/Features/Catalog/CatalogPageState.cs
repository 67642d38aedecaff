using System.Collections.Immutable;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Catalog;

/// <summary>The page of one type of the catalogue.</summary>
public sealed record CatalogPageState
{
    public static readonly CatalogPageState Closed = new();

    /// <summary>Null while the page is not open.</summary>
    public CatalogQuery? Query { get; init; }

    public bool Loading { get; init; }

    public ImmutableArray<Resource> Items { get; init; } = [];

    public string? Next { get; init; }

    public bool MayWrite { get; init; }

    /// <summary>Why the page could not be read, or what was asked for could not be done.</summary>
    public string? Failure { get; init; }

    public bool Working { get; init; }

    /// <summary>What is about to be retired, with what uses it; null while nothing is.</summary>
    public CatalogEntry? Retiring { get; init; }

    /// <summary>What is being renamed; null while nothing is.</summary>
    public Resource? Renaming { get; init; }

    /// <summary>Counts what was added: the input is emptied.</summary>
    public int Added { get; init; }
}
