using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Flux;

/// <summary>
/// A component that renders again when an <see cref="IState{TState}"/> that is injected into it changes, until it is
/// disposed. Its own clean-up goes into <see cref="Dispose(bool)"/>.
/// </summary>
public abstract class FluxorComponent : ComponentBase, IDisposable
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> StateProperties = new();
    private readonly List<Action> unsubscribe = [];
    private bool disposed;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized()
    {
        base.OnInitialized();
        foreach (var property in StateProperties.GetOrAdd(GetType(), FindStates))
        {
            var state = property.GetValue(this);
            var changed = property.PropertyType.GetEvent(nameof(IState<>.StateChanged));
            if (state is null || changed is null)
            {
                continue;
            }

            EventHandler handler = OnStateChanged;
            changed.AddEventHandler(state, handler);
            unsubscribe.Add(() => changed.RemoveEventHandler(state, handler));
        }
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposed || !disposing)
        {
            return;
        }

        disposed = true;
        foreach (var leave in unsubscribe)
        {
            leave();
        }

        unsubscribe.Clear();
    }

    private static PropertyInfo[] FindStates(Type type)
    {
        var found = new List<PropertyInfo>();
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            found.AddRange(
                current
                    .GetProperties(
                        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                    )
                    .Where(property =>
                        property.PropertyType.IsGenericType
                        && property.PropertyType.GetGenericTypeDefinition() == typeof(IState<>)
                    )
            );
        }

        return [.. found];
    }

    private void OnStateChanged(object? sender, EventArgs e)
    {
        if (!disposed)
        {
            _ = InvokeAsync(StateHasChanged);
        }
    }
}
