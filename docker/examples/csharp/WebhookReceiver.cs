// Receives the Agency Gateway's status calls, with .NET 10 alone. 接收機關閘道狀態通知的範例。
//
//   WEBHOOK_SECRET=whsec_… dotnet run WebhookReceiver.cs 8099
#:property PublishAot=false

using System.Net;
using System.Security.Cryptography;
using System.Text;

var receiver = new WebhookReceiver(Environment.GetEnvironmentVariable("WEBHOOK_SECRET")!);
using var listener = new HttpListener();
listener.Prefixes.Add($"http://localhost:{args[0]}/");
listener.Start();
Console.WriteLine($"listening on {args[0]}");
while (true)
{
    var call = await listener.GetContextAsync();
    using var memory = new MemoryStream();
    await call.Request.InputStream.CopyToAsync(memory);
    var genuine = receiver.IsGenuine(
        call.Request.Headers["webhook-id"], call.Request.Headers["webhook-timestamp"],
        call.Request.Headers["webhook-signature"], memory.ToArray(), DateTimeOffset.UtcNow);
    if (genuine)
    {
        // Answer at once; what there is to do is done later. The same id again is a repeat; a lower sequence than the last one
        // of a transaction came late: ignore both.
        Console.WriteLine("received " + Encoding.UTF8.GetString(memory.ToArray()));
    }
    call.Response.StatusCode = genuine ? 204 : 401;
    call.Response.Close();
}

internal sealed class WebhookReceiver(string secret)
{
    private readonly byte[] key = Convert.FromBase64String(secret["whsec_".Length..]);

    /// <summary>Whether the gateway sent it, and not more than five minutes ago.</summary>
    public bool IsGenuine(string? id, string? timestamp, string? signatures, byte[] body, DateTimeOffset now)
    {
        if (id is null || signatures is null || !long.TryParse(timestamp, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > 300)
        {
            return false;
        }
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var expected = Encoding.ASCII.GetBytes("v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed)));
        var found = false;
        foreach (var signature in signatures.Split(' ')) // two while a secret is being renewed
        {
            found |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
        }
        return found;
    }
}
