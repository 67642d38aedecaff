using System.Reflection;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Flux;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Flux;

/// <summary>Registration is explicit; this proves that none is forgotten.</summary>
public sealed class FluxRegistrationTests
{
    private static readonly Type[] Types =
    [
        .. typeof(Store)
            .Assembly.GetTypes()
            .Where(static type =>
                type.FullName?.StartsWith("DraftStudio.Web.Components.", StringComparison.Ordinal) ?? false
            ),
    ];
    private static readonly FluxRegistrations Registered = RegisteredByTheFrame();

    [Fact]
    public void EveryFeature_IsRegistered() =>
        Assert.Equal(
            Types.Where(static type => !type.IsAbstract && IsFeature(type)).Select(Name).Order(StringComparer.Ordinal),
            Registered.Features.Select(static feature => Name(feature.FeatureType)).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void EveryReducer_IsRegistered() =>
        Assert.Equal(
            OwnersOf<ReducerMethodAttribute>(),
            Registered.ReducerOwners.Select(Name).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void EveryEffect_IsRegistered() =>
        Assert.Equal(
            OwnersOf<EffectMethodAttribute>(),
            Registered.EffectOwners.Select(Name).Order(StringComparer.Ordinal)
        );

    private static FluxRegistrations RegisteredByTheFrame()
    {
        var services = new ServiceCollection();
        services.AddFrame();
        return services.BuildServiceProvider().GetRequiredService<FluxRegistrations>();
    }

    private static IEnumerable<string> OwnersOf<TAttribute>()
        where TAttribute : Attribute =>
        Types
            .Where(static type =>
                type.GetMethods(
                        BindingFlags.Static
                            | BindingFlags.Instance
                            | BindingFlags.Public
                            | BindingFlags.NonPublic
                            | BindingFlags.DeclaredOnly
                    )
                    .Any(static method => method.GetCustomAttribute<TAttribute>() is not null)
            )
            .Select(Name)
            .Order(StringComparer.Ordinal);

    private static bool IsFeature(Type type) =>
        type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(Feature<>);

    private static string Name(Type type) => type.FullName ?? type.Name;
}
