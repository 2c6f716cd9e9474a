string domain(string email)
{
    while (!email.Contains('@')) { }
    return email.Split('@')[1];
}
