#include "subjects.h"

#include "words.h"

// The words of a row in one text, with blanks around each: no pointers for the dynamic linker to set.
static const struct {
    unsigned subjects;
    char words[400];
} rows[] = {
    {1U << SUBJECT_PERSON | SUBJECT_SURE,
     " person people human individual customer patient employee student pupil applicant passenger "
     "citizen resident "
     "voter cardholder beneficiary borrower policyholder traveler traveller staff teacher doctor "
     "physician nurse "
     "practitioner donor attendee participant respondent taxpayer spouse payer payee debtor "
     "personnel demographic "
     "clinician caregiver guardian inmate defendant "},
    {1U << SUBJECT_PERSON | SUBJECT_SURE,
     " kunde mitarbeiter angestellte benutzer nutzer schueler versicherte versicherter bewerber "
     "mitglied teilnehmer "
     "fahrer buerger kontoinhaber karteninhaber antragsteller arbeitnehmer personne employe "
     "salarie utilisateur "
     "etudiant eleve adherent assure abonne passager voyageur titulaire beneficiaire citoyen "},
    {1U << SUBJECT_PERSON | SUBJECT_SURE,
     " persona cliente paciente empleado usuario estudiante alumno trabajador asegurado titular "
     "ciudadano pasajero "
     "beneficiario solicitante paziente dipendente utente studente alunno assicurato titolare "
     "cittadino passeggero "
     "richiedente lavoratore "},
    {1U << SUBJECT_PERSON | SUBJECT_SURE,
     " pessoa funcionario utilizador estudante aluno segurado cidadao passageiro trabalhador "
     "colaborador persoon klant "
     "medewerker werknemer gebruiker leerling verzekerde burger passagier begunstigde aanvrager "
     "deelnemer "},
    {1U << SUBJECT_PERSON, " user client member contact profile guest visitor subscriber driver "
                           "owner author recipient lead prospect "
                           "candidate tenant parent child dependent signup registration membership "
                           "player sender checkin trip kontakt gast "
                           "membre candidat miembro socio lid "},
    {1U << SUBJECT_HEALTH,
     " patient encounter admission diagnosis medical clinical clinic hospital health prescription "
     "medication treatment "
     "ehr emr vitals allergy immunization laboratory practitioner physician nurse ward surgery "
     "therapy krankenhaus "
     "klinik arzt behandlung befund diagnose medizin gesundheit rezept visite "},
    {1U << SUBJECT_HEALTH, " hopital sante consultation ordonnance paciente salud medico consulta "
                           "clinica receta paziente ospedale salute "
                           "ricovero saude prontuario ziekenhuis zorg behandeling "},
    {1U << SUBJECT_ACCOUNT, " account card payment bank loan invoice order billing transaction "
                            "mortgage claim checkout wallet payroll deposit "
                            "cardholder konto karte zahlung rechnung bestellung kredit compte "
                            "carte paiement banque facture commande pret "},
    {1U << SUBJECT_ACCOUNT, " cuenta tarjeta pago banco factura pedido prestamo conto carta "
                            "pagamento banca fattura ordine conta cartao fatura "
                            "emprestimo rekening kaart betaling factuur bestelling lening "},
};

static bool row_has(struct slice row, struct slice word)
{
    enum { LONGEST = 32 };
    char blanked[LONGEST + 2] = " ";
    if (word.len == 0 || word.len > LONGEST)
        return false;
    for (size_t i = 0; i < word.len; i++)
        blanked[1 + i] = to_lower(word.ptr[i]);
    blanked[1 + word.len] = ' ';
    return slice_find(row, slice_of(blanked, word.len + 2)) != SLICE_NOT_FOUND;
}

// In the singular or in one of the plurals that only add letters.
static bool row_has_number(struct slice row, struct slice word)
{
    static const struct slice endings[] = {SLICE_INIT(""), SLICE_INIT("s"), SLICE_INIT("es"),
                                           SLICE_INIT("n"), SLICE_INIT("en")};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (slice_ends_with(word, endings[i]) &&
            row_has(row, slice_cut(word, 0, word.len - endings[i].len)))
            return true;
    return false;
}

unsigned subjects_of(struct slice object)
{
    struct words words;
    unsigned subjects = 0;
    words_split(&words, object);
    for (size_t w = 0; w < words.count; w++) {
        struct span span = words.word[w];
        struct slice word = span_text(object, span);
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
            if (row_has_number(slice_of_string(rows[i].words), word))
                subjects |= rows[i].subjects;
    }
    return subjects;
}

bool subject_named(struct slice name, enum subject *subject)
{
    static const struct slice names[SUBJECT_COUNT] = {[SUBJECT_PERSON] = SLICE_INIT("person"),
                                                      [SUBJECT_HEALTH] = SLICE_INIT("health"),
                                                      [SUBJECT_ACCOUNT] = SLICE_INIT("account")};
    for (int i = 0; i < SUBJECT_COUNT; i++)
        if (slice_equals(name, names[i])) {
            *subject = (enum subject)i;
            return true;
        }
    return false;
}
