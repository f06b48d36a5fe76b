<?php
/**
 * Obtains a person's data through the Agency Gateway, with PHP 8 alone. 經機關閘道取得民眾個人資料的範例。
 *
 *   GATEWAY_TOKEN=agw_… PERSON=A123456789 php agency_gateway_client.php https://gateway.example CLI.EXAMPLE API.Example downloads
 */
declare(strict_types=1);

final class AgencyGatewayClient
{
    private string $transactions;

    public function __construct(string $gateway, private string $token)
    {
        $this->transactions = $gateway . '/api/v1/sp/transactions';
    }

    /** The same key for the same wish: however often it is sent, there is one transaction. */
    public function start(string $clientId, array $resourceIds, string $person, string $state): array
    {
        $key = bin2hex(random_bytes(16));
        $body = json_encode([
            'client_id' => $clientId,
            'resource_ids' => $resourceIds,
            'person' => $person,
            'state' => $state,
        ], JSON_THROW_ON_ERROR);
        $headers = ['Content-Type: application/json', 'Idempotency-Key: ' . $key];
        try {
            return $this->json('POST', '', $headers, $body);
        } catch (LostAnswer) {
            return $this->json('POST', '', $headers, $body);
        }
    }

    /**
     * Whether a browser that returns with this state is the one that left; your page asks this first, and answers 403 if not.
     * The outcome in the address is for the page to show, never to decide by.
     */
    public static function isSameVisitor(?string $stateInSession, ?string $stateReturned): bool
    {
        return $stateInSession !== null && $stateReturned !== null && hash_equals($stateInSession, $stateReturned);
    }

    /** Asks again whenever the status has changed, at the latest every 25 seconds, until the data is there or cannot come. */
    public function await(string $txId): string
    {
        $status = '';
        do {
            $answer = $this->json('GET', "/$txId?wait=25&known=$status");
            $status = $answer['status'];
        } while ($status !== 'ready' && !$answer['final']);
        return $status;
    }

    /** Each file under its number: the names in the list are labels, not paths. */
    public function download(string $txId, string $directory): void
    {
        if (!is_dir($directory)) {
            mkdir($directory, 0700, true);
        }
        foreach ($this->json('GET', "/$txId/files")['files'] as $file) {
            $target = $directory . '/' . $file['id'];
            $content = $this->open('GET', "/$txId/files/{$file['id']}");
            file_put_contents($target, $content);
            if (!hash_equals($file['sha256'], hash_file('sha256', $target))) {
                unlink($target);
                throw new RuntimeException("file {$file['id']} did not arrive whole");
            }
            echo "file $target\n";
        }
    }

    public function erase(string $txId): void
    {
        fclose($this->open('DELETE', "/$txId"));
    }

    private function json(string $method, string $path, array $headers = [], string $body = ''): array
    {
        return json_decode(stream_get_contents($this->open($method, $path, $headers, $body)), true, 512, JSON_THROW_ON_ERROR);
    }

    /**
     * The answer's body as a stream. Errors come as application/problem+json; decide by its code.
     *
     * @return resource
     */
    private function open(string $method, string $path, array $headers = [], string $body = '')
    {
        $context = stream_context_create(['http' => [
            'method' => $method,
            'header' => ['Authorization: Bearer ' . $this->token, ...$headers],
            'content' => $body,
            'timeout' => 60,
            'follow_location' => 0,
            'ignore_errors' => true,
        ]]);
        $stream = @fopen($this->transactions . $path, 'rb', false, $context);
        if ($stream === false) {
            throw new LostAnswer('no answer from the gateway');
        }
        [, $status] = explode(' ', stream_get_meta_data($stream)['wrapper_data'][0]);
        if ((int) $status >= 300) {
            throw new RuntimeException($status . ' ' . stream_get_contents($stream));
        }
        return $stream;
    }
}

final class LostAnswer extends RuntimeException
{
}

[, $gateway, $clientId, $resourceId, $directory] = $argv;
$client = new AgencyGatewayClient($gateway, getenv('GATEWAY_TOKEN'));
$state = bin2hex(random_bytes(16)); // keep it in your visitor's session
$started = $client->start($clientId, [$resourceId], getenv('PERSON'), $state);
echo "tx_id {$started['tx_id']}\n"; // keep this too
echo "go_url {$started['go_url']}\n"; // redirect your visitor there

$status = $client->await($started['tx_id']);
echo "status $status\n";
if ($status !== 'ready') {
    exit(2);
}
$client->download($started['tx_id'], $directory);
$client->erase($started['tx_id']);
echo "erased\n";
