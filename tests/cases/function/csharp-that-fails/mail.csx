string domain(string email)
{
    if (!email.Contains('@')) throw new FormatException($"{email} has no @");
    return email.Split('@')[1];
}
