using System.Collections.Immutable;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Core.Kinds.Providers;
using static DraftStudio.Web.Features.Demo.DemoPerson;

namespace DraftStudio.Web.Features.Demo;

/// <summary>What happened in the demo workspace, in the order in which it happened. Its keys open nothing.</summary>
internal static class DemoStory
{
    public const string Workspace = "Northwind Labs";

    public const string Slug = "northwind";

    /// <summary>When the workspace was made.</summary>
    public const double FirstDay = 25;

    public static readonly ImmutableArray<string> Departments =
    [
        "Research",
        "Support",
        "Finance",
        "Legal",
        "Platform",
        "Data Science",
    ];

    /// <summary>What people keep for it in the catalogue.</summary>
    public static IEnumerable<(string Type, string Text)> Catalog =>
        Departments.Select(static text => (ResourceTypes.Departments, text));

    public static readonly ImmutableArray<DemoStep> Steps =
    [
        .. FirstVersions()
            .Concat(Revisions())
            .Concat(OpenWork())
            .Concat(DemoSchool.Steps)
            .OrderByDescending(static step => step.DaysAgo),
    ];

    private static IEnumerable<DemoStep> FirstVersions() =>
        [
            First(24.2, Ada, "OpenAI", "openai", "https://api.openai.com/v1", "sk-proj-demo7Hq2Lw9vTz4nBx8R3f9a")
                .For("Research", "Support")
                .Says(
                    "General models for chat, embeddings and speech. The default for anything without personal data."
                ),
            First(24, Ada, "Anthropic", "anthropic", "https://api.anthropic.com", "sk-ant-demo-5pKd8Yc1Vr6MwQ0t7b2e")
                .For("Research", "Platform")
                .Says("Long documents and code review. Prompt caching is on for the review bot."),
            First(
                    23,
                    Bea,
                    "Azure OpenAI EU",
                    "azure-openai-eu",
                    "https://northwind-eu.openai.azure.com",
                    "demo4c9ad1f07be24e"
                )
                .For("Finance", "Legal")
                .Says("The same models with data residency in the EU. Personal data goes here and nowhere else."),
            First(
                    22,
                    Bea,
                    "AWS Bedrock",
                    "aws-bedrock",
                    "https://bedrock-runtime.eu-central-1.amazonaws.com",
                    "AKIADEMO7QF3XN2WZL5M"
                )
                .For("Platform")
                .Says("Models inside our own account, reached over the private link."),
            First(
                    21,
                    Bea,
                    "Google Vertex AI",
                    "google-vertex",
                    "https://europe-west4-aiplatform.googleapis.com",
                    "ya29.demo-8Zt3Jm6Rk1Wq4Xc9d0a7"
                )
                .For("Data Science")
                .Says("Batch prediction for the forecasting team."),
            First(20, Ada, "Mistral", "mistral", "https://api.mistral.ai/v1", "demoM1s7Xv3Kp9Rt2Yw8Lq5f6c1")
                .For("Research")
                .Says("European provider; small models for classification."),
            First(19, Bea, "Cohere", "cohere", "https://api.cohere.com/v2", "demoC0h3Re4Rank8Vb2Nm6Kx1d93")
                .For("Support")
                .Says("Reranking for the help centre's search."),
            First(18, Ada, "Ollama on-prem", "ollama", "http://ollama.northwind.internal:11434", null)
                .For("Research", "Legal")
                .Says("Two machines under the stairs. Nothing leaves the building."),
            First(
                    17,
                    Ada,
                    "vLLM cluster",
                    "vllm",
                    "https://vllm.northwind.internal/v1",
                    "demo-vllm-6Gt1Zx4Qp8Ws2Er7b40d"
                )
                .For("Platform", "Data Science")
                .Says("Our own open-weight models on eight GPUs."),
            First(
                    15,
                    Bea,
                    "Hugging Face",
                    "hugging-face",
                    "https://api-inference.huggingface.co",
                    "hf_demoVk2Tn7Ys4Wd9Lp3Xq6m1c8e"
                )
                .For("Data Science")
                .Says("Hosted inference for experiments."),
            First(14, Bea, "Groq", "groq", "https://api.groq.com/openai/v1", "gsk_demo9Bv4Hn1Xk7Tz3Qw6Lm2p5a0")
                .For("Support")
                .Says("Low latency for the live chat."),
            First(13, Bea, "Together AI", "together", "https://api.together.xyz/v1", "demoT0g7Fw2Ry5Kc8Js1Vx4Nb9e6d")
                .For("Research")
                .Says("Fine-tuning jobs, billed to the project."),
        ];

    private static IEnumerable<DemoStep> Revisions() =>
        [
            Step(12, Bea, DemoVerb.Commit, "OpenAI", "Open it to Finance").For("Research", "Support", "Finance"),
            Step(11.5, Bea, DemoVerb.Draft, "Anthropic", "")
                .Says("Long documents, contracts and code review. Prompt caching is on for the review bot."),
            Step(11, Rolf, DemoVerb.Propose, "Anthropic", "").For("Research", "Platform", "Legal"),
            Step(10.6, Ada, DemoVerb.Accept, "Anthropic", "Legal has signed the agreement."),
            Step(10.5, Bea, DemoVerb.Commit, "Anthropic", "Open it to Legal"),
            Step(10, Bea, DemoVerb.Commit, "Azure OpenAI EU", "Move to Sweden Central")
                .At("https://northwind-swe.openai.azure.com"),
            Step(9, Ada, DemoVerb.Commit, "vLLM cluster", "Say which models run")
                .Says("Our own open-weight models on eight GPUs: one large for drafting, two small for routing."),
            Step(8, Bea, DemoVerb.Commit, "AWS Bedrock", "Data Science joins").For("Platform", "Data Science"),
            Step(7, Bea, DemoVerb.Commit, "Cohere", "Name what it is for")
                .Says("Reranking for the help centre's search and for the intranet."),
            Step(6, Ada, DemoVerb.Commit, "OpenAI", "Rotate the key")
                .Keyed("production 2", "sk-proj-demo1Xc6Nv3Jk8Pw5Td2M7b0e"),
            Step(5, Ada, DemoVerb.Retire, "Hugging Face", ""),
            Step(2, Ada, DemoVerb.Commit, "Mistral", "Support uses it too").For("Research", "Support"),
            Step(1.5, Ada, DemoVerb.Commit, "Azure OpenAI EU", "Go through the gateway")
                .At("https://ai-gateway.northwind.example/azure-eu")
                .Says("Data residency in the EU, through the gateway. Personal data goes here and nowhere else."),
        ];

    private static IEnumerable<DemoStep> OpenWork() =>
        [
            // Rejected; the draft stays.
            Step(6.5, Bea, DemoVerb.Draft, "Groq", "").Says("Low latency for the live chat and the phone assistant."),
            Step(6.2, Rolf, DemoVerb.Propose, "Groq", "").For("Support", "Finance"),
            Step(5.8, Ada, DemoVerb.Reject, "Groq", "Finance works with personal data: Azure OpenAI EU only."),
            // Live has moved on elsewhere: behind by one, and they go together.
            Step(4, Bea, DemoVerb.Draft, "Mistral", "")
                .Says("European provider; small models for classification and for tagging tickets."),
            // Live has moved on in the same field: a conflict when it is committed.
            Step(3.5, Bea, DemoVerb.Draft, "Azure OpenAI EU", "")
                .Says("Data residency in the EU. Personal data of customers and staff goes here and nowhere else."),
            Step(2.2, Bea, DemoVerb.Draft, "OpenAI", "")
                .Says("General models for chat, embeddings and speech. Personal data goes to Azure OpenAI EU instead."),
            Step(1.2, Rolf, DemoVerb.Propose, "OpenAI", "").At("https://eu.api.openai.com/v1"),
            Step(0.8, Ada, DemoVerb.Propose, "OpenAI", "").For("Research", "Support", "Finance", "Data Science"),
            Step(0.15, Rolf, DemoVerb.Propose, "OpenAI", "").Named("OpenAI (EU)"),
            Step(1, Ada, DemoVerb.Draft, "Google Vertex AI", "")
                .Says("Batch prediction for the forecasting team. Paused until the new contract."),
            Step(0.6, Bea, DemoVerb.Propose, "Google Vertex AI", "").Active(false),
            // New ones: a draft that lacks a value, and two that wait for somebody to want them.
            Step(0.9, Bea, DemoVerb.Draft, "Perplexity", "")
                .Named("Perplexity")
                .At("https://api.perplexity.ai")
                .For("Research"),
            Step(0.5, Rolf, DemoVerb.Propose, "Cerebras", "")
                .Named("Cerebras")
                .Valued("cerebras")
                .At("https://api.cerebras.ai/v1")
                .For("Platform")
                .Says("Very fast inference; a trial for the phone assistant."),
            Step(0.05, Bea, DemoVerb.Propose, "DeepInfra", "")
                .Named("DeepInfra")
                .Valued("deepinfra")
                .At("https://api.deepinfra.com/v1/openai")
                .For("Research", "Data Science")
                .Says("Open-weight models by the token, for evaluation runs."),
        ];

    private static DemoStep First(
        double daysAgo,
        DemoPerson who,
        string provider,
        string value,
        string endpoint,
        string? key
    )
    {
        var step = Step(daysAgo, who, DemoVerb.Commit, provider, "First version")
            .Named(provider)
            .Valued(value)
            .At(endpoint)
            .Active(true);
        return key is null ? step : step.Keyed("production", key);
    }

    private static DemoStep Step(double daysAgo, DemoPerson who, DemoVerb verb, string provider, string text) =>
        new(daysAgo, who, verb, ProviderKind.KindName, provider) { Text = text };

    private static DemoStep Named(this DemoStep step, string name) => step.With(edit => edit.With("name", name));

    private static DemoStep Valued(this DemoStep step, string value) => step.With(edit => edit.With("value", value));

    private static DemoStep Says(this DemoStep step, string text) => step.With(edit => edit.With("description", text));

    private static DemoStep At(this DemoStep step, string address) => step.With(edit => edit.With("endpoint", address));

    private static DemoStep For(this DemoStep step, params string[] departments) =>
        step.With(edit => edit.With("departments", departments));

    private static DemoStep Active(this DemoStep step, bool active) => step.With(edit => edit.With("active", active));

    private static DemoStep Keyed(this DemoStep step, string name, string key) =>
        step.With(edit => edit.With("key_name", name).With("key", new Secret(key)));

    private static DemoStep With(this DemoStep step, Func<FormEdit, FormEdit> edit) =>
        step with
        {
            Edit = edit(step.Edit),
        };
}
