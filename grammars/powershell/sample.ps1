<# COMMENT
#>
# COMMENT
$password = "VALUE__password STRING $CODEWORD_a $($CODEWORD_b.c) STRING"
$env:TOKEN = 'VALUE__env_TOKEN'
$object.Secret = "VALUE__object_Secret" # COMMENT
$hash = @{ Key = "VALUE__Key"; "quoted-key" = 'VALUE__quoted_key'; KEY__c = @("STRING") }
$here = @"
STRING VALUE__here $CODEWORD_d
"@
$raw = @'
STRING VALUE__raw
'@

class Patient {
    [string] $FIELD__Patient__1 = "STRING"
    [int] $FIELD__Patient__2
}

function Connect-Clinic {
    param([string] $Pin = "VALUE__Pin")
    Connect-Database -Password "VALUE__Password" -Name CODEWORD_e "ARGUMENT__Connect_Database"
    $client.Login("ARGUMENT__Login")
    $inner = "VALUE__inner"
}

ConvertTo-SecureString "ARGUMENT__ConvertTo_SecureString" -AsPlainText -Force
