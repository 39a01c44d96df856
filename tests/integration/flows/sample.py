import logging
import requests
import anthropic
from openai import OpenAI

logger = logging.getLogger(__name__)


class Patient:
    diagnosis: str
    ssn: str


def admit(patient, client):
    logger.info("admitted %s", patient.diagnosis)  # FLOW log
    logger.info(f"admitted {patient.ssn} today")  # FLOW log
    msg = f"Summarise: {patient.diagnosis}"
    client.messages.create(model="m", messages=[{"role": "user", "content": msg}])  # FLOW ai-client
    OpenAI().chat.completions.create(messages=[{"role": "user", "content": "x" + patient.diagnosis}])  # FLOW ai
    payload = {
        "email": patient.email,
        "id": patient.id,
    }
    requests.post(URL, json=payload)  # FLOW http
    logger.info("x {}".format(patient.email))  # FLOW log
    logger.info("x %s" % patient["ssn"])  # FLOW log
    logger.info("x", extra={"email": patient.get("email")})  # FLOW log


def leave(patient, user):
    # logger.info(patient.ssn)
    logger.info("patient.ssn email {patient.ssn}")
    logger.info("patient %s", patient.id)
    logger.info("patient %s", mask(patient.ssn))
    logger.info("n %d", len(user.email))
    logger.info("has %s", user.email is not None)
    logger.info("has %s", bool(user.email))
    logger.info("yes" if user.email else "no")
    masked = hash_value(user.email)
    logger.info(masked)
    email = mask(user.email)
    logger.info(email)
    logger.info("sent", extra={"email_count": user.email_count})
    logger.info("for %s", user.masked_email)
    if user.email:
        logger.info("one")
    if logger.info("x") and user.email:
        pass


def other(msg):
    logger.info(msg)


def whole(patient: Patient, p: Patient, count):
    logger.info("admitted %s", patient)  # FLOW log
    logger.info("admitted %s", p)  # FLOW log
    OpenAI().responses.create(input=f"Summarise {p}")  # FLOW ai
    logger.info("admitted %s", p.id)
    logger.info("admitted %d", count(patient))
    logger.info("patient")


def another(p):
    logger.info("admitted %s", p)
