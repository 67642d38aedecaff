using System.Text;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>What a template begins with that is made by hand: a small file that works, and the input that it shows.</summary>
internal static class TemplateStart
{
    private const string InputName = "title";

    private const string Page = """
        <!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8">
            <title>{{ title }}</title>
            <style>
              body { font-family: sans-serif; line-height: 1.5; }
              h1 { font-size: 1.6em; }
            </style>
          </head>
          <body>
            <h1>{{ title }}</h1>
            <p>What the report says.</p>
          </body>
        </html>

        """;

    private const string Pug = """
        doctype html
        html(lang="en")
          head
            meta(charset="utf-8")
            title= title
          body
            h1= title
            p What the report says.

        """;

    private const string Text = """
        {{ title }}

        What the report says.

        """;

    /// <summary>The primary file, named as its type is.</summary>
    public static NewFile FileOf(string type, string handler)
    {
        var (name, text) = (type, handler) switch
        {
            ("pug", _) => ("report.pug", Pug),
            ("handlebars", "text") => ("report.hbs", Text),
            ("handlebars", _) => ("report.hbs", Page),
            (_, "text") => ("report.txt", Text),
            _ => ("report.html", Page),
        };
        var contentType = FileContents.TypeOf(name);
        return new NewFile(
            name,
            FileRoles.Template,
            contentType,
            Primary: true,
            FileContents.Prepare(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")), contentType)
        );
    }

    /// <summary>The document with the input that the file shows; its value is the template's name until somebody gives one.</summary>
    /// <param name="document">Has the name.</param>
    /// <param name="id">The input's.</param>
    public static Document WithInput(Document document, string id)
    {
        var input = MapNode.Of([
            Member("name", InputName),
            Member("label", "Title"),
            Member("driver", "text"),
            Member("defaultValue", TemplateDocument.TextAt(document, TemplateDocument.Name) ?? ""),
        ]);
        return TemplateItems.Inputs.Put(
            document,
            id,
            JsonTree.ToElement(input, static text => text),
            static text => text
        );
    }

    private static KeyValuePair<string, DocumentNode> Member(string name, string value) =>
        KeyValuePair.Create<string, DocumentNode>(name, LeafNode.Of(value));
}
