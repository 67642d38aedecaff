using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Templates.Nunjucks;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>
/// The files of a nunjucks template, read, and what is wrong with them and between them. Files do not change, so what is
/// known of one state is what is known of another in which a few files differ, but for these and for those that name them.
/// </summary>
internal sealed class ParsedFiles
{
    /// <summary>Characters of a text above which it is not read.</summary>
    public const int Longest = 1_000_000;

    public static readonly ParsedFiles None = new()
    {
        Texts = new FileTexts(MapNode.Empty),
        Faulty = ImmutableSortedSet.Create<string>(StringComparer.Ordinal),
        Unread = ImmutableSortedSet.Create<string>(StringComparer.Ordinal),
        Missing = ImmutableSortedDictionary.Create<string, ImmutableArray<NunjucksLinkProblem>>(StringComparer.Ordinal),
    };

    private ParsedFiles() { }

    public required FileTexts Texts { get; init; }

    /// <summary>The files that have problems of their own, in ordinal order.</summary>
    public required ImmutableSortedSet<string> Faulty { get; init; }

    /// <summary>The texts that are too long to be read, in ordinal order.</summary>
    public required ImmutableSortedSet<string> Unread { get; init; }

    /// <summary>References that lead nowhere, by the file that has them.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<NunjucksLinkProblem>> Missing { get; init; }

    public ImmutableArray<NunjucksLinkProblem> Cycles { get; private init; } = [];

    private ImmutableDictionary<string, NunjucksTemplate> ByPath { get; init; } =
        ImmutableDictionary.Create<string, NunjucksTemplate>(StringComparer.Ordinal);

    /// <summary>The files that name a file, by its folded path.</summary>
    private ImmutableDictionary<string, ImmutableHashSet<string>> Referrers { get; init; } =
        ImmutableDictionary.Create<string, ImmutableHashSet<string>>(StringComparer.Ordinal);

    /// <summary>What was read at the path; null when there is no template file.</summary>
    public NunjucksTemplate? Find(string path) => ByPath.GetValueOrDefault(path);

    public LinkedFiles Links() => LinksOf(Texts, ByPath);

    /// <summary>The same of files that differ from these in a few.</summary>
    /// <param name="next">The files.</param>
    /// <param name="read">Reads a text that is not too long.</param>
    public async Task<ParsedFiles> ContinueAsync(MapNode next, Func<TextNode, Task<NunjucksTemplate>> read)
    {
        var texts = new FileTexts(next);
        var edits = new Edits(this);
        var cameOrWent = new List<string>();
        var again = PathsIn(MapNode.Differences(Texts.Files, next));
        foreach (var path in again)
        {
            var text = texts.TemplateAt(path);
            var isLong = text?.Length > Longest;
            edits.Set(
                path,
                text is null ? null
                    : isLong ? NunjucksTemplate.Unread
                    : await read(text),
                isLong
            );
            if (Texts.IsText(path) != texts.IsText(path))
            {
                cameOrWent.Add(TemplatePath.KeyOf(path));
            }
        }

        again.UnionWith(cameOrWent.SelectMany(edits.ReferrersOf));
        var check = new LinkCheck(LinksOf(texts, edits.ByPath));
        foreach (var path in again)
        {
            edits.SetMissing(path, [.. check.FindMissing(path)]);
        }

        // A cycle that is new goes through one of these; one that there was is known by the file that closes it.
        var from = again.Concat(Cycles.Select(static cycle => cycle.Path)).Where(edits.ByPath.ContainsKey);
        return edits.Finish(texts, [.. check.FindCycles(from.ToHashSet(StringComparer.Ordinal))]);
    }

    private static LinkedFiles LinksOf(FileTexts texts, IReadOnlyDictionary<string, NunjucksTemplate> byPath) =>
        new(
            path => byPath.GetValueOrDefault(path) ?? (texts.IsText(path) ? NunjucksTemplate.Unread : null),
            texts.Spelled
        );

    private static HashSet<string> PathsIn(List<MapDifference> differences) =>
        differences
            .SelectMany(static difference => (DocumentNode?[])[difference.Before, difference.After])
            .OfType<DocumentNode>()
            .Select(TemplateFile.PathOf)
            .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> TargetsOf(string path, NunjucksTemplate template) =>
        template
            .References.Select(reference => NunjucksLinks.Resolve(path, reference.Name))
            .OfType<string>()
            .Where(static target => TemplatePath.ProblemOf(target) is null)
            .Select(TemplatePath.KeyOf);

    /// <summary>What becomes of it, file by file.</summary>
    private sealed class Edits(ParsedFiles before)
    {
        private readonly ImmutableDictionary<string, ImmutableHashSet<string>>.Builder referrers =
            before.Referrers.ToBuilder();
        private readonly ImmutableSortedSet<string>.Builder faulty = before.Faulty.ToBuilder();
        private readonly ImmutableSortedSet<string>.Builder unread = before.Unread.ToBuilder();
        private readonly ImmutableSortedDictionary<string, ImmutableArray<NunjucksLinkProblem>>.Builder missing =
            before.Missing.ToBuilder();

        public ImmutableDictionary<string, NunjucksTemplate>.Builder ByPath { get; } = before.ByPath.ToBuilder();

        public IEnumerable<string> ReferrersOf(string key) => referrers.TryGetValue(key, out var found) ? found : [];

        public void Set(string path, NunjucksTemplate? template, bool isUnread)
        {
            if (ByPath.Remove(path, out var old))
            {
                foreach (var key in TargetsOf(path, old))
                {
                    Refer(key, all => all.Remove(path));
                }
            }

            if (template is not null)
            {
                ByPath[path] = template;
                foreach (var key in TargetsOf(path, template))
                {
                    Refer(key, all => all.Add(path));
                }
            }

            Put(faulty, path, template is { Problems.IsEmpty: false });
            Put(unread, path, isUnread);
        }

        public void SetMissing(string path, ImmutableArray<NunjucksLinkProblem> found)
        {
            missing.Remove(path);
            if (!found.IsEmpty)
            {
                missing[path] = found;
            }
        }

        public ParsedFiles Finish(FileTexts texts, ImmutableArray<NunjucksLinkProblem> cycles) =>
            new()
            {
                Texts = texts,
                ByPath = ByPath.ToImmutable(),
                Referrers = referrers.ToImmutable(),
                Faulty = faulty.ToImmutable(),
                Unread = unread.ToImmutable(),
                Missing = missing.ToImmutable(),
                Cycles = cycles,
            };

        private void Refer(string key, Func<ImmutableHashSet<string>, ImmutableHashSet<string>> change)
        {
            var next = change(
                referrers.GetValueOrDefault(key) ?? ImmutableHashSet.Create<string>(StringComparer.Ordinal)
            );
            referrers.Remove(key);
            if (!next.IsEmpty)
            {
                referrers[key] = next;
            }
        }

        private static void Put(ImmutableSortedSet<string>.Builder all, string path, bool isIn)
        {
            all.Remove(path);
            if (isIn)
            {
                all.Add(path);
            }
        }
    }
}
