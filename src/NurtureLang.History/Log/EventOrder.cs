namespace NurtureLang.History.Log;

/// <summary>In which order a contact's events come in.</summary>
public enum EventOrder
{
    /// <summary>
    /// As they were received: by received_at where the log has it, otherwise as the file has them. What was received together is in order of its
    /// instant; events of one instant that stand together are in order of event_id where the log has it.
    /// </summary>
    AsReceived,
    /// <summary>As they occurred: by instant, at one instant by event_id where the log has it, otherwise as the file has them.</summary>
    EventTime,
}
