using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Components.Controls;

/// <summary>
/// What the text fields have in common. Within a <see cref="TypingScope"/> the browser owns what is typed: the value is
/// rendered once, later ones go through the script, which never touches the input that the person is in.
/// </summary>
public abstract class TextFieldBase : ComponentBase
{
    private string? first;
    private string? given;

    [CascadingParameter]
    public TypingBridge? Typing { get; set; }

    /// <summary>The path of the value in its document; names the field to the typing script.</summary>
    [Parameter, EditorRequired]
    public required string Path { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Value { get; set; }

    /// <summary>Each change, where no <see cref="TypingScope"/> is around.</summary>
    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }

    [Parameter]
    public bool Required { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public bool Changed { get; set; }

    [Parameter]
    public string? Live { get; set; }

    [Parameter]
    public EventCallback OnRevert { get; set; }

    [Parameter]
    public string? Placeholder { get; set; }

    [Parameter]
    public int? MaxLength { get; set; }

    [Parameter]
    public bool ReadOnly { get; set; }

    /// <summary>Never written to the browser's disk.</summary>
    [Parameter]
    public bool Secret { get; set; }

    [Parameter]
    public RenderFragment? Extra { get; set; }

    [Parameter]
    public RenderFragment? Below { get; set; }

    protected string Id { get; } = ControlId.New("field");

    protected string? Rendered => Typing is null ? Value : first;

    protected string? DescribedBy => FieldFrame.DescribedBy(Id, Error, Hint);

    protected string? Invalid => Error is null ? null : "true";

    protected override void OnInitialized()
    {
        first = Value;
        given = Value;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Typing is not null && !string.Equals(given, Value, StringComparison.Ordinal))
        {
            given = Value;
            await Typing.SetValueAsync(Path, Value ?? "");
        }
    }

    protected Task ChangeAsync(ChangeEventArgs change) => ValueChanged.InvokeAsync(change.Value as string ?? "");
}
