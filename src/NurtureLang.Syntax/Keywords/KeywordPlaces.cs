namespace NurtureLang.Syntax.Keywords;

/// <summary>Where words of the language stand.</summary>
[Flags]
public enum KeywordPlaces
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>At the start of a declaration.</summary>
    File = 1,

    /// <summary>In `campaign`.</summary>
    Campaign = 2,

    /// <summary>In `calendar`.</summary>
    Calendar = 4,

    /// <summary>In `contact`, `event` and types.</summary>
    Schema = 8,

    /// <summary>In `persona`, `account` and `function`.</summary>
    Person = 16,

    /// <summary>In `score`.</summary>
    Score = 32,

    /// <summary>In `grade`.</summary>
    Grade = 64,

    /// <summary>In `stages`.</summary>
    Stages = 128,

    /// <summary>In `handoff`.</summary>
    Handoff = 256,

    /// <summary>In `asset`.</summary>
    Asset = 512,

    /// <summary>In `message`.</summary>
    Message = 1024,

    /// <summary>In `policy`.</summary>
    Policy = 2048,

    /// <summary>In `sequence` and `program`, beside steps.</summary>
    Sequence = 4096,

    /// <summary>In a step.</summary>
    Step = 8192,

    /// <summary>In `goal`.</summary>
    Goal = 16384,

    /// <summary>In `guarantee`.</summary>
    Guarantee = 32768,

    /// <summary>In `test`.</summary>
    Test = 65536,

    /// <summary>In a condition or a value.</summary>
    Value = 131072,

    /// <summary>With a time, a place or a person, in many forms.</summary>
    Time = 262144,
}
