<?php
function f($client, $patient) {
  $response = $client->chat()->create([  // FLOW ai
    'model' => 'gpt-4o',
    'messages' => [['role' => 'user', 'content' => "Explain {$patient->diagnosis}"]],
  ]);
  $r = OpenAI::chat()->create(['messages' => [['content' => $patient['diagnosis']]]]);  // FLOW ai
}
