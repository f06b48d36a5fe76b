// Obtains a person's data through the Agency Gateway, with .NET 10 alone. 經機關閘道取得民眾個人資料的範例。
//
//   GATEWAY_TOKEN=agw_… PERSON=A123456789 dotnet run AgencyGatewayClient.cs https://gateway.example CLI.EXAMPLE API.Example downloads
#:property PublishAot=false

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

var client = new AgencyGatewayClient(args[0], Environment.GetEnvironmentVariable("GATEWAY_TOKEN")!);
var state = Guid.NewGuid().ToString("N"); // keep it in your visitor's session
var person = Environment.GetEnvironmentVariable("PERSON")!;
var started = await client.StartAsync(args[1], [args[2]], person, state);
var txId = started.GetProperty("tx_id").GetString()!;
Console.WriteLine($"tx_id {txId}"); // keep this too
Console.WriteLine($"go_url {started.GetProperty("go_url").GetString()}"); // redirect your visitor there

var status = await client.AwaitAsync(txId);
Console.WriteLine($"status {status}");
if (status != "ready")
{
    return 2;
}
await client.DownloadAsync(txId, args[3]);
await client.EraseAsync(txId);
Console.WriteLine("erased");
return 0;

internal sealed class AgencyGatewayClient
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(60),
    };

    private readonly string transactions;

    public AgencyGatewayClient(string gateway, string token)
    {
        transactions = gateway + "/api/v1/sp/transactions";
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>The same key for the same wish: however often it is sent, there is one transaction.</summary>
    public async Task<JsonElement> StartAsync(string clientId, string[] resourceIds, string person, string state)
    {
        var key = Guid.NewGuid().ToString();
        var body = new Dictionary<string, object>
        {
            ["client_id"] = clientId,
            ["resource_ids"] = resourceIds,
            ["person"] = person,
            ["state"] = state,
        };
        HttpRequestMessage Request()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, transactions) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", key);
            return request;
        }
        try
        {
            return await JsonAsync(Request());
        }
        catch (HttpRequestException lostAnswer) when (lostAnswer.StatusCode is null)
        {
            return await JsonAsync(Request());
        }
    }

    /// <summary>
    /// Whether a browser that returns with this state is the one that left; your page asks this first, and answers 403 if not.
    /// The outcome in the address is for the page to show, never to decide by.
    /// </summary>
    public static bool IsSameVisitor(string? stateInSession, string? stateReturned) =>
        stateInSession is not null && stateReturned is not null
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(stateInSession), Encoding.UTF8.GetBytes(stateReturned));

    /// <summary>
    /// Asks again whenever the status has changed, at the latest every 25 seconds, until the data is there or cannot come.
    /// </summary>
    public async Task<string> AwaitAsync(string txId)
    {
        var status = "";
        var over = false;
        while (!over && status != "ready")
        {
            var answer = await JsonAsync(Get($"/{txId}?wait=25&known={status}"));
            status = answer.GetProperty("status").GetString()!;
            over = answer.GetProperty("final").GetBoolean();
        }
        return status;
    }

    /// <summary>Each file under its number: the names in the list are labels, not paths.</summary>
    public async Task DownloadAsync(string txId, string directory)
    {
        Directory.CreateDirectory(directory);
        var list = await JsonAsync(Get($"/{txId}/files"));
        foreach (var file in list.GetProperty("files").EnumerateArray())
        {
            var id = file.GetProperty("id").GetInt32();
            var target = Path.Combine(directory, id.ToString());
            using (var response = await SendAsync(Get($"/{txId}/files/{id}")))
            {
                await using var content = File.Create(target);
                await response.Content.CopyToAsync(content);
            }
            await using var stored = File.OpenRead(target);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stored)) != file.GetProperty("sha256").GetString())
            {
                File.Delete(target);
                throw new IOException($"file {id} did not arrive whole");
            }
            Console.WriteLine($"file {target}");
        }
    }

    public async Task EraseAsync(string txId)
    {
        using var _ = await SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"{transactions}/{txId}"));
    }

    private HttpRequestMessage Get(string path) => new(HttpMethod.Get, transactions + path);

    private async Task<JsonElement> JsonAsync(HttpRequestMessage request)
    {
        using var response = await SendAsync(request);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Errors come as application/problem+json; decide by its code.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (!response.IsSuccessStatusCode)
        {
            var problem = await response.Content.ReadAsStringAsync();
            throw new HttpRequestException(problem, null, response.StatusCode);
        }
        return response;
    }
}
