<html>
<?php
# COMMENT
// COMMENT
/** COMMENT
 */
define('DB_PASSWORD', 'VALUE__DB_PASSWORD');
const NAME__limit = 3, KEYWORD = "VALUE__KEYWORD";

class Patient extends Model
{
    private ?string $FIELD__Patient__1 = null;
    public $FIELD__Patient__2, $FIELD__Patient__3 = 'VALUE__FIELD__Patient__3';
    const SECRET = 'VALUE__SECRET';

    public function __construct(private readonly string $FIELD__Patient__4, $pin = 'VALUE__pin')
    {
        $this->token = "VALUE__token STRING {$CODEWORD_a['STRING']} $CODEWORD_b STRING";
        self::$shared = 'VALUE__shared';
    }
}

$config = [
    'KEY__host' => 'STRING', // COMMENT
    'api-key' => 'VALUE__api_key',
    'nested' => ['deep' => ["VALUE__deep"]],
];
$config['subscript'] = 'VALUE__subscript';
connect('ARGUMENT__connect', phrase: 'VALUE__phrase');
$client->login(["ARGUMENT__login"], function () { $inner = "VALUE__inner"; });
Foo::bar('ARGUMENT__bar');
new Login('ARGUMENT__Login');
$heredoc = <<<TEXT
STRING VALUE__heredoc $CODEWORD_c {$CODEWORD_d->e}
TEXT;
$nowdoc = <<<'TEXT'
STRING VALUE__nowdoc
TEXT;
$NAME__last = `STRING` . $CODEWORD_f;
?>
<p>text</p>
