using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Sequences;

namespace NurtureLang.Compiler.Tests;

/// <summary>What forms become in the plan.</summary>
public sealed class LoweringTests
{
    private const string Head = """
        campaign c { timezone "UTC" }
        contact { email: text, title: text?, employees: number?, plan: text? }
        event viewed { url: text }
        event bought { plan: text }

        """;

    [Theory]
    [InlineData(">= 3", 3)]
    [InlineData("< 3", 3)]
    [InlineData("> 3", 4)]
    [InlineData("<= 3", 4)]
    [InlineData("= 3", 4)]
    [InlineData("!= 3", 4)]
    [InlineData(">= 2.5", 3)]
    public void A_window_remembers_as_many_events_as_its_threshold_needs(string comparison, int capacity)
    {
        var plan = Lower($"segment s = count(viewed) {comparison} in last 7 days");
        var aggregate = Assert.Single(plan.Aggregates);
        Assert.Equal((capacity, true), (aggregate.Capacity, aggregate.Exact));
    }

    [Fact]
    public void Equal_aggregates_are_one_with_the_larger_capacity()
    {
        var plan = Lower("segment a = count(viewed where url = \"/x\") >= 3 in last 7 days\nsegment b = count(viewed where url = \"/x\") >= 5 in last 7 days");
        Assert.Equal(5, Assert.Single(plan.Aggregates).Capacity);
    }

    [Fact]
    public void Aggregates_with_other_texts_are_two() =>
        Assert.Equal(2, Lower("segment a = count(viewed where url = \"/x\") >= 3\nsegment b = count(viewed where url = \"/y\") >= 3").Aggregates.Length);

    [Fact]
    public void A_segment_comes_after_those_it_names()
    {
        var plan = Lower("segment a = is b or title is known\nsegment b = employees > 3");
        Assert.Equal(["b", "a"], plan.Segments.Select(segment => segment.Name));
    }

    [Fact]
    public void A_stage_is_compared_along_the_path_and_never_with_a_side_stage()
    {
        var plan = Lower("""
            stages j {
              path new, warm, ready  side lost
              new -> warm on viewed  warm -> ready on viewed  ready -> lost on viewed  lost -> new on viewed
            }
            segment s = stage >= warm
            """);
        var test = Assert.IsType<OneOfCondition>(Assert.Single(plan.Segments).Condition);
        Assert.Equal([1L, 2L], test.Values.ToArray());
    }

    [Fact]
    public void Steps_are_laid_out_in_the_order_of_the_source_and_each_names_the_next()
    {
        var plan = Lower("""
            message one { channel email  subject "one"  text "one" }
            sequence s {
              enter on viewed
              wait 1 day
              if employees > 3 { send one  wait 2 hours } else { exit }
              repeat every 1 week up to 3 times { send one }
              alert "done" to "desk"
            }
            """);
        var sequence = Assert.Single(plan.Sequences);
        Assert.Equal(["wait_1", "if_1", "one", "wait_2", "exit_1", "repeat_1", "one_2", "alert_1"], sequence.Steps.Select(step => step.Name));
        Assert.Equal([1, 5, 3, 5, -1, 7, 5, -1], sequence.Steps.Select(step => step.Next));
        Assert.Equal([2, 4], Assert.IsType<BranchStep>(sequence.Steps[1]).Branches.Select(branch => branch.Then));
        Assert.Equal((6, 2), (Assert.IsType<RepeatStep>(sequence.Steps[5]).Body, sequence.Counters));
    }

    [Fact]
    public void A_message_reads_the_entry_at_the_same_place_whoever_sends_it()
    {
        var plan = Lower("""
            message hi { channel email  subject "Your {entry.plan}"  text "{entry.url or "x"}" }
            event tried { url: text, plan: text }
            sequence a { enter on tried  if entry.url = "/a" { send hi } }
            sequence b { enter on bought  enter on tried  exit on viewed where url = entry.plan  send hi }
            """);
        Assert.Equal(["plan", "url"], plan.Sequences[0].Kept.Select(kept => kept.Name));
        Assert.Equal(["plan", "url"], plan.Sequences[1].Kept.Select(kept => kept.Name));
        Assert.Equal([0, 1], plan.Sequences[1].Kept[0].PropertyByEntry.ToArray());
        Assert.Equal([-1, 0], plan.Sequences[1].Kept[1].PropertyByEntry.ToArray());
    }

    [Fact]
    public void The_policys_order_comes_first_then_numbers_then_the_rest_together()
    {
        var plan = Lower("""
            policy { priority c > a }
            sequence a { enter on viewed }
            sequence b { enter on viewed }
            sequence c { enter on viewed }
            sequence d priority 5 { enter on viewed }
            sequence e priority 9 { enter on viewed }
            sequence f { enter on viewed }
            """);
        Assert.Equal([1, 4, 0, 3, 2, 4], plan.Sequences.Select(sequence => sequence.Rank));
    }

    [Fact]
    public void The_built_in_events_come_after_the_declared_ones()
    {
        var plan = Lower("");
        Assert.Equal(["viewed", "bought", "contact_updated", "enrolled_by_hand", "removed_by_hand", "contacts_merged"], plan.Schema.Events.Select(one => one.Name));
        Assert.Equal(["email", "title", "employees", "plan"], plan.Schema.Events[2].Properties.Select(property => property.Name));
    }

    [Fact]
    public void An_inequality_of_texts_is_false_where_one_is_unknown()
    {
        var condition = Assert.IsType<AllCondition>(Assert.Single(Lower("segment s = title != \"CTO\"").Segments).Condition);
        Assert.IsType<KnownCondition>(condition.Parts[0]);
        Assert.IsType<NotCondition>(condition.Parts[1]);
    }

    [Fact]
    public void Sources_name_the_file_and_the_line()
    {
        var compilation = Campaigns.Compile(
            "import \"crm/people.nurture\"\ncampaign c { timezone \"UTC\" }",
            ("crm/people.nurture", "contact { email: text }\n\nsegment s = email contains \"@\""));
        Assert.Equal("crm/people.nurture:3", Assert.Single(compilation.Plan!.Segments).Source);
        Assert.Equal(["main.nurture", "crm/people.nurture"], compilation.Plan.Sources.Select(source => source.Path));
    }

    private static CampaignPlan Lower(string text)
    {
        var compilation = Campaigns.Compile(Head + text);
        Assert.True(compilation.Plan is not null, string.Join('\n', compilation.Diagnostics));
        return compilation.Plan!;
    }
}
