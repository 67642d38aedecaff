using Xunit;

namespace DraftStudio.Tests.Unit.Architecture;

/// <summary>Asserts of rules that name each place where one is broken.</summary>
public static class Rule
{
    public static void Holds(IEnumerable<string> broken)
    {
        var places = broken.ToList();
        Assert.True(places.Count == 0, string.Join(Environment.NewLine, places));
    }
}
