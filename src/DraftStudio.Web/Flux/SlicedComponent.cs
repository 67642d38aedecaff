namespace DraftStudio.Web.Flux;

/// <summary>
/// A component that shows a slice of the state, and renders again only when that slice is another. What it shows and the
/// slice leaves out stays as it was.
/// </summary>
public abstract class SlicedComponent : FluxorComponent
{
    private object? rendered;

    /// <summary>All that the markup depends on, compared by value: a tuple of values and of references that change with what they hold.</summary>
    protected abstract object Shown { get; }

    // Noted when the rendering begins, not when the browser has it: what it shows may change, and change back, in between.
    protected override bool ShouldRender()
    {
        var shown = Shown;
        if (shown.Equals(rendered))
        {
            return false;
        }

        rendered = shown;
        return true;
    }
}
