namespace NurtureLang.Differences;

/// <summary>How much somebody should think before an edit goes live.</summary>
public enum Risk
{
    /// <summary>What is said or shown changes, or something gets stricter: nobody gets more, nobody loses their place.</summary>
    Low,
    /// <summary>Who gets what, or when, changes: more touches, sooner, or for others; figures from before and after do not compare.</summary>
    Medium,
    /// <summary>A protection or a promise is loosened, people inside lose their place or change arms, something can never happen any more, or data is no longer read.</summary>
    High,
}

/// <summary>A risk and the reason for it in words.</summary>
/// <param name="Risk">How high it is.</param>
/// <param name="Why">Why, as the second half of a sentence; empty where there is nothing to fear.</param>
internal sealed record Weight(Risk Risk, string Why)
{
    /// <summary>Nothing to fear.</summary>
    public static Weight None { get; } = new(Risk.Low, "");

    /// <summary>A low risk.</summary>
    public static Weight Low(string why) => new(Risk.Low, why);

    /// <summary>A medium risk.</summary>
    public static Weight Medium(string why) => new(Risk.Medium, why);

    /// <summary>A high risk.</summary>
    public static Weight High(string why) => new(Risk.High, why);
}
