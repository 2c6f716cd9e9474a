namespace NurtureLang.History.Rejects;

/// <summary>Takes the rows that could not be read, in the order of the files.</summary>
public interface IRejects
{
    /// <summary>Takes one.</summary>
    void Add(Reject reject);
}
