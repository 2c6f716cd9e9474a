int asked = 0;

string domain(string? email, int times)
{
    asked++;
    return System.IO.File.ReadAllText(email) + DateTime.Now;
}
