using System.Text;
using NurtureLang.Plan;
using NurtureLang.Plan.Serialization;

namespace NurtureLang.Compiler.Tests;

/// <summary>Plans are the same for the same sources, and none that was changed is run.</summary>
public sealed class PlanTests
{
    private static readonly Lazy<byte[]> Acme = new(() => PlanJson.Write(Campaigns.CompileSample("acme-b2b", "acme.nurture").Plan!));

    [Fact]
    public void The_same_sources_give_the_same_bytes() =>
        Assert.Equal(Acme.Value, PlanJson.Write(Campaigns.CompileSample("acme-b2b", "acme.nurture").Plan!));

    [Fact]
    public void A_line_more_in_a_source_gives_another_plan()
    {
        var one = Campaigns.Compile("campaign c { timezone \"UTC\" }\ncontact { email: text }");
        var two = Campaigns.Compile("campaign c { timezone \"UTC\" }\n\ncontact { email: text }");
        Assert.NotEqual(one.Plan!.Hash, two.Plan!.Hash);
    }

    [Fact]
    public void A_plan_with_any_one_digit_changed_is_refused()
    {
        var text = Encoding.UTF8.GetString(Acme.Value);
        var digits = Enumerable.Range(0, text.Length).Where(at => char.IsAsciiDigit(text[at])).ToList();
        foreach (var at in digits.Where((_, number) => number % Math.Max(1, digits.Count / 100) == 0))
        {
            var changed = new StringBuilder(text) { [at] = text[at] == '9' ? '8' : (char)(text[at] + 1) };
            Assert.Throws<PlanException>(() => PlanJson.Read(Encoding.UTF8.GetBytes(changed.ToString())));
        }
    }

    [Fact]
    public void A_plan_that_is_cut_off_anywhere_is_refused()
    {
        for (var length = 0; length < Acme.Value.Length - 2; length += Acme.Value.Length / 97)
        {
            var problem = Assert.Throws<PlanException>(() => PlanJson.Read(Acme.Value.AsSpan(0, length)));
            Assert.Contains("nurture build", problem.Message, StringComparison.Ordinal);
        }
    }

    // A hash is no seal against a hostile party: whoever edits a plan can seal it again. The validator looks at every number itself.
    [Fact]
    public void A_plan_that_was_edited_and_sealed_again_is_refused()
    {
        var text = Encoding.UTF8.GetString(Acme.Value);
        var refused = 0;
        foreach (var property in new[] { "event", "field", "next", "property", "aggregate", "segment", "score", "stages", "channel", "then", "body", "first", "topic" })
        {
            var tried = 0;
            for (var at = text.IndexOf($"\"{property}\": ", StringComparison.Ordinal); at >= 0 && tried < 40;)
            {
                var start = at + property.Length + 4;
                var end = start;
                while (text[end] is '-' or (>= '0' and <= '9')) end++;
                if (end > start && Sealed(text[..start] + "4711" + text[end..]) is { } bytes)
                {
                    var near = text[Math.Max(0, start - 200)..end];
                    Assert.True(Refused(bytes), $"accepted: {near}");
                    refused++;
                    tried++;
                }

                at = text.IndexOf($"\"{property}\": ", start, StringComparison.Ordinal);
            }
        }

        Assert.True(refused > 200, $"only {refused} edits were tried");
    }

    private static bool Refused(byte[] bytes)
    {
        try
        {
            PlanJson.Read(bytes);
            return false;
        }
        catch (PlanException)
        {
            return true;
        }
    }

    // The text with the hash of what it says now.
    private static byte[]? Sealed(string text)
    {
        var start = text.IndexOf("\"hash\": \"", StringComparison.Ordinal) + 9;
        var empty = text[..start] + text[(start + 64)..];
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(empty.TrimEnd('\n'))));
        return Encoding.UTF8.GetBytes(text[..start] + hash + text[(start + 64)..]);
    }

    [Fact]
    public void The_state_of_a_contact_has_the_bytes_that_its_layout_says()
    {
        var plan = PlanJson.Read(Acme.Value);
        Assert.Equal(NurtureLang.Plan.Layout.StateLayout.Of(plan).Bytes, plan.StateBytes);
        Assert.Equal(CampaignPlan.CurrentFormat, plan.Format);
    }
}
