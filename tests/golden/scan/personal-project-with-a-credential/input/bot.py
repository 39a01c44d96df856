import boto3

AWS_ACCESS_KEY_ID = "{{AKIA<[A-Z2-7]{16}>}}"
AWS_SECRET_ACCESS_KEY = "{{<[A-Za-z0-9/+]{40}>}}"

bucket = boto3.client("s3", aws_access_key_id=AWS_ACCESS_KEY_ID,
                      aws_secret_access_key=AWS_SECRET_ACCESS_KEY)
