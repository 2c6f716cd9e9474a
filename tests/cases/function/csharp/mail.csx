// Those who give an address to everybody.
static readonly ImmutableArray<string> free = ["mail.example", "post.example"];

string? domain(string address)
{
    var at = address.LastIndexOf('@');
    return at < 0 ? null : address[(at + 1)..].ToLowerInvariant();
}

bool is_free(string address) => domain(address) is { } name && free.Contains(name);

int weight(decimal? employees) => employees switch { null => 1, < 100 => 2, _ => 3 };
