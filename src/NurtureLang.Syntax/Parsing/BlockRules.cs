using NurtureLang.Syntax.Grammar;

namespace NurtureLang.Syntax.Parsing;

/// <summary>Which rules of the grammar are blocks, and which are the lines of one: where the parser goes on after a mistake.</summary>
internal static class BlockRules
{
    private static readonly HashSet<int> Lines =
    [
        NurtureParser.RULE_declaration, NurtureParser.RULE_campaignItem, NurtureParser.RULE_calendarItem, NurtureParser.RULE_fieldItem,
        NurtureParser.RULE_rollUpItem, NurtureParser.RULE_scoreItem, NurtureParser.RULE_stagesItem, NurtureParser.RULE_handoffItem,
        NurtureParser.RULE_assetItem, NurtureParser.RULE_messageItem, NurtureParser.RULE_policyItem, NurtureParser.RULE_testItem,
        NurtureParser.RULE_recordItem, NurtureParser.RULE_sequenceItem, NurtureParser.RULE_step, NurtureParser.RULE_waitFirstItem,
        NurtureParser.RULE_waitItem, NurtureParser.RULE_chooseItem, NurtureParser.RULE_splitItem,
    ];

    private static readonly Dictionary<int, string> Blocks = new()
    {
        [NurtureParser.RULE_campaign] = "a campaign",
        [NurtureParser.RULE_calendar] = "a calendar",
        [NurtureParser.RULE_contact] = "`contact`",
        [NurtureParser.RULE_eventDeclaration] = "an event",
        [NurtureParser.RULE_account] = "an account",
        [NurtureParser.RULE_score] = "a score",
        [NurtureParser.RULE_scoreGroup] = "a group of a score",
        [NurtureParser.RULE_stages] = "`stages`",
        [NurtureParser.RULE_handoff] = "a hand-off",
        [NurtureParser.RULE_asset] = "an asset",
        [NurtureParser.RULE_message] = "a message",
        [NurtureParser.RULE_policy] = "a policy",
        [NurtureParser.RULE_test] = "a test",
        [NurtureParser.RULE_record] = "this list of values",
        [NurtureParser.RULE_sequence] = "a sequence",
        [NurtureParser.RULE_program] = "a program",
        [NurtureParser.RULE_block] = "a block of steps",
        [NurtureParser.RULE_waitBody] = "a `wait for`",
        [NurtureParser.RULE_plainStep] = "this step",
    };

    /// <summary>Whether the rule is one line of a block.</summary>
    public static bool IsLine(int rule) => Lines.Contains(rule);

    /// <summary>Whether the lines of the rule end with a comma as well as with their line.</summary>
    public static bool EndsWithComma(int rule) => rule is NurtureParser.RULE_fieldItem or NurtureParser.RULE_recordItem;

    /// <summary>What a block is called; null for a rule that is none.</summary>
    public static string? NameOf(int rule) => Blocks.GetValueOrDefault(rule);
}
