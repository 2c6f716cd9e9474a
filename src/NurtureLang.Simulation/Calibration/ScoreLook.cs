namespace NurtureLang.Simulation.Calibration;

/// <summary>A look at a contact's score.</summary>
/// <param name="Contact">A number that is the contact's own among all looks.</param>
/// <param name="Score">The score then, in millionths.</param>
/// <param name="Converted">Whether the outcome came in time.</param>
public readonly record struct ScoreLook(long Contact, long Score, bool Converted);
