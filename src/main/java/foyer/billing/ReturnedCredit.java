package foyer.billing;

import foyer.payments.ProviderCredit;
import foyer.payments.ProviderCredit.Kind;

/**
 * Credit that an invoice of a second subscription took, and that is there again: whoever keeps it was asked for it as for any
 * other, and the reference alone tells that nobody made a present of it.
 */
final class ReturnedCredit {

    private static final String MARK = "extra-";

    private ReturnedCredit() {}

    /** Under which the credit that an invoice took is asked for, once for each. */
    static String reference(String invoice) {
        return MARK + invoice;
    }

    /** What was told of credit, as it is kept. */
    static ProviderCredit kept(ProviderCredit told) {
        var reference = told.reference();
        return told.kind() != Kind.GRANTED || reference == null || !reference.startsWith(MARK)
                ? told
                : new ProviderCredit(
                        told.id(),
                        told.customer(),
                        Kind.RETURNED,
                        told.currency(),
                        told.amountMinor(),
                        told.balanceMinor(),
                        reference.substring(MARK.length()),
                        reference,
                        told.at());
    }
}
