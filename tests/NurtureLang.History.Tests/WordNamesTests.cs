using System.Text;
using NurtureLang.History.Values;

namespace NurtureLang.History.Tests;

/// <summary>Every name is found where it stands in its list, and nothing else is.</summary>
public sealed class WordNamesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(300)]
    [InlineData(5_000)]
    public void Names_of_any_length_are_found_and_others_are_not(int count)
    {
        var random = new Random(count);
        string Draw() => string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => "abö_"[random.Next(4)]));
        var list = Enumerable.Range(0, count).Select(_ => Draw()).ToArray();
        var names = new WordNames(list);
        foreach (var text in list.Concat(Enumerable.Range(0, 1_000).Select(_ => Draw()))) Assert.Equal(Array.IndexOf(list, text), Find(names, text));
        Assert.Equal(-1, Find(names, ""));
    }

    // Names with the same first and last eight bytes share a place, whatever the table.
    [Fact]
    public void Names_that_differ_in_the_middle_alone_are_told_apart()
    {
        string[] list = ["beginning_one_theend__", "beginning_two_theend__", "beginning__theend__"];
        var names = new WordNames(list);
        for (var place = 0; place < list.Length; place++) Assert.Equal(place, Find(names, list[place]));
        Assert.Equal(-1, Find(names, "beginning_six_theend__"));
    }

    private static int Find(WordNames names, string text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text) + sizeof(ulong)];
        var length = Encoding.UTF8.GetBytes(text, bytes);
        return names.Find(ref bytes[0], length);
    }
}
