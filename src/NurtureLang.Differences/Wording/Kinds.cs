namespace NurtureLang.Differences.Wording;

/// <summary>The kinds of named things, as sentences name them.</summary>
internal static class Kinds
{
    public const string Account = "account";
    public const string Asset = "asset";
    public const string Calendar = "calendar";
    public const string Campaign = "campaign";
    public const string Channel = "channel";
    public const string Enum = "enum";
    public const string Event = "event";
    public const string Field = "field";
    public const string Function = "function";
    public const string Goal = "goal";
    public const string Grade = "grade";
    public const string Guarantee = "guarantee";
    public const string Handoff = "hand-off";
    public const string Journey = "stages";
    public const string Message = "message";
    public const string Persona = "persona";
    public const string Policy = "policy";
    public const string Program = "program";
    public const string Score = "score";
    public const string Segment = "segment";
    public const string Sequence = "sequence";
    public const string Stage = "stage";
    public const string Topic = "topic";
}
