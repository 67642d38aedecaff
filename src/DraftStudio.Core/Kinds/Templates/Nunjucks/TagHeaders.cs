using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>Parses what stands in a tag behind its first word, and keeps what tags say of other files and of blocks.</summary>
internal sealed class TagHeaders(TokenCursor cursor, ExpressionParser expressions, NameScopes names, Findings findings)
{
    private static readonly FrozenDictionary<string, string> Ends = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["if"] = "endif",
        ["ifAsync"] = "endif",
        ["for"] = "endfor",
        ["asyncEach"] = "endeach",
        ["asyncAll"] = "endall",
        ["block"] = "endblock",
        ["macro"] = "endmacro",
        ["call"] = "endcall",
        ["filter"] = "endfilter",
        ["set"] = "endset",
        ["switch"] = "endswitch",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Plain = FrozenSet.Create(
        StringComparer.Ordinal,
        "extends",
        "include",
        "import",
        "from"
    );

    private static readonly FrozenSet<string> Parts = FrozenSet.Create(
        StringComparer.Ordinal,
        ["else", "elif", "elseif", "case", "default", "endraw", "endverbatim", .. Ends.Values]
    );

    private readonly List<(NunjucksReference Reference, int Start)> references = [];
    private readonly List<string> blocks = [];
    private readonly HashSet<string> blockNames = new(StringComparer.Ordinal);

    public bool HasDynamicReferences { get; private set; }

    public ImmutableArray<string> Blocks => [.. blocks];

    public static bool IsKnown(string name) => Ends.ContainsKey(name) || Plain.Contains(name);

    public static string WhyUnknown(string name) =>
        Parts.Contains(name) ? $"'{name}' belongs to no tag that is open here." : $"Nunjucks has no tag '{name}'.";

    public ImmutableArray<NunjucksReference> References(TextPositions positions) =>
        [
            .. references.Select(entry =>
            {
                var (line, column) = positions.Of(entry.Start);
                return entry.Reference with { Line = line, Column = column };
            }),
        ];

    /// <summary>Reads the rest of a tag. Answers the tag when it has an end to wait for, if its header is wrong too.</summary>
    public OpenTag? Read(string name, int start, bool isConditional)
    {
        switch (name)
        {
            case "extends":
                ReadExtends(start, isConditional);
                return null;
            case "include":
                ReadInclude(start, isConditional);
                return null;
            case "import":
                ReadImport(start, isConditional);
                return null;
            case "from":
                ReadFrom(start, isConditional);
                return null;
            case "set":
                return ReadSet(start);
        }

        var tag = new OpenTag(name, Ends[name], start);
        switch (name)
        {
            case "if" or "ifAsync" or "switch":
                expressions.Parse();
                break;
            case "for" or "asyncEach" or "asyncAll":
                ReadLoop(name);
                break;
            case "block":
                tag = tag with { BlockName = ReadBlock() };
                break;
            case "macro":
                ReadMacro();
                break;
            case "call":
                ReadCall();
                break;
            default:
                expressions.ParseFilter();
                break;
        }

        ExpectEnd();
        return tag;
    }

    /// <summary>Reads the rest of a tag that goes on with an open one, or ends it.</summary>
    public void ReadPart(OpenTag tag, Token word, string name)
    {
        switch (tag.Name, name)
        {
            case (_, "elif" or "elseif" or "case"):
                expressions.Parse();
                tag.Part = name == "case" ? OpenTagPart.Case : tag.Part;
                break;
            case ("switch", "default") when tag.Part == OpenTagPart.First:
                findings.Warning(
                    word.Start,
                    word.Length,
                    "Before the first 'case' nunjucks takes this for a variable."
                );
                cursor.MoveTo(word.Start);
                expressions.Parse();
                tag.Part = OpenTagPart.Case;
                break;
            case (_, "else" or "default"):
                tag.Part = OpenTagPart.Last;
                break;
            case ("switch", "endswitch") when tag.Part == OpenTagPart.First:
                cursor.Fail(word, "This 'switch' has no 'case'.");
                break;
            case ("block", _) when cursor.Peek().Kind == TokenKind.Symbol:
                ReadBlockEnd(tag);
                break;
        }

        ExpectEnd();
    }

    public void ExpectEnd()
    {
        if (!cursor.Skip(TokenKind.BlockEnd))
        {
            cursor.Expected("'%}'");
        }
    }

    private void ReadExtends(int start, bool isConditional)
    {
        Refer(expressions.Parse(), NunjucksReferenceKind.Extends, start, isConditional);
        ExpectEnd();
    }

    private void ReadInclude(int start, bool isConditional)
    {
        var operand = expressions.Parse();
        var ignoresMissing = cursor.SkipSymbol("ignore");
        if (ignoresMissing && !cursor.SkipSymbol("missing"))
        {
            ignoresMissing = false;
            var next = cursor.Peek();
            findings.Warning(next.Start, next.Length, "'ignore' without 'missing' ignores nothing.");
        }

        Refer(operand, NunjucksReferenceKind.Include, start, isConditional, ignoresMissing);
        ExpectEnd();
    }

    private void ReadImport(int start, bool isConditional)
    {
        var operand = expressions.Parse();
        if (!cursor.SkipSymbol("as"))
        {
            cursor.Expected("'as' and a name");
        }

        var name = expressions.ParseTargetExpression();
        var withContext = ReadWithContext();
        Refer(operand, NunjucksReferenceKind.Import, start, isConditional, withContext: withContext);
        Define(name);
        ExpectEnd();
    }

    private void ReadFrom(int start, bool isConditional)
    {
        var operand = expressions.Parse();
        if (!cursor.SkipSymbol("import"))
        {
            cursor.Expected("'import'");
        }

        var withContext = false;
        var isFirst = true;
        while (!cursor.IsBroken && (isFirst || cursor.Peek().Kind != TokenKind.BlockEnd))
        {
            if (!isFirst && !cursor.Skip(TokenKind.Comma))
            {
                cursor.Expected("','");
            }

            isFirst = false;
            var first = cursor.Peek();
            var name = expressions.ParseTarget();
            if (name?.StartsWith('_') == true)
            {
                cursor.Fail(first, "A name that begins with an underscore cannot be imported.");
            }

            Define(cursor.SkipSymbol("as") ? expressions.ParseTarget() : name);
            withContext = ReadWithContext();
        }

        Refer(operand, NunjucksReferenceKind.Import, start, isConditional, withContext: withContext);
        ExpectEnd();
    }

    private bool ReadWithContext()
    {
        var isWith = cursor.SkipSymbol("with");
        if ((isWith || cursor.SkipSymbol("without")) && !cursor.SkipSymbol("context"))
        {
            cursor.Expected("'context'");
        }

        return isWith;
    }

    private OpenTag? ReadSet(int start)
    {
        var targets = ImmutableArray.CreateBuilder<string>();
        do
        {
            if (expressions.ParseTarget() is { } target)
            {
                targets.Add(target);
            }
        } while (cursor.Skip(TokenKind.Comma));

        if (!cursor.SkipOperator("="))
        {
            if (cursor.Skip(TokenKind.BlockEnd))
            {
                return new OpenTag("set", Ends["set"], start) { Targets = targets.DrainToImmutable() };
            }

            cursor.Expected("'=' or '%}'");
        }

        expressions.Parse();
        foreach (var target in targets)
        {
            names.Define(target);
        }

        ExpectEnd();
        return null;
    }

    private void ReadLoop(string name)
    {
        var first = cursor.Peek();
        var targets = new List<string?>();
        do
        {
            var token = cursor.Peek();
            targets.Add(expressions.ParseTarget());
            if (name != "for" && !cursor.IsBroken && !JavaScriptName.IsWhole(cursor.TextOf(token)))
            {
                cursor.Fail(token, $"'{name}' needs a name that JavaScript takes too.");
            }
        } while (cursor.Skip(TokenKind.Comma));

        if (first.Kind != TokenKind.Symbol)
        {
            cursor.Fail(first, "The name of the loop's variable is expected here.");
        }

        if (!cursor.SkipSymbol("in"))
        {
            cursor.Expected("'in' and what the loop goes over");
        }

        expressions.Parse();
        names.Push(isolates: false, runsLater: false);
        names.Define("loop");
        targets.ForEach(Define);
    }

    private string? ReadBlock()
    {
        var token = cursor.Peek();
        var name = expressions.ParseTarget();
        if (token.Kind != TokenKind.Symbol || (name is not null && !JavaScriptName.IsPart(name)))
        {
            cursor.Fail(token, "The name of a block is expected here: letters, digits and underscores.");
        }
        else if (name is not null && !blockNames.Add(name))
        {
            findings.Error(token.Start, token.Length, $"There is another block '{name}' in this file.");
        }
        else if (name is not null)
        {
            blocks.Add(name);
        }

        names.Push(isolates: false, runsLater: true);
        names.Define("super");
        return name;
    }

    private void ReadBlockEnd(OpenTag tag)
    {
        var token = cursor.Peek();
        var name = cursor.TextOf(token).ToString();
        if (tag.BlockName is { } expected && !string.Equals(name, expected, StringComparison.Ordinal))
        {
            cursor.Fail(token, $"The block that ends here is '{expected}'.");
        }

        cursor.Next();
    }

    private void ReadMacro()
    {
        var name = expressions.ParseTarget(withPostfix: false);
        Define(name);
        names.Push(isolates: true, runsLater: true);
        names.Define("caller");
        if (cursor.Peek().Kind != TokenKind.LeftParen)
        {
            cursor.Expected("'(' and the parameters");
        }

        expressions.ParseParameters();
    }

    private void ReadCall()
    {
        names.Push(isolates: false, runsLater: false);
        if (cursor.Peek().Kind == TokenKind.LeftParen)
        {
            expressions.ParseParameters();
        }

        names.Define("caller");
        var first = cursor.Peek();
        if (expressions.ParsePrimary().Kind != OperandKind.Call)
        {
            cursor.Fail(first, "The call of a macro is expected here.");
        }
    }

    private void Refer(
        Operand operand,
        NunjucksReferenceKind kind,
        int start,
        bool isConditional,
        bool ignoresMissing = false,
        bool withContext = false
    )
    {
        if (cursor.IsBroken)
        {
            return;
        }

        if (operand.Kind != OperandKind.Text)
        {
            HasDynamicReferences = true;
            return;
        }

        var reference = new NunjucksReference(kind, expressions.TextOf(operand.Token), 0, 0)
        {
            IgnoresMissing = ignoresMissing,
            WithContext = withContext,
            IsConditional = isConditional,
        };
        references.Add((reference, start));
    }

    private void Define(string? name)
    {
        if (name is not null)
        {
            names.Define(name);
        }
    }
}
