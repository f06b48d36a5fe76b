<?php
/**
 * Receives the Agency Gateway's status calls, with PHP 8 alone. 接收機關閘道狀態通知的範例。
 *
 *   WEBHOOK_SECRET=whsec_… php -S 127.0.0.1:8099 webhook_receiver.php
 */
declare(strict_types=1);

/** Whether the gateway sent it, and not more than five minutes ago. */
function is_genuine(string $id, string $timestamp, string $signatures, string $body, string $secret, int $now): bool
{
    if ($id === '' || !preg_match('/\A[0-9]{1,12}\z/', $timestamp) || abs($now - (int) $timestamp) > 300) {
        return false;
    }
    $key = base64_decode(substr($secret, strlen('whsec_')), true);
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
    $found = false;
    foreach (explode(' ', $signatures) as $signature) { // two while a secret is being renewed
        $found = hash_equals($expected, $signature) || $found;
    }
    return $found;
}

$body = file_get_contents('php://input', false, null, 0, 65536);
$genuine = is_genuine(
    $_SERVER['HTTP_WEBHOOK_ID'] ?? '',
    $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '',
    $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '',
    $body,
    getenv('WEBHOOK_SECRET'),
    time(),
);
if ($genuine) {
    // Answer at once; what there is to do is done later. The same id again is a repeat; a lower sequence than the last one of a
    // transaction came late: ignore both.
    error_log('received ' . $body);
}
http_response_code($genuine ? 204 : 401);
