using System.Collections.Immutable;
using DraftStudio.Core.Kinds.Templates;
using static DraftStudio.Web.Features.Demo.DemoPerson;

namespace DraftStudio.Web.Features.Demo;

/// <summary>The demo's templates: a report for print, a letter for the screen, a mail in plain text.</summary>
internal static class DemoTemplates
{
    public const string MonthlyReport = "Monthly Report";

    /// <summary>A PNG of 96 by 24: bars.</summary>
    private const string Logo =
        "iVBORw0KGgoAAAANSUhEUgAAAGAAAAAYCAYAAAAF6fiUAAAAfUlEQVR42u3ZwQ2AIBAEQDoxsTBLsR4rs42zARIehpyH89gX"
        + "CRw7/GgR0SQvSgAAQADMy3Zc0csyAF+/IAAAAN7Md5979LIMwGxAAAAAZAKMzi8PMCqoPMBoAwAAAFQGGK2XB8h+oQAAAMic"
        + "vzzA6vsrCAAABQH4MYB/2dw8fCeNqcFlYLYAAAAASUVORK5CYII=";

    public static readonly ImmutableArray<DemoTemplate> All =
    [
        new(16.2, Ada, MonthlyReport, "Generate monthly sales reports")
        {
            Handler = "pdf",
            HandlerOptions = """{"pageSize":"letter","margin":"1in"}""",
            Settings = """
                {"pdf":{"headerFileId":"@parts/header.html","footerFileId":"@parts/footer.html","outline":true},
                 "locale":"en-US","currency":"USD"}
                """,
            Files =
            [
                new("report.html", FileRoles.Template, Report),
                new("parts/header.html", FileRoles.Template, Header),
                new("parts/footer.html", FileRoles.Template, Footer),
                new("parts/region.html", FileRoles.Template, Region),
                new("style.css", FileRoles.Asset, Style),
                new("images/logo.png", FileRoles.Asset, Logo) { IsBase64 = true },
                new("sample.json", FileRoles.Data, Sample),
            ],
            Processors =
            [
                """{"type":"dataset","name":"sales","datasetId":"ds-456","filter":{"month":"{{ month }}"}}""",
                """{"type":"query","name":"targets","query":"select region, target from targets where month = :month"}""",
            ],
            Inputs =
            [
                """
                    {"name":"month","label":"Month","driver":"date","dataType":"date","required":true,"multiple":false,
                     "defaultValue":"2024-01-01","help":"Any day of the month"}
                    """,
                """
                    {"name":"region","label":"Regions","driver":"multiselect","dataType":"string","required":false,
                     "multiple":true,"defaultValue":["North","South"],"defn":{"options":["North","South","East","West"]}}
                    """,
                """
                    {"name":"showTargets","label":"Show the targets","driver":"checkbox","dataType":"boolean",
                     "required":false,"multiple":false,"defaultValue":true}
                    """,
            ],
        },
        new(11.6, Bea, "Placement letter", "Tells a learner where and when a placement begins")
        {
            HandlerOptions = """{"inlineStyles":true}""",
            Settings = """{"headerFileId":"@letterhead.html"}""",
            Files =
            [
                new("letter.html", FileRoles.Template, Letter),
                new("letterhead.html", FileRoles.Template, Letterhead),
                new("letter.css", FileRoles.Asset, LetterStyle),
            ],
            Processors = ["""{"type":"dataset","name":"placements","datasetId":"ds-placements"}"""],
            Inputs =
            [
                """{"name":"learner","label":"Learner","driver":"text","dataType":"string","required":true}""",
                """{"name":"starts","label":"First day","driver":"datetime","dataType":"datetime","required":true}""",
            ],
        },
        new(4.8, Ada, "Shift reminder", "A mail in plain text, the evening before")
        {
            Type = "handlebars",
            Handler = "text",
            Files = [new("mail.hbs", FileRoles.Template, Mail)],
            Inputs =
            [
                """{"name":"name","label":"Name","driver":"text","dataType":"string","required":true}""",
                """{"name":"ward","label":"Ward","driver":"select","dataType":"string","defn":{"options":["A","B","C"]}}""",
            ],
        },
    ];

    private const string Report = """
        <!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8">
            <title>Sales in {{ month }}</title>
            <link rel="stylesheet" href="style.css">
          </head>
          <body>
            <img class="logo" src="images/logo.png" alt="Northwind Labs">
            <h1>Sales in {{ month }}</h1>
            {% for row in sales %}
              {% if not region or row.region in region %}
                {% include "parts/region.html" %}
              {% endif %}
            {% else %}
              <p class="empty">Nothing was sold.</p>
            {% endfor %}
          </body>
        </html>

        """;

    private const string Header = """
        <header><span>Monthly Report</span><span>{{ month }}</span></header>

        """;

    private const string Footer = """
        <footer>Page {{ page }} of {{ pages }}</footer>

        """;

    private const string Region = """
        <section>
          <h2>{{ row.region }}</h2>
          <p class="amount">{{ row.amount | round(2) }}</p>
          {% if showTargets and targets[row.region] %}
            <p class="target">Target: {{ targets[row.region] }}</p>
          {% endif %}
        </section>

        """;

    private const string Style = """
        body { font: 11pt/1.5 sans-serif; color: #1b2733; }
        h1 { font-size: 20pt; border-bottom: 2px solid #1f5ea8; }
        section { break-inside: avoid; margin-top: 1.5em; }
        .amount { font-size: 16pt; font-weight: 600; }
        .target { color: #5b6b7a; }

        """;

    private const string Sample = """
        {
          "sales": [
            { "region": "North", "amount": 18250.5 },
            { "region": "South", "amount": 9120 }
          ],
          "targets": { "North": 17000, "South": 10000 }
        }

        """;

    private const string Letter = """
        <!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8">
            <title>Your placement</title>
            <link rel="stylesheet" href="letter.css">
          </head>
          <body>
            {% include "letterhead.html" %}
            <p>Dear {{ learner }},</p>
            {% for placement in placements %}
              <p>your placement on ward {{ placement.ward }} begins on <strong>{{ starts }}</strong>.</p>
            {% endfor %}
            <p>The school</p>
          </body>
        </html>

        """;

    private const string Letterhead = """
        <address>Northwind School of Nursing<br>12 Harbour Road</address>

        """;

    private const string LetterStyle = """
        body { font: 12pt/1.6 serif; max-width: 40em; margin: 3em auto; }
        address { text-align: right; font-style: normal; }

        """;

    private const string Mail = """
        Hello {{name}},

        tomorrow you are on ward {{ward}}.
        {{#if note}}
        {{note}}
        {{/if}}

        """;
}
