package de.lindental.crm;

import java.time.LocalDate;

/** Somebody who gets the newsletter. */
public class Subscriber {
    private String firstName;
    private String lastName;
    private String email;
    private LocalDate birthDate;
}
