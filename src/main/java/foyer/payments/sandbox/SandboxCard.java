package foyer.payments.sandbox;

import foyer.payments.ProviderPaymentMethod;

/** The cards that the sandbox knows, by their numbers. */
enum SandboxCard {
    /** Is charged whenever it is asked for. */
    GOOD("4242424242424242"),
    /** Is charged when it is first used, and never again. */
    FAILS_LATER("4000000000000341");

    private static final int LAST = 4;
    private static final String EXPIRES = "2034-04";

    private final String number;

    SandboxCard(String number) {
        this.number = number;
    }

    String number() {
        return number;
    }

    static SandboxCard of(String number) {
        return FAILS_LATER.number.equals(number) ? FAILS_LATER : GOOD;
    }

    ProviderPaymentMethod shown() {
        return new ProviderPaymentMethod("card", "visa", number.substring(number.length() - LAST), EXPIRES);
    }
}
