<?php
function f($user, $patient) {
  error_log($user->email);  // FLOW log
  $this->logger->info("for {$user->ssn}");  // FLOW log
  Log::info('for ' . $user['phone_number']);  // FLOW log
  $text = "has " . $patient->diagnosis;
  $client->chat()->create(['messages' => [['content' => $text]]]);  // FLOW ai
  Http::post($url, ['email' => $user->email]);  // FLOW http
}
function g($user) {
  // error_log($user->email);
  error_log('$user->email');
  error_log($user->id);
  error_log(mask($user->email));
  error_log(strlen($user->email));
  error_log(isset($user->email));
  error_log($user->email_verified);
}
function h($text) { error_log($text); }
