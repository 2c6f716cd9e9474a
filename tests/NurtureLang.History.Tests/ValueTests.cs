using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Tests;

/// <summary>What stands in a cell, as the value that the engine computes with.</summary>
public sealed class ValueTests
{
    [Theory]
    [InlineData("2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01 10:00:00Z", "2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01t10:00:00z", "2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01T10:00Z", "2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01T10:00:00.5Z", "2026-03-01T10:00:00.5Z")]
    [InlineData("2026-03-01T10:00:00.1234567Z", "2026-03-01T10:00:00.1234567Z")]
    [InlineData("2026-03-01T10:00:00.123456789Z", "2026-03-01T10:00:00.1234567Z")]
    [InlineData("2026-03-01T10:00:00+02:00", "2026-03-01T08:00:00Z")]
    [InlineData("2026-03-01T10:00:00-0530", "2026-03-01T15:30:00Z")]
    [InlineData("2026-03-01 10:00:00+01", "2026-03-01T09:00:00Z")]
    [InlineData("2026-03-01 10:00:00 UTC", "2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01T10:00:00", "2026-03-01T08:00:00Z")]
    [InlineData("2026-03-01", "2026-02-28T22:00:00Z")]
    [InlineData("  2026-03-01T10:00:00Z ", "2026-03-01T10:00:00Z")]
    [InlineData("1772359200", "2026-03-01T10:00:00Z")]
    [InlineData("1772359200000", "2026-03-01T10:00:00Z")]
    [InlineData("1772359200.25", "2026-03-01T10:00:00.25Z")]
    [InlineData("1772359200123", "2026-03-01T10:00:00.123Z")]
    [InlineData("-1000000000", "1938-04-24T22:13:20Z")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z")]
    [InlineData("0001-01-03T00:00:00Z", "0001-01-03T00:00:00Z")]
    [InlineData("1969-12-31T23:59:59.9999999Z", "1969-12-31T23:59:59.9999999Z")]
    public void A_time_stamp_is_read(string cell, string instant)
    {
        var run = TestHistory.Read(null, $"contact_id,timestamp,event\nA,{cell},logged_in\n");
        Assert.Equal(TestHistory.Instant(instant), run.Data.Group(Log.EventOrder.EventTime)[0].Instants[0]);
    }

    [Theory]
    [InlineData("2026-13-01T10:00:00Z")]
    [InlineData("2026-02-29")]
    [InlineData("2026-3-1")]
    [InlineData("01/03/2026")]
    [InlineData("2026-03-01T24:00:00Z")]
    [InlineData("2026-03-01T10:60:00Z")]
    [InlineData("2026-03-01T10:00:60Z")]
    [InlineData("2026-03-01T10:00:00.Z")]
    [InlineData("2026-03-01T10:00:0")]
    [InlineData("2026-03-01T10")]
    [InlineData("2026-03-01T10:00:00+2")]
    [InlineData("2026-03-01T10:00:00+19:00")]
    [InlineData("2026-03-01T10:00:00 Europe/Berlin")]
    [InlineData("20260301")]
    [InlineData("0000-01-01")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("9999999999999999")]
    [InlineData("1772359200.")]
    [InlineData("1772359200.x")]
    [InlineData("yesterday")]
    [InlineData("-")]
    public void A_time_stamp_that_is_none_is_a_reject_with_the_mend(string cell)
    {
        var run = TestHistory.Read(null, $"contact_id,timestamp,event\nA,{cell},logged_in\nB,2026-03-01,logged_in\n");
        Assert.Equal(2, run.OnlyReject.Line);
        Assert.Equal("timestamp", run.OnlyReject.Column);
        Assert.Contains("2026-03-01T10:00:00Z", run.OnlyReject.Reason, StringComparison.Ordinal);
        Assert.Equal(1, run.Summary.Events);
    }

    [Fact]
    public void Time_stamps_without_an_offset_are_counted()
    {
        var run = TestHistory.Read(null, "contact_id,timestamp,event\nA,2026-03-01,logged_in\nA,2026-03-01T10:00,logged_in\nA,2026-03-01T10:00Z,logged_in\n");
        Assert.Equal(2, run.Summary.InstantsWithoutOffset);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("seven")]
    public void What_is_counted_of_a_property_is_counted_once_whatever_the_id_of_the_event_is(string id)
    {
        var when = new PlanProperty("when", new PlanType(ValueKind.Instant));
        var schema = TestHistory.Schema with { Events = [new PlanEvent("booked", EventRole.Declared, [when])] };
        var run = TestHistory.Read(null, $"event_id,contact_id,timestamp,event,when\n1,A,2026-03-01T10:00:00Z,booked,2026-03-05T10:00Z\n"
            + $"{id},A,2026-03-01T10:00:00Z,booked,2026-03-05T10:00\n", TestHistory.Options(schema));
        Assert.Empty(run.Rejects.Kept);
        Assert.Equal(1, run.Summary.InstantsWithoutOffset);
    }

    [Fact]
    public void A_zone_is_asked_again_where_its_offset_changes_within_the_hour()
    {
        // Clocks go from 02:00 to 03:00: an hour of this zone has one offset before and another behind.
        var change = TestHistory.Instant("2026-03-29T01:30:00Z");
        long ToUtc(long local) => local - Ticks.PerHour < change ? local - Ticks.PerHour : local - (2 * Ticks.PerHour);
        var options = TestHistory.Options() with { ToUtc = ToUtc };
        var rows = string.Concat(Enumerable.Range(0, 240).Select(i => $"A,2026-03-29T{i / 60:00}:{i % 60:00}:00,logged_in\n"));
        var run = TestHistory.Read(null, "contact_id,timestamp,event\n" + rows, options);
        var expected = Enumerable.Range(0, 240).Select(i => ToUtc(TestHistory.Instant("2026-03-29T00:00:00Z") + (i * Ticks.PerMinute)));
        Assert.Equal(expected, run.Data.Group(Log.EventOrder.AsReceived)[0].Instants.ToArray());
    }

    [Theory]
    [InlineData(ValueKind.Number, "1.5", 1_500_000)]
    [InlineData(ValueKind.Number, "-12", -12_000_000)]
    [InlineData(ValueKind.Number, "+3.0000005", 3_000_001)]
    [InlineData(ValueKind.Number, "-3.0000005", -3_000_001)]
    [InlineData(ValueKind.Number, "0.0000004", 0)]
    [InlineData(ValueKind.Number, "0.9999999", 1_000_000)]
    [InlineData(ValueKind.Number, ".5", 500_000)]
    [InlineData(ValueKind.Number, "00012", 12_000_000)]
    [InlineData(ValueKind.Number, "1e3", 1_000_000_000)]
    [InlineData(ValueKind.Number, "25E-1", 2_500_000)]
    [InlineData(ValueKind.Number, "1e-300", 0)]
    [InlineData(ValueKind.Number, "9000000000000", 9_000_000_000_000_000_000)]
    [InlineData(ValueKind.Percent, "25%", 250_000)]
    [InlineData(ValueKind.Percent, "0.25", 250_000)]
    [InlineData(ValueKind.Percent, "33.333333 %", 333_333)]
    [InlineData(ValueKind.Money, "499.90", 499_900_000)]
    [InlineData(ValueKind.Money, "EUR 500", 500_000_000)]
    [InlineData(ValueKind.Money, "500EUR", 500_000_000)]
    [InlineData(ValueKind.YesNo, "Yes", 1)]
    [InlineData(ValueKind.YesNo, "true", 1)]
    [InlineData(ValueKind.YesNo, "1", 1)]
    [InlineData(ValueKind.YesNo, "NO", 0)]
    [InlineData(ValueKind.YesNo, "false", 0)]
    [InlineData(ValueKind.YesNo, "0", 0)]
    [InlineData(ValueKind.Date, "1970-01-02", 1)]
    [InlineData(ValueKind.Date, "1969-12-31", -1)]
    [InlineData(ValueKind.Date, "2000-03-01", 11_017)]
    [InlineData(ValueKind.Date, "2000-03-01T23:30:00-05:00", 11_017)]
    [InlineData(ValueKind.Time, "09:30", 342_000_000_000)]
    [InlineData(ValueKind.Time, "00:00:01", 10_000_000)]
    [InlineData(ValueKind.Duration, "3 days", 3 * Ticks.PerDay)]
    [InlineData(ValueKind.Duration, "1 hour", Ticks.PerHour)]
    [InlineData(ValueKind.Duration, "1.5 hours", 90 * Ticks.PerMinute)]
    [InlineData(ValueKind.Duration, "90min", 90 * Ticks.PerMinute)]
    [InlineData(ValueKind.Duration, "P1DT2H30M", (26 * Ticks.PerHour) + (30 * Ticks.PerMinute))]
    [InlineData(ValueKind.Duration, "P2W", 14 * Ticks.PerDay)]
    [InlineData(ValueKind.Instant, "1970-01-01T00:00:01Z", Ticks.PerSecond)]
    [InlineData(ValueKind.Message, "bye", 1)]
    [InlineData(ValueKind.Asset, "guide", 0)]
    [InlineData(ValueKind.Topic, "news", 0)]
    [InlineData(ValueKind.Channel, "sms", 1)]
    [InlineData(ValueKind.Enum, " finance ", 1)]
    [InlineData(ValueKind.Number, "", Value.Unknown)]
    [InlineData(ValueKind.Enum, "  ", Value.Unknown)]
    public void A_cell_is_read(ValueKind kind, string cell, long value)
    {
        var run = ReadField(kind, cell);
        Assert.Empty(run.Rejects.Kept);
        Assert.Equal(value, run.Field("A", 0));
    }

    [Theory]
    [InlineData(ValueKind.Number, "1,5", "no number")]
    [InlineData(ValueKind.Number, "1 000", "no number")]
    [InlineData(ValueKind.Number, ".", "no number")]
    [InlineData(ValueKind.Number, "NaN", "no number")]
    [InlineData(ValueKind.Number, "1e", "no number")]
    [InlineData(ValueKind.Number, "9000000000001", "larger than nine million million")]
    [InlineData(ValueKind.Number, "99999999999999999999999", "larger than nine million million")]
    [InlineData(ValueKind.Number, "1e400", "larger than nine million million")]
    [InlineData(ValueKind.Percent, "a lot", "no percentage")]
    [InlineData(ValueKind.Money, "free", "no amount of money")]
    [InlineData(ValueKind.YesNo, "maybe", "neither yes nor no")]
    [InlineData(ValueKind.Date, "2026-02-30", "no day")]
    [InlineData(ValueKind.Time, "25:00", "no time of day")]
    [InlineData(ValueKind.Time, "09:30 Uhr", "no time of day")]
    [InlineData(ValueKind.Duration, "3", "no length of time")]
    [InlineData(ValueKind.Duration, "1 month", "no length of time")]
    [InlineData(ValueKind.Duration, "P1M", "no length of time")]
    [InlineData(ValueKind.Duration, "PT", "no length of time")]
    [InlineData(ValueKind.Instant, "soon", "no point in time")]
    [InlineData(ValueKind.Message, "hullo", "none of hello, bye")]
    [InlineData(ValueKind.Enum, "fnance", "none of software, finance")]
    [InlineData(ValueKind.Enum, "Finance", "none of software, finance")]
    public void A_cell_that_holds_no_such_value_is_a_reject(ValueKind kind, string cell, string reason)
    {
        var run = ReadField(kind, cell);
        Assert.Contains(reason, run.OnlyReject.Reason, StringComparison.Ordinal);
        Assert.Equal("field", run.OnlyReject.Column);
        Assert.Equal(-1, run.Data.Contacts.Find("A"));
        Assert.Equal(0, run.Data.Contacts.Find("B"));
    }

    [Theory]
    [InlineData("email;sms", 3)]
    [InlineData("sms ; email", 3)]
    [InlineData("call", 4)]
    [InlineData("email;;email", 1)]
    public void A_set_is_a_mask(string cell, long mask) =>
        Assert.Equal(mask, TestHistory.Read($"contact_id,consent\nA,{cell}\n", null, Schema(new PlanType(ValueKind.Channel, true, true), "consent")).Field("A", 0));

    [Fact]
    public void An_empty_set_is_empty_where_it_has_to_be_known_and_unknown_where_it_need_not()
    {
        Assert.Equal(0, TestHistory.Read("contact_id,consent\nA,\n", null, Schema(new PlanType(ValueKind.Channel, false, true), "consent")).Field("A", 0));
        var optional = Schema(new PlanType(ValueKind.Channel, true, true), "consent");
        Assert.Equal(Value.Unknown, TestHistory.Read("contact_id,consent\nA,\n", null, optional).Field("A", 0));
    }

    [Fact]
    public void A_member_that_a_set_does_not_know_is_a_reject() =>
        Assert.Contains("none of email, sms, call", TestHistory.Read("contact_id,email,employees,industry,consent,timezone\nA,,,,email;fax,\n", null).OnlyReject.Reason, StringComparison.Ordinal);

    [Fact]
    public void An_empty_cell_of_a_field_that_is_always_known_is_a_reject() =>
        Assert.Contains("always known", TestHistory.Read("contact_id,name\nA,\n", null, Schema(TestHistory.Text, "name")).OnlyReject.Reason, StringComparison.Ordinal);

    [Fact]
    public void A_text_is_kept_as_it_stands()
    {
        var run = TestHistory.Read("contact_id,name\nA, \"Ada\" \n", null, Schema(TestHistory.Text, "name"));
        Assert.Equal(" \"Ada\" ", run.Texts[run.Field("A", 0)]);
    }

    [Fact]
    public void Two_currencies_in_one_column_are_refused()
    {
        var run = TestHistory.Read("contact_id,price\nA,EUR 5\nB,GBP 5\nC,7\n", null, Schema(new PlanType(ValueKind.Money, true), "price"));
        Assert.Contains("EUR", run.OnlyReject.Reason, StringComparison.Ordinal);
        Assert.Equal(2, run.Summary.Contacts);
    }

    [Fact]
    public void A_zone_that_is_none_is_unknown_and_counted()
    {
        var run = TestHistory.Read("contact_id,timezone\nA,Europe/Berlin\nB,Berlin\nC,Berlin\n", null);
        Assert.Equal("Europe/Berlin", run.Texts[run.Field("A", 4)]);
        Assert.Equal(Value.Unknown, run.Field("B", 4));
        Assert.Equal(2, run.Summary.UnknownTimeZones);
        Assert.Empty(run.Rejects.Kept);
    }

    private static Run ReadField(ValueKind kind, string cell) =>
        TestHistory.Read($"contact_id,field\nA,\"{cell}\"\nB,\n", null, Schema(new PlanType(kind, Optional: true, Enum: 0), "field"));

    private static HistoryOptions Schema(PlanType type, string name) =>
        TestHistory.Options(TestHistory.Schema with { Fields = [new PlanProperty(name, type)] });
}
