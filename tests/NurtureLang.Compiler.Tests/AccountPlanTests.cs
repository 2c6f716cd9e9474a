using System.Collections.Immutable;
using NurtureLang.Plan;
using NurtureLang.Plan.Accounts;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Handoffs;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Serialization;

namespace NurtureLang.Compiler.Tests;

/// <summary>A plan whose accounts could not be run is refused, whoever wrote it.</summary>
public sealed class AccountPlanTests
{
    private static readonly CampaignPlan Plan = Campaigns.Compile("""
        campaign c { timezone "UTC" }
        contact { email: text, town: text?, note: text? }
        event asked
        score lead { +60 on asked }
        score twice = 2 * lead
        account company by domain(email, "gmail.com") { score = sum of twice, best of 3  hot = count of contacts where lead >= 50 }
        account place by town { people = count of contacts }
        handoff team to sales on company when count of contacts where lead >= 50 >= 3 { alert "A team" to "sales" }
        sequence s { enter on asked  exit when company.score >= 100 and place.people >= 2  set note = "Asked" }
        """).Plan ?? throw new InvalidOperationException();

    private static readonly RollUpValue Figure = new(0, 0);

    [Fact]
    public void As_it_was_compiled_it_is_taken_and_written_again_as_it_was()
    {
        var bytes = PlanJson.Write(Plan);
        Assert.Equal(bytes, PlanJson.Write(PlanJson.Read(bytes)));
    }

    [Fact]
    public void Keys_are_made_of_fields()
    {
        Refused(WithKey(new ScoreValue(0)));
        Refused(WithKey(new FieldValue(9)));
        Refused(WithKey(new DomainValue(new ScoreValue(0), [])));
        Refused(WithKey(new DomainValue(new FieldValue(0), [""])));
        Refused(WithKey(new CaseValue([new CaseBranch(new CompareCondition(CompareOperator.Greater, Figure, new ConstantValue(0)), new TextValue("a"))], new TextValue("b"))));
    }

    [Fact]
    public void Figures_are_made_of_what_each_contact_is_alone()
    {
        Refused(WithRollUp(one => one with { Of = Figure }));
        Refused(WithRollUp(one => one with { Of = new RollUpValue(0, 9) }));
        Refused(WithRollUp(one => one with { Of = new FieldValue(0) }));
        Refused(WithRollUp(one => one with { Where = new KnownCondition(new RollUpValue(1, 0)) }));
        Refused(WithRollUp(one => one with { Kind = RollUpKind.Count }));
        Refused(WithRollUp(one => one with { Of = null }));
        Refused(WithRollUp(one => one with { Best = -1 }));
        Refused(WithRollUp(one => one with { Best = 1_000_000 }));
        Refused(WithRollUp(one => one with { Kind = (RollUpKind)9 }));
        // A derived score that reads a figure which is made of that score.
        Refused(Plan with { Scores = [.. Plan.Scores.Select(score => score.Derived is null ? score : score with { Derived = Figure })] });
        Refused(Plan with { WrittenAccounts = [.. Plan.Accounts, Plan.Accounts[0]] });
    }

    [Fact]
    public void A_hand_off_on_an_account_is_about_that_account()
    {
        Refused(WithHandoff(one => one with { Account = 7 }));
        Refused(WithHandoff(one => one with { Account = null }));
        Refused(WithHandoff(one => one with { When = null }));
        Refused(WithHandoff(one => one with { Event = 0 }));
        Refused(WithHandoff(one => one with { When = new KnownCondition(new FieldValue(0)) }));
        Refused(WithHandoff(one => one with { When = new KnownCondition(new RollUpValue(1, 0)) }));
        Refused(WithHandoff(one => one with { When = new KnownCondition(new ClockValue(ClockReading.Today)) }));
    }

    [Fact]
    public void No_step_sets_what_a_key_is_made_of()
    {
        var steps = Plan.Sequences[0].Steps;
        var at = steps.IndexOf(steps.OfType<SetStep>().Single());
        var changed = steps.SetItem(at, steps.OfType<SetStep>().Single() with { Field = 0 });
        Refused(Plan with { Sequences = [Plan.Sequences[0] with { Steps = changed }] });
    }

    private static CampaignPlan WithKey(PlanExpression key) => WithAccount(account => account with { Key = key });

    private static CampaignPlan WithRollUp(Func<PlanRollUp, PlanRollUp> change) =>
        WithAccount(account => account with { RollUps = account.RollUps.SetItem(0, change(account.RollUps[0])) });

    private static CampaignPlan WithAccount(Func<PlanAccount, PlanAccount> change) => Plan with { WrittenAccounts = Plan.Accounts.SetItem(0, change(Plan.Accounts[0])) };

    private static CampaignPlan WithHandoff(Func<PlanHandoff, PlanHandoff> change) => Plan with { Handoffs = ImmutableArray.Create(change(Plan.Handoffs[0])) };

    private static void Refused(CampaignPlan plan) => Assert.Throws<PlanException>(() => PlanJson.Read(PlanJson.Write(plan)));
}
