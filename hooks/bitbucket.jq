# What Bitbucket's Code Insights take, of a JSON report: a line with the report on the commit, then lines with at most 100
# annotations each, the worst first. One request takes no more, and a report keeps 1,000.
#
#   jq -c --arg exit_code 1 -f bitbucket.jq waybill.json

def printable: gsub("[[:cntrl:]\u202a-\u202e\u2066-\u2069]"; " ");

# The path up to the "!/" where so many bytes are the archive's: folders may have such names, too.
def archive:
    .archive_path_length as $length | (.path | split("!/")) as $parts
    | first((range(1; $parts | length) as $count | $parts[:$count] | join("!/")
        | select(utf8bytelength >= $length)), $parts[0]);

# An archive's member is no file of the repository, and what a later commit took out has no line any more.
def place:
    if .archive_path_length > 0 then {path: archive}
    elif .gone then {}
    else {path, line} end;

def annotation: {
    external_id: "waybill-\(.id)",
    annotation_type: (if .evidence == "value" then "VULNERABILITY" else "CODE_SMELL" end),
    severity: (.severity | ascii_upcase),
    summary: ([.title, .preview, .name] | map(select(. != "")) | join(", ") | printable[:450]),
    details: (["\(.path):\(.line)", (.commit | select(. != "") | "commit \(.[:12])"), .why[]]
        | join(", ") | printable[:2000])
} + place;

[.findings[] | select(.suppressed == null and .standing == "live") | annotation] as $annotations
| {
    title: "waybill",
    report_type: "SECURITY",
    reporter: "waybill",
    result: (if $exit_code == "0" then "PASSED" else "FAILED" end),
    details: (if .coverage.complete then "All was looked at." else "Not all could be looked at." end),
    data: [
        {title: "Risk tier", type: "TEXT", value: .assessment.tier},
        {title: "Findings", type: "NUMBER", value: ($annotations | length)}
    ]
},
($annotations[:1000] | range(0; length; 100) as $first | .[$first:$first + 100])
